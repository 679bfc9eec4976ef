package id.loketprakerja.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.feedback.Opinions.Opinion;
import id.loketprakerja.feedback.OwnOpinion.Outcome;
import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.registration.OpenServiceDay;
import id.loketprakerja.registration.Participant;
import id.loketprakerja.registration.StaffTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A participant gives an opinion with the code on the slip: once, whoever else is at it. */
@ProcessTest
class OwnOpinionTest {

  private static final int TICKET = 1;
  private static final String DELETION = "userTask_deletePhotos Hapus foto peserta";

  private final OpenServiceDay day;
  private final OwnOpinion ownOpinion;
  private final FeedbackCodes codes;
  private final JdbcClient database;
  private final ProcessEngine engine;
  private Participant participant;
  private long dayId;
  private String code;

  @Autowired
  OwnOpinionTest(
      ApplicationContext application,
      OwnOpinion ownOpinion,
      FeedbackCodes codes,
      JdbcClient database,
      ProcessEngine engine) {
    this.day = new OpenServiceDay(application);
    this.ownOpinion = ownOpinion;
    this.codes = codes;
    this.database = database;
    this.engine = engine;
  }

  @BeforeEach
  void givenAParticipantWithASlip() {
    day.begin(1);
    participant = day.participantArrives();
    dayId = database.sql("select id from service_day").query(Long.class).single();
    code = codes.of(dayId, TICKET).orElseThrow();
  }

  @Test
  void givenASlipWhenItIsPrintedAgainThenItsCodeIsTheSameAndCannotBeGuessed() {
    assertThat(code).matches("[A-Za-z0-9_-]{22}");
    assertThat(codes.of(dayId, TICKET)).contains(code);
  }

  @Test
  void givenAnOpinionBeforeTheSessionIsOverWhenItEndsThenTheOfficerDoesNotAsk() {
    // given
    assertThat(ownOpinion.give(code, Opinion.LIKE)).isEqualTo(Outcome.ACCEPTED);

    // when
    participant.passesSession();

    // then
    participant.waitsAt(DELETION);
    participant.hasPassed(
        """
        gateway_afterSession
        gateway_feedbackGiven Penilaian sudah diberikan?
        endEvent_feedbackGivenBefore Sudah dinilai sebelumnya
        """);
    assertThat(opinions()).containsExactly("LIKE");
  }

  @Test
  void givenTheOfficerAsksWhenTheParticipantAnswersThemselfThenTheTaskGoesAway() {
    // given
    participant.passesSession();

    // when
    assertThat(ownOpinion.give(code, Opinion.DISLIKE)).isEqualTo(Outcome.ACCEPTED);

    // then
    participant.waitsAt(DELETION);
    participant.hasPassed(
        """
        gateway_feedbackGiven Penilaian sudah diberikan?
        event_feedbackGiven Peserta menilai sendiri
        endEvent_feedbackGivenDirectly Penilaian sudah tersimpan
        """);
    assertThat(opinions()).containsExactly("DISLIKE");
  }

  @Test
  void givenAnOpinionWhenAnotherIsGivenThenTheFirstStays() {
    // given
    ownOpinion.give(code, Opinion.LIKE);

    // when, then
    assertThat(ownOpinion.give(code, Opinion.DISLIKE)).isEqualTo(Outcome.GIVEN_BEFORE);
    assertThat(opinions()).containsExactly("LIKE");
  }

  @Test
  void givenTheOfficerHasRecordedOneThenTheCodeIsUsed() {
    // given
    participant.passesSession();
    participant.passes(StaffTask.RECORD_FEEDBACK, "feedback", "NONE");

    // when, then
    assertThat(ownOpinion.give(code, Opinion.LIKE)).isEqualTo(Outcome.GIVEN_BEFORE);
    assertThat(codes.of(dayId, TICKET)).isEmpty();
    assertThat(opinions()).containsExactly("NONE");
  }

  @Test
  void givenNobodyAnsweredInTimeThenTheCodeIsUsed() {
    // given
    participant.passesSession();
    day.passes(Duration.ofMinutes(30));

    // when, then
    assertThat(ownOpinion.give(code, Opinion.LIKE)).isEqualTo(Outcome.GIVEN_BEFORE);
    assertThat(opinions()).containsExactly("NONE");
  }

  @Test
  void givenTheParticipantHasLeftThenTheirOpinionStillCounts() {
    // given
    participant.leaves();

    // when, then
    assertThat(ownOpinion.give(code, Opinion.DISLIKE)).isEqualTo(Outcome.ACCEPTED);
    assertThat(opinions()).containsExactly("DISLIKE");
  }

  @Test
  void givenAnOpinionThenNothingTellsWhoseItWas() {
    // when
    participant.passesSession();
    ownOpinion.give(code, Opinion.DISLIKE);

    // then
    assertThat(rowsWith("'DISLIKE'"))
        .singleElement()
        .asString()
        .startsWith("INSERT INTO \"PUBLIC\".\"FEEDBACK\"");
    assertThat(rowsWith(code))
        .singleElement()
        .asString()
        .isEqualTo("INSERT INTO \"PUBLIC\".\"FEEDBACK_CODE\" VALUES('%s', %d, NULL);", code, dayId);
  }

