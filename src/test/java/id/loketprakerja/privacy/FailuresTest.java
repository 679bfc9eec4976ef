package id.loketprakerja.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.registration.OpenServiceDay;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricJobLog;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What fails over a name does not spread it. */
@ProcessTest
class FailuresTest {

  private static final String NAME = NameSearch.NAME;
  private static final NameSearch SEARCH = new NameSearch("failures");
  private static final Map<String, Object> VARIABLES = Map.of("participantName", NAME);

  private final Logger log = LoggerFactory.getLogger(getClass());

  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private FormService forms;
  @Autowired private ManagementService management;
  @Autowired private HistoryService history;
  @Autowired private RepositoryService repository;
  @Autowired private ProcessEngine engine;
  @Autowired private JdbcClient database;
  @Autowired private ApplicationContext application;
  @Autowired private TestRestTemplate http;

  private String deployment;

  @BeforeEach
  void deployCarelessModels() {
    deployment =
        repository
            .createDeployment()
            .addClasspathResource("privacy/careless.bpmn")
            .deploy()
            .getId();
    SEARCH.begin(database);
  }

  @AfterEach
  void remove() {
    SEARCH.end();
    repository.deleteDeployment(deployment, true);
  }

  @AfterAll
  static void printFigures() {
    SEARCH.print();
  }

  @Test
  void givenModelThatFailsOverTheName_whenItDoes_thenTheFailureIsItselfAndTheLogDoesNotTellIt() {
    runtime.startProcessInstanceByKey("careless", VARIABLES);
    String task = tasks.createTaskQuery().taskDefinitionKey("waiting").singleResult().getId();

    Throwable failure = catchThrowable(() -> tasks.complete(task));
    log.error("Failed", failure);

    assertThat(failure).isInstanceOf(IllegalStateException.class);
    assertThat(SEARCH.logContains("Cannot add 1 to (nama peserta)")).isTrue();
    SEARCH.findsItOnlyInTheOpenCase();

    runtime.deleteProcessInstance(
        runtime.createProcessInstanceQuery().singleResult().getId(), "Salah masuk");
    SEARCH.findsNothing();
  }

  @Test
  void givenJobThatFailsOverTheName_whenItGivesUp_thenJobIncidentAndHistoryDoNotTellIt() {
    runtime.startProcessInstanceByKey("careless-job", VARIABLES);
    Job job = management.createJobQuery().messages().singleResult();
    for (int attempt = 0; attempt < 3; attempt++) {
      catchThrowable(() -> management.executeJob(job.getId()));
    }

    assertThat(management.getJobExceptionStacktrace(job.getId())).contains("(nama peserta)");
    assertThat(runtime.createIncidentQuery().singleResult().getIncidentMessage())
        .contains("(nama peserta)");
    List<HistoricJobLog> failures = history.createHistoricJobLogQuery().failureLog().list();
    assertThat(failures).hasSize(3);
    for (HistoricJobLog failed : failures) {
      assertThat(failed.getJobExceptionMessage()).isEqualTo(IllegalStateException.class.getName());
      assertThat(history.getHistoricJobLogExceptionStacktrace(failed.getId()))
          .contains(IllegalStateException.class.getName(), Stumbles.class.getName())
          .doesNotContain("Cannot add");
    }
    assertThat(history.createHistoricIncidentQuery().singleResult().getIncidentMessage()).isNull();
    SEARCH.findsItOnlyInTheOpenCase();

    runtime.deleteProcessInstance(job.getProcessInstanceId(), "Salah masuk");
    SEARCH.findsNothing();
  }

  @Test
  void givenTwoAtOneCase_whenTheSlowerTripsOverTheName_thenItIsAConflictAndTheLogDoesNotTellIt() {
    runtime.startProcessInstanceByKey("careless", VARIABLES);
    Task task = tasks.createTaskQuery().taskDefinitionKey("waiting").singleResult();

    Throwable failure =
        catchThrowable(
            () ->
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                    .getCommandExecutorTxRequired()
                    .execute(
                        context -> {
                          Object name =
                              context
                                  .getTaskManager()
                                  .findTaskById(task.getId())
                                  .getVariable("participantName");
                          CompletableFuture.runAsync(
                                  () -> tasks.setPriority(task.getId(), task.getPriority() + 1))
                              .join();
                          throw new IllegalStateException("torn: " + name);
                        }));

    assertThat(failure).isInstanceOf(OptimisticLockingException.class);
    log.info("Lost", failure);
    assertThat(SEARCH.logContains("torn: (nama peserta)")).isTrue();
    SEARCH.findsItOnlyInTheOpenCase();
  }

