package id.loketprakerja.registration;

import static id.loketprakerja.registration.StaffTask.DISINFECT_DESK;
import static id.loketprakerja.registration.StaffTask.EXPLAIN_ANNOUNCEMENT;
import static id.loketprakerja.registration.StaffTask.GUIDE_TO_DESK;
import static id.loketprakerja.registration.StaffTask.REVIEW_LONG_SESSION;

import id.loketprakerja.model.ProcessTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A session that lasts more than 90 minutes: the manager looks at it, and it goes on. */
@ProcessTest
class LongSessionTest {

  private static final String LAST_TASK = "userTask_explainAnnouncement Jelaskan pengumuman";
  private static final String REVIEW = "userTask_reviewLongSession Tinjau sesi yang lama";
  private static final Duration LIMIT = Duration.ofMinutes(90);
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final OpenServiceDay day;
  private Participant participant;

  @Autowired
  LongSessionTest(ApplicationContext application) {
    day = new OpenServiceDay(application);
  }

  @BeforeEach
  void givenASessionThatIsNearlyDone() {
    day.begin(1);
    participant = day.participantArrives();
    participant.passesSessionUntil(EXPLAIN_ANNOUNCEMENT);
  }

  @Test
  void givenASessionWhenTheLimitIsNotReachedThenNobodyIsTroubled() {
    // when
    day.passes(LIMIT.minus(MOMENT));

    // then
    participant.waitsAt(LAST_TASK);
  }

  @Test
  void givenASessionWhenTheLimitIsReachedThenTheManagerReviewsItAndItGoesOn() {
    // when
    day.passes(LIMIT.minus(MOMENT));
    day.passes(MOMENT);

    // then
    participant.waitsAt(LAST_TASK, REVIEW);

    // when
    participant.passes(REVIEW_LONG_SESSION);

    // then
    participant.hasPassed(
        """
        event_longSession Sesi lebih dari 90 menit
        userTask_reviewLongSession Tinjau sesi yang lama
        endEvent_longSessionReviewed Sesi lama ditinjau
        """);
    participant.waitsAt(LAST_TASK);

    // when
    participant.passes(EXPLAIN_ANNOUNCEMENT);
    participant.passesWhatFollows();

    // then
    participant.hasEndedAt("endEvent_participantRegistered Peserta terdaftar");
    participant.hasNotPassed("event_longSessionEnded");
  }

  @Test
  void givenTheManagerReviewsWhenTheSessionEndsThenTheTaskGoesAway() {
    // given
    day.passes(LIMIT);
    participant.waitsAt(LAST_TASK, REVIEW);

    // when
    participant.passes(EXPLAIN_ANNOUNCEMENT);

    // then
    participant.hasPassed(
        """
        event_longSession Sesi lebih dari 90 menit
        event_longSessionEnded Sesi sudah berakhir
        endEvent_longSessionOver Sesi lama selesai sendiri
        """);
    participant.hasNotPassed("endEvent_longSessionReviewed");
    participant.waitsAt(
        "userTask_recordFeedback Catat penilaian peserta",
        "userTask_deletePhotos Hapus foto peserta");
  }

  @Test
  void givenTheManagerReviewsWhenTheParticipantLeavesThenTheTaskGoesAway() {
    // given
    day.passes(LIMIT);

    // when
    participant.leaves();

    // then
    participant.hasPassed(
        """
        event_longSessionEnded Sesi sudah berakhir
        endEvent_longSessionOver Sesi lama selesai sendiri
        """);
    participant.waitsAt("userTask_deletePhotos Hapus foto peserta");
  }

  @Test
  void givenTheSessionEndedInTimeWhenTheLimitIsReachedThenNothingHappens() {
    // given
    day.passes(LIMIT.minus(MOMENT));
    participant.leaves();

    // when
    day.passes(MOMENT);

    // then
    participant.hasNotPassed("event_longSession");
  }

  @Test
  void givenALongWaitWhenTheSessionBeginsThenItsTimeIsCountedFromTheDesk() {
    // given
    Participant next = day.participantArrives();
    day.passes(LIMIT.minus(MOMENT));
    participant.leaves();
    participant.passes(StaffTask.DELETE_PHOTOS, DISINFECT_DESK);
    next.passes(GUIDE_TO_DESK);

    // when
    day.passes(LIMIT.minus(MOMENT));

    // then
    next.hasNotPassed("event_longSession");

    // when
    day.passes(MOMENT);

    // then
    next.waitsAt("userTask_checkEmail Periksa email peserta", REVIEW);
  }
}
