package id.loketprakerja.registration;

import static id.loketprakerja.registration.StaffTask.HELP_CREATE_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.Refusal;
import id.loketprakerja.figures.RuleFigures;
import id.loketprakerja.model.ProcessTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A session has one case at customer care at a time, and no problem of it gets lost (SOP 11). */
@ProcessTest
@Timeout(60)
class SecondProblemTest {

  private static final String FIRST = "Situs tidak terbuka";
  private static final String SECOND = "Kode OTP tidak masuk";
  private static final String BOTH = FIRST + "\n\nKendala tambahan: " + SECOND;

  private static final String CHANGED =
      "Kendala: data ini berubah sejak formulir dibuka."
          + " Buka lagi tugas ini, periksa, lalu kirim kembali.";

  private final OpenServiceDay day;
  private final ProcessEngine engine;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private Participant participant;

  private static int reported;
  private static int opened;
  private static int added;
  private static int atOnce;

  @Autowired
  SecondProblemTest(
      ApplicationContext application,
      ProcessEngine engine,
      JdbcClient database,
      PlatformTransactionManager transactions) {
    this.day = new OpenServiceDay(application);
    this.engine = engine;
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
  }

  @BeforeEach
  void givenAProblemIsAtCustomerCare() {
    day.begin(2);
    participant = day.participantArrives();
    participant.passesSessionUntil(HELP_CREATE_ACCOUNT);
    participant.reports(HELP_CREATE_ACCOUNT, FIRST);
  }

  @AfterEach
  void eachProblemHasOpenedACaseOrIsInOne() {
    int reportedHere = passed("participant-registration", "event_problemReported");
    int addedHere = passed("participant-registration", "endEvent_problemAdded");
    int openedHere = passed("customer-care-escalation", "startEvent_problemReported");
    assertThat(reportedHere).isPositive().isEqualTo(openedHere + addedHere);
    reported += reportedHere;
    opened += openedHere;
    added += addedHere;
  }

  private int passed(String process, String element) {
    return database
        .sql(
            """
            select count(*) from act_hi_actinst
            where proc_def_key_ = :process and act_id_ = :element and end_time_ is not null
            """)
        .param("process", process)
        .param("element", element)
        .query(Integer.class)
        .single();
  }

  @AfterAll
  static void printFigures() {
    RuleFigures.report(
        "problems",
        "of one session",
        "reported %d, hotline cases opened %d, problems added %d, at the same moment as something else %d"
            .formatted(reported, opened, added, atOnce));
  }

  @Test
  void givenAProblemAtCustomerCareWhenThereIsAnotherThenItIsAddedToTheSameCase() {
    // given
    Task call = participant.hotlineCalls().get(0);

    // when
    participant.reports(HELP_CREATE_ACCOUNT, SECOND);

    // then
    participant.hasPassed(
        """
        event_problemReported Kendala dilaporkan
        sendTask_addProblem Tambahkan ke kasus yang berjalan
        gateway_problemAdded Sudah ada kasus di Customer Care?
        endEvent_problemAdded Kendala ditambahkan
        """);
    assertThat(participant.hotlineCalls()).extracting(Task::getId).containsExactly(call.getId());
    assertThat(participant.problems()).containsExactly(BOTH);
    BpmnAwareTests.assertThat(customerCare())
        .hasPassedInOrder(
            "startEvent_problemAdded", "serviceTask_addProblem", "endEvent_problemAdded")
        .isWaitingAt("userTask_callHotline")
        .variables()
        .doesNotContainKey("addedProblem");

    // when
    participant.reports(HELP_CREATE_ACCOUNT, "Foto ditolak");

    // then
    assertThat(participant.problems()).containsExactly(BOTH + "\n\nKendala tambahan: Foto ditolak");

    // when
    participant.hotlineSolves(call);

    // then
    participant.waitsAt(HELP_CREATE_ACCOUNT.place());
  }

