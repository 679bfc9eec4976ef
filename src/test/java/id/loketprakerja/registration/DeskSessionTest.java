package id.loketprakerja.registration;

import static id.loketprakerja.registration.StaffTask.BRIEF_ON_ACCOUNT;
import static id.loketprakerja.registration.StaffTask.CHECK_EMAIL;
import static id.loketprakerja.registration.StaffTask.DELETE_PHOTOS;
import static id.loketprakerja.registration.StaffTask.DISINFECT_DESK;
import static id.loketprakerja.registration.StaffTask.EXPLAIN_ANNOUNCEMENT;
import static id.loketprakerja.registration.StaffTask.EXPLAIN_NEXT_STEPS;
import static id.loketprakerja.registration.StaffTask.GUIDE_TO_DESK;
import static id.loketprakerja.registration.StaffTask.HELP_CREATE_ACCOUNT;
import static id.loketprakerja.registration.StaffTask.HELP_CREATE_EMAIL;
import static id.loketprakerja.registration.StaffTask.SUPERVISE_WRITTEN_TEST;
import static id.loketprakerja.registration.StaffTask.TAKE_PHOTOS;
import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.model.ProcessTest;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The session at the desk, from the call to how it ends (SOP 1 to 10, cleaning). */
@ProcessTest
class DeskSessionTest {

  private final OpenServiceDay day;

  @Autowired
  DeskSessionTest(ApplicationContext application) {
    day = new OpenServiceDay(application);
  }

  @Test
  void givenAllGoesWellWhenTheTestIsPassedThenTheParticipantIsRegistered() {
    // given
    Participant participant = participantAtDesk();

    // when
    participant.passesSession();

    // then
    participant.hasPassed(
        """
        startEvent_sessionBegins Meja tersedia
        userTask_guideToDesk Arahkan peserta ke meja
        gateway_participantPresent Peserta hadir?
        userTask_checkEmail Periksa email peserta
        gateway_hasEmail Sudah punya email?
        gateway_emailReady
        userTask_helpCreateAccount Bantu membuat akun Prakerja
        userTask_briefOnAccount Jelaskan penjagaan akun dan nomor HP
        userTask_takePhotos Dampingi pengambilan foto
        userTask_superviseWrittenTest Awasi tes tertulis
        gateway_testPassed Lulus tes tertulis?
        userTask_helpChooseBatch Bantu memilih gelombang
        userTask_explainAnnouncement Jelaskan pengumuman
        endEvent_registrationDone Peserta selesai mendaftar
        serviceTask_recordSessionOutcome Catat hasil sesi
        gateway_sessionHeld Sesi berlangsung?
        gateway_afterSession
        gateway_photosToDelete
        """);
    participant.hasPassed("subProcess_deskSession Sesi di meja");
    participant.hasNotPassed("userTask_helpCreateEmail", "userTask_explainNextSteps");
    participant.waitsAt(
        "userTask_recordFeedback Catat penilaian peserta",
        "userTask_deletePhotos Hapus foto peserta");
    assertThat(participant.variable("batchNumber")).isEqualTo(4);
    assertThat(day.tickets()).containsExactly("1 REGISTERED");
    assertThat(day.desks()).containsExactly("1 DIRTY 1");

    // when
    participant.passesWhatFollows();

    // then
    participant.hasPassed(
        """
        gateway_photosToDelete
        userTask_deletePhotos Hapus foto peserta
        gateway_verifyPhotos
        serviceTask_verifyPhotoDeletion Pastikan foto terhapus
        gateway_photosGone Semua foto terhapus?
        gateway_deskUsed
        userTask_disinfectDesk Bersihkan meja
        gateway_deskClean
        serviceTask_releaseDesk Kosongkan meja
        gateway_sessionOutcome Bagaimana sesi berakhir?
        """);
    participant.hasEndedAt("endEvent_participantRegistered Peserta terdaftar");
    assertThat(day.desks()).containsExactly("1 FREE");
    assertThat(day.opinions()).containsExactly("LIKE");
    assertThat(day.deletionReceipts()).containsExactly("1 pendamping1 0 DESKTOP");
  }

