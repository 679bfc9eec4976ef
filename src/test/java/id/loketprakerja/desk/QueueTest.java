package id.loketprakerja.desk;

import static id.loketprakerja.registration.StaffTask.DELETE_PHOTOS;
import static id.loketprakerja.registration.StaffTask.DISINFECT_DESK;
import static id.loketprakerja.registration.StaffTask.EXPLAIN_ANNOUNCEMENT;
import static id.loketprakerja.registration.StaffTask.GUIDE_TO_DESK;
import static id.loketprakerja.registration.StaffTask.RECORD_FEEDBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.Refusal;
import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.registration.OpenServiceDay;
import id.loketprakerja.registration.Participant;
import id.loketprakerja.registration.StaffTask;
import id.loketprakerja.registration.Tickets.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gets which desk, and when: first come, first served, and never a desk that is not clean. */
@ProcessTest
class QueueTest {

  private static final String AT_DESK = "userTask_guideToDesk Arahkan peserta ke meja";
  private static final String WAITING = "receiveTask_waitForDesk Tunggu meja";

  private final ApplicationContext application;
  private final OpenServiceDay day;
  private final Desks desks;
  private final RepositoryService repository;
  private final JdbcClient database;

  @Autowired
  QueueTest(
      ApplicationContext application,
      Desks desks,
      RepositoryService repository,
      JdbcClient database) {
    this.application = application;
    this.day = new OpenServiceDay(application);
    this.desks = desks;
    this.repository = repository;
    this.database = database;
  }

  @Test
  void givenOneDeskWhenASecondParticipantComesThenTheyGetItOnceItIsDisinfected() {
    // given
    day.begin(1);
    Participant first = day.participantArrives();
    Participant second = day.participantArrives();
    second.waitsAt(WAITING);

    // when
    first.passesSession();

    // then: the session is over, but the desk is not clean
    second.waitsAt(WAITING);
    assertThat(day.desks()).containsExactly("1 DIRTY 1");

    // when
    first.passes(RECORD_FEEDBACK, DELETE_PHOTOS);

    // then
    second.waitsAt(WAITING);
    assertThat(day.desks()).containsExactly("1 DIRTY 1");

    // when
    first.passes(DISINFECT_DESK);

    // then
    second.waitsAt(AT_DESK);
    assertThat(day.desks()).containsExactly("1 OCCUPIED 2");
    assertThat(day.tickets()).containsExactly("1 REGISTERED", "2 AT_DESK");
  }

  @Test
  void givenThreeParticipantsWhenTheDeskBecomesFreeThenTheyAreServedInTheOrderTheyCame() {
    // given
    day.begin(1);
    Participant first = day.participantArrives();
    Participant second = day.participantArrives();
    Participant third = day.participantArrives();

    // when
    first.passesSession();
    first.passesWhatFollows();

    // then
    second.waitsAt(AT_DESK);
    third.waitsAt(WAITING);

    // when
    second.passesSession();
    second.passesWhatFollows();

    // then
    third.waitsAt(AT_DESK);
    assertThat(day.desks()).containsExactly("1 OCCUPIED 3");
    assertThat(day.tickets()).containsExactly("1 REGISTERED", "2 REGISTERED", "3 AT_DESK");
  }

  @Test
  void givenOneIsCalledButAbsentWhenSomebodyWaitsThenTheyGetTheUnusedDeskWithoutDisinfection() {
    // given
    day.begin(1);
    Participant absent = day.participantArrives();
    Participant waiting = day.participantArrives();

    // when
    absent.passes(GUIDE_TO_DESK, "participantPresent", false);

    // then
    absent.registration().isEnded().hasNotPassed("userTask_disinfectDesk");
    waiting.waitsAt(AT_DESK);
    assertThat(day.desks()).containsExactly("1 OCCUPIED 2");
  }

  @Test
  void givenOneLeavesTheQueueWhenTheDeskBecomesFreeThenTheNextOneGetsIt() {
    // given
    day.begin(1);
    Participant first = day.participantArrives();
    Participant second = day.participantArrives();
    Participant third = day.participantArrives();
    second.leaves();

    // when
    first.passes(GUIDE_TO_DESK, "participantPresent", false);

    // then
    third.waitsAt(AT_DESK);
    assertThat(day.tickets()).containsExactly("1 NO_SHOW", "2 LEFT", "3 AT_DESK");
  }