  @Test
  void givenTheDayIsOverThenTheCodeIsUnknownAndForgotten() {
    // given
    participant.passesSession();
    participant.passes(StaffTask.DELETE_PHOTOS, StaffTask.DISINFECT_DESK);
    database.sql("update service_day set status = 'ENDED'").update();

    // when, then
    assertThat(ownOpinion.give(code, Opinion.LIKE)).isEqualTo(Outcome.UNKNOWN_CODE);
    assertThat(codes.of(dayId, TICKET)).isEmpty();
    codes.forget(dayId);
    assertThat(rowsWith(code)).isEmpty();
    assertThat(opinions()).isEmpty();
  }

  @Test
  void givenNoSuchTicketThenItHasNoCode() {
    assertThat(codes.of(dayId, TICKET + 1)).isEmpty();
    assertThat(codes.of(dayId + 1, TICKET)).isEmpty();
  }

  @RepeatedTest(5)
  void givenSeveralPressAtOnceThenOneCounts() throws Exception {
    // given
    participant.passesSession();

    // when
    List<Outcome> outcomes =
        atOnce(
            () -> ownOpinion.give(code, Opinion.LIKE),
            () -> ownOpinion.give(code, Opinion.DISLIKE),
            () -> ownOpinion.give(code, Opinion.LIKE));

    // then
    assertThat(outcomes)
        .containsExactlyInAnyOrder(Outcome.ACCEPTED, Outcome.GIVEN_BEFORE, Outcome.GIVEN_BEFORE);
    assertThat(opinions()).hasSize(1);
    participant.waitsAt(DELETION);
  }

  @RepeatedTest(5)
  void givenTheOfficerAndTheParticipantAnswerAtOnceThenOneCounts() throws Exception {
    // given
    participant.passesSession();

    // when
    List<Object> outcomes =
        atOnce(
            () -> ownOpinion.give(code, Opinion.LIKE),
            () -> {
              try {
                participant.passes(StaffTask.RECORD_FEEDBACK, "feedback", "DISLIKE");
                return "DISLIKE";
              } catch (OptimisticLockingException | NullValueException | AssertionError late) {
                // The officer is told that the task has changed or is gone.
                return "LIKE";
              }
            });

    // then
    assertThat(opinions()).hasSize(1);
    if (outcomes.get(0) == Outcome.ACCEPTED) {
      assertThat(opinions()).containsExactly("LIKE");
    } else {
      assertThat(outcomes).containsExactly(Outcome.GIVEN_BEFORE, "DISLIKE");
      assertThat(opinions()).containsExactly("DISLIKE");
    }
    participant.waitsAt(DELETION);
  }

  @RepeatedTest(5)
  void givenTheLimitIsReachedAndTheParticipantAnswersAtOnceThenOneCounts() throws Exception {
    // given
    participant.passesSession();
    Job limit =
        engine
            .getManagementService()
            .createJobQuery()
            .activityId("event_feedbackNotGiven")
            .singleResult();

    // when
    List<Object> outcomes =
        atOnce(
            () -> ownOpinion.give(code, Opinion.LIKE),
            () -> {
              try {
                engine.getManagementService().executeJob(limit.getId());
                return "NONE";
              } catch (OptimisticLockingException | NullValueException late) {
                return "LIKE";
              }
            });

    // then
    assertThat(opinions()).containsExactly((String) outcomes.get(1));
    assertThat(outcomes.get(0))
        .isEqualTo(outcomes.get(1).equals("LIKE") ? Outcome.ACCEPTED : Outcome.GIVEN_BEFORE);
    participant.waitsAt(DELETION);
  }

  @RepeatedTest(5)
  void givenTheSessionEndsWhileTheParticipantAnswersThenNobodyAsksAgain() throws Exception {
    // given
    participant.passesSessionUntil(StaffTask.EXPLAIN_ANNOUNCEMENT);

    // when
    List<Object> outcomes =
        atOnce(
            () -> ownOpinion.give(code, Opinion.LIKE),
            () -> {
              participant.passes(StaffTask.EXPLAIN_ANNOUNCEMENT);
              return "ended";
            });

    // then
    assertThat(outcomes).containsExactly(Outcome.ACCEPTED, "ended");
    participant.waitsAt(DELETION);
    assertThat(opinions()).containsExactly("LIKE");
  }

  @SafeVarargs
  private static <T> List<T> atOnce(Callable<? extends T>... actions) throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(actions.length);
    CyclicBarrier start = new CyclicBarrier(actions.length);
    try {
      List<Future<T>> answers =
          Arrays.stream(actions)
              .map(
                  action ->
                      people.submit(
                          (Callable<T>)
                              () -> {
                                start.await();
                                return action.call();
                              }))
              .toList();
      List<T> results = new ArrayList<>();
      for (Future<T> answer : answers) {
        results.add(answer.get());
      }
      return results;
    } finally {
      people.shutdown();
    }
  }

  private List<String> opinions() {
    return database.sql("select opinion from feedback").query(String.class).list();
  }

  private List<String> rowsWith(String text) {
    return database.sql("script simple").query(String.class).list().stream()
        .filter(line -> line.startsWith("INSERT") && line.contains(text))
        .toList();
  }
}
