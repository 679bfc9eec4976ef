package id.loketprakerja.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.serviceday.OfficeAtWork;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The walk-through of the README, each person in a window of their own, no page reloaded by hand.
 */
@BrowserTest
class DayAtTheCounterTest {

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
    manager
        .take("Susun jadwal petugas")
        .add("Petugas ruang pendaftaran", "Petugas 1")
        .add("Petugas ruang pelatihan", "Pendamping 1 (pendamping teknis)");
    manager.complete();

    // Everyone on duty prepares the site.
    for (int person = 0; person < 2; person++) {
      assistant
          .take("Periksa suhu dan masker")
          .fill("Suhu badan petugas", "36.5")
          .tick("Petugas memakai masker");
      assistant.complete();
    }
    for (String check :
        new String[] {
          "Atur ruang dan jarak",
          "Siapkan alat tulis",
          "Siapkan perlengkapan kebersihan",
          "Periksa peralatan listrik",
          "Pasang jam layanan",
          "Cetak dan pasang panduan",
        }) {
      officer.take(check).tickAll();
      officer.complete();
    }
    officer
        .take("Periksa perangkat")
        .tick(
            "Kamera berfungsi baik",
            "Internet stabil",
            "Browser sudah versi terbaru",
            "Perangkat pendaftaran dipisahkan");
    officer.complete();
    officer.take("Periksa kelengkapan meja").tickAll();
    officer.complete();
    manager.take("Setujui pembukaan").tickAll();
    manager.complete();

    // One participant, from the door to the feedback.
    officer
        .startForm("Pendaftaran peserta")
        .fill("Nama peserta", "Peserta Satu")
        .fill("Suhu badan peserta", "36.5")
        .tick("Peserta memakai masker");
    officer.start();
    officer.take("Arahkan peserta ke meja").tickAll();
    officer.complete();
    officer.take("Periksa email peserta");
    officer.complete();
    officer.take("Bantu membuat email").tickAll();
    officer.complete();
    officer.take("Bantu membuat akun Prakerja").tickAll();
    officer.complete();
    officer.take("Jelaskan penjagaan akun dan nomor HP").tickAll();
    officer.complete();
    officer
        .take("Dampingi pengambilan foto")
        .choose("Perangkat yang dipakai memotret", "Laptop")
        .tickAll();
    officer.complete();
    officer.take("Awasi tes tertulis").tickAll().choose("Hasil tes", "Lulus");
    officer.complete();
    officer.take("Bantu memilih gelombang").fill("Nomor gelombang", "5");
    officer.complete();
    officer.take("Jelaskan pengumuman").tickAll();
    officer.complete();
    officer.take("Catat penilaian peserta").choose("Penilaian peserta", "Suka");
    officer.complete();
    assistant.take("Hapus foto peserta").tickAll();
    assistant.complete();
    officer.take("Bersihkan meja").tickAll();
    officer.complete();

    // Nothing is left of the participant.
    assertThat(officer.page().locator("section.tasks-list")).not().containsText("peserta");
    assertThat(office.openTasks()).isEmpty();
  }
}
