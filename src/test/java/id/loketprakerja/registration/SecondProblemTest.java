package id.loketprakerja.registration;

import static id.loketprakerja.registration.StaffTask.HELP_CREATE_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.Refusal;
import id.loketprakerja.model.ProcessTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
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

  private final OpenServiceDay day;
  private final ProcessEngine engine;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private Participant participant;

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
        gateway_problemAdded Sudah ada kasus di customer care?
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

  /**
   * Does the first and, before it is committed, begins the second, which sees nothing of it;
   * commits the first only when the second has come to where it must wait for it.
   */
  private CompletableFuture<Void> whileUndecided(Runnable first, Runnable second) {
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
