package id.loketprakerja.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import id.loketprakerja.serviceday.OfficeAtWork;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** One computer, many people: who has left leaves nothing behind, whether or not they said so. */
@BrowserTest
class SigningOutTest {

  private static final Pattern SIGN_IN = Pattern.compile("/login(\\?.*)?(#.*)?$");
  private static final String COCKPIT = "/camunda/app/cockpit/default/";
  private static final String ACCOUNT = "[cam-widget-header] .account .dropdown-toggle";
  private static final String NAME = "Peserta Satu";

  @Autowired private ProcessEngine engine;
  @Autowired private ServletWebServerApplicationContext application;
  private OfficeAtWork office;

  @BeforeEach
  void wednesdayMorning() {
    office = OfficeAtWork.inContoh(engine);
    office.clockShows("2026-05-20T09:00");
  }

  /** Admin and Welcome have the same header as these, and take as long. */
  static List<String> webapps() {
    return Boolean.getBoolean("loket.stress")
        ? List.of("tasklist", "cockpit", "admin", "welcome")
        : List.of("tasklist", "cockpit");
  }

  @ParameterizedTest
  @MethodSource("webapps")
  void givenAWebapp_whenSigningOut_thenNeitherBackNorReloadNorAnotherWebappOpens(
      String app, Windows windows) {
    Page page = windows.signedIn("admin", Windows.Size.LAPTOP, "/camunda/app/" + app + "/default/");

    signOut(page);

    assertThat(page).hasURL(Pattern.compile("/login\\?logout$"));
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Anda sudah keluar.");
    page.goBack();
    assertAskedToSignIn(page);
    page.reload();
    assertAskedToSignIn(page);
    page.navigate(COCKPIT);
    assertAskedToSignIn(page);
  }

  @Test
  void givenAHalfFilledForm_whenSigningOut_thenNothingOfTheParticipantIsLeftInTheBrowser(
      Windows windows) {
    Page page = halfFilledForm(windows).page();
    Page other = page.context().newPage();
    other.navigate("/camunda/app/welcome/default/");
    assertThat(other.getByText("Petugas 1").first()).isVisible();
    Page slip = page.context().newPage();
    slip.navigate("/print/slip/" + serviceDay() + "/1");
    assertThat(slip.locator("main")).containsText("Nomor antrean");

    signOut(page);

    assertAskedToSignIn(page);
    assertNothingStored(page);
    // Other windows of the same browser do not go on showing the person either.
    assertAskedToSignIn(other);
    assertAskedToSignIn(slip);
  }

  @Test
  void givenNobodyAtTheComputer_whenTheTimeIsUp_thenWarnedThenSignedOutAndNothingIsLeft(
      Windows windows) {
    Page page = halfFilledForm(windows).page();
    Locator warning = page.getByRole(AriaRole.ALERTDIALOG);
    sessionsEndAfter15Minutes();
    // Signs of life are told every half minute; what has been done until now is told before.
    page.clock().fastForward(30_000);
    page.clock().fastForward(30_000);
    Request sign =
        page.waitForRequest(
            request -> request.url().endsWith("/session/active"), () -> page.mouse().wheel(0, 1));
    assertThat(sign.response().ok()).isTrue();
    sign.response().finished();
    // The page reads its answers in turn: when this one is read, it counts from now.
    page.evaluate("() => fetch('/session').then(answer => answer.json())");

    pass(page, 13);
    assertThat(warning).hasCount(0);
    pass(page, 1);

    assertThat(warning).containsText("Sesi berakhir dalam 60 detik.");
    assertThat(warning.getByText(NAME)).hasCount(0);
    warning.getByRole(AriaRole.BUTTON).click();
    assertThat(warning).hasCount(0);

    pass(page, 14);
    assertThat(warning).isVisible();
    pass(page, 1);

    assertThat(page).hasURL(Pattern.compile("/login\\?idle$"));
    assertThat(page.getByRole(AriaRole.STATUS))
        .containsText("Sesi berakhir karena tidak ada aktivitas");
    assertNothingStored(page);
    page.goBack();
    assertAskedToSignIn(page);
  }

