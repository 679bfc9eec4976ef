package id.loketprakerja.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import id.loketprakerja.browser.Windows.Size;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import id.loketprakerja.serviceday.OfficeAtWork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A number is sent as it stands on the screen, however it came there, or not at all. */
@BrowserTest
class NumbersTest {

  private static final String SENT = "**/submit-form";
  private static final String ARRIVAL =
      "/camunda/app/tasklist/default/#/?processStart=participant-registration";

  @Autowired private ProcessEngine engine;
  private OfficeAtWork office;

  @BeforeEach
  void wednesdayAtTen() {
    office = OfficeAtWork.openInContoh(engine);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id-ID", "en-US"})
  void givenATemperature_whenItIsEnteredInAnyWay_thenItIsSentAsItIsShown(
      String language, Windows windows) throws IOException {
    Page page = arrival(windows, language);
    Locator temperature = temperature(page);
    Locator start = new Form(page.locator(".modal-content")).button();
    Keyboard keyboard = page.keyboard();
    page.locator("input[id$=field_participantName]").fill("Peserta Contoh");
    Entry entry =
        (expected, how) -> {
          temperature.focus();
          how.accept(keyboard);
          Request sent = page.waitForRequest(SENT, () -> start.click());
          assertThat(temperature).hasValue(expected);
          assertThat(sentNumber(sent, "temperature")).isEqualTo(expected);
        };

    entry.isSent("37.9", keys -> keys.type("37,9"));
    entry.isSent("37.9", keys -> again(keys).type("37,9"));
    entry.isSent("37.9", keys -> again(keys).type("37.9"));
    entry.isSent(
        "37.9",
        keys -> {
          keys.press("End");
          keys.press("Backspace");
          keys.type("9");
        });
    entry.isSent(
        "37.9",
        keys -> {
          again(keys).press("Delete");
          keys.type("37,9");
        });
    entry.isSent(
        "37.9",
        keys -> {
          again(keys).type("36,5");
          again(keys).type("37,9");
          keys.press("Tab");
        });
    entry.isSent("36.8", keys -> again(keys).insertText("36,8"));
    entry.isSent("36.9", keys -> keys.press("ArrowUp"));
    entry.isSent("36.8", keys -> page.locator(".fjs-number-arrow-down").click());
    entry.isSent("36.7", keys -> temperature.fill("36.7"));
    entry.isSent("36.7", keys -> again(keys).type("36,7"));
  }

  @Test
  void givenATemperature_whenItCannotBeTakenAsItIsTyped_thenThatIsToldAndNothingIsSent(
      Windows windows) {
    Page page = arrival(windows, "id-ID");
    List<String> sent = new ArrayList<>();
    page.onRequest(
        request -> {
          if (request.url().endsWith("/submit-form")) {
            sent.add(request.postData());
          }
        });
    Form form = new Form(page.locator(".modal-content"));
    form.fill("Nama peserta", "Peserta Contoh");
    Locator temperature = temperature(page);
    Refused refused =
        (shown, complaint, how) -> {
          temperature.focus();
          how.accept(again(page.keyboard()));
          form.send();
          assertThat(form.complaint("Suhu badan peserta")).containsText(complaint);
          assertThat(temperature).hasValue(shown);
        };

    refused.isTold("37.59", "Isi paling banyak 1 angka", keys -> keys.type("37,59"));
    refused.isTold("50", "Isi angka 45 atau kurang.", keys -> keys.type("50"));
    refused.isTold("-", "Isi dengan angka.", keys -> keys.type("-"));
    refused.isTold("NaN", "Isi dengan angka.", keys -> keys.insertText("36,5 C"));
    refused.isTold("", "Wajib diisi.", keys -> keys.press("Delete"));
    refused.isTold("NaN", "Isi dengan angka.", keys -> keys.insertText("0x25"));
    assertThat(sent).isEmpty();

    // What has been told is taken back once it is put right.
    temperature.focus();
    again(page.keyboard()).type("37,5");
    assertThat(form.complaint("Suhu badan peserta")).hasCount(0);
    page.waitForRequest(SENT, () -> form.button().click());
    assertThat(sent).singleElement().asString().contains("37.5");
  }

  @Test
  void givenAWholeNumber_whenACommaIsTyped_thenItStaysAndWhatIsTypedLastIsSent(Windows windows)
      throws IOException {
    office.serveUntilTest(office.participantArrives().getId(), "PASSED");
    Task task = office.tasks(Elements.HELP_CHOOSE_BATCH).get(0);
    Tasklist officer = windows.tasklist("petugas1");
    Form form = officer.show(task.getId(), task.getName());
    Locator batch = form.locator().locator("input[id$=field_batchNumber]");
    Page page = officer.page();

    batch.focus();
    page.keyboard().type("5,5");
    assertThat(batch).hasValue("5.5");
    assertThat(form.complaint("Nomor gelombang")).containsText("Isi bilangan bulat.");
    form.locator().locator("input[type=checkbox]").all().forEach(Locator::check);
    batch.focus();
    Request sent =
        page.waitForRequest(
            SENT,
            () -> {
              again(page.keyboard()).type("12");
              form.send();
            });

    assertThat(sentNumber(sent, "batchNumber")).isEqualTo("12");
  }

  @Test
  void givenThatThisCannotBeMadeSure_whenAFormAsksForANumber_thenItCannotBeSent(Windows windows) {
    Page page = windows.open(Size.LAPTOP);
    page.route("**/entries.js*", Route::abort);
    windows.tasklist("petugas1", page).press("Peserta baru");

    page.locator(".modal-content .fjs-container form").waitFor(attached());
    assertThat(page.locator("input[id$=field_participantName]")).isHidden();
    assertThat(temperature(page)).isHidden();
    assertThat(new Form(page.locator(".modal-content")).button()).hasCount(0);
    assertThat(
            (String)
                page.locator(".modal-content .fjs-container")
                    .evaluate("form => getComputedStyle(form, '::before').content"))
        .contains("Muat ulang halaman ini.");
  }

  /** The form of a participant who has just come in; what is sent is refused, so that it stays. */
  private static Page arrival(Windows windows, String language) {
    Page page = windows.open(Size.LAPTOP, options -> options.setLocale(language));
    page.route(
        SENT,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(400)
                    .setContentType("application/json")
                    .setBody("{\"message\": \"Belum diterima.\"}")));
    windows.signIn(page, "petugas1", "/");
    page.getByText("Peserta baru").waitFor();
    page.navigate(ARRIVAL);
    temperature(page).waitFor();
    return page;
  }

  private static Locator temperature(Page page) {
    return page.locator("input[id$=field_temperature]");
  }

  private static Keyboard again(Keyboard keyboard) {
    keyboard.press("Control+A");
    return keyboard;
  }

  private static String sentNumber(Request sent, String variable) throws IOException {
    return new ObjectMapper()
        .readTree(sent.postData())
        .at("/variables/" + variable + "/value")
        .asText();
  }

  private static Locator.WaitForOptions attached() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
  }

  private interface Entry {
    void isSent(String expected, Consumer<Keyboard> how) throws IOException;
  }

  private interface Refused {
    void isTold(String shown, String complaint, Consumer<Keyboard> how);
  }
}
