package id.loketprakerja.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.loketprakerja.browser.PrintedPages.A4;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.loketprakerja.browser.Windows.Size;
import id.loketprakerja.registration.OpenServiceDay;
import id.loketprakerja.registration.Participant;
import id.loketprakerja.registration.StaffTask;
import id.loketprakerja.serviceday.OfficeAtWork;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** From the task to the sheet of paper. */
@BrowserTest
class PrintedMatterTest {

  private static final String PUBLIC_HOST = "loket.kepulauancontohselatankab.go.id";
  private static final String LONG_NAME =
      "Dinas Tenaga Kerja dan Transmigrasi Kabupaten Kepulauan Contoh Selatan";

  private static final String CALL_OFFICE =
      """
      name => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          texts.currentNode.data = texts.currentNode.data.replace('Dinas Tenaga Kerja Kabupaten Contoh', name);
        }
      }
      """;

  private static final Map<String, String> SAYING_NO =
      Map.of(
          "/print/slip/999999/1", "Lembar ini tidak ada",
          "/board/kantorhilang", "Papan antrean tidak ditemukan",
          "/feedback/0123456789abcdefghijkl", "Kode tidak berlaku",
          "/tidak/ada", "Halaman tidak dapat dibuka");

  @Autowired private ApplicationContext application;
  @Autowired private ProcessEngine engine;

  @Test
  void theSheetsOfTheSiteFromTheirTasks(Windows windows) {
    // given
    OfficeAtWork office = OfficeAtWork.inContoh(engine);
    office.clockShows("2020-05-20T07:00");
    office.beginPreparation();
    office.planRoster(List.of(office.officer()), List.of(office.assistant()));
    office.screenStaff();
    Tasklist officer = windows.tasklist(office.officer());

    // when
    officer.take("Pasang jam layanan");
    Page hours = opened(officer, "Buka lembar jam layanan untuk dicetak");
    officer.take("Cetak dan pasang panduan");
    Page emailGuide = opened(officer, "panduan membuat email");
    Page accountGuide = opened(officer, "panduan mendaftar akun");
    // The desks come when all else is ready.
    OfficeAtWork.CHECKS.forEach(
        check -> office.complete(office.officer(), check, OfficeAtWork.complete(check)));
    officer.take("Periksa kelengkapan meja");
    Page kit = opened(officer, "Buka daftar periksa untuk dicetak");

    // then
    assertPrints(hours, List.of(A4, A4), "JAM LAYANAN", "Ruang pelatihan", "Senin–Jumat");
    assertPrints(hours, List.of(A4, A4), "08.00–23.59", "Tutup tanggal 21 Mei 2020");
    assertPrints(emailGuide, List.of(A4), "Cara membuat alamat email", "ikuti panduan resmi");
    assertPrints(accountGuide, List.of(A4), "Cara mendaftar akun Kartu Prakerja", "021-25541246");
    assertPrints(kit, List.of(A4), "Daftar periksa kelengkapan meja", "Kabupaten Contoh");
  }

  @Test
  void theSlipFromTheLastTaskOfTheSession(Windows windows) {
    // given
    OpenServiceDay day = new OpenServiceDay(application);
    day.begin(1);
    Participant participant = day.participantArrives();
    participant.passes(
        StaffTask.GUIDE_TO_DESK,
        StaffTask.CHECK_EMAIL,
        StaffTask.HELP_CREATE_ACCOUNT,
        StaffTask.BRIEF_ON_ACCOUNT,
        StaffTask.TAKE_PHOTOS,
        StaffTask.SUPERVISE_WRITTEN_TEST,
        StaffTask.HELP_CHOOSE_BATCH);
    Tasklist officer = windows.tasklist(OpenServiceDay.OFFICER);

    // when
    officer.take("Jelaskan pengumuman");
    Page slip = opened(officer, "Buka lembar peserta untuk dicetak");

    // then
    assertPrints(slip, List.of(A4), "Nomor antrean 1", "sampai 21 November 2026");
    assertThat(PrintedPages.of(slip).text()).doesNotContain("Peserta Uji");

    // when: as in an office, where phones reach the server and names are long
    slip.setExtraHTTPHeaders(Map.of("X-Forwarded-Host", PUBLIC_HOST));
    slip.reload();
    assertThat(slip.getByRole(AriaRole.IMG)).isVisible();
    slip.evaluate(CALL_OFFICE, LONG_NAME);

    // then
    assertPrints(slip, List.of(A4), "Pindai kode ini", PUBLIC_HOST, LONG_NAME + " · dicetak");
  }

  @Test
  void whatSaysNoCanBeReadByAll(Windows windows) {
    Page page = windows.signedIn("petugas1", Size.LAPTOP, "/print/slip/999999/1");
    for (Map.Entry<String, String> other : SAYING_NO.entrySet()) {
      page.navigate(other.getKey());
      assertThat(page.getByRole(AriaRole.HEADING)).hasText(other.getValue());
      assertThat(new AxeBuilder(page).analyze().getViolations()).as(other.getKey()).isEmpty();
    }
  }

  @Test
  void aPersonOfSeveralOfficesPicksOne(Windows windows) {
    // given
    IdentityService accounts = engine.getIdentityService();
    accounts.createTenantUserMembership("kantormakassar", "petugas3");
    try {
      // when
      Page page = windows.signedIn("petugas3", Size.LAPTOP, "/print/desk-kit");

      // then
      assertThat(page.getByRole(AriaRole.HEADING)).hasText("Pilih kantor");
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      new Keyboard(page).press(page.getByText("Dinas Tenaga Kerja Kota Contoh Timur"));
      assertThat(page.getByRole(AriaRole.HEADING).first())
          .hasText("Daftar periksa kelengkapan meja");
    } finally {
      accounts.deleteTenantUserMembership("kantormakassar", "petugas3");
    }
  }

  /** The page that a link of the open form opens in a tab of its own. */
  private static Page opened(Tasklist tasklist, String link) {
    Page page =
        tasklist
            .page()
            .waitForPopup(
                () ->
                    new Keyboard(tasklist.page())
                        .press(
                            tasklist
                                .page()
                                .getByRole(
                                    AriaRole.LINK,
                                    new Page.GetByRoleOptions().setName(link).setExact(true))));
    assertThat(page.getByRole(AriaRole.BUTTON)).hasText("Cetak");
    return page;
  }

  private static void assertPrints(Page page, List<String> sizes, String... texts) {
    PrintedPages printed = PrintedPages.of(page);
    assertThat(printed.sizes()).isEqualTo(sizes);
    // The bar above the sheet stays on the screen.
    assertThat(printed.text()).contains(texts).doesNotContain("Cetak");
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
  }
}
