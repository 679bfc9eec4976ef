package id.loketprakerja.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import id.loketprakerja.browser.Windows.Size;
import id.loketprakerja.customercare.CustomerCareEscalationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import id.loketprakerja.serviceday.OfficeAtWork;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What our plugins add to Tasklist, each seen by the officer who needs it. */
@BrowserTest
class HelpAtTheCounterTest {

  private static final String SERVER_PART = "**/api/counter**";

  /** Everything that this browser keeps longer than the page. */
  private static final String STORED = "JSON.stringify([{...localStorage}, {...sessionStorage}])";

  @Autowired private ProcessEngine engine;
  private OfficeAtWork office;

  @BeforeEach
  void wednesdayAtTen() {
    office = OfficeAtWork.openInContoh(engine);
  }

  @Test
  void givenAnOpenHotline_whenAProblemIsReported_thenTheCallIsInTheListAndTheSessionGoesOn(
      Windows windows) {
    office.participantArrives();
    Tasklist officer = windows.tasklist("petugas1");
    officer.take("Arahkan peserta ke meja");

    officer.press("Laporkan kendala");
    assertThat(officer.question()).containsText("021-25541246. Buka sampai 19.00 WIB.");
    officer.answer("Laporkan kendala");
    assertThat(officer.question()).containsText("Tulis dahulu apa kendalanya.");
    officer.question().getByLabel("Apa kendalanya?").fill("Situs tidak terbuka");
    officer.answer("Laporkan kendala");

    assertThat(officer.question()).hasCount(0);
    assertThat(officer.notice()).containsText("Kendala dicatat.");
    assertThat(officer.inList("Telepon hotline")).isVisible();
    assertThat(card(officer, "Telepon hotline")).containsText("Waktu tunggu 0 menit");
    assertThat(officer.heading()).hasText("Arahkan peserta ke meja");
    assertThat(office.shown(office.task(CustomerCareEscalationProcess.Elements.CALL_HOTLINE)))
        .containsEntry(Variables.PROBLEM, "Situs tidak terbuka");

    // What has been found out at the hotline leads back to the session.
    Form call = officer.take("Telepon hotline");
    assertThat(officer.facts()).containsText("Nomor antrean 1Meja 1Waktu tunggu 0 menit");
    call.choose("Hasil", "Kendala selesai").fill("Jawaban Customer Care", "Situs sudah pulih");
    officer.complete();
    officer.next("Arahkan peserta ke meja");
  }

  @Test
  void givenAClosedHotline_whenAProblemIsReported_thenItsOpeningIsToldAndAnEmailIsToBeSent(
      Windows windows) {
    office.clockShows("2026-05-20T20:00");
    office.participantArrives();
    Tasklist officer = windows.tasklist("petugas1", Size.TABLET);
    officer.take("Arahkan peserta ke meja");

    officer.press("Laporkan kendala");
    assertThat(officer.question())
        .containsText("Tutup; buka lagi Kamis, 21 Mei 2026 pukul 08.00 WIB.");
    officer.question().getByLabel("Apa kendalanya?").fill("Kode tidak datang");
    officer.answer("Laporkan kendala");

    assertThat(officer.inList("Kirim email ke Customer Care")).isVisible();
  }

  @Test
  void givenAProblemHalfWritten_whenItsDialogIsClosed_thenTheTextIsKeptForThisTaskUntilItIsSent(
      Windows windows) {
    String text = "Situs menampilkan pesan galat yang panjang";
    office.participantArrives();
    Tasklist officer = windows.tasklist("petugas1");
    officer.take("Arahkan peserta ke meja").tickAll();
    Locator problem = officer.question().getByLabel("Apa kendalanya?");

    officer.press("Laporkan kendala");
    problem.fill(text);
    officer.page().keyboard().press("Escape");
    assertThat(officer.question()).hasCount(0);
    officer.press("Laporkan kendala");
    assertThat(problem).hasValue(text);
    officer.answer("Batal");
    assertThat(officer.question()).hasCount(0);
    assertThat((String) officer.page().evaluate(STORED)).doesNotContain("Situs");

    // It goes with the task, and with being sent.
    officer.complete();
    officer.next("Periksa email peserta");
    officer.press("Laporkan kendala");
    assertThat(problem).hasValue("");
    problem.fill(text);
    officer.answer("Laporkan kendala");
    assertThat(officer.notice()).containsText("Kendala dicatat.");
    officer.press("Laporkan kendala");
    assertThat(problem).hasValue("");
  }

