package id.loketprakerja.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import id.loketprakerja.browser.Windows.Size;
import id.loketprakerja.registration.OpenServiceDay;
import id.loketprakerja.registration.Participant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A participant says what they think, on a phone or on the counter's screen. */
@BrowserTest
class FeedbackTest {

  private static final String CODE = "0123456789abcdefghijkl";
  private static final String TASK = "Catat penilaian peserta";

  @Autowired private ApplicationContext application;
  @Autowired private JdbcClient database;
  private Participant participant;

  @BeforeEach
  void givenAParticipantAtADesk() {
    OpenServiceDay day = new OpenServiceDay(application);
    day.begin(1);
    participant = day.participantArrives();
  }

  @Test
  void onAPhoneItTakesOneTouchAndCountsOnce(Windows windows) {
    database
        .sql("insert into feedback_code select :code, id, 1 from service_day")
        .param("code", CODE)
        .update();
    Page phone = windows.open(Size.PHONE);
    phone.navigate("/feedback/" + CODE);
    assertThat(phone.getByRole(AriaRole.HEADING, named("Bagaimana layanan kami?"))).isVisible();
    assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    assertThat(new AxeBuilder(phone).analyze().getViolations()).isEmpty();

    // By the keyboard alone.
    phone.keyboard().press("Tab");
    phone.keyboard().press("Tab");
    phone.keyboard().press("Enter");
    assertThat(phone.getByRole(AriaRole.HEADING, named("Terima kasih"))).isVisible();
    assertThat(phone.url()).endsWith("/feedback/thanks");
    assertThat(phone.context().cookies()).isEmpty();
    assertThat(opinions()).isEqualTo("DISLIKE");

    phone.goBack();
    assertThat(phone.getByRole(AriaRole.HEADING, named("Penilaian sudah diberikan"))).isVisible();
    assertThat(opinions()).isEqualTo("DISLIKE");
  }

  @Test
  void onTheCountersScreenNothingOfTasklistIsSeenAndTheTaskGoesAwayByItself(Windows windows) {
    participant.passesSession();
    Tasklist officer = windows.tasklist("petugas1");
    officer.open(TASK);

    Page screen =
        officer
            .page()
            .waitForPopup(
                () ->
                    officer
                        .page()
                        .getByRole(AriaRole.LINK, named("Buka halaman penilaian di layar ini"))
                        .click());
    assertThat(screen.getByRole(AriaRole.BUTTON)).hasText(new String[] {"Suka", "Tidak suka"});
    assertThat(screen.locator("body")).not().containsText("Tugas");
    screen.getByRole(AriaRole.BUTTON, named("Suka").setExact(true)).click();
    assertThat(screen.getByRole(AriaRole.HEADING, named("Terima kasih"))).isVisible();

    assertThat(opinions()).isEqualTo("LIKE");
    assertThat(officer.page().locator("section.tasks-list"))
        .not()
        .containsText(TASK, new LocatorAssertions.ContainsTextOptions().setTimeout(25_000));
    // The way from the task leads to nothing any more.
    screen.navigate(wayFromTheTask());
    assertThat(screen.getByRole(AriaRole.HEADING, named("Penilaian sudah diberikan"))).isVisible();
  }

  @Test
  void anOfficerOfAnotherOfficeDoesNotGetThere(Windows windows) {
    Page other = windows.signedIn("petugasmakassar", Size.LAPTOP);
    assertThat(other.getByText("Mulai proses")).isVisible();

    other.navigate(wayFromTheTask());

    assertThat(other.getByRole(AriaRole.HEADING, named("Kode tidak berlaku"))).isVisible();
    assertThat(database.sql("select count(*) from feedback_code").query(Integer.class).single())
        .isZero();
  }

  private String wayFromTheTask() {
    return database
        .sql("select '/feedback/screen/' || id || '/1' from service_day")
        .query(String.class)
        .single();
  }

  private String opinions() {
    return String.join(
        ",", database.sql("select opinion from feedback").query(String.class).list());
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
