package id.loketprakerja.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import id.loketprakerja.serviceday.OfficeAtWork;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who watches in Cockpit finds its pages whole: what is closed to them leaves no hole there. */
@BrowserTest
class CockpitTest {

  private static final String COCKPIT = "/camunda/app/cockpit/default/";

  @Autowired private ProcessEngine engine;
  private ProcessInstance registration;
  private final List<String> faults = new ArrayList<>();

  @BeforeEach
  void oneParticipantIsAtADesk() {
    registration = OfficeAtWork.openInContoh(engine).participantArrives();
  }

  /** After the test, so that it is also told when a page has not become whole. */
  @AfterEach
  void nothingWasRefused() {
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"manajer1", "analis1", "admin"})
  void givenADayAtWork_whenLookedAtInCockpit_thenEachPageIsWholeAndNothingIsRefused(
      String person, Windows windows) {
    Page page = watched(windows, person);

    Locator deployed = page.locator(".deployed");
    assertThat(deployed.getByText("Definisi proses").locator("..")).containsText("5");
    assertThat(deployed.getByText("Definisi keputusan").locator("..")).containsText("1");

    page.navigate(COCKPIT + "#/processes");
    assertThat(page.getByText("5 definisi proses diterapkan")).isVisible();
    page.getByText("Pendaftaran peserta").first().click();
    assertThat(page.locator(".djs-container").first()).isVisible();

    page.navigate(COCKPIT + "#/decisions");
    page.getByText("Pemeriksaan kesehatan").first().click();
    assertThat(page.locator(".dmn-decision-table-container").first()).isVisible();

    page.navigate(COCKPIT + "#/tasks");
    assertThat(page.getByText("Tugas pengguna").first()).isVisible();
    page.navigate(COCKPIT + "#/repository");
    assertThat(page.getByText("Waktu penerapan").first()).isVisible();
    page.navigate(COCKPIT + "#/batch");
    page.waitForLoadState(LoadState.NETWORKIDLE);
  }

  @Test
  void givenAParticipantAtADesk_whenTheManagerOpensTheCase_thenItIsWholeToo(Windows windows) {
    Page page = watched(windows, "manajer1");
    assertThat(page.getByText("Definisi proses")).isVisible();

    page.navigate(COCKPIT + "#/process-instance/" + registration.getId() + "/runtime");

    assertThat(page.locator(".djs-container").first()).isVisible();
    assertThat(page.getByText("ticketNumber").first()).isVisible();
  }

  private Page watched(Windows windows, String person) {
    Page page = windows.signedIn(person, Windows.Size.LAPTOP, COCKPIT);
    page.onPageError(faults::add);
    page.onResponse(
        answer -> {
          if (answer.status() >= 400) {
            faults.add(answer.status() + " " + answer.url());
          }
        });
    return page;
  }
}