  @Test
  void givenAParticipantHalfRegistered_whenTheDialogIsClosedByMistake_thenItIsAskedFirst(
      Windows windows) {
    Tasklist officer = windows.tasklist("petugas1");
    Page page = officer.page();
    Form form = officer.newParticipant();
    // Nothing is lost yet.
    page.keyboard().press("Escape");
    assertThat(form.fields()).hasCount(0);

    officer.newParticipant().fill("Nama peserta", "Peserta Contoh");
    page.keyboard().press("Escape");
    assertThat(officer.question()).containsText("Isian yang belum dikirim akan hilang.");
    assertThat(Accessibility.seriousFaults(page, "dialog[open]")).isEmpty();
    officer.answer("Lanjut mengisi");
    assertThat(form.field("Nama peserta")).hasValue("Peserta Contoh");

    page.mouse().click(5, 700);
    officer.answer("Ya, tutup");
    assertThat(form.fields()).hasCount(0);
    assertThat(office.openTasks()).isEmpty();
  }

  @Test
  void givenASession_whenTheParticipantLeaves_thenItIsAskedFirstAndWhatIsLeftOpens(
      Windows windows) {
    ProcessInstance registration = office.participantArrives();
    Tasklist officer = windows.tasklist("petugas1");
    officer.take("Arahkan peserta ke meja").tickAll();
    officer.complete();
    officer.next("Periksa email peserta");

    officer.press("Peserta meninggalkan lokasi");
    assertThat(officer.question()).containsText("Nomor antrean 1 meninggalkan lokasi?");
    officer.answer("Batal");
    assertThat(officer.question()).hasCount(0);
    assertThat(office.openTasks()).containsExactly(Elements.CHECK_EMAIL);

    officer.press("Peserta meninggalkan lokasi");
    officer.answer("Ya, peserta pergi");
    officer.next("Bersihkan meja");
    assertThat(office.taskIn(registration.getId(), Elements.DISINFECT_DESK).getAssignee())
        .isEqualTo("petugas1");
    assertThat(officer.page().locator(".loket-actions button")).hasCount(0);
  }

  @Test
  void givenAnOccupiedDesk_whenTheNextParticipantsArrive_thenTheyWaitMayLeaveAndAreCalled(
      Windows windows) {
    ProcessInstance first = office.participantArrives();
    office.completeIn(
        first.getId(),
        "petugas1",
        Elements.GUIDE_TO_DESK,
        Map.of(Variables.PARTICIPANT_PRESENT, true));
    Tasklist officer = windows.tasklist("petugas1", Size.TABLET);

    arrives(officer, "37.5");
    assertThat(officer.notice()).containsText("Nomor antrean 2, menunggu meja.");
    arrives(officer, "36.9");
    assertThat(officer.notice()).containsText("Nomor antrean 3, menunggu meja.");
    assertFits(officer.notice());
    List<Locator> links =
        List.of(
            officer.offer("Mulai proses"),
            officer.offer("Peserta baru"),
            officer.offer("Antrean: 2 menunggu"));
    links.forEach(link -> assertFits(link, Size.TABLET));
    // Held upright it shows them in a menu.
    hold(officer.page(), Size.UPRIGHT_TABLET);
    Locator menu = officer.page().locator(".navbar-toggle");
    menu.click();
    links.forEach(link -> assertFits(link, Size.UPRIGHT_TABLET));
    menu.click();
    officer.cards().all().forEach(HelpAtTheCounterTest::assertFits);

    // One of them goes home.
    office.clockShows("2026-05-20T10:07");
    officer.press("Antrean: 2 menunggu");
    assertThat(officer.question()).containsText("Nomor antrean 3Menunggu 7 menit");
    assertFits(officer.question());
    assertThat(Accessibility.seriousFaults(officer.page(), "dialog[open]")).isEmpty();
    officer.answer("Peserta pergi", 0);
    assertThat(officer.question()).containsText("Nomor antrean 2 meninggalkan lokasi?");
    assertFits(officer.question());
    assertThat(Accessibility.seriousFaults(officer.page(), "dialog[open]")).isEmpty();
    officer.answer("Ya, peserta pergi");
    assertThat(officer.notice()).containsText("Nomor antrean 2 dicatat meninggalkan lokasi.");
    assertThat(officer.page().getByText("Antrean: 1 menunggu")).isVisible();

    // The desk becomes free for the other.
    officer.take("Periksa email peserta");
    assertFits(officer.facts());
    officer.actions().all().forEach(HelpAtTheCounterTest::assertFits);
    officer.press("Laporkan kendala");
    assertFits(officer.question());
    officer.answer("Batal");
    officer.press("Peserta meninggalkan lokasi");
    officer.answer("Ya, peserta pergi");
    officer.next("Bersihkan meja").tickAll();
    officer.complete();
    assertThat(officer.notice()).containsText("Nomor antrean 1 sudah selesai.");
    assertFits(officer.notice());
    assertThat(Accessibility.seriousFaults(officer.page(), ".loket-notice")).isEmpty();
    new Keyboard(officer.page())
        .press(officer.notice().getByText("Panggil nomor antrean 3 ke meja 1"));
    officer.next("Arahkan peserta ke meja");
    assertThat(officer.facts()).containsText("Nomor antrean 3Meja 1Waktu tunggu 7 menit");
  }

