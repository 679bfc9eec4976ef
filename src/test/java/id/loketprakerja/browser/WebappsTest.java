package id.loketprakerja.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.loketprakerja.browser.Windows.Size;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What stands above every page of the four webapps, and in which language. */
@BrowserTest
class WebappsTest {

  /** The address of what an element has as its background, if it can be had. */
  private static final String PICTURE =
      """
      async element => {
        const address = getComputedStyle(element).backgroundImage.match(/"(.*)"/)?.[1];
        return address && (await fetch(address)).ok && address;
      }
      """;

  @Test
  void givenAnIndonesianBrowser_whenVisitingEachWebapp_thenNameAndMarkAreOursAndNoVendorsNews(
      Windows windows) {
    Page page = windows.signedIn("admin", Size.LAPTOP, address("tasklist"));
    assertHeader(page, "Mulai proses");

    page.navigate(address("cockpit"));
    assertHeader(page, "Definisi proses");

    page.navigate(address("admin"));
    assertHeader(page, "Pengguna");

    page.navigate(address("welcome"));
    assertHeader(page, "Profil");
  }

  @Test
  void givenAnEnglishBrowser_whenVisitingTasklist_thenItIsEnglishWithoutVendorsNews(
      Windows windows) {
    Page page = windows.open(Size.LAPTOP, options -> options.setLocale("en-US"));

    windows.signIn(page, "petugas1", "/");

    assertHeader(page, "Start process");
    assertThat(page.getByText("Mulai proses")).hasCount(0);
  }

  private static String address(String webapp) {
    return "/camunda/app/" + webapp + "/default/";
  }

  private static void assertHeader(Page page, String text) {
    assertThat(page.getByText(text).first()).isVisible();
    Locator header = page.locator("[cam-widget-header]");
    assertThat(header.locator(".brand-name")).hasText(Pattern.compile("Loket Prakerja"));
    assertThat(header.locator(".brand-logo")).isVisible();
    assertThat((String) header.locator(".brand-logo").evaluate(PICTURE))
        .endsWith("/loket/logo.svg");
    assertThat(header.locator(".ce-eol-banner")).isAttached();
    assertThat(header.locator(".ce-eol-banner")).isHidden();
  }
}
