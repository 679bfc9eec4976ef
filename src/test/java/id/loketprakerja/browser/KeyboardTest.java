package id.loketprakerja.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.loketprakerja.browser.Windows.Size;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import id.loketprakerja.serviceday.OfficeAtWork;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The counter without a mouse; what is inside each form, {@link FormsTest} fills in so. */
@BrowserTest
class KeyboardTest {

  @Autowired private ProcessEngine engine;
  private OfficeAtWork office;

  @BeforeEach
  void wednesdayAtTen() {
    office = OfficeAtWork.openInContoh(engine);
  }

  @Test
  void fromSigningInToSigningOut(Windows windows) {
    Page page = windows.open(Size.LAPTOP);
    Keyboard keyboard = new Keyboard(page);

    // The first field has the focus already.
    page.navigate("/");
    assertThat(page.getByLabel("ID pengguna")).isFocused();
    assertThat(Accessibility.seriousFaults(page, "body")).isEmpty();
    page.keyboard().type("petugas1");
    keyboard.write(page.getByLabel("Kata sandi"), "petugas1");
    page.keyboard().press("Enter");
    Tasklist officer = new Tasklist(page);

    // A participant comes in.
    keyboard.press(officer.offer("Peserta baru"));
    Form arrival = officer.startFormThatIsOpen();
    keyboard.write(arrival.field("Nama peserta"), "Peserta Satu");
    keyboard.write(arrival.field("Suhu badan peserta"), "36.5");
    keyboard.tick(arrival.field("Peserta memakai masker"));
    keyboard.press(arrival.button());

    Form desk = officer.next("Arahkan peserta ke meja");
    keyboard.tick(desk.locator().locator("input[type=checkbox]").first());
    officer.complete(keyboard::press);
    officer.next("Periksa email peserta");

    // There is a problem.
    keyboard.press(officer.offer("Laporkan kendala"));
    assertThat(officer.question().getByLabel("Apa kendalanya?")).isFocused();
    assertThat(Accessibility.seriousFaults(page, "dialog[open]")).isEmpty();
    page.keyboard().type("Situs tidak terbuka");
    keyboard.press(button(officer.question(), "Laporkan kendala"));
    assertThat(officer.question()).hasCount(0);

    // The call is taken from the list.
    keyboard.press(officer.inList("Telepon hotline"));
    assertThat(officer.heading()).hasText("Telepon hotline");
    Form call = officer.takeOpen(keyboard::press);
    keyboard.tick(call.answer("Hasil", "Kendala selesai"));
    keyboard.write(call.field("Jawaban Customer Care"), "Situs sudah pulih");
    officer.complete(keyboard::press);
    officer.next("Periksa email peserta");

    // Who waits is looked at; Escape closes that as well.
    keyboard.press(officer.offer("Antrean: 0 menunggu"));
    assertThat(button(officer.question(), "Tutup")).isVisible();
    page.keyboard().press("Escape");
    assertThat(officer.question()).hasCount(0);

    // The participant goes; it is asked first, and Escape is a no.
    keyboard.press(officer.offer("Peserta meninggalkan lokasi"));
    assertThat(officer.question()).isVisible();
    page.keyboard().press("Escape");
    assertThat(officer.question()).hasCount(0);
    assertThat(office.openTasks()).containsExactly(Elements.CHECK_EMAIL);
    keyboard.press(officer.offer("Peserta meninggalkan lokasi"));
    keyboard.press(button(officer.question(), "Ya, peserta pergi"));
    Form clean = officer.next("Bersihkan meja");
    clean.locator().locator("input[type=checkbox]").all().forEach(keyboard::tick);
    officer.complete(keyboard::press);
    assertThat(officer.notice()).containsText("Nomor antrean 1 sudah selesai.");
    assertThat(office.openTasks()).isEmpty();

    keyboard.press(page.locator("[cam-widget-header] .account .dropdown-toggle"));
    keyboard.press(
        page.locator("[cam-widget-header] .account")
            .getByText("Keluar", new Locator.GetByTextOptions().setExact(true)));
    assertThat(page).hasURL(Pattern.compile("/login\\?logout$"));
  }

  private static Locator button(Locator place, String name) {
    return place.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }
}
