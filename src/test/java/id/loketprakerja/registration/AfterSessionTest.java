package id.loketprakerja.registration;

import static id.loketprakerja.registration.StaffTask.DELETE_PHOTOS;
import static id.loketprakerja.registration.StaffTask.DISINFECT_DESK;
import static id.loketprakerja.registration.StaffTask.FOLLOW_UP_PHOTO_DELETION;
import static id.loketprakerja.registration.StaffTask.RECORD_FEEDBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.Refusal;
import id.loketprakerja.model.ProcessTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After the session: feedback, and photos that must go before the desk is cleaned (SOP 10). */
@ProcessTest
class AfterSessionTest {

  private static final String FEEDBACK = "userTask_recordFeedback Catat penilaian peserta";
  private static final String DELETION = "userTask_deletePhotos Hapus foto peserta";
  private static final String FOLLOW_UP = "userTask_followUpPhotoDeletion Pastikan foto dihapus";
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final OpenServiceDay day;
  private final JdbcClient database;
  private Participant participant;

  @Autowired
  AfterSessionTest(ApplicationContext application, JdbcClient database) {
    this.day = new OpenServiceDay(application);
    this.database = database;
  }

  @BeforeEach
  void givenASessionIsOver() {
    day.begin(1);
    participant = day.participantArrives();
    participant.passesSession();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIKE", "DISLIKE", "NONE"})
  void givenTheSessionIsOverWhenTheParticipantGivesAnOpinionThenItIsKept(String feedback) {
    // when
    participant.passes(RECORD_FEEDBACK, "feedback", feedback);

    // then
    participant.hasPassed(
        """
        gateway_afterSession
        userTask_recordFeedback Catat penilaian peserta
        gateway_feedbackKnown
        serviceTask_storeFeedback Simpan penilaian tanpa identitas
        endEvent_feedbackStored Penilaian tersimpan
        """);
    participant.hasNotPassed("event_feedbackNotGiven");
    participant.waitsAt(DELETION);
    assertThat(day.opinions()).containsExactly(feedback);
  }

  @Test
  void givenNoOpinionWhenTheLimitIsNotReachedThenItIsStillAskedFor() {
    // when
    day.passes(LIMIT.minus(MOMENT));

    // then
    participant.waitsAt(FEEDBACK, DELETION);
    assertThat(day.opinions()).isEmpty();
  }

  @Test
  void givenNoOpinionWhenTheLimitIsReachedThenNoneIsKept() {
    // given
    participant.passes(DELETE_PHOTOS);

    // when
    day.passes(LIMIT.minus(MOMENT));
    day.passes(MOMENT);

    // then
    participant.hasPassed(
        """
        gateway_afterSession
        event_feedbackNotGiven Tidak ada penilaian
        gateway_feedbackKnown
        serviceTask_storeFeedback Simpan penilaian tanpa identitas
        endEvent_feedbackStored Penilaian tersimpan
        """);
    participant.waitsAt("userTask_disinfectDesk Bersihkan meja");
    assertThat(day.opinions()).containsExactly("NONE");
  }

  @Test
  void givenTheDeskIsFreeWhenTheOpinionIsStillMissingThenTheCaseEndsWithIt() {
    // given
    participant.passes(DELETE_PHOTOS, DISINFECT_DESK);
    participant.hasPassed("endEvent_participantRegistered Peserta terdaftar");
    participant.waitsAt(FEEDBACK);

    // when
    participant.passes(RECORD_FEEDBACK, "feedback", "DISLIKE");

    // then
    participant.hasEndedAt("endEvent_feedbackStored Penilaian tersimpan");
    assertThat(day.opinions()).containsExactly("DISLIKE");
  }

  @Test
  void givenPhotosMayExistWhenTheLimitIsNotReachedThenNobodyIsTroubled() {
    // given
    participant.passes(RECORD_FEEDBACK);

    // when
    day.passes(LIMIT.minus(MOMENT));

    // then
    participant.waitsAt(DELETION);
  }

  @Test
  void givenPhotosMayExistWhenTheLimitIsReachedThenTheManagerFollowsItUp() {
    // given
    participant.passes(RECORD_FEEDBACK);

    // when
    day.passes(LIMIT.minus(MOMENT));
    day.passes(MOMENT);

    // then
    participant.waitsAt(DELETION, FOLLOW_UP);

    // when
    participant.passes(FOLLOW_UP_PHOTO_DELETION);

    // then
    participant.hasPassed(
        """
        event_photoDeletionLate Foto belum dihapus 30 menit
        userTask_followUpPhotoDeletion Pastikan foto dihapus
        endEvent_photoDeletionFollowedUp Keterlambatan ditindaklanjuti
        """);
    participant.waitsAt(DELETION);

    // when
    participant.passes(DELETE_PHOTOS, DISINFECT_DESK);

    // then
    participant.hasNotPassed("event_photosDeletedMeanwhile");
    participant.hasEndedAt("endEvent_participantRegistered Peserta terdaftar");
  }

  @Test
  void givenTheManagerFollowsUpWhenThePhotosAreDeletedThenTheTaskGoesAway() {
    // given
    participant.passes(RECORD_FEEDBACK);
    day.passes(LIMIT);

    // when
    participant.passes(DELETE_PHOTOS);

    // then
    participant.hasPassed(
        """
        event_photoDeletionLate Foto belum dihapus 30 menit
        event_photosDeletedMeanwhile Foto sudah terhapus
        endEvent_photoDeletionCaughtUp Foto akhirnya terhapus
        """);
    participant.hasNotPassed("endEvent_photoDeletionFollowedUp");
    participant.waitsAt("userTask_disinfectDesk Bersihkan meja");
    assertThat(day.deletionReceipts()).containsExactly("1 pendamping1 0 DESKTOP");
  }

  @Test
  void givenTheParticipantLeftWhenTheDeletionIsLateThenTheManagerFollowsItUpToo() {
    // given
    participant.passesWhatFollows();
    Participant other = day.participantArrives();
    other.passesSessionUntil(StaffTask.TAKE_PHOTOS);
    other.leaves();

    // when
    day.passes(LIMIT);

    // then
    other.waitsAt(DELETION, FOLLOW_UP);
  }

  @Test
  void givenThePhotosWereDeletedInTimeWhenTheLimitIsReachedThenNothingHappens() {
    // given
    day.passes(LIMIT.minus(MOMENT));
    participant.passes(DELETE_PHOTOS);

    // when
    day.passes(MOMENT);

    // then
    participant.hasNotPassed("event_photoDeletionLate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          delete from deletion_receipt                   | Penghapusan foto nomor antrean 1 belum terbukti.
          update ticket set state = 'AT_DESK'            | Nomor antrean 1 belum selesai.
          """)
  void givenAModelThatForgotSomethingWhenTheDayIsToEndThenRefused(String forgotten, String why) {
    // given
    participant.passesWhatFollows();
    day.close();
    database.sql(forgotten).update();

    // when, then
    assertThatThrownBy(day::end).isInstanceOf(Refusal.class).hasMessageContaining(why);
  }
}
