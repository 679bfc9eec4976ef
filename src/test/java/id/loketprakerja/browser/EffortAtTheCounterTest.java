package id.loketprakerja.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import id.loketprakerja.browser.Windows.Size;
import id.loketprakerja.serviceday.OfficeAtWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How often the officer presses the mouse for one participant, from the door to the feedback, and
 * how often something else has come to stand on the page: with our plugins, and with Tasklist as it
 * comes. The README names these numbers. Typing is the same in both and not counted.
 */
@BrowserTest
class EffortAtTheCounterTest {

  /** Counts presses, and the times when another task or start form is open than at the last one. */
  private static final String COUNTER =
      """
      window.effort = {presses: 0, pages: 0};
      let last;
      addEventListener('pointerdown', () => {
        const address = new URLSearchParams(location.hash.split('?')[1]);
        const page = [address.get('task'), address.get('processStart')].join();
        window.effort.presses++;
        window.effort.pages += last !== undefined && page !== last ? 1 : 0;
        last = page;
      }, true);
      """;

  @Autowired private ProcessEngine engine;

  @BeforeEach
  void anOpenService() {
    OfficeAtWork.openInContoh(engine);
  }

  /**
   * One script of ours cannot be loaded: Tasklist works as it comes. It waits for its list after
   * each step, so this belongs to the long form.
   */
  @Test
  @EnabledIfSystemProperty(named = "loket.stress", matches = "true")
  void withoutOurPlugins(Windows windows) throws IOException {
    Page page = counted(windows);
    page.route("**/loket/counter/counter.js**", Route::abort);
    Tasklist officer = windows.tasklist("petugas1", page);

    serve(officer, tasklist -> tasklist.startForm("Pendaftaran peserta"), officer::take);

    assertNamedInReadme(page, "with Tasklist as it comes it is %s clicks and %s pages");
  }

  @Test
  void withOurPlugins(Windows windows) throws IOException {
    Page page = counted(windows);
    Tasklist officer = windows.tasklist("petugas1", page);

    serve(officer, Tasklist::newParticipant, officer::next);

    assertNamedInReadme(page, "the officer clicks %s times and meets %s pages");
  }

  private static Page counted(Windows windows) {
    Page page = windows.open(Size.LAPTOP);
    page.addInitScript(COUNTER);
    return page;
  }

  private static void assertNamedInReadme(Page page, String sentence) throws IOException {
    assertThat(Files.readString(Path.of("README.md")).replaceAll("\\s+", " "))
        .contains(
            sentence.formatted(page.evaluate("effort.presses"), page.evaluate("effort.pages")));
  }

  private static void serve(
      Tasklist officer, Function<Tasklist, Form> begin, Function<String, Form> step) {
    begin
        .apply(officer)
        .fill("Nama peserta", "Peserta Satu")
        .fill("Suhu badan peserta", "36.5")
        .tick("Peserta memakai masker");
    officer.start();
    Consumer<Form> nothing = form -> {};
    doStep(officer, step, "Arahkan peserta ke meja", Form::tickAll);
    doStep(officer, step, "Periksa email peserta", nothing);
    doStep(officer, step, "Bantu membuat email", Form::tickAll);
    doStep(officer, step, "Bantu membuat akun Prakerja", Form::tickAll);
    doStep(officer, step, "Jelaskan penjagaan akun dan nomor HP", Form::tickAll);
    doStep(
        officer,
        step,
        "Dampingi pengambilan foto",
        form -> form.choose("Perangkat yang dipakai memotret", "Laptop").tickAll());
    doStep(
        officer, step, "Awasi tes tertulis", form -> form.tickAll().choose("Hasil tes", "Lulus"));
    doStep(officer, step, "Bantu memilih gelombang", form -> form.fill("Nomor gelombang", "5"));
    doStep(officer, step, "Jelaskan pengumuman", Form::tickAll);
    doStep(
        officer, step, "Catat penilaian peserta", form -> form.choose("Penilaian peserta", "Suka"));
    assertThat(officer.heading()).hasCount(0);
  }

  private static void doStep(
      Tasklist officer, Function<String, Form> step, String task, Consumer<Form> fill) {
    fill.accept(step.apply(task));
    officer.complete();
  }
}
