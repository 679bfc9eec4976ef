package id.loketprakerja.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import id.loketprakerja.browser.Windows.Size;
import id.loketprakerja.registration.OpenServiceDay;
import id.loketprakerja.registration.Participant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The waiting room's board, as people in front of it see it. */
@BrowserTest
class BoardTest {

  private static final String BOARD = "/board/kantorcontoh";
  private static final String EVENTS = "**/events";

  /** Keeps what would be spoken, and has a voice even where the machine has none. */
  private static final String LISTEN =
      """
      window.spoken = [];
      speechSynthesis.getVoices = () => [{ lang: 'id-ID', name: 'Suara' }];
      window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
      speechSynthesis.speak = (words) => window.spoken.push(words.text);
      """;

  @Autowired private ApplicationContext application;
  private OpenServiceDay day;

  @BeforeEach
  void givenAnOpenDay() {
    day = new OpenServiceDay(application);
    day.begin(1);
  }

  @Test
  void twoScreensFollowTheQueueByThemselves(Windows windows) {
    Page screen = windows.open(Size.LAPTOP);
    Page tablet = windows.open(Size.TABLET);
    for (Page page : new Page[] {screen, tablet}) {
      page.navigate(BOARD);
      assertThat(page.locator("#notice")).hasText("Layanan buka");
      assertThat(page.locator("#wait")).hasText("Langsung dilayani");
      assertThat(page.locator("#nobody")).isVisible();
    }

    Participant first = day.participantArrives();
    day.participantArrives();
    day.participantArrives();
    for (Page page : new Page[] {screen, tablet}) {
      assertThat(firstCall(page)).hasText(new String[] {"1", "1"});
      assertThat(page.locator("#waiting")).hasText("2");
      assertThat(page.locator("#next")).hasText("2, 3");
      assertThat(page.locator("#wait")).hasText("Belum dapat diperkirakan");
    }

    first.passesSession();
    first.passesWhatFollows();
    for (Page page : new Page[] {screen, tablet}) {
      assertThat(firstCall(page)).hasText(new String[] {"2", "1"});
      assertThat(page.locator("#wait")).hasText("Sekitar 5 menit");
      assertThat(page.context().cookies()).isEmpty();
      assertThat(page.content()).doesNotContain("Peserta Uji");
      assertThat(everythingFits(page)).isEqualTo(true);
    }
    assertThat(new AxeBuilder(screen).analyze().getViolations()).isEmpty();

    day.close();
    assertThat(screen.locator("#notice")).hasText("Antrean sudah ditutup");
  }

  @Test
  void aScreenThatHearsNothingSaysSinceWhen(Windows windows) {
    Page screen = windows.open(Size.LAPTOP);
    // One answer, and then none.
    screen.route(
        EVENTS,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/event-stream")
                    .setBody(
                        """
                        data: {"time": "10.15", "board": {"open": true, "notice": "Layanan buka", "calls": [\
                        {"ticket": 107, "desk": 12}, {"ticket": 106, "desk": 3}, {"ticket": 105, "desk": 1}, \
                        {"ticket": 104, "desk": 2}, {"ticket": 103, "desk": 10}, {"ticket": 99, "desk": 9}], \
                        "waiting": 7, "next": [108, 109, 110, 111], "expectedWait": "Sekitar 1 jam 35 menit"}}

                        """)),
        new Page.RouteOptions().setTimes(1));
    screen.navigate(BOARD);
    assertThat(screen.locator("#waiting")).hasText("7");
    // As many rows as can be read from the back of the room.
    assertThat(screen.locator("#calls tr")).hasCount(5);
    for (Size size : List.of(Size.UPRIGHT_TABLET, Size.TABLET, Size.LAPTOP)) {
      screen.setViewportSize(size.width(), size.height());
      assertThat(everythingFits(screen)).as(size.name()).isEqualTo(true);
    }
    screen.route(EVENTS, Route::abort);
    assertThat(screen.locator("#stale")).isHidden();

    screen.clock().fastForward(13_000);
    assertThat(screen.locator("#stale")).hasText("Data belum diperbarui sejak 10.15");
    assertThat(screen.locator("main")).hasCSS("opacity", "0.35");

    screen.unroute(EVENTS);
    assertThat(screen.locator("#stale")).isHidden();
    assertThat(screen.locator("#waiting")).hasText("0");
    assertThat(screen.locator("#time")).hasText("09.00");
  }

  /** A browser opens six connections to an address and no more. */
  @Test
  void manyWindowsOfOneBrowserShareOneStreamAndAnotherTakesItOver(Windows windows) {
    Page first = windows.open(Size.LAPTOP);
    List<String> streams = new CopyOnWriteArrayList<>();
    first
        .context()
        .onRequest(
            request -> {
              if (request.url().endsWith("/events")) {
                streams.add(request.url());
              }
            });
    List<Page> screens = new ArrayList<>(List.of(first));
    while (screens.size() < 6) {
      screens.add(first.context().newPage());
    }
    for (Page screen : screens) {
      screen.navigate(BOARD);
      assertThat(screen.locator("#notice")).hasText("Layanan buka");
    }
    assertThat(streams).hasSize(1);

    Page seventh = first.context().newPage();
    seventh.navigate("/login");
    assertThat(seventh.getByLabel("ID pengguna")).isVisible();
    day.participantArrives();
    for (Page screen : screens) {
      assertThat(firstCall(screen)).hasText(new String[] {"1", "1"});
    }

    screens.remove(0).close();
    day.participantArrives();
    for (Page screen : screens) {
      assertThat(screen.locator("#waiting")).hasText("1");
      assertThat(screen.locator("#stale")).isHidden();
    }
    assertThat(streams).hasSize(2);
  }

  @Test
  void aWindowThatHasFallenAsleepDoesNotKeepTheOthersWaiting(Windows windows) {
    Page asleep = windows.open(Size.LAPTOP);
    asleep.route(EVENTS, Route::abort);
    asleep.navigate(BOARD);
    assertThat(asleep.locator("#stale")).isHidden();
    Page other = asleep.context().newPage();
    other.navigate(BOARD);

    other.clock().fastForward(20_000);

    assertThat(other.locator("#notice")).hasText("Layanan buka");
    assertThat(asleep.locator("#notice")).hasText("Layanan buka");
  }

  @Test
  void aCallIsSpokenOnceSomebodyHasSwitchedThatOnAndTheDeviceRemembers(Windows windows) {
    Page screen = windows.open(Size.LAPTOP);
    screen.addInitScript(LISTEN);
    screen.navigate(BOARD);
    assertThat(screen.locator("#notice")).hasText("Layanan buka");
    screen.getByRole(AriaRole.BUTTON, named("Nyalakan suara panggilan")).click();
    assertThat(screen.getByRole(AriaRole.BUTTON, named("Matikan suara panggilan"))).isVisible();

    day.participantArrives();
    assertThat(firstCall(screen)).hasText(new String[] {"1", "1"});
    assertThat(screen.evaluate("window.spoken"))
        .isEqualTo(List.of("Nomor antrean 1, silakan ke meja 1"));

    // Who comes later is not told what was called before.
    screen.reload();
    assertThat(firstCall(screen)).hasText(new String[] {"1", "1"});
    assertThat(screen.evaluate("localStorage.getItem('loket.board.sound')")).isEqualTo("on");
    assertThat(screen.evaluate("window.spoken")).isEqualTo(List.of());
  }

  private static Locator firstCall(Page page) {
    return page.locator("#calls tr").first().locator("td");
  }

  private static Object everythingFits(Page page) {
    return page.evaluate(
        "document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
