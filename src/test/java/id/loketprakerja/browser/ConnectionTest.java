package id.loketprakerja.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import id.loketprakerja.browser.Windows.Size;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import id.loketprakerja.serviceday.OfficeAtWork;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people read when the server is not reached, or somebody else answers for it. */
@BrowserTest
class ConnectionTest {

  private static final String LOST =
      "Sambungan ke server terputus. Isian Anda masih ada; coba lagi sebentar lagi.";
  private static final String AWAY =
      "Server sedang tidak dapat dihubungi. Isian Anda masih ada; coba lagi sebentar lagi.";
  private static final String SUBMIT = "**/submit-form";

  /** Of libraries and browsers. */
  private static final Pattern ENGLISH =
      Pattern.compile(
          "Request has been|Possible causes|Access-Control|Failed to fetch|NetworkError"
              + "|Bad Gateway|Gateway|Timeout|Unsuccessful|unable to parse");

  @Autowired private ProcessEngine engine;
  private OfficeAtWork office;

  @BeforeEach
  void wednesdayAtTen() {
    office = OfficeAtWork.openInContoh(engine);
  }

  @Test
  void givenAnOfficerAtWork_whenTheNetworkGoes_thenTheyAreToldAndNothingEnteredIsLost(
      Windows windows) {
    office.participantArrives();
    Tasklist officer = windows.tasklist("petugas1");
    Page page = officer.page();
    Locator claim =
        page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ambil").setExact(true));
    officer.open("Arahkan peserta ke meja");
    page.locator(".form-pane .fjs-form").waitFor();

    page.context().setOffline(true);
    claim.click();
    assertTold(officer, "Tugas tidak dapat diambil", LOST);

    page.context().setOffline(false);
    Form form = officer.takeOpen(Locator::click).tickAll();
    page.context().setOffline(true);
    form.send();
    assertTold(officer, "Tugas belum dapat diselesaikan", LOST);
    assertThat(form.locator().locator("input[type=checkbox]").first()).isChecked();
    officer.press("Laporkan kendala");
    officer.question().getByLabel("Apa kendalanya?").fill("Situs tidak terbuka");
    officer.answer("Laporkan kendala");
    assertThat(officer.question()).containsText(LOST);
    assertThat(officer.question().getByLabel("Apa kendalanya?")).hasValue("Situs tidak terbuka");
    assertNoEnglish(page);

    page.context().setOffline(false);
    officer.answer("Laporkan kendala");
    assertThat(officer.notice()).containsText("Kendala dicatat.");
    officer.complete();
    assertThat(office.openTasks()).contains(Elements.CHECK_EMAIL);
  }

  @Test
  void givenAParticipantBeingRegistered_whenAProxyAnswers_thenTheOfficerIsToldAndTheNextTryWorks(
      Windows windows) {
    Tasklist officer = windows.tasklist("petugas1");
    Page page = officer.page();
    Form arrival =
        officer
            .newParticipant()
            .fill("Nama peserta", "Peserta Contoh")
            .fill("Suhu badan peserta", "36.5");

    for (int status : List.of(502, 503, 504)) {
      page.route(SUBMIT, route -> route.fulfill(page(status)));
      arrival.send();
      assertThat(arrival.locator().locator(".notifications")).containsText(AWAY);
      assertNoEnglish(page);
      assertThat(arrival.field("Nama peserta")).hasValue("Peserta Contoh");
      page.unroute(SUBMIT);
    }

    officer.start();
    assertThat(office.openTasks()).contains(Elements.PROVIDE_MASK);
  }

  @Test
  void givenWordsOfOurServer_whenACallFails_thenTheyAreShownAsTheyAre(Windows windows) {
    office.participantArrives();
    Tasklist officer = windows.tasklist("petugas1");
    Form form = officer.take("Arahkan peserta ke meja").tickAll();
    String words = "Terjadi gangguan pada sistem dan tidak ada yang disimpan. Kode: 1a2b3c.";
    officer
        .page()
        .route(
            SUBMIT,
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setStatus(500)
                        .setContentType("application/json")
                        .setBody("{\"type\": \"Gangguan\", \"message\": \"" + words + "\"}")));

    form.send();

    assertTold(officer, "Tugas belum dapat diselesaikan", words);
  }

  @Test
  void givenAnyWebapp_whenTheServerIsNotReached_thenNobodyReadsTheWordsOfALibrary(Windows windows) {
    office.participantArrives();
    Tasklist officer = windows.tasklist("petugas1");
    officer.page().route("**/deployed-form*", Route::abort);
    officer.open("Arahkan peserta ke meja");
    assertThat(officer.page().locator(".form-pane"))
        .containsText("Sambungan ke server terputus. Coba lagi sebentar lagi.");
    officer.page().unroute("**/deployed-form*");
    officer.page().route("**/deployed-form*", route -> route.fulfill(page(504)));
    officer.page().reload();
    assertThat(officer.page().locator(".form-pane"))
        .containsText("Server sedang tidak dapat dihubungi. Coba lagi sebentar lagi.");

    Page admin = windows.signedIn("admin", Size.LAPTOP, "/camunda/app/admin/default/");
    admin.route("**/engine/default/user/**", route -> route.fulfill(page(502)));
    admin.navigate("/camunda/app/admin/default/#/users/petugas1?tab=profile");
    assertNoEnglish(admin);
    admin.navigate("/camunda/app/cockpit/default/");
    admin.getByText("Definisi proses").first().waitFor();
    admin.context().setOffline(true);
    admin.getByText("Definisi proses").first().click();
    assertNoEnglish(admin);
  }

  private static void assertTold(Tasklist person, String status, String words) {
    assertThat(person.message()).containsText(status);
    assertThat(person.message()).containsText(words);
    assertNoEnglish(person.page());
    // One mark, right behind what it belongs to.
    assertThat(
            (String)
                person
                    .message()
                    .locator(".status")
                    .filter(new Locator.FilterOptions().setHasText(status))
                    .last()
                    .evaluate(
                        "text => text.textContent + getComputedStyle(text, '::after').content"))
        .isEqualTo(status + "\":\"");
  }

  private static void assertNoEnglish(Page page) {
    assertThat(page.locator("body").innerText()).doesNotContainPattern(ENGLISH);
  }

  /** What a proxy says in place of a server. */
  private static Route.FulfillOptions page(int status) {
    return new Route.FulfillOptions()
        .setStatus(status)
        .setContentType("text/html")
        .setBody("<html><body><h1>" + status + " Bad Gateway</h1><hr>nginx</body></html>");
  }
}
