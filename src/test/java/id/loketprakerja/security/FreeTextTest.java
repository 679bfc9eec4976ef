package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.Refusal;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Where a person could leave a participant's name beside the forms, and cannot. */
@CounterTest
class FreeTextTest {

  @Autowired private RuntimeService runtimeService;
  @Autowired private TaskService taskService;
  @Autowired private IdentityService identityService;
  @Autowired private EngineAccounts accounts;

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
  @ValueSource(strings = {"petugas1", "manajer1", "admin"})
  void givenAPerson_whenCommentingOrAttaching_thenRefusedAndNothingStored(String userId) {
    as(userId);

    assertRefused(
        () -> taskService.createComment(task.getId(), null, "Siti"), "Komentar tidak disimpan");
    assertRefused(
        () -> taskService.createComment(null, registration.getId(), "Siti"),
        "Komentar tidak disimpan");
    assertRefused(
        () ->
            taskService.createAttachment("image/png", task.getId(), null, "Siti", null, "http://x"),
        "Berkas tidak disimpan");
    identityService.clearAuthentication();
    assertThat(taskService.getTaskComments(task.getId())).isEmpty();
    assertThat(taskService.getProcessInstanceComments(registration.getId())).isEmpty();
    assertThat(taskService.getTaskAttachments(task.getId())).isEmpty();
  }

  @Test
  void givenOlderCommentsAndFiles_whenChanged_thenRefused() {
    Comment comment = taskService.createComment(task.getId(), null, "lama");
    Attachment file =
        taskService.createAttachment("text", task.getId(), null, "lama", null, "http://x");
    as("admin");

    assertRefused(
        () -> taskService.updateTaskComment(task.getId(), comment.getId(), "Siti"),
        "Komentar tidak disimpan");
    file.setDescription("Siti");
    assertRefused(() -> taskService.saveAttachment(file), "Berkas tidak disimpan");
  }

  @Test
  void givenAnOfficer_whenStartingWithAKeyOfTheirOwn_thenRefusedAndWithoutOneStarted() {
    as("petugas1");

    for (String key : List.of("Siti", " x ")) {
      assertRefused(
          () -> runtimeService.startProcessInstanceByKey("participant-registration", key),
          "Kunci kasus ditetapkan oleh sistem");
    }
    assertThat(runtimeService.startProcessInstanceByKey("participant-registration", "").getId())
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"petugas1", "admin"})
  void givenAPerson_whenStartingWithinACase_thenRefused(String userId) {
    as(userId);

    assertRefused(
        () ->
            runtimeService
                .createProcessInstanceByKey("participant-registration")
                .caseInstanceId("Siti")
                .execute(),
        "Kunci kasus ditetapkan oleh sistem");
  }

  @Test
  void givenStaff_whenRenamingTheOwnAccount_thenRefusedAndByAnAdministratorTaken() {
    User own = identityService.createUserQuery().userId("petugas2").singleResult();
    String before = own.getFirstName();
    own.setFirstName("Kepala Dinas");
    as("petugas2");
    assertRefused(() -> identityService.saveUser(own), "hanya dapat diubah administrator");

    as("admin");
    identityService.saveUser(own);
    assertThat(firstName()).isEqualTo("Kepala Dinas");
    User renamed = identityService.createUserQuery().userId("petugas2").singleResult();
    renamed.setFirstName(before);
    identityService.saveUser(renamed);
  }

  private String firstName() {
    return identityService.createUserQuery().userId("petugas2").singleResult().getFirstName();
  }

  @ParameterizedTest
  @ValueSource(strings = {"petugas1", "manajer1"})
  void givenCounterStaff_whenRenamingATask_thenRefused(String userId) {
    as(userId);
    Task own = taskService.createTaskQuery().taskId(task.getId()).singleResult();
    own.setDescription("Siti");
    assertRefused(() -> taskService.saveTask(own), "tidak dapat diubah");

    Task renamed = taskService.createTaskQuery().taskId(task.getId()).singleResult();
    renamed.setName("Siti");
    assertRefused(() -> taskService.saveTask(renamed), "tidak dapat diubah");

    Task after = taskService.createTaskQuery().taskId(task.getId()).singleResult();
    assertThat(after.getName()).isEqualTo("Periksa email peserta");
    assertThat(after.getDescription()).isNull();
  }

  private void as(String userId) {
    StaffMember member = accounts.find(userId);
    identityService.setAuthentication(userId, member.groups(), member.offices());
  }

  private static void assertRefused(ThrowingCallable call, String words) {
    assertThatThrownBy(call).isInstanceOf(Refusal.class).hasMessageContaining(words);
  }
}