  @Test
  void givenOneLeavesTheDeskWhenSomebodyWaitsThenTheDeskIsDisinfectedFirst() {
    // given
    day.begin(1);
    Participant first = day.participantArrives();
    Participant second = day.participantArrives();
    first.passes(GUIDE_TO_DESK);

    // when
    first.leaves();

    // then
    second.waitsAt(WAITING);

    // when
    first.passes(DISINFECT_DESK);

    // then
    second.waitsAt(AT_DESK);
  }

  @Test
  void givenTwoDesksWhenParticipantsComeThenEachGetsADeskOfTheirOwnAndTheThirdWaits() {
    // given
    day.begin(2);

    // when
    Participant first = day.participantArrives();
    Participant second = day.participantArrives();
    Participant third = day.participantArrives();
    Participant fourth = day.participantArrives();

    // then
    first.waitsAt(AT_DESK);
    second.waitsAt(AT_DESK);
    third.waitsAt(WAITING);
    fourth.waitsAt(WAITING);
    assertThat(day.desks()).containsExactly("1 OCCUPIED 1", "2 OCCUPIED 2");

    // when: the second desk is free before the first
    second.passesSession();
    second.passesWhatFollows();

    // then
    third.waitsAt(AT_DESK);
    fourth.waitsAt(WAITING);
    assertThat(day.desks()).containsExactly("1 OCCUPIED 1", "2 OCCUPIED 3");

    // when
    first.passesSession();
    first.passesWhatFollows();

    // then
    fourth.waitsAt(AT_DESK);
    assertThat(day.desks()).containsExactly("1 OCCUPIED 4", "2 OCCUPIED 3");
  }

  @Test
  void givenADeskIsDirtyWhenSomebodyComesThenTheyGetTheCleanOne() {
    // given
    day.begin(2);
    Participant first = day.participantArrives();
    first.passesSession();

    // when
    Participant second = day.participantArrives();
    Participant third = day.participantArrives();

    // then
    second.waitsAt(AT_DESK);
    third.waitsAt(WAITING);
    assertThat(day.desks()).containsExactly("1 DIRTY 1", "2 OCCUPIED 2");
  }

  @Test
  void givenNobodyWaitsWhenTheDeskIsCleanThenTheNextToComeGetsItAtOnce() {
    // given
    day.begin(1);
    Participant first = day.participantArrives();
    first.passesSession();
    first.passesWhatFollows();
    assertThat(day.desks()).containsExactly("1 FREE");

    // when
    Participant second = day.participantArrives();

    // then
    second.waitsAt(AT_DESK);
    second.registration().hasNotPassed("receiveTask_waitForDesk");
  }

  @Test
  void givenSomebodyWaitsWhenALatecomerArrivesThenTheyDoNotOvertake() {
    // given: a desk stands free although somebody waits
    day.begin(0);
    Participant first = day.participantArrives();
    first.waitsAt(WAITING);
    day.addDesks(1);
    assertThat(day.desks()).containsExactly("1 FREE");

    // when
    Participant latecomer = day.participantArrives();

    // then
    latecomer.waitsAt(WAITING);
    assertThat(day.desks()).containsExactly("1 FREE");
  }

  @Test
  void givenTheServiceIsClosingWhenTheDeskIsCleanThenNobodyIsCalledToIt() {
    // given
    day.begin(1);
    Participant first = day.participantArrives();
    Participant second = day.participantArrives();
    first.passesSession();

    // when
    day.close();
    first.passesWhatFollows();

    // then
    second.registration().isEnded();
    assertThat(day.desks()).containsExactly("1 FREE");
    assertThat(day.tickets()).containsExactly("1 REGISTERED", "2 SERVICE_CLOSED");
  }

  @Test
  void givenOneWaitsWhenTheAdministratorDeletesTheirCaseThenTheNextOneGetsTheDesk() {
    // given
    day.begin(1);
    Participant first = day.participantArrives();
    Participant deleted = day.participantArrives();
    Participant cancelled = day.participantArrives();
    Participant last = day.participantArrives();

    // when
    day.administratorDeletes(deleted);
    day.administratorCancels(cancelled, "receiveTask_waitForDesk");

    // then
    assertThat(day.tickets()).containsExactly("1 AT_DESK", "2 LEFT", "3 LEFT", "4 WAITING");

    // when
    first.passes(GUIDE_TO_DESK, "participantPresent", false);

    // then
    last.waitsAt(AT_DESK);
  }