  @Test
  void givenTheServiceHasClosedWhenASessionIsUnderWayThenItIsFinishedAllTheSame() {
    // given
    Participant participant = participantAtDesk();
    participant.passes(GUIDE_TO_DESK);
    day.close();

    // when
    participant.passes(StaffTask.SESSION.subList(1, StaffTask.SESSION.size()));
    participant.passesWhatFollows();

    // then
    participant.hasEndedAt("endEvent_participantRegistered Peserta terdaftar");
    assertThat(day.desks()).containsExactly("1 FREE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "PENDING"})
  void givenTheTestIsNotPassedWhenTheSessionEndsThenTheNextStepsAreExplained(String testResult) {
    // given
    Participant participant = participantAtDesk();
    participant.passesSessionUntil(SUPERVISE_WRITTEN_TEST);

    // when
    participant.passes(SUPERVISE_WRITTEN_TEST, "testResult", testResult);

    // then
    participant.waitsAt("userTask_explainNextSteps Jelaskan langkah berikutnya");
    assertThat(participant.shown(EXPLAIN_NEXT_STEPS, "testResult")).isEqualTo(testResult);

    // when
    participant.passes(EXPLAIN_NEXT_STEPS);
    participant.passesWhatFollows();

    // then
    participant.hasPassed(
        """
        userTask_superviseWrittenTest Awasi tes tertulis
        gateway_testPassed Lulus tes tertulis?
        userTask_explainNextSteps Jelaskan langkah berikutnya
        endEvent_nextStepsExplained Langkah berikutnya dijelaskan
        serviceTask_recordSessionOutcome Catat hasil sesi
        gateway_sessionHeld Sesi berlangsung?
        gateway_sessionOutcome Bagaimana sesi berakhir?
        """);
    participant.hasNotPassed("userTask_helpChooseBatch", "userTask_explainAnnouncement");
    participant.hasEndedAt("endEvent_participantNotPassed Peserta belum lulus");
    assertThat(day.tickets()).containsExactly("1 NOT_PASSED");
  }

  @Test
  void givenTheParticipantDoesNotComeWhenCalledThenTheUnusedDeskIsFreeAgain() {
    // given
    Participant participant = participantAtDesk();

    // when
    participant.passes(GUIDE_TO_DESK, "participantPresent", false);

    // then
    participant.hasPassed(
        """
        userTask_guideToDesk Arahkan peserta ke meja
        gateway_participantPresent Peserta hadir?
        endEvent_participantAbsent Peserta tidak hadir
        serviceTask_recordSessionOutcome Catat hasil sesi
        gateway_sessionHeld Sesi berlangsung?
        gateway_deskClean
        serviceTask_releaseDesk Kosongkan meja
        gateway_sessionOutcome Bagaimana sesi berakhir?
        """);
    participant.hasNotPassed(
        "userTask_disinfectDesk", "userTask_deletePhotos", "userTask_recordFeedback");
    participant.hasEndedAt("endEvent_participantNoShow Peserta tidak datang ke meja");
    assertThat(day.tickets()).containsExactly("1 NO_SHOW");
    assertThat(day.desks()).containsExactly("1 FREE");
  }

  @Test
  void givenNoEmailWhenItIsCheckedThenOneIsCreatedFirst() {
    // given
    Participant participant = participantAtDesk();
    participant.passes(GUIDE_TO_DESK);

    // when
    participant.passes(CHECK_EMAIL, "hasEmail", false);

    // then
    participant.waitsAt("userTask_helpCreateEmail Bantu membuat email");

    // when
    participant.passes(HELP_CREATE_EMAIL);

    // then
    participant.hasPassed(
        """
        userTask_checkEmail Periksa email peserta
        gateway_hasEmail Sudah punya email?
        userTask_helpCreateEmail Bantu membuat email
        gateway_emailReady
        """);
    participant.waitsAt("userTask_helpCreateAccount Bantu membuat akun Prakerja");
  }

  @Test
  void givenABoxIsLeftOutWhenTheTaskIsCompletedThenItCountsAsNo() {
    // given
    Participant participant = participantAtDesk();
    participant.passes(GUIDE_TO_DESK);

    // when
    participant.passesWithoutAnswers(CHECK_EMAIL);

    // then
    participant.waitsAt("userTask_helpCreateEmail Bantu membuat email");

    // given
    Participant absent = day.participantArrives();
    participant.leaves();
    participant.passes(DISINFECT_DESK);

    // when
    absent.passesWithoutAnswers(GUIDE_TO_DESK);

    // then
    absent.hasEndedAt("endEvent_participantNoShow Peserta tidak datang ke meja");
  }

  @ParameterizedTest
  @EnumSource(names = {"CHECK_EMAIL", "HELP_CREATE_ACCOUNT", "BRIEF_ON_ACCOUNT"})
  void givenNoPhotosYetWhenTheParticipantLeavesThenOnlyTheDeskIsCleaned(StaffTask from) {
    // given
    Participant participant = participantAtDesk();
    participant.passesSessionUntil(from);
    assertThat(participant.variable("photosMayExist")).isEqualTo(false);

    // when
    participant.leaves();

    // then
    participant.waitsAt("userTask_disinfectDesk Bersihkan meja");
    assertThat(participant.task(DISINFECT_DESK).getAssignee()).isEqualTo(OpenServiceDay.OFFICER);
    assertThat(day.desks()).containsExactly("1 DIRTY 1");

    // when
    participant.passes(DISINFECT_DESK);

    // then
    participant.hasPassed(
        """
        event_participantLeft Peserta meninggalkan lokasi
        serviceTask_recordDeparture Catat kepergian peserta
        gateway_photosMayExist Mungkin ada foto?
        gateway_deskUsed
        userTask_disinfectDesk Bersihkan meja
        gateway_deskClean
        serviceTask_releaseDesk Kosongkan meja
        gateway_sessionOutcome Bagaimana sesi berakhir?
        """);
    participant.hasNotPassed("userTask_deletePhotos", "userTask_recordFeedback");
    participant.hasEndedAt("endEvent_participantLeft Peserta meninggalkan lokasi");
    assertThat(day.tickets()).containsExactly("1 LEFT");
    assertThat(day.desks()).containsExactly("1 FREE");
    assertThat(day.deletionReceipts()).isEmpty();
  }

  @Test
  void givenTheParticipantIsJustBeingCalledWhenTheyLeaveThenAnyOfficerCleansTheDesk() {
    // given
    Participant participant = participantAtDesk();

    // when
    participant.leaves();

    // then
    participant.waitsAt("userTask_disinfectDesk Bersihkan meja");
    assertThat(participant.task(DISINFECT_DESK).getAssignee()).isNull();

    // when
    participant.passes(DISINFECT_DESK);

    // then
    participant.hasEndedAt("endEvent_participantLeft Peserta meninggalkan lokasi");
    assertThat(day.desks()).containsExactly("1 FREE");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "TAKE_PHOTOS",
        "SUPERVISE_WRITTEN_TEST",
        "HELP_CHOOSE_BATCH",
        "EXPLAIN_ANNOUNCEMENT"
      })
  void givenPhotosMayExistWhenTheParticipantLeavesThenTheyAreDeletedBeforeTheDeskIsCleaned(
      StaffTask from) {
    // given
    Participant participant = participantAtDesk();
    participant.passesSessionUntil(from);

    // when
    participant.leaves();

    // then
    participant.waitsAt("userTask_deletePhotos Hapus foto peserta");
    assertThat(participant.variable("photosMayExist")).isEqualTo(true);

    // when
    participant.passes(DELETE_PHOTOS, DISINFECT_DESK);

    // then
    participant.hasPassed(
        """
        event_participantLeft Peserta meninggalkan lokasi
        serviceTask_recordDeparture Catat kepergian peserta
        gateway_photosMayExist Mungkin ada foto?
        gateway_photosToDelete
        userTask_deletePhotos Hapus foto peserta
        serviceTask_verifyPhotoDeletion Pastikan foto terhapus
        gateway_photosGone Semua foto terhapus?
        gateway_deskUsed
        userTask_disinfectDesk Bersihkan meja
        gateway_sessionOutcome Bagaimana sesi berakhir?
        """);
    participant.hasNotPassed("userTask_recordFeedback", "endEvent_registrationDone");
    participant.hasEndedAt("endEvent_participantLeft Peserta meninggalkan lokasi");
    assertThat(day.tickets()).containsExactly("1 LEFT");
    assertThat(day.deletionReceipts()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-21T09:00, 2026-11-21, 21 November 2026",
    "2026-08-31T09:00, 2027-02-28, 28 Februari 2027",
    "2027-08-31T09:00, 2028-02-29, 29 Februari 2028",
    "2026-03-31T09:00, 2026-09-30, 30 September 2026",
    "2026-02-28T09:00, 2026-08-28, 28 Agustus 2026",
    "2026-05-31T23:58, 2026-11-30, 30 November 2026"
  })
  void givenADateWhenTheAccountIsExplainedThenTheFormShowsUntilWhenThePhoneNumberIsKept(
      LocalDateTime time, String keepPhoneUntil, String shown) {
    // given
    day.begin(time, 1);
    Participant participant = day.participantArrives();

    // when
    participant.passes(GUIDE_TO_DESK, CHECK_EMAIL, HELP_CREATE_ACCOUNT);

    // then
    assertThat(participant.shown(BRIEF_ON_ACCOUNT, "keepPhoneUntil")).isEqualTo(keepPhoneUntil);
    assertThat(participant.shown(BRIEF_ON_ACCOUNT, "keepPhoneUntilText")).isEqualTo(shown);
  }

  @Test
  void givenABatchWhenTheAnnouncementIsExplainedThenTheFormShowsFromWhenCoursesCanBeBought() {
    // given
    Participant participant = participantAtDesk();

    // when
    participant.passesSessionUntil(EXPLAIN_ANNOUNCEMENT);

    // then
    assertThat(participant.shown(EXPLAIN_ANNOUNCEMENT, "coursesFromText"))
        .isEqualTo("17 April 2020");
  }

  @Test
  void givenNoPhotoDriveWhenPhotosAreTakenThenNoFolderIsShown() {
    // given
    Participant participant = participantAtDesk();

    // when
    participant.passesSessionUntil(TAKE_PHOTOS);

    // then
    assertThat(participant.shown(TAKE_PHOTOS, "photoFolder")).isNull();
  }

  private Participant participantAtDesk() {
    day.begin(1);
    Participant participant = day.participantArrives();
    participant.waitsAt("userTask_guideToDesk Arahkan peserta ke meja");
    return participant;
  }
}