  static Stream<Arguments> badSubmissions() {
    String start = "/process-definition/key/participant-registration/submit-form";
    String rest = ", 'temperature': {'value': 36.5}, 'wearsMask': {'value': true}}}";
    return Stream.of(
        Arguments.of("cut off", start, "{'variables': {'participantName': {'value': '@"),
        Arguments.of(
            "a text for a number", start, "{'variables': {'temperature': {'value': '@'}}}"),
        Arguments.of(
            "a text of type number",
            start,
            "{'variables': {'temperature': {'value': '@', 'type': 'Double'}}}"),
        Arguments.of(
            "a text of type date",
            start,
            "{'variables': {'participantName': {'value': '@', 'type': 'Date'}" + rest),
        Arguments.of(
            "a text of no type",
            start,
            "{'variables': {'participantName': {'value': '@', 'type': 'Nama @'}" + rest),
        Arguments.of(
            "broken JSON",
            start,
            "{'variables': {'participantName': {'value': '{@', 'type': 'Json'}" + rest),
        Arguments.of(
            "an object of another class",
            start,
            "{'variables': {'participantName': {'value': '@', 'type': 'Object', 'valueInfo':"
                + " {'objectTypeName': 'nama.@', 'serializationDataFormat': 'application/json'}}"
                + rest),
        Arguments.of("an undeclared field", start, "{'variables': {'@': {'value': '@'}" + rest),
        Arguments.of(
            "a name that is too long",
            start,
            "{'variables': {'participantName': {'value': '" + "@ ".repeat(100) + "'}" + rest),
        Arguments.of(
            "an unknown process", "/process-definition/key/@/submit-form", "{'variables': {}}"),
        Arguments.of(
            "a message to nobody",
            "/message",
            "{'messageName': 'participant-left', 'correlationKeys': {'participantName': {'value':"
                + " '@'}}}"),
        Arguments.of("an unknown message", "/message", "{'messageName': '@'}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badSubmissions")
  void givenBadSubmission_whenItHoldsAName_thenItIsRefusedAndNobodyIsToldIt(
      String what, String path, String body) {
    new OpenServiceDay(application).begin(1);

    ResponseEntity<String> answer = post(path, body);

    assertThat(answer.getStatusCode().is4xxClientError()).as(answer.toString()).isTrue();
    assertThat(answer.getBody()).doesNotContain("\tat ", "\\tat ");
    SEARCH.findsNothing();
  }

  @Test
  void givenNameAsBusinessKey_whenStarted_thenRefused() {
    new OpenServiceDay(application).begin(1);

    ResponseEntity<String> answer =
        post(
            "/process-definition/key/participant-registration/start",
            "{'businessKey': '@', 'variables': {'participantName': {'value': '@'},"
                + " 'temperature': {'value': 38.5}, 'wearsMask': {'value': true}}}");

    assertThat(answer.getStatusCode().value()).as(answer.toString()).isEqualTo(400);
    SEARCH.findsNothing();
  }

  private ResponseEntity<String> post(String path, String body) {
    return http.withBasicAuth("petugas1", "petugas1")
        .exchange(
            RequestEntity.post("/engine-rest" + path.replace("@", "{name}"), NAME)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body.replace("'", "\"").replace("@", NAME)),
            String.class);
  }

  @Test
  void givenNameThatTheDatabaseRefuses_whenStarted_thenTheFailureDoesNotTellIt() {
    Map<String, Object> tooLong = Map.of("participantName", (NAME + " ").repeat(200));

    Throwable failure =
        catchThrowable(() -> runtime.startProcessInstanceByKey("careless", tooLong));

    log.info("Refused by the database", failure);
    assertThat(SEARCH.logContains("Value too long")).isTrue();
    SEARCH.findsNothing();
  }

  @Test
  void givenRefusedForm_whenItHoldsAName_thenTheRefusalDoesNotTellIt() {
    String registration =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("participant-registration")
            .latestVersion()
            .singleResult()
            .getId();

    Throwable failure =
        catchThrowable(
            () ->
                forms.submitStartForm(
                    registration,
                    Map.of("participantName", NAME, "temperature", 99, "wearsMask", NAME)));

    assertThat(failure).hasMessageContaining("Suhu").hasMessageNotContaining(NAME);
    SEARCH.findsNothing();
  }

  @Test
  void givenVariablesSetInEveryWay_whenChangedAndRemoved_thenHistoryDoesNotTellThem() {
    String instance = runtime.startProcessInstanceByKey("careless", VARIABLES).getId();
    String task = tasks.createTaskQuery().taskDefinitionKey("waiting").singleResult().getId();
    engine.getIdentityService().setAuthentication("admin", List.of("camunda-admin"), null);
    runtime.setVariable(instance, "participantName", NAME + " Baru");
    tasks.setVariableLocal(task, "participantName", NAME);
    tasks.setVariable(task, "feedback", "DISLIKE");
    runtime.setVariablesAsync(List.of(instance), Map.of("batchNumber", 4));
    tasks.setVariable(task, "batchNumber", 5);

    SEARCH.findsItOnlyInTheOpenCase();
    assertThat(history.createHistoricVariableInstanceQuery().list())
        .extracting("name")
        .containsExactly("batchNumber");
    assertThat(history.createHistoricDetailQuery().variableUpdates().count()).isOne();
    assertThat(history.createUserOperationLogQuery().count()).isPositive();
  }

  @Test
  void givenAJobOfACase_whenItWaitsAndFails_thenItsThreadIsNotTheOnlyOneThatKnowsTheName()
      throws Exception {
    runtime.startProcessInstanceByKey("careless", VARIABLES);

    Thread other = new Thread(() -> log.info("{} is told by another thread", NAME));
    other.start();
    other.join();

    assertThat(SEARCH.logContains("(nama peserta) is told by another thread")).isTrue();
    SEARCH.assertTheLogDoesNotTell();
  }

  @Test
  void givenAnySetting_whenTheEngineStarts_thenItKeepsTheCountersHistory() {
    assertThat(
            ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getHistoryLevel())
        .isInstanceOf(CounterHistory.class);
  }
}