  @Test
  void givenAFever_whenTheParticipantIsRefused_thenTheExplanationOpens(Windows windows) {
    Tasklist officer = windows.tasklist("petugas1");

    arrives(officer, "37.6");
    officer.next("Jelaskan penolakan").tickAll();
    officer.complete();

    assertThat(officer.notice()).containsText("Selesai.");
    assertThat(office.openTasks()).isEmpty();
  }

  @Test
  void givenATaskBeyondItsTime_whenLookingAtTheList_thenItIsMarkedAndStandsFirst(Windows windows) {
    office.participantArrives();
    office.clockShows("2026-05-20T10:17");
    office.participantArrives(36.5, false);
    Tasklist officer = windows.tasklist("petugas1");

    Locator late = officer.cards().first();
    assertThat(officer.cards().nth(1)).containsText("Berikan masker");
    assertThat(officer.cards().nth(1)).not().containsText("Terlambat");
    assertThat(late).containsText("Arahkan peserta ke meja");
    assertThat(late).containsText("Terlambat 12 menit");
    assertThat(late).containsText("Waktu tunggu 0 menit");
    assertThat(late).containsText(Pattern.compile("Nomor antrean:\\s*1\\s*Meja:\\s*1"));
    officer.take("Arahkan peserta ke meja");
    assertThat(officer.facts()).containsText("Nomor antrean 1");
    assertThat(officer.facts()).containsText("Meja 1");
    assertThat(officer.facts()).containsText("Terlambat 12 menit");
    for (String ours : List.of(".loket-card", ".loket-task", ".loket-late")) {
      assertThat(Accessibility.seriousFaults(officer.page(), ours)).as(ours).isEmpty();
    }
    assertThat(officer.page()).hasURL(Pattern.compile("dueDate.*asc"));
  }

  @Test
  void givenAnOpenTask_whenLookingAtIt_thenOnlyAManagerIsOfferedItsGroupsAndDates(Windows windows) {
    office.participantArrives();
    String task = office.task(Elements.GUIDE_TO_DESK).getId();
    Tasklist officer = windows.tasklist("petugas1");
    officer.openById(task, "Arahkan peserta ke meja");
    Tasklist manager = windows.tasklist("manajer1");
    manager.openById(task, "Arahkan peserta ke meja");

    for (Locator detail : officer.planning()) {
      assertThat(detail).hasCount(1);
      assertThat(detail).isHidden();
    }
    manager.planning().forEach(detail -> assertThat(detail).isVisible());
    assertThat(officer.page().getByText("Ambil", new Page.GetByTextOptions().setExact(true)))
        .isVisible();
  }