  @Test
  void givenAnOpenFormWhenThereIsAnotherProblemThenItsAnswerIsRefusedUntilTheFormIsOpenedAgain() {
    // given
    Task call = participant.hotlineCalls().get(0);
    engine.getTaskService().claim(call.getId(), OpenServiceDay.OFFICER);

    // when
    participant.reports(HELP_CREATE_ACCOUNT, SECOND);

    // then: neither answer counts for what was not told
    for (String resolution : List.of("RESOLVED", "UNRESOLVED")) {
      assertThatThrownBy(() -> answer(call, resolution, FIRST))
          .isInstanceOf(Refusal.class)
          .hasMessage(CHANGED);
    }
    assertThat(participant.problems()).containsExactly(BOTH);

    // when
    answer(call, "UNRESOLVED", BOTH);
    day.passes(Duration.ofHours(2));
    Task second = participant.hotlineCalls().get(0);
    engine.getTaskService().claim(second.getId(), OpenServiceDay.OFFICER);
    participant.reports(HELP_CREATE_ACCOUNT, "Foto ditolak");

    // then: what was seen in the first call does not count for the second
    assertThatThrownBy(() -> answer(second, "RESOLVED", BOTH)).hasMessage(CHANGED);
    answer(second, "RESOLVED", BOTH + "\n\nKendala tambahan: Foto ditolak");
    // two hours are also longer than a session usually takes
    participant.waitsAt(
        HELP_CREATE_ACCOUNT.place(), "userTask_reviewLongSession Tinjau sesi yang lama");
  }

  @Test
  void givenTheManagersOpenFormWhenThereIsAnotherProblemThenTheDecisionIsRefused() {
    // given
    day.passes(Duration.ofDays(7));
    Task takeOver = participant.hotlineCalls().get(0);
    engine.getTaskService().claim(takeOver.getId(), OpenServiceDay.MANAGER);

    // when
    participant.reports(HELP_CREATE_ACCOUNT, SECOND);

    // then
    Map<String, Object> decision =
        Map.of("managerDecision", "RESOLVED", "decisionNote", "Selesai.");
    assertThatThrownBy(
            () ->
                engine
                    .getTaskService()
                    .complete(takeOver.getId(), with(decision, "problemSeen", FIRST)))
        .hasMessage(CHANGED);
    engine.getTaskService().complete(takeOver.getId(), with(decision, "problemSeen", BOTH));
    assertThat(participant.hotlineCalls()).isEmpty();
  }

