package id.loketprakerja.model;

import static org.awaitility.Awaitility.await;

import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Gives every {@link ProcessTest} a clean start and counts what it passes. */
class ProcessTestExtension implements BeforeEachCallback, AfterEachCallback {

  @Override
  public void beforeEach(ExtensionContext context) {
    ApplicationContext application = SpringExtension.getApplicationContext(context);
    ProcessEngine engine = application.getBean(ProcessEngine.class);
    reset(engine);
    // A browser of the test before may still have a request under way.
    await()
        .ignoreException(OptimisticLockingException.class)
        .until(
            () -> {
              endAllCases(engine);
              return true;
            });
    emptyOwnTables(application.getBean(JdbcClient.class));
    BpmnAwareTests.init(engine);
    ProcessCoverage.OF_THIS_JVM.enter(name(context));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    PassedElement.keep(name(context), ProcessCoverage.OF_THIS_JVM.leave());
    reset(SpringExtension.getApplicationContext(context).getBean(ProcessEngine.class));
  }

  private static String name(ExtensionContext test) {
    return test.getRequiredTestClass().getSimpleName() + ": " + test.getDisplayName();
  }

  private void reset(ProcessEngine engine) {
    ClockUtil.reset();
    engine.getIdentityService().clearAuthentication();
  }

  private void endAllCases(ProcessEngine engine) {
    List<String> running =
        engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .rootProcessInstances()
            .list()
            .stream()
            .map(ProcessInstance::getId)
            .toList();
    if (!running.isEmpty()) {
      engine
          .getRuntimeService()
          .deleteProcessInstances(running, "the next test starts", true, true, false, true);
    }
    List<String> ended =
        engine.getHistoryService().createHistoricProcessInstanceQuery().list().stream()
            .map(HistoricProcessInstance::getId)
            .toList();
    if (!ended.isEmpty()) {
      engine.getHistoryService().deleteHistoricProcessInstancesBulk(ended);
    }
    // A start timer that fired at a moved time is due relative to that time.
    for (Job job : engine.getManagementService().createJobQuery().list()) {
      if (TimerStartEventJobHandler.TYPE.equals(((JobEntity) job).getJobHandlerType())) {
        engine.getManagementService().recalculateJobDuedate(job.getId(), false);
      }
    }
  }

  private void emptyOwnTables(JdbcClient database) {
    List<String> tables =
        database
            .sql(
                """
                select table_name from information_schema.tables
                where table_schema = 'PUBLIC' and table_type = 'BASE TABLE'
                and upper(table_name) not like 'ACT\\_%' escape '\\'
                and upper(table_name) <> 'FLYWAY_SCHEMA_HISTORY'
                """)
            .query(String.class)
            .list();
    database.sql("set referential_integrity false").update();
    tables.forEach(table -> database.sql("delete from \"" + table + "\"").update());
    database.sql("set referential_integrity true").update();
  }
}
