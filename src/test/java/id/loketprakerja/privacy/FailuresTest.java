package id.loketprakerja.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import id.loketprakerja.model.ProcessTest;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ExceptionUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What fails over a name does not spread it. */
@ProcessTest
class FailuresTest {

  private static final String NAME = "Peserta Qurrota Ujianingsih";
  private static final Map<String, Object> VARIABLES = Map.of("participantName", NAME);

  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private FormService forms;
  @Autowired private ManagementService management;
  @Autowired private HistoryService history;
  @Autowired private RepositoryService repository;
  @Autowired private ProcessEngine engine;
  @Autowired private JdbcClient database;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private String deployment;

  @BeforeEach
  void deployCarelessModels() {
    deployment =
        repository
            .createDeployment()
            .addClasspathResource("privacy/careless.bpmn")
            .deploy()
            .getId();
    log.start();
    rootLogger().addAppender(log);
  }

  @AfterEach
  void remove() {
    rootLogger().detachAppender(log);
    repository.deleteDeployment(deployment, true);
  }

  @Test
  void givenModelThatFailsOverTheName_whenItDoes_thenTheFailureDoesNotTellIt() {
    runtime.startProcessInstanceByKey("careless", VARIABLES);
    String task = tasks.createTaskQuery().taskDefinitionKey("waiting").singleResult().getId();

    Throwable failure = catchThrowable(() -> tasks.complete(task));

    assertThat(ExceptionUtil.getExceptionStacktrace(failure))
        .contains("(nama peserta)")
        .doesNotContain(NAME);
    assertThat(tables()).containsExactly("ACT_RU_VARIABLE");
    assertTheLogDoesNotTell();
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
    assertThat(history.createHistoricJobLogQuery().failureLog().count()).isEqualTo(3);
    assertThat(tables()).containsExactly("ACT_RU_VARIABLE");
    assertTheLogDoesNotTell();
  }

  @Test
  void givenNameThatTheDatabaseRefuses_whenStarted_thenTheFailureDoesNotTellIt() {
    Map<String, Object> tooLong = Map.of("participantName", (NAME + " ").repeat(200));

    Throwable failure =
        catchThrowable(() -> runtime.startProcessInstanceByKey("careless", tooLong));

    assertThat(ExceptionUtil.getExceptionStacktrace(failure)).doesNotContain(NAME);
    assertTheLogDoesNotTell();
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
    assertThat(tables()).isEmpty();
    assertTheLogDoesNotTell();
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

    assertThat(tables()).containsExactly("ACT_RU_VARIABLE");
    assertThat(history.createHistoricVariableInstanceQuery().list())
        .extracting("name")
        .containsExactly("batchNumber");
    assertThat(history.createHistoricDetailQuery().variableUpdates().count()).isOne();
    assertThat(history.createUserOperationLogQuery().count()).isPositive();
  }

  @Test
  void givenAnySetting_whenTheEngineStarts_thenItKeepsTheCountersHistory() {
    assertThat(
            ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getHistoryLevel())
        .isInstanceOf(CounterHistory.class);
  }

  private List<String> tables() {
    return database
        .sql("select table_name from information_schema.tables where table_schema = 'PUBLIC'")
        .query(String.class)
        .list()
        .stream()
        .filter(
            table ->
                database.sql("select * from \"" + table + "\"").query().listOfRows().stream()
                    .map(Map::values)
                    .flatMap(Collection::stream)
                    .map(
                        value ->
                            value instanceof byte[] bytes
                                ? new String(bytes, StandardCharsets.UTF_8)
                                : String.valueOf(value))
                    .anyMatch(text -> text.contains(NAME)))
        .toList();
  }

  private void assertTheLogDoesNotTell() {
    assertThat(log.list)
        .allSatisfy(
            event -> {
              assertThat(event.getFormattedMessage()).doesNotContain(NAME);
              if (event.getThrowableProxy() != null) {
                assertThat(ThrowableProxyUtil.asString(event.getThrowableProxy()))
                    .doesNotContain(NAME);
              }
            });
  }

  private static Logger rootLogger() {
    return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  }
}
