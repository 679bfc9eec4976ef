package id.loketprakerja.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The browser windows of one test, each of another person at another machine. */
final class Windows {

  /** What people have in front of them, width and height in CSS pixels. */
  enum Size {
    LAPTOP(1366, 768),
    /** Ten inches, held across. */
    TABLET(1280, 800),
    UPRIGHT_TABLET(800, 1280),
    PHONE(390, 844);

    private final int width;
    private final int height;

    Size(int width, int height) {
      this.width = width;
      this.height = height;
    }

    int width() {
      return width;
    }

    int height() {
      return height;
    }
  }

  private final Browser browser;
  private final int port;
  private final List<Page> pages = new ArrayList<>();

  Windows(Browser browser, int port) {
    this.browser = browser;
    this.port = port;
  }

  /** A window of somebody who has not signed in, with nothing loaded; paths begin with a slash. */
  Page open(Size size) {
    return open(size, options -> {});
  }

  /** The same, at a machine that is set up in another way, or that knows us by another name. */
  Page open(Size size, Consumer<Browser.NewContextOptions> otherwise) {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setBaseURL(root("localhost"))
            .setLocale("id-ID")
            .setTimezoneId("Asia/Jakarta")
            .setViewportSize(size.width, size.height);
    otherwise.accept(options);
    BrowserContext context = browser.newContext(options);
    context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
    // A machine in the office knows what time it is there.
    context.clock().setSystemTime(ClockUtil.getCurrentTime().getTime());
    Page page = context.newPage();
    pages.add(page);
    return page;
  }

  /** What comes before the paths at a host that leads here. */
  String root(String host) {
    return "http://" + host + ":" + port;
  }

  /** A window at the page where this person works; the password of the demo accounts is the id. */
  Page signedIn(String person, Size size) {
    return signedIn(person, size, "/");
  }

  /** A window at a page that this person wanted to see, and had to sign in for. */
  Page signedIn(String person, Size size, String path) {
    return signIn(open(size), person, path);
  }

  /** Somebody at a window that a test has prepared. */
  Page signIn(Page page, String person, String path) {
    page.navigate(path);
    page.getByLabel("ID pengguna").fill(person);
    page.getByLabel("Kata sandi").fill(person);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Masuk")).click();
    return page;
  }

  /** Somebody at Tasklist on a laptop. */
  Tasklist tasklist(String person) {
    return tasklist(person, Size.LAPTOP);
  }

  Tasklist tasklist(String person, Size size) {
    return new Tasklist(signedIn(person, size));
  }

  /** Somebody at Tasklist in a window that a test has prepared. */
  Tasklist tasklist(String person, Page window) {
    return new Tasklist(signIn(window, person, "/"));
  }

  void keepPictures(Path folder, String name) {
    try {
      Files.createDirectories(folder);
      for (int i = 0; i < pages.size(); i++) {
        String file = (name + "-" + (i + 1)).replaceAll("[^A-Za-z0-9-]+", "_");
        pages
            .get(i)
            .screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(file + ".png")));
        Files.writeString(folder.resolve(file + ".html"), pages.get(i).content(), UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void close() {
    pages.forEach(page -> page.context().close());
  }
}
