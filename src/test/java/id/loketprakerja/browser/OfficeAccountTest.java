package id.loketprakerja.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.loketprakerja.security.OfficeProvider;
import id.loketprakerja.security.ProviderTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in with the account of the office, at a computer that several people share. */
@ProviderTest
@ExtendWith(BrowserExtension.class)
class OfficeAccountTest {

  @Autowired private OfficeProvider provider;

  @Test
  void givenAnOfficer_whenSigningInAndOut_thenTheNextOneIsAskedWhoTheyAre(Windows windows) {
    provider.knowsOfficer("sari");
    Page page =
        windows.open(Windows.Size.LAPTOP, options -> options.setBaseURL(windows.root("127.0.0.1")));

    page.navigate("/");
    askToSignIn(page);
    page.getByPlaceholder("Username").fill("sari");
    page.getByPlaceholder("Password").fill(OfficeProvider.PASSWORD);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    new Tasklist(page);
    assertThat(page.locator("[cam-widget-header] .account")).containsText("Petugas Contoh");

    page.locator("[cam-widget-header] .account .dropdown-toggle").click();
    page.getByText("Keluar", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page).hasURL(Pattern.compile("127.*/login\\?logout=provider$"));
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Anda sudah keluar.");

    askToSignIn(page);
    assertThat(page.getByPlaceholder("Password")).isVisible();
  }

  private void askToSignIn(Page page) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Masuk dengan akun kantor"))
        .click();
    assertThat(page).hasURL(provider.issuer() + "/login");
  }
}