  @Test
  void givenOneAtTheDeskWhenTheAdministratorEndsTheirCaseThenRefusedUntilTheDeskIsFree() {
    // given
    day.begin(1);
    Participant participant = day.participantArrives();
    String refusal = "nomor antrean 1 belum dapat diakhiri, karena meja 1 masih dipakai";

    // when, then
    assertRefused(() -> day.administratorDeletes(participant), refusal);
    assertRefused(() -> day.administratorDeletesInBulk(participant), refusal);
    assertRefused(() -> day.administratorCancels(participant, "userTask_guideToDesk"), refusal);
    participant.waitsAt(AT_DESK);

    // when, then
    participant.passesSession();
    participant.passes(DELETE_PHOTOS);
    assertRefused(() -> day.administratorDeletes(participant), refusal);
    assertThat(day.desks()).containsExactly("1 DIRTY 1");

    // when, then: all that is left is the feedback
    participant.passes(DISINFECT_DESK);
    day.administratorDeletes(participant);
    participant.registration().isEnded();
    assertThat(day.tickets()).containsExactly("1 REGISTERED");
  }

  @Test
  void givenAProgramClearsUpWhenACaseHoldsADeskThenItIsToBeCleaned() {
    // given
    day.begin(1);
    Participant participant = day.participantArrives();

    // when
    day.programDeletes(participant);

    // then
    assertThat(day.tickets()).containsExactly("1 LEFT");
    assertThat(day.desks()).containsExactly("1 DIRTY 1");
  }

  @Test
  void givenACaseThatIsGoneStillWaitsWhenTheDeskIsCleanThenTheNextOneGetsIt() {
    // given: as an older version left it
    day.begin(1);
    Participant first = day.participantArrives();
    day.participantArrives();
    Participant third = day.participantArrives();
    database.sql("update ticket set process_instance_id = 'gone' where ticket_number = 2").update();

    // when
    first.passesSession();
    first.passesWhatFollows();

    // then
    third.waitsAt(AT_DESK);
    assertThat(day.tickets()).containsExactly("1 REGISTERED", "2 LEFT", "3 AT_DESK");
  }

  @Test
  void givenASessionLeftOpenOverNightWhenSomebodyComesThenTheyGetItsDeskOnceItIsReleased() {
    // given
    day.begin(1);
    Participant yesterday = day.participantArrives();
    yesterday.passes(GUIDE_TO_DESK);
    long before = day.id();
    day.beginNextDay(1);

    // when
    Participant today = day.participantArrives();
    Participant next = day.participantArrives();

    // then
    today.waitsAt(WAITING);
    assertThat(day.desks()).containsExactly("1 OCCUPIED 1", "1 FREE");
    assertThat(desks.ready(day.id())).isEmpty();
    assertThat(desks.heldByOtherDays(day.id()))
        .containsExactly("Meja 1 masih dipakai nomor antrean 1 tanggal 21 Mei 2026.");

    // when: the participant is not coming back
    yesterday.leaves();

    // then: the desk has not been cleaned
    today.waitsAt(WAITING);
    assertThat(desks.heldByOtherDays(day.id()))
        .containsExactly(
            "Meja 1 belum bersih atau foto nomor antrean 1 tanggal 21 Mei 2026 belum dihapus.");

    // when
    yesterday.passes(DISINFECT_DESK);

    // then
    today.waitsAt(AT_DESK);
    next.waitsAt(WAITING);
    assertThat(day.desks()).containsExactly("1 FREE", "1 OCCUPIED 1");
    assertThat(day.tickets()).containsExactly("1 LEFT", "1 AT_DESK", "2 WAITING");
    assertThat(desks.heldByOtherDays(before))
        .containsExactly("Meja 1 masih dipakai nomor antrean 1 tanggal 22 Mei 2026.");
  }

  @Test
  void givenYesterdaysSessionAtOneOfTwoDesksWhenParticipantsComeThenTheOtherDeskServesThem() {
    // given
    day.begin(2);
    Participant yesterday = day.participantArrives();
    yesterday.passes(GUIDE_TO_DESK);
    day.beginNextDay(2);

    // when
    Participant first = day.participantArrives();
    Participant second = day.participantArrives();

    // then
    first.waitsAt(AT_DESK);
    second.waitsAt(WAITING);
    assertThat(desks.ready(day.id())).isEmpty();

    // when: today's desk is free first
    first.passes(GUIDE_TO_DESK, "participantPresent", false);

    // then
    second.waitsAt(AT_DESK);
  }

