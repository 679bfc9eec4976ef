package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import id.loketprakerja.Refusal;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The table of authorizations, as the engine applies it to the demo accounts. */
@CounterTest
class PermitsTest {

  @Autowired private RuntimeService runtimeService;
  @Autowired private TaskService taskService;
  @Autowired private RepositoryService repositoryService;
  @Autowired private HistoryService historyService;
  @Autowired private ManagementService managementService;
  @Autowired private FilterService filterService;
  @Autowired private AuthorizationService authorizationService;
  @Autowired private IdentityService identityService;
  @Autowired private EngineAccounts accounts;
  @Autowired private Authorizations authorizations;

  private ProcessInstance registration;
  private Task task;

  @BeforeEach
  void startRegistration() {
    registration =
        runtimeService.startProcessInstanceByKey(
            "participant-registration", Map.of("officeId", "kantorcontoh"));
    task = taskService.createTaskQuery().processInstanceId(registration.getId()).singleResult();
  }

  @AfterEach
  void cleanUp() {
    identityService.clearAuthentication();
    runtimeService
        .createProcessInstanceQuery()
        .rootProcessInstances()
        .list()
        .forEach(instance -> runtimeService.deleteProcessInstance(instance.getId(), "test"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"petugas1", "pendamping1", "manajer1"})
  void givenCounterStaff_whenWorking_thenClaimEscalateAndComplete(String userId) {
    as(userId);

    taskService.claim(task.getId(), userId);
    taskService.handleEscalation(task.getId(), "problem-reported");
    assertThat(taskService.createTaskQuery().processInstanceId(registration.getId()).count())
        .isEqualTo(2);
    taskService.complete(task.getId());

    assertThat(taskService.createTaskQuery().processInstanceId(registration.getId()).list())
        .extracting(Task::getTaskDefinitionKey)
        .containsExactly("hotline");
  }

  @ParameterizedTest
  @ValueSource(strings = {"petugas1", "pendamping1", "manajer1"})
  void givenCounterStaff_whenAParticipantLeaves_thenTheMessageIsTaken(String userId) {
    as(userId);

    runtimeService
        .createMessageCorrelation("participant-left")
        .processInstanceId(registration.getId())
        .correlate();

    assertThat(
            runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(registration.getId())
                .count())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"petugas1", "pendamping1", "manajer1", "analis1"})
  void givenStaff_whenSendingAMessageOfTheModels_thenRefused(String userId) {
    as(userId);

    assertThatThrownBy(
            () ->
                runtimeService
                    .createMessageCorrelation("desk-assigned")
                    .processInstanceId(registration.getId())
                    .correlate())
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(
            () -> runtimeService.createMessageCorrelation("desk-assigned").correlateAll())
        .isInstanceOf(Refusal.class);
  }

  @Test
  void givenAModelThatSendsAMessage_whenAnOfficerSetsItOff_thenTaken() {
    as("petugas1");
    taskService.handleEscalation(task.getId(), "problem-reported");
    Task hotline = taskService.createTaskQuery().taskDefinitionKey("hotline").singleResult();

    taskService.claim(hotline.getId(), "petugas1");
    taskService.complete(hotline.getId());

    assertThat(
            runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(registration.getId())
                .count())
        .isZero();
  }

