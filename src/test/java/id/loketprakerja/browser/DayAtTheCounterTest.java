package id.loketprakerja.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.serviceday.OfficeAtWork;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The walk-through of the README, each person in a window of their own, no page reloaded by hand.
 */
@BrowserTest
class DayAtTheCounterTest {

  private static final List<String> CHECKS =
      List.of(
          "Atur ruang dan jarak",
          "Siapkan alat tulis",
          "Siapkan perlengkapan kebersihan",
          "Periksa peralatan listrik",
          "Pasang jam layanan",
          "Cetak dan pasang panduan",
          "Periksa perangkat");

  @Autowired private ProcessEngine engine;
  private OfficeAtWork office;

  @BeforeEach
  void wednesdayMorning() {
    office = OfficeAtWork.inContoh(engine);
    office.clockShows("2026-05-20T07:00");
  }

  @Test
  void fromTheClosedSiteToTheReviewOfTheDay(Windows windows) {
    Tasklist manager = windows.tasklist("manajer1");
    Tasklist officer = windows.tasklist("petugas1");
    Tasklist assistant = windows.tasklist("pendamping1");

    // The manager begins the day and plans the roster.
    manager.startForm("Hari layanan");
    manager.start();
    office.runDueJobs();
    Form roster =
        manager
            .take("Susun jadwal petugas")
            .add("Petugas ruang pendaftaran", "Petugas 1")
            .add("Petugas ruang pendaftaran", "Petugas 2")
            .add("Petugas ruang pelatihan", "Pendamping 1 (pendamping teknis)");
    // What only the server can know is told in its own words, and the form stays as it is.
    roster.send();
    assertThat(manager.message())
        .containsText(
            "Paling banyak 2 orang boleh bertugas dalam sehari; jadwal ini berisi 3 orang. Kurangi jumlahnya.");
    roster.remove("Petugas 2");
    manager.complete();

    assertThat(manager.notice())
        .containsText("Periksa suhu dan masker (pendamping teknis atau petugas)");

    // Whoever begins with the preparation is led through all of it.
    assistant
        .take("Periksa suhu dan masker")
        .fill("Suhu badan petugas", "36.5")
        .tick("Petugas memakai masker");
    assistant.complete();
    assistant
        .next("Periksa suhu dan masker")
        .fill("Suhu badan petugas", "36.5")
        .tick("Petugas memakai masker");
    assistant.complete();
    Set<String> checks = new HashSet<>(CHECKS);
    while (!checks.isEmpty()) {
      assertThat(assistant.heading()).hasText(Pattern.compile(String.join("|", checks)));
      String check = assistant.heading().innerText();
      Form form = assistant.next(check);
      if (check.equals("Periksa perangkat")) {
        form.tick(
            "Kamera berfungsi baik",
            "Internet stabil",
            "Browser sudah versi terbaru",
            "Perangkat pendaftaran dipisahkan");
      } else {
        form.tickAll();
      }
      assistant.complete();
      checks.remove(check);
    }
    assistant.next("Periksa kelengkapan meja").tickAll();
    assistant.complete();
    assertThat(assistant.notice()).containsText("Setujui pembukaan (manajer)");
    manager.take("Setujui pembukaan").tickAll();
    manager.complete();

    // One participant, from the door to the feedback: the officer fills in and completes.
    officer
        .newParticipant()
        .fill("Nama peserta", "Peserta Satu")
        .fill("Suhu badan peserta", "36.5")
        .tick("Peserta memakai masker");
    officer.start();
    nextInSession(officer, "Arahkan peserta ke meja").tickAll();
    officer.complete();
    nextInSession(officer, "Periksa email peserta");
    officer.complete();
    nextInSession(officer, "Bantu membuat email").tickAll();
    officer.complete();
    nextInSession(officer, "Bantu membuat akun Prakerja").tickAll();
    officer.complete();
    nextInSession(officer, "Jelaskan penjagaan akun dan nomor HP").tickAll();
    officer.complete();
    nextInSession(officer, "Dampingi pengambilan foto")
        .choose("Perangkat yang dipakai memotret", "Laptop")
        .tickAll();
    officer.complete();
    nextInSession(officer, "Awasi tes tertulis").tickAll().choose("Hasil tes", "Lulus");
    officer.complete();
    nextInSession(officer, "Bantu memilih gelombang").fill("Nomor gelombang", "5");
    officer.complete();
    nextInSession(officer, "Jelaskan pengumuman").tickAll();
    officer.complete();
    officer.next("Catat penilaian peserta").choose("Penilaian peserta", "Suka");
    assertSessionIsOver(officer);
    officer.complete();

    // The photos are the technical assistant's to delete; then the desk is the officer's again.
    assertThat(officer.notice()).containsText("Hapus foto peserta (pendamping teknis)");
    assertThat(officer.heading()).hasCount(0);
    assistant.take("Hapus foto peserta").tickAll();
    assertSessionIsOver(assistant);
    assistant.complete();
    assertThat(assistant.notice()).containsText("Bersihkan meja (petugas)");
    officer.take("Bersihkan meja").tickAll();
    assertSessionIsOver(officer);
    officer.complete();
    assertThat(officer.notice()).containsText("Nomor antrean 1 sudah selesai.");

    // Nothing is left of the participant.
    assertThat(officer.page().locator("section.tasks-list")).not().containsText("peserta");
    assertThat(office.openTasks()).isEmpty();

    // The manager closes the doors, looks at the figures, and the day is over.
    manager.press("Tutup layanan");
    manager.answer("Ya, tutup layanan");
    Form review = manager.take("Tinjau hari layanan").fill("Catatan hari ini", "Hari pertama");
    assertThat(review.locator()).containsText("Peserta terdaftar1");
    manager.complete();
    assertThat(manager.notice()).containsText("Selesai. Tidak ada langkah berikutnya.");
    assertThat(officer.page().getByText("Peserta baru")).isHidden();
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
  }

  private static Form nextInSession(Tasklist officer, String task) {
    Form form = officer.next(task);
    assertThat(officer.actions())
        .hasText(new String[] {"Laporkan kendala", "Peserta meninggalkan lokasi"});
    return form;
  }

  private static void assertSessionIsOver(Tasklist person) {
    // They would come together with this.
    assertThat(person.facts()).containsText("Nomor antrean 1");
    assertThat(person.actions()).hasCount(0);
  }
}