  @Test
  void givenFewerDesksThanYesterdayWhenTheHeldOneIsReleasedThenNobodyGetsIt() {
    // given
    day.begin(2);
    Participant one = day.participantArrives();
    Participant two = day.participantArrives();
    one.passes(GUIDE_TO_DESK, "participantPresent", false);
    two.passes(GUIDE_TO_DESK);
    day.beginNextDay(1);
    Participant first = day.participantArrives();
    Participant second = day.participantArrives();
    first.waitsAt(AT_DESK);

    // when
    two.leaves();
    two.passes(DISINFECT_DESK);

    // then
    second.waitsAt(WAITING);
    assertThat(day.desks()).containsExactly("1 FREE", "1 OCCUPIED 1", "2 FREE");
  }

  @Test
  void givenTwoDaysWhenEverybodyActsAtOnceThenNobodySharesADeskOrIsForgotten() throws Exception {
    new TwoDays(application).everybodyAtOnce(20);
  }

  /** Models that hand the desk on too early, and the last task before they do. */
  enum Careless {
    NOT_CLEANED(
        DELETE_PHOTOS,
        "masih dipakai atau belum bersih",
        "targetRef=\"userTask_disinfectDesk\"",
        "targetRef=\"gateway_deskClean\""),
    PHOTOS_KEPT(
        DISINFECT_DESK,
        "mungkin masih ada",
        "targetRef=\"userTask_deletePhotos\"",
        "targetRef=\"gateway_deskUsed\""),
    CALLED_A_NO_SHOW(
        EXPLAIN_ANNOUNCEMENT,
        "mungkin masih ada",
        "${!participantPresent ? \"NO_SHOW\" : testResult == \"PASSED\" ? \"REGISTERED\" : \"NOT_PASSED\"}",
        "NO_SHOW",
        "sourceRef=\"gateway_sessionHeld\" targetRef=\"gateway_afterSession\"",
        "sourceRef=\"gateway_sessionHeld\" targetRef=\"gateway_deskClean\"");

    private final StaffTask last;
    private final String refusal;
    private final String[] edits;

    Careless(StaffTask last, String refusal, String... edits) {
      this.last = last;
      this.refusal = refusal;
      this.edits = edits;
    }
  }

  @ParameterizedTest
  @EnumSource(Careless.class)
  void givenAModelThatHandsTheDeskOnTooEarlyWhenItDoesThenRefused(Careless model) {
    // given
    String deployment = day.editedModel(model.edits);
    try {
      day.begin(1);
      Participant participant = day.participantArrives();
      Participant waiting = day.participantArrives();
      List<StaffTask> all = new ArrayList<>(StaffTask.SESSION);
      all.addAll(List.of(DELETE_PHOTOS, DISINFECT_DESK));
      all.subList(0, all.indexOf(model.last)).stream()
          .filter(task -> model != Careless.PHOTOS_KEPT || task != DELETE_PHOTOS)
          .forEach(participant::passes);

      // when, then
      assertRefused(() -> participant.passes(model.last), model.refusal);
      waiting.waitsAt(WAITING);
      assertThat(day.desks()).hasSize(1).doesNotContain("1 FREE");
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }

  @Test
  void givenAModelThatCallsAUsedDeskUnusedWhenTheSessionEndsThenItIsToBeCleaned() {
    // given
    day.begin(1);
    Participant participant = day.participantArrives();
    participant.passes(GUIDE_TO_DESK);

    // when
    desks.endSession(day.id(), 1, Outcome.NO_SHOW, new Work(true, false, false));

    // then
    assertThat(day.desks()).containsExactly("1 DIRTY 1");
    assertRefused(() -> desks.release(day.id(), 1, new Work(true, false, false)), "belum bersih");
    assertRefused(
        () -> desks.release(day.id(), 1, new Work(true, true, true)), "mungkin masih ada");
    desks.release(day.id(), 1, new Work(true, false, true));
    assertThat(day.desks()).containsExactly("1 FREE");
  }

  @Test
  void givenASessionGoesOnWhenAModelHandsTheDeskOnThenRefused() {
    // given
    day.begin(1);
    day.participantArrives();

    // when, then
    assertRefused(() -> desks.release(day.id(), 1, new Work(false, false, false)), "masih dipakai");
    assertThat(day.desks()).containsExactly("1 OCCUPIED 1");
  }

  private static void assertRefused(ThrowingCallable action, String part) {
    assertThatThrownBy(action).isInstanceOf(Refusal.class).hasMessageContaining(part);
  }
}