  @Test
  void givenTheServerCannotBeReached_whenTheTimeIsUp_thenNobodysPageStaysAllTheSame(
      Windows windows) {
    Page page = windows.signedIn("petugas1", Windows.Size.LAPTOP, "/camunda/app/welcome/default/");
    assertThat(page.getByText("Petugas 1").first()).isVisible();
    sessionsEndAfter15Minutes();
    page.reload();
    assertThat(page.getByText("Petugas 1").first()).isVisible();

    page.context().setOffline(true);
    pass(page, 13);
    assertThat(page.getByText("Petugas 1").first()).isVisible();
    pass(page, 1);
    pass(page, 1);

    assertThat(page.locator("body")).not().containsText("Petugas 1");
  }

  @Test
  void givenTwoWindows_whenThePersonWorksInOne_thenTheOtherDoesNotEndTheSession(Windows windows) {
    Page page = windows.tasklist("petugas1").page();
    sessionsEndAfter15Minutes();
    Page other = page.context().newPage();
    other.navigate("/camunda/app/welcome/default/");
    assertThat(other.getByText("Petugas 1").first()).isVisible();

    for (int i = 0; i < 2; i++) {
      office.clockShows(i == 0 ? "2026-05-20T09:10" : "2026-05-20T09:20");
      page.clock().fastForward("10:00");
      page.waitForResponse(
          answer -> answer.url().endsWith("/session/active") && answer.ok(),
          () -> page.mouse().click(5, 5));
      other.clock().fastForward("10:00");
      assertThat(other.getByRole(AriaRole.ALERTDIALOG)).hasCount(0);
    }

    assertThat(other.getByText("Petugas 1").first()).isVisible();
  }

  private Object serviceDay() {
    return engine
        .getRuntimeService()
        .createVariableInstanceQuery()
        .variableName("serviceDayId")
        .list()
        .get(0)
        .getValue();
  }

  private Tasklist halfFilledForm(Windows windows) {
    office.openService();
    Tasklist officer = windows.tasklist("petugas1");
    officer
        .startForm("Pendaftaran peserta")
        .fill("Nama peserta", NAME)
        .fill("Suhu badan peserta", "36.5")
        .tick("Peserta memakai masker");
    officer.start();
    officer.take("Arahkan peserta ke meja").tickAll();
    Page page = officer.page();
    page.locator(".form-pane")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Simpan").setExact(true))
        .click();
    assertThat(stored(page)).contains("camunda-form:");
    assertThat(page.locator("body")).containsText(NAME);
    return officer;
  }

  private static void signOut(Page page) {
    page.locator(ACCOUNT).click();
    page.getByText("Keluar", new Page.GetByTextOptions().setExact(true)).click();
  }

  private static void assertAskedToSignIn(Page page) {
    assertThat(page).hasURL(SIGN_IN);
    assertThat(page.getByLabel("Kata sandi")).isVisible();
    assertThat(page.locator("body")).not().containsText(NAME);
  }

  /** The sign-in page empties the storage once it is there. */
  private static void assertNothingStored(Page page) {
    page.waitForFunction("localStorage.length + sessionStorage.length === 0");
  }

  private static String stored(Page page) {
    return (String) page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)");
  }

  /** In the office and in the browser. */
  private static void pass(Page page, int minutes) {
    ClockUtil.setCurrentTime(
        Date.from(ClockUtil.getCurrentTime().toInstant().plusSeconds(60L * minutes)));
    page.clock().fastForward(60_000L * minutes);
  }

  /** The sessions of this test; in the other tests of this application they never end. */
  private void sessionsEndAfter15Minutes() {
    Context context =
        (Context)
            ((TomcatWebServer) application.getWebServer()).getTomcat().getHost().findChildren()[0];
    for (Session session : context.getManager().findSessions()) {
      session.setMaxInactiveInterval(15 * 60);
    }
  }
}