  @Test
  void givenAsManyProblemsAsOneCallCanTellWhenThereIsAnotherThenItIsRefusedAndNothingIsLost() {
    // given
    participant.reports(HELP_CREATE_ACCOUNT, "a".repeat(1000));
    participant.reports(HELP_CREATE_ACCOUNT, "b".repeat(1000));
    String before = (String) participant.problems().get(0);
    int left = 3000 - before.length() - "\n\nKendala tambahan: ".length();

    // when, then
    assertThatThrownBy(() -> participant.reports(HELP_CREATE_ACCOUNT, "c".repeat(left + 1)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("terlalu banyak kendala");
    assertThat(participant.problems()).containsExactly(before);

    // when
    participant.reports(HELP_CREATE_ACCOUNT, "c".repeat(left));

    // then
    assertThat(participant.problems()).allMatch(text -> ((String) text).length() == 3000);
  }

  @Test
  void givenAProblemThatIsSolvedWhenThereIsAnotherThenItGetsACaseOfItsOwn() {
    // given
    participant.hotlineSolves(participant.hotlineCalls().get(0));

    // when
    participant.reports(HELP_CREATE_ACCOUNT, SECOND);

    // then
    assertThat(participant.problems()).containsExactly(SECOND);
  }

  @Test
  void givenAProblemThatTheManagerHasTakenOverWhenThereIsAnotherThenTheManagerSeesIt() {
    // given
    day.passes(Duration.ofDays(7));
    Task takeOver = participant.hotlineCalls().get(0);
    assertThat(takeOver.getTaskDefinitionKey()).isEqualTo("userTask_takeOverProblem");

    // when
    participant.reports(HELP_CREATE_ACCOUNT, SECOND);

    // then
    assertThat(participant.hotlineCalls())
        .extracting(Task::getId)
        .containsExactly(takeOver.getId());
    assertThat(participant.problems()).containsExactly(BOTH);
  }

  @Test
  void givenAnotherSessionsProblemWhenReportedThenTheCasesStayApart() {
    // given
    Participant other = day.participantArrives();
    other.passesSessionUntil(HELP_CREATE_ACCOUNT);

    // when
    other.reports(HELP_CREATE_ACCOUNT, SECOND);

    // then
    assertThat(participant.problems()).containsExactly(FIRST);
    assertThat(other.problems()).containsExactly(SECOND);
  }

  @Test
  void givenTheCaseEndsAtTheSameMomentWhenAnotherIsReportedThenItIsRefusedAndThenGetsItsOwnCase() {
    // given
    Task call = participant.hotlineCalls().get(0);

    // when
    CompletableFuture<Void> report =
        whileUndecided(
            () -> participant.hotlineSolves(call),
            () -> participant.reports(HELP_CREATE_ACCOUNT, SECOND));

    // then
    assertThatThrownBy(report::join).hasRootCauseInstanceOf(OptimisticLockingException.class);
    assertThat(participant.hotlineCalls()).isEmpty();

    // when
    participant.reports(HELP_CREATE_ACCOUNT, SECOND);

    // then
    assertThat(participant.problems()).containsExactly(SECOND);
  }

  @Test
  void givenAnotherIsReportedAtTheSameMomentWhenTheCaseEndsThenItDoesNotEnd() {
    // given
    Task call = participant.hotlineCalls().get(0);
    engine.getTaskService().claim(call.getId(), OpenServiceDay.OFFICER);

    // when
    CompletableFuture<Void> solution =
        whileUndecided(
            () -> participant.reports(HELP_CREATE_ACCOUNT, SECOND),
            () -> participant.hotlineSolves(call));

    // then
    assertThatThrownBy(solution::join).hasRootCauseInstanceOf(OptimisticLockingException.class);
    assertThat(participant.hotlineCalls()).extracting(Task::getId).containsExactly(call.getId());
    assertThat(participant.problems()).containsExactly(BOTH);
  }

  @Test
  void givenTwoFirstProblemsAtTheSameMomentWhenReportedThenOneIsRefusedAndThenAdded() {
    // given
    participant.hotlineSolves(participant.hotlineCalls().get(0));

    // when
    CompletableFuture<Void> later =
        whileUndecided(
            () -> participant.reports(HELP_CREATE_ACCOUNT, FIRST + "!"),
            () -> participant.reports(HELP_CREATE_ACCOUNT, SECOND));

    // then
    assertThatThrownBy(later::join).hasRootCauseInstanceOf(OptimisticLockingException.class);
    participant.reports(HELP_CREATE_ACCOUNT, SECOND);
    assertThat(participant.problems()).containsExactly(FIRST + "!\n\nKendala tambahan: " + SECOND);
  }

  @Test
  void givenSomebodySignedInWhenSendingTheMessageThenRefused() {
    // given
    engine
        .getIdentityService()
        .setAuthentication(
            OpenServiceDay.OFFICER, List.of("officer"), List.of(OpenServiceDay.OFFICE));

    // when, then
    assertThatThrownBy(
            () ->
                engine
                    .getRuntimeService()
                    .createMessageCorrelation("problem-added")
                    .setVariables(Map.of("addedProblem", SECOND))
                    .correlateAll())
        .isInstanceOf(Refusal.class);
  }

  /** As Tasklist sends the form that showed these problems. */
  private void answer(Task call, String resolution, String problemSeen) {
    engine
        .getTaskService()
        .complete(
            call.getId(),
            Map.of("resolution", resolution, "answer", "Coba lagi.", "problemSeen", problemSeen));
  }

  private static Map<String, Object> with(Map<String, Object> answers, String name, Object value) {
    Map<String, Object> all = new HashMap<>(answers);
    all.put(name, value);
    return all;
  }

  /**
   * Does the first and, before it is committed, begins the second, which sees nothing of it;
   * commits the first only when the second has come to where it must wait for it.
   */
  private CompletableFuture<Void> whileUndecided(Runnable first, Runnable second) {
    atOnce++;
    return transaction.execute(
        status -> {
          first.run();
          CompletableFuture<Void> running = CompletableFuture.runAsync(second);
          while (!running.isDone() && sessionsThatWait() == 0) {
            Thread.onSpinWait();
          }
          return running;
        });
  }

  private int sessionsThatWait() {
    return database
        .sql("select count(*) from information_schema.sessions where blocker_id is not null")
        .query(Integer.class)
        .single();
  }

  private ProcessInstance customerCare() {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .superProcessInstanceId(participant.id())
        .singleResult();
  }
}