  @Test
  void givenAnAnalyst_whenSendingAStaffMessage_thenRefused() {
    as("analis1");

    assertThatThrownBy(
            () -> runtimeService.createMessageCorrelation("participant-left").correlateAll())
        .isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"petugas1", "pendamping1", "manajer1"})
  void givenCounterStaff_whenTryingToSkipAStep_thenRefused(String userId) {
    as(userId);

    assertRefused(
        () ->
            runtimeService
                .createProcessInstanceModification(registration.getId())
                .cancelAllForActivity("task")
                .execute());
    assertRefused(() -> runtimeService.deleteProcessInstance(registration.getId(), "skip"));
    assertRefused(
        () ->
            runtimeService
                .createProcessInstanceByKey("participant-registration")
                .startBeforeActivity("task")
                .execute());
    assertRefused(() -> runtimeService.setVariable(registration.getId(), "testResult", "PASSED"));
    assertRefused(() -> runtimeService.suspendProcessInstanceById(registration.getId()));
    assertRefused(
        () ->
            runtimeService.messageEventReceived(
                "participant-left", executionWaitingFor("participant-left")));
  }

  @Test
  void givenAnOfficer_whenStarting_thenRegistrationsOnly() {
    as("petugas1");

    assertThat(runtimeService.startProcessInstanceByKey("participant-registration").getTenantId())
        .isEqualTo("kantorcontoh");
    assertRefused(() -> runtimeService.startProcessInstanceByKey("service-day"));
    assertRefused(() -> runtimeService.startProcessInstanceByKey("working-day"));
    assertThat(repositoryService.createProcessDefinitionQuery().list())
        .extracting("key")
        .containsExactlyInAnyOrder("participant-registration", "customer-care-escalation");
  }

  @Test
  void givenAManager_whenRunningTheDay_thenStartsAndClosesIt() {
    as("manajer1");

    ProcessInstance day = runtimeService.startProcessInstanceByKey("service-day");
    assertThat(day.getTenantId()).isEqualTo("kantorcontoh");
    runtimeService
        .createMessageCorrelation("close-service")
        .processInstanceId(day.getId())
        .correlate();

    assertThat(
            historyService
                .createHistoricActivityInstanceQuery()
                .processInstanceId(day.getId())
                .activityId("child")
                .count())
        .isOne();
    assertRefused(() -> runtimeService.startProcessInstanceByKey("participant-registration"));
  }

  @Test
  void givenAnOfficer_whenClosingTheDay_thenRefused() {
    ProcessInstance day =
        runtimeService.startProcessInstanceByKey("service-day", Map.of("officeId", "kantorcontoh"));
    as("petugas1");

    assertThatThrownBy(
            () ->
                runtimeService
                    .createMessageCorrelation("close-service")
                    .processInstanceId(day.getId())
                    .correlate())
        .isInstanceOf(Refusal.class);
  }

  @Test
  void givenAManager_whenTryingAgainWhatFailed_thenByItsIdAndNotForAllOffices() {
    String definition =
        managementService.createJobDefinitionQuery().activityIdIn("failing").singleResult().getId();
    as("manajer1");

    assertRefused(() -> managementService.setJobRetriesByJobDefinitionId(definition, 1));
  }

  @Test
  void givenAManager_whenCountingTasksByGroup_thenTheOwnOfficesOnly() {
    as("manajer1");

    assertThat(taskService.createTaskReport().taskCountByCandidateGroup())
        .extracting("groupName", "taskCount")
        .contains(tuple("officer", 1));
    identityService.setAuthentication("manajerlain", List.of("manager"), List.of("kantorlain"));
    assertThat(taskService.createTaskReport().taskCountByCandidateGroup()).isEmpty();
  }

  @Test
  void givenAManager_whenAssigningATask_thenDone() {
    as("manajer1");

    taskService.setAssignee(task.getId(), "petugas2");

    identityService.clearAuthentication();
    assertThat(taskService.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
        .isEqualTo("petugas2");
  }

  @Test
  void givenAnAnalyst_whenLookingAndDeploying_thenDefinitionsOnly() {
    as("analis1");

    assertThat(repositoryService.createProcessDefinitionQuery().count()).isPositive();
    assertThat(runtimeService.createProcessInstanceQuery().count()).isZero();
    assertThat(taskService.createTaskQuery().count()).isZero();
    assertThat(historyService.createHistoricProcessInstanceQuery().count()).isZero();
    assertRefused(() -> taskService.complete(task.getId()));
    assertRefused(() -> runtimeService.startProcessInstanceByKey("participant-registration"));
    assertThatCode(
            () ->
                repositoryService
                    .createDeployment()
                    .addString("note.form", "{\"id\":\"note\"}")
                    .deploy())
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"petugas1", "pendamping1", "manajer1"})
  void givenCounterStaff_whenDeployingOrSavingAFilterOrAnAccount_thenRefused(String userId) {
    as(userId);

    assertRefused(
        () -> repositoryService.createDeployment().addString("note.txt", "text").deploy());
    assertRefused(() -> filterService.saveFilter(filterService.newTaskFilter("mine")));
    assertRefused(() -> identityService.saveUser(identityService.newUser("intruder")));
    assertRefused(() -> identityService.createMembership(userId, "camunda-admin"));
    assertRefused(() -> identityService.deleteUser(userId));
    assertThat(identityService.createUserQuery().list()).extracting("id").containsExactly(userId);
  }

  @Test
  void givenAnAdministrator_whenDoingAnything_thenAllowed() {
    as("admin");

    assertThat(identityService.createUserQuery().count()).isGreaterThan(6);
    runtimeService.setVariable(registration.getId(), "testResult", "PASSED");
    runtimeService
        .createMessageCorrelation("desk-assigned")
        .processInstanceId(registration.getId())
        .correlate();
  }

  @Test
  void givenTasks_whenAssignedAndClaimed_thenNoAuthorizationIsWritten() {
    as("petugas1");
    taskService.claim(task.getId(), "petugas1");
    identityService.clearAuthentication();

    assertThat(authorizationService.createAuthorizationQuery().resourceType(Resources.TASK).list())
        .extracting("resourceId")
        .containsOnly("*");
  }

  @Test
  void givenRowsThatDiffer_whenAppliedAgain_thenTheTableHolds() {
    long before = authorizationService.createAuthorizationQuery().count();
    var row =
        authorizationService
            .createAuthorizationQuery()
            .groupIdIn("officer")
            .resourceType(Resources.APPLICATION)
            .singleResult();
    row.setResourceId("admin");
    authorizationService.saveAuthorization(row);

    authorizations.apply();

    assertThat(authorizationService.createAuthorizationQuery().count()).isEqualTo(before);
    assertThat(
            authorizationService
                .createAuthorizationQuery()
                .groupIdIn("officer")
                .resourceType(Resources.APPLICATION)
                .list())
        .extracting("resourceId")
        .containsExactly("tasklist");
  }

  @Test
  void givenEachGroup_whenOpeningTasklist_thenItsFiltersInOrder() {
    assertThat(filtersOf("petugas1")).containsExactly("Tugas petugas", "Tugas saya", "Terlambat");
    assertThat(filtersOf("pendamping1"))
        .containsExactly("Tugas pendamping teknis", "Tugas saya", "Terlambat");
    assertThat(filtersOf("manajer1"))
        .containsExactly("Tugas manajer", "Tugas saya", "Terlambat", "Semua tugas");
    assertThat(filtersOf("analis1")).isEmpty();
  }

  @Test
  void givenAnOverdueTask_whenListed_thenUnderTheRightFilters() {
    as("petugas1");
    assertThat(tasksUnder("Tugas petugas")).contains(task.getId());
    assertThat(tasksUnder("Terlambat")).contains(task.getId());
    assertThat(tasksUnder("Tugas saya")).isEmpty();

    taskService.claim(task.getId(), "petugas1");

    assertThat(tasksUnder("Tugas petugas")).contains(task.getId());
    assertThat(tasksUnder("Tugas saya")).containsExactly(task.getId());
    as("petugas2");
    assertThat(tasksUnder("Tugas saya")).isEmpty();
  }

  private void as(String userId) {
    identityService.clearAuthentication();
    StaffMember member = accounts.find(userId);
    identityService.setAuthentication(userId, member.groups(), member.offices());
  }

  private List<String> filtersOf(String userId) {
    as(userId);
    return filterService.createTaskFilterQuery().list().stream()
        .sorted((a, b) -> priority(a) - priority(b))
        .map(Filter::getName)
        .toList();
  }

  private static int priority(Filter filter) {
    return ((Number) filter.getProperties().get("priority")).intValue();
  }

  private List<String> tasksUnder(String filterName) {
    Filter filter = filterService.createTaskFilterQuery().filterName(filterName).singleResult();
    List<Task> tasks = filterService.list(filter.getId());
    return tasks.stream().map(Task::getId).toList();
  }

  private String executionWaitingFor(String message) {
    return runtimeService
        .createEventSubscriptionQuery()
        .processInstanceId(registration.getId())
        .list()
        .stream()
        .filter(subscription -> subscription.getEventName().equals(message))
        .findFirst()
        .orElseThrow()
        .getExecutionId();
  }

  private static void assertRefused(ThrowingCallable action) {
    assertThatThrownBy(action).isInstanceOf(AuthorizationException.class);
  }
}
