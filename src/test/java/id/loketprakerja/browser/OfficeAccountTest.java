package id.loketprakerja.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.loketprakerja.security.OfficeProvider;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in with the account of the office, at a computer that several people share. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:office-account",
      "camunda.bpm.job-execution.enabled=false",
      "loket.passwords.iterations=210000",
      "loket.admin.id=kepala",
      "loket.admin.password=kunci cadangan kantor",
      "LOKET_SSO_CLIENT_ID=" + OfficeProvider.CLIENT,
      "LOKET_SSO_CLIENT_SECRET=" + OfficeProvider.SECRET
    })
@ActiveProfiles("sso")
@DirtiesContext
@ExtendWith(BrowserExtension.class)
class OfficeAccountTest {

  private static final OfficeProvider PROVIDER = new OfficeProvider();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry properties) {
    properties.add("LOKET_SSO_ISSUER", PROVIDER::issuer);
  }

  @AfterAll
  static void stopProvider() {
    PROVIDER.close();
  }

  @Test
  void givenAnOfficer_whenSigningInAndOut_thenTheNextOneIsAskedWhoTheyAre(Browser browser) {
    // By number: the provider accepts no address on "localhost".
    Windows windows = new Windows(browser, "http://127.0.0.1:" + port);
    PROVIDER.sendsBackTo("http://127.0.0.1:" + port + "/login?logout=provider");
    PROVIDER.knows(
        "sari",
        Map.of(
            "preferred_username",
            "sari",
            "given_name",
            "Petugas",
            "family_name",
            "Sari",
            "groups",
            List.of("officer"),
            "office",
            "kantorcontoh"));
    Page page = windows.open(Windows.Size.LAPTOP);

    page.navigate("/");
    askToSignIn(page);
    page.getByPlaceholder("Username").fill("sari");
    page.getByPlaceholder("Password").fill(OfficeProvider.PASSWORD);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    new Tasklist(page);
    assertThat(page.locator("[cam-widget-header] .account")).containsText("Petugas Sari");

    page.locator("[cam-widget-header] .account .dropdown-toggle").click();
    page.getByText("Keluar", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page).hasURL(Pattern.compile("127.*/login\\?logout=provider$"));
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Anda sudah keluar.");

    askToSignIn(page);
    assertThat(page.getByPlaceholder("Password")).isVisible();
    windows.close();
  }

  private static void askToSignIn(Page page) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Masuk dengan akun kantor"))
        .click();
    assertThat(page).hasURL(PROVIDER.issuer() + "/login");
  }
}
