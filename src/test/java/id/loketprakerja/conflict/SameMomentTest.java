package id.loketprakerja.conflict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.Refusal;
import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import id.loketprakerja.registration.Tickets;
import id.loketprakerja.serviceday.OfficeAtWork;
import id.loketprakerja.serviceday.ServiceDays;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two screens, one case, the same moment: what the second one meets. */
@ProcessTest
class SameMomentTest {

  private final ProcessEngineConfigurationImpl configuration;
  private final OfficeAtWork office;
  private final Tickets tickets;
  private final ServiceDays serviceDays;
  private final JdbcClient database;
  private ProcessInstance registration;

  @Autowired
  SameMomentTest(
      ProcessEngine engine, Tickets tickets, ServiceDays serviceDays, JdbcClient database) {
    this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.office = OfficeAtWork.inContoh(engine);
    this.tickets = tickets;
    this.serviceDays = serviceDays;
    this.database = database;
  }

  @BeforeEach
  void givenAParticipantAtADesk() {
    office.clockShows("2026-05-20T07:30");
    office.openService();
    registration = office.participantArrives();
  }

  @Test
  void givenACallTripsOverACaseThatChangedMeanwhileThenItIsAConflict() {
    // given
    Task task = office.taskIn(registration.getId(), Elements.GUIDE_TO_DESK);
    NullPointerException stumble = new NullPointerException("execution");

    // when, then
    assertThatThrownBy(
            () ->
                configuration
                    .getCommandExecutorTxRequired()
                    .execute(
                        context -> {
                          context.getTaskManager().findTaskById(task.getId());
                          completeElsewhere(task);
                          throw stumble;
                        }))
        .isInstanceOf(OptimisticLockingException.class)
        .hasCause(stumble);
  }

  @Test
  void givenACaseEndsWhileAFormIsCheckedThenItIsAConflict() {
    // given
    Task task = office.taskIn(registration.getId(), Elements.GUIDE_TO_DESK);
    // No answers, so that the check looks for what the case has; and read when the task has been.
    Map<String, Object> answers =
        new AbstractMap<>() {
          @Override
          public Set<Entry<String, Object>> entrySet() {
            elsewhere(() -> runtime().deleteProcessInstance(registration.getId(), "meanwhile"));
            return Set.of();
          }
        };

    // when, then
    assertThatThrownBy(() -> runtime().signal(task.getExecutionId(), answers))
        .isInstanceOf(OptimisticLockingException.class)
        .hasMessageContaining("while it was read");
  }

  @Test
  void givenACallTripsOverACaseThatNobodyTouchedThenTheFailureIsToldAsItIs() {
    // given
    Task task = office.taskIn(registration.getId(), Elements.GUIDE_TO_DESK);
    NullPointerException stumble = new NullPointerException("execution");

    // when, then
    assertThatThrownBy(
            () ->
                configuration
                    .getCommandExecutorTxRequired()
                    .execute(
                        context -> {
                          context.getTaskManager().findTaskById(task.getId());
                          throw stumble;
                        }))
        .isSameAs(stumble);
  }

  /** The engine makes executions on the way to it, and does away with some of them again. */
  @Test
  void givenAStepOfANewCaseFailsForAReasonOfItsOwnThenThatIsTold() {
    // given
    RepositoryService repository = configuration.getRepositoryService();
    String model =
        Bpmn.convertToString(
            Bpmn.createExecutableProcess("faulty")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .subProcess()
                .embeddedSubProcess()
                .startEvent()
                .endEvent()
                .subProcessDone()
                .userTask("late")
                .camundaDueDate("5 menit")
                .endEvent()
                .done());
    String deployment = repository.createDeployment().addString("f.bpmn", model).deploy().getId();

    // when, then
    try {
      assertThatThrownBy(() -> runtime().startProcessInstanceByKey("faulty"))
          .isNotInstanceOf(OptimisticLockingException.class)
          .hasMessageContaining("5 menit");
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }

  @Test
  void givenAParticipantHasATicketWhenItIsIssuedAgainThenItIsRefusedAndThereIsOne() {
    assertThatThrownBy(() -> tickets.issue(day(), registration.getId()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("sudah diterbitkan");
    assertThat(
            database
                .sql("select last_ticket_number from service_day")
                .query(Integer.class)
                .single())
        .isOne();
  }

  @Test
  void givenTheDayHasEndedWhenItIsEndedAgainThenItIsRefused() {
    // given
    office.completeIn(
        registration.getId(),
        office.officer(),
        Elements.GUIDE_TO_DESK,
        Map.of("participantPresent", false));
    serviceDays.end(day());

    // when, then
    assertThatThrownBy(() -> serviceDays.end(day()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("sudah diakhiri");
  }

  private RuntimeService runtime() {
    return configuration.getRuntimeService();
  }

  private void completeElsewhere(Task task) {
    elsewhere(() -> office.complete(office.officer(), task, Map.of("participantPresent", true)));
  }

  private static void elsewhere(Runnable action) {
    Thread elsewhere = new Thread(action);
    elsewhere.start();
    try {
      elsewhere.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long day() {
    return database.sql("select id from service_day").query(Long.class).single();
  }
}
