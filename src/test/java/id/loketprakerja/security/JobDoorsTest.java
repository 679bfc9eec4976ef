package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may touch a job; whoever may not leaves it as it was. */
@CounterTest
class JobDoorsTest {

  @Autowired private FullCase fullCase;
  @Autowired private RuntimeService runtimeService;
  @Autowired private ManagementService managementService;
  @Autowired private HistoryService historyService;
  @Autowired private IdentityService identityService;
  @Autowired private EngineAccounts accounts;
  @Autowired private JdbcClient database;

  @BeforeEach
  void startACaseWithAFailingJob() {
    fullCase.removeAll();
    fullCase.start();
  }

  @AfterEach
  void cleanUp() {
    fullCase.removeAll();
  }

  @ParameterizedTest
  @ValueSource(strings = {"petugas1", "pendamping1", "manajer1", "analis1"})
  void givenAJobOfTheOwnOffice_whenStaffRunIt_thenRefusedAndNotCounted(String userId) {
    managementService.setJobRetries(fullCase.id("job"), 3);
    Tables tables = new Tables(database);
    tables.look();

    as(userId);
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertRefused(() -> managementService.executeJob(fullCase.id("job")));
    }

    assertThat(tables.changes()).isEmpty();
  }

  @Test
  void givenAManagersRetry_whenItFailsAgain_thenCounted() {
    as("manajer1");
    managementService.setJobRetries(fullCase.id("job"), 2);
    identityService.clearAuthentication();

    assertThatThrownBy(() -> managementService.executeJob(fullCase.id("job")))
        .isInstanceOf(ProcessEngineException.class);
    assertThat(job(fullCase.id("job")).getRetries()).isOne();
    as("admin");
    assertThatThrownBy(() -> managementService.executeJob(fullCase.id("job")))
        .isInstanceOf(ProcessEngineException.class);
    assertThat(job(fullCase.id("job")).getRetries()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"petugas1", "pendamping1", "manajer1", "analis1"})
  void givenTheCleanUpOfHistory_whenStaffTouchIt_thenRefusedAndUnchanged(String userId) {
    String cleanUp = cleanUpJob();
    Tables tables = new Tables(database);
    tables.look();

    as(userId);
    assertRefused(() -> managementService.executeJob(cleanUp));
    assertRefused(() -> managementService.setJobRetries(cleanUp, 0));
    assertRefused(() -> managementService.setJobDuedate(cleanUp, new Date()));
    assertRefused(() -> managementService.setJobPriority(cleanUp, 1));
    assertRefused(() -> managementService.suspendJobById(cleanUp));
    assertRefused(() -> managementService.activateJobById(cleanUp));
    assertRefused(() -> managementService.deleteJob(cleanUp));

    assertThat(tables.changes()).isEmpty();
  }

  @Test
  void givenTheCleanUpOfHistory_whenAnAdministratorTouchesIt_thenDone() {
    String cleanUp = cleanUpJob();
    as("admin");

    managementService.setJobRetries(cleanUp, 2);
    managementService.suspendJobById(cleanUp);
    assertThat(job(cleanUp).isSuspended()).isTrue();
    managementService.activateJobById(cleanUp);
    managementService.setJobRetries(cleanUp, 3);
  }

  @Test
  void givenAJobOfAllOffices_whenAManagerSetsItsRetries_thenRefused() {
    String shared = runtimeService.startProcessInstanceByKey("customer-care-escalation").getId();
    Job job =
        managementService.createJobQuery().processInstanceId(shared).messages().singleResult();
    assertThat(job.getTenantId()).isNull();

    as("manajer1");
    assertRefused(() -> managementService.setJobRetries(job.getId(), 0));
    as("admin");
    managementService.setJobRetries(job.getId(), 1);
  }

  private String cleanUpJob() {
    return historyService.findHistoryCleanupJobs().get(0).getId();
  }

  private Job job(String id) {
    identityService.clearAuthentication();
    return managementService.createJobQuery().jobId(id).singleResult();
  }

  private void as(String userId) {
    StaffMember member = accounts.find(userId);
    identityService.setAuthentication(
        userId, List.copyOf(member.groups()), List.copyOf(member.offices()));
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(AuthorizationException.class);
  }
}