  @Test
  void givenAnOpenService_whenTheManagerClosesIt_thenItIsAskedFirst(Windows windows) {
    Tasklist manager = windows.tasklist("manajer1");
    Keyboard keyboard = new Keyboard(manager.page());

    manager.press("Tutup layanan");
    assertThat(Accessibility.seriousFaults(manager.page(), "dialog[open]")).isEmpty();
    manager.answer("Batal");
    office.participantArrives();
    keyboard.press(manager.offer("Tutup layanan"));
    keyboard.press(manager.question().getByText("Ya, tutup layanan"));

    assertThat(manager.notice()).containsText("Layanan ditutup.");
    assertThat(manager.offer("Tutup layanan")).hasCount(0);
  }

  @Test
  void givenAQuestionLeftEmpty_whenABoxBelowIsPressed_thenItIsTickedThoughAComplaintMovesIt(
      Windows windows) {
    Form form = windows.tasklist("petugas1").newParticipant();
    form.field("Suhu badan peserta").focus();
    Locator box = form.field("Peserta memakai masker");

    box.click();

    assertThat(form.complaint("Suhu badan peserta")).hasText("Wajib diisi.");
    assertThat(box).isChecked();
  }

  @Test
  void givenNoAnswerFromOurServerPart_whenWorking_thenTasklistWorksAsEver(Windows windows) {
    office.participantArrives();
    Page page = windows.open(Size.LAPTOP);
    page.route(SERVER_PART, route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
    Tasklist officer = windows.tasklist("petugas1", page);

    officer.take("Arahkan peserta ke meja").tickAll();
    officer.complete();
    // Tasklist's own way to the next step: a link in a message.
    officer.page().locator(".page-notifications").getByText("Periksa email peserta").click();
    assertThat(officer.heading()).hasText("Periksa email peserta");
    assertThat(officer.page().locator(".loket-actions button")).hasCount(0);
  }

  @Test
  void givenScriptsOfOursThatCannotBeLoaded_whenWorking_thenTasklistWorksAsEver(Windows windows) {
    office.participantArrives();
    Page page = windows.open(Size.LAPTOP);
    for (String script : List.of("session", "indonesian", "counter")) {
      page.route("**/" + script + ".js*", Route::abort);
    }
    Tasklist officer = windows.tasklist("petugas1", page);

    officer.take("Arahkan peserta ke meja").tickAll();
    officer.complete();

    assertThat(office.openTasks()).containsExactly(Elements.CHECK_EMAIL);
    assertThat(officer.offer("Peserta baru")).hasCount(0);
  }

  /** On a tablet held either way; then it is held across again. */
  private static void assertFits(Locator part) {
    assertFits(part, Size.UPRIGHT_TABLET);
    assertFits(part, Size.TABLET);
  }

  /** Nothing of it is beyond the edge of the window, cut off, or under something else. */
  private static void assertFits(Locator part, Size size) {
    hold(part.page(), size);
    // Tasklist's own messages lie over ours until they go.
    assertThat(part.page().locator(".page-notifications .status")).hasCount(0);
    part.scrollIntoViewIfNeeded();
    assertThat(part.evaluate(MISFITS)).as("%s at %s", part, size).isEqualTo("");
  }

  private static void hold(Page page, Size size) {
    page.setViewportSize(size.width(), size.height());
  }

  private static final String MISFITS =
      """
      part => {
        const {left, top, right, width, height} = part.getBoundingClientRect();
        const shown = document.elementFromPoint(left + width / 2, top + height / 2);
        return [
          left < 0 || right > innerWidth ? `from ${left} to ${right} of ${innerWidth}` : '',
          part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== 'inline' ? 'cut off' : '',
          part.contains(shown) ? '' : `under ${shown?.outerHTML.slice(0, 100)}`
        ].join('');
      }
      """;

  private static Locator card(Tasklist officer, String task) {
    return officer.cards().filter(new Locator.FilterOptions().setHasText(task)).first();
  }

  private static void arrives(Tasklist officer, String temperature) {
    officer
        .newParticipant()
        .fill("Nama peserta", "Peserta Contoh")
        .fill("Suhu badan peserta", temperature)
        .tick("Peserta memakai masker");
    officer.start();
  }
}
