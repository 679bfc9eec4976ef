package id.loketprakerja.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A {@link ProcessTest} finds nothing that the one before left behind. */
@ProcessTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CleanStartTest {

  private static final Date LONG_AGO = Date.from(Instant.parse("2020-04-17T01:00:00Z"));

  @Autowired private RepositoryService repositoryService;
  @Autowired private RuntimeService runtimeService;
  @Autowired private TaskService taskService;
  @Autowired private HistoryService historyService;
  @Autowired private IdentityService identityService;
  @Autowired private JdbcClient database;
  private String deployment;

  @BeforeAll
  void deployAWait() {
    deployment =
        repositoryService
            .createDeployment()
            .addModelInstance(
                "wait.bpmn",
                Bpmn.createExecutableProcess("wait")
                    .camundaHistoryTimeToLiveString("P1D")
                    .startEvent()
                    .userTask()
                    .endEvent()
                    .done())
            .deploy()
            .getId();
  }

  @AfterAll
  void removeTheWait() {
    repositoryService.deleteDeployment(deployment, true);
  }

  @RepeatedTest(2)
  void nothingIsLeft() {
    assertThat(runtimeService.createProcessInstanceQuery().count()).isZero();
    assertThat(historyService.createHistoricProcessInstanceQuery().count()).isZero();
    assertThat(taskService.createTaskQuery().count()).isZero();
    assertThat(database.sql("select count(*) from ticket").query(Integer.class).single()).isZero();
    assertThat(identityService.getCurrentAuthentication()).isNull();
    assertThat(ClockUtil.getCurrentTime()).isAfter(LONG_AGO);

    leaveSomethingBehind();
  }

  private void leaveSomethingBehind() {
    ClockUtil.setCurrentTime(LONG_AGO);
    String instance = runtimeService.startProcessInstanceByKey("wait").getId();
    database
        .sql(
            "insert into service_day (office_id, service_date, status, process_instance_id) "
                + "values ('kantor', date '2020-04-17', 'OPEN', :instance)")
        .param("instance", instance)
        .update();
    database
        .sql(
            "insert into ticket (service_day_id, ticket_number, state, process_instance_id, issued_at) "
                + "select id, 1, 'WAITING', :instance, current_timestamp from service_day")
        .param("instance", instance)
        .update();
    identityService.setAuthenticatedUserId("petugas1");
    assertThat(database.sql("select count(*) from ticket").query(Integer.class).single()).isOne();
  }
}
