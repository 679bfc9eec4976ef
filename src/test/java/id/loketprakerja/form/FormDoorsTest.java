package id.loketprakerja.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;

@SpringBootTest(classes = FormTestApplication.class)
@TestPropertySource("/form/form-test.properties")
class FormDoorsTest {

  private static final Map<String, Object> ARRIVAL =
      Map.of("name", "Peserta Uji", "temperature", 36.5);
  private static final Map<String, Object> VISIT =
      Map.of("complete", true, "staff", List.of("petugas2"));
  private static final Map<String, Object> FAULTY_VISIT =
      Map.of("complete", false, "staff", List.of("petugas9"));
  private static final String VISIT_FAULTS =
      "Yang belum lengkap: wajib diisi.\n"
          + "Petugas: pilih hanya dari pilihan yang tersedia, masing-masing satu kali.";

  @Autowired FormService forms;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired RepositoryService repository;
  @Autowired ManagementService management;
  @Autowired HistoryService history;
  @Autowired IdentityService identity;
  @Autowired AuthorizationService authorizations;

  @AfterEach
  void endAll() {
    identity.clearAuthentication();
    runtime
        .createProcessInstanceQuery()
        .rootProcessInstances()
        .list()
        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test"));
  }

  @Test
  void givenStartForm_whenSubmittedWithFaults_thenAllAreNamedAndNothingStarts() {
    assertRefused(
        () -> forms.submitStartForm(doors(), Map.of("temperature", 45.5, "extra", 1)),
        "Nama peserta: wajib diisi.\n"
            + "Suhu badan: isi angka antara 30 dan 45.\n"
            + "Isian yang tidak ada pada formulir ini: extra.");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void givenStartForm_whenSubmittedWell_thenStarted() {
    assertThat(forms.submitStartForm(doors(), ARRIVAL)).isNotNull();
    assertThat(forms.submitStartForm(doors(), "business key", ARRIVAL)).isNotNull();
  }

  @Test
  void givenStartForm_whenStartedWithFaultyVariables_thenRefused() {
    String expected = "Nama peserta: wajib diisi.\nSuhu badan: wajib diisi.";
    assertRefused(() -> runtime.startProcessInstanceByKey("doors"), expected);
    assertRefused(() -> runtime.startProcessInstanceById(doors()), expected);
    assertRefused(() -> runtime.startProcessInstanceByKey("doors", Map.of()), expected);
    assertRefused(
        () -> runtime.createProcessInstanceById(doors()).executeWithVariablesInReturn(), expected);
  }

  @Test
  void givenStartForm_whenStartedWithGoodVariables_thenStarted() {
    assertThat(runtime.startProcessInstanceByKey("doors", ARRIVAL)).isNotNull();
    assertThat(runtime.createProcessInstanceById(doors()).setVariables(ARRIVAL).execute())
        .isNotNull();
  }

  @Test
  void givenTaskWithForm_whenAnyDoorBringsFaults_thenRefusedAndNothingChanged() {
    Task task = visit();
    assertRefused(() -> forms.submitTaskForm(task.getId(), FAULTY_VISIT), VISIT_FAULTS);
    assertRefused(
        () -> forms.submitTaskFormWithVariablesInReturn(task.getId(), FAULTY_VISIT, false),
        VISIT_FAULTS);
    assertRefused(() -> tasks.complete(task.getId(), FAULTY_VISIT), VISIT_FAULTS);
    assertRefused(
        () -> tasks.completeWithVariablesInReturn(task.getId(), FAULTY_VISIT, false), VISIT_FAULTS);
    assertRefused(() -> tasks.resolveTask(task.getId(), FAULTY_VISIT), VISIT_FAULTS);
    assertRefused(() -> tasks.complete(task.getId()), "Yang belum lengkap: wajib diisi.");
    assertRefused(() -> tasks.resolveTask(task.getId()), "Yang belum lengkap: wajib diisi.");
    assertRefused(() -> runtime.signal(task.getExecutionId(), FAULTY_VISIT), VISIT_FAULTS);

    assertThat(tasks.createTaskQuery().taskDefinitionKey("visit").count()).isOne();
    assertThat(tasks.getVariables(task.getId())).doesNotContainKeys("complete", "staff");
  }

  @Test
  void givenTaskWithForm_whenAnyDoorBringsGoodInput_thenAccepted() {
    forms.submitTaskForm(visit().getId(), VISIT);
    forms.submitTaskFormWithVariablesInReturn(visit().getId(), VISIT, false);
    tasks.complete(visit().getId(), VISIT);
    tasks.completeWithVariablesInReturn(visit().getId(), VISIT, false);

    assertThat(tasks.createTaskQuery().taskDefinitionKey("plain").count()).isEqualTo(4);
    assertThat(runtime.createVariableInstanceQuery().variableName("addedByModel").count())
        .isEqualTo(4);
  }

  @Test
  void givenDelegatedTask_whenResolvedOrSubmittedWell_thenResolvedAndCheckedAgainOnCompletion() {
    Task task = visit();
    tasks.delegateTask(task.getId(), "pendamping");
    assertRefused(() -> forms.submitTaskForm(task.getId(), FAULTY_VISIT), VISIT_FAULTS);
    tasks.resolveTask(task.getId(), VISIT);

    assertRefused(() -> tasks.complete(task.getId(), FAULTY_VISIT), VISIT_FAULTS);
    tasks.complete(task.getId(), VISIT);
    assertThat(tasks.createTaskQuery().taskDefinitionKey("plain").count()).isOne();
  }

  @Test
  void givenReadonlyAndDisabledFields_whenSentUnchanged_thenAccepted_whenChanged_thenRefused() {
    Task task = visit();
    assertRefused(
        () ->
            tasks.complete(
                task.getId(), Map.of("complete", true, "officeName", "Lain", "roomName", "Lain")),
        "Kantor: isian ini tidak dapat diubah.\nRuang: isian ini tidak dapat diubah.");
    tasks.complete(
        task.getId(),
        Map.of("complete", true, "officeName", "Kantor Contoh", "roomName", "Ruang 1"));
  }

  @Test
  void givenNoForm_whenAPersonSendsAnything_thenRefused() {
    Map<String, Object> anything = Map.of("anything", 1);
    String expected = "Isian yang tidak ada pada formulir ini: anything.";
    tasks.complete(visit().getId(), VISIT);
    Task plain = tasks.createTaskQuery().taskDefinitionKey("plain").singleResult();
    String formless = latest("completing");
    List<String> grants = mayDoAnything("petugas");
    identity.setAuthenticatedUserId("petugas");

    assertRefused(() -> tasks.complete(plain.getId(), anything), expected);
    assertRefused(() -> tasks.resolveTask(plain.getId(), anything), expected);
    assertRefused(() -> forms.submitTaskForm(plain.getId(), anything), expected);
    assertRefused(() -> tasks.handleBpmnError(plain.getId(), "x", "x", anything), expected);
    assertRefused(() -> runtime.signal(plain.getExecutionId(), anything), expected);
    assertRefused(() -> runtime.startProcessInstanceById(formless, anything), expected);
    assertRefused(() -> forms.submitStartForm(formless, anything), expected);
    assertRefused(
        () -> runtime.createConditionEvaluation().setVariables(anything).evaluateStartConditions(),
        expected);
    assertRefused(() -> runtime.createSignalEvent("any").setVariables(anything).send(), expected);
    runtime.createSignalEvent("any").send();
    tasks.complete(plain.getId());
    identity.clearAuthentication();
    grants.forEach(authorizations::deleteAuthorization);
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void givenTaskWithoutForm_whenAProgramCompletesItWithAnything_thenAccepted() {
    tasks.complete(visit().getId(), VISIT);
    tasks.complete(
        tasks.createTaskQuery().taskDefinitionKey("plain").singleResult().getId(),
        Map.of("anything", 1));
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void givenStartForm_whenStartedByCallActivityOrTimerOrInstruction_thenNotChecked() {
    runtime.startProcessInstanceByKey("caller", Map.of("fromCaller", 1));
    management.executeJob(management.createJobQuery().timers().singleResult().getId());
    runtime.createProcessInstanceByKey("doors").startBeforeActivity("visit").execute();

    assertThat(tasks.createTaskQuery().taskDefinitionKey("visit").count()).isEqualTo(2);
    assertThat(tasks.createTaskQuery().taskDefinitionKey("timedTask").count()).isOne();
  }

  @Test
  void givenTaskWithForm_whenTheModelItselfCompletesIt_thenNotChecked() {
    runtime.startProcessInstanceByKey("completing", Map.of("taskId", visit().getId()));
    assertThat(tasks.createTaskQuery().taskDefinitionKey("plain").count()).isOne();
  }

  @Test
  void givenUserWithoutPermission_whenSubmittingFaults_thenToldThatAndNothingAboutTheForm() {
    Task task = visit();
    identity.setAuthenticatedUserId("orang");
    assertThatThrownBy(() -> tasks.complete(task.getId(), FAULTY_VISIT))
        .isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> runtime.startProcessInstanceByKey("doors"))
        .isInstanceOf(AuthorizationException.class);
  }

  @Test
  void givenNoSuchTaskOrProcess_whenSubmitted_thenTheEngineSaysSo() {
    assertThatThrownBy(() -> tasks.complete("nowhere", VISIT))
        .isInstanceOf(ProcessEngineException.class);
    assertThatThrownBy(() -> tasks.complete(null)).isInstanceOf(ProcessEngineException.class);
    assertThatThrownBy(() -> forms.submitStartForm("nowhere", ARRIVAL))
        .isInstanceOf(ProcessEngineException.class);
    assertThatThrownBy(() -> runtime.startProcessInstanceByKey("nowhere"))
        .isInstanceOf(ProcessEngineException.class);
    assertThatThrownBy(() -> runtime.signal("nowhere")).isInstanceOf(ProcessEngineException.class);
  }

  @Test
  void givenNewerDeployment_whenOlderCaseIsSubmitted_thenItsOwnFormCounts() {
    Task older = visit();
    String deployment =
        repository
            .createDeployment()
            .addClasspathResource("form/doors.bpmn")
            .addClasspathResource("form/arrival.form")
            .addString("visit.form", "{\"id\": \"visit\", \"components\": []}")
            .deploy()
            .getId();
    try {
      tasks.complete(older.getId(), VISIT);
      assertRefused(
          () -> tasks.complete(visit().getId(), Map.of("complete", true)),
          "Isian yang tidak ada pada formulir ini: complete.");
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }

  @Test
  void givenFormThatWasNotDeployed_whenSubmitted_thenNothingPasses() {
    runtime.startProcessInstanceByKey("formless");
    Task task = tasks.createTaskQuery().taskDefinitionKey("formlessTask").singleResult();
    assertThatThrownBy(() -> tasks.complete(task.getId()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Form absent");
  }

  @Test
  void givenRefusalFromInside_whenTheCallReturns_thenItIsTheRefusalItself() {
    runtime.startProcessInstanceByKey("failing", Map.of("how", "refuse"));
    Task task = tasks.createTaskQuery().taskDefinitionKey("waiting").singleResult();
    assertRefused(() -> tasks.complete(task.getId()), "Meja 1 belum dibersihkan.");
  }

  private List<String> mayDoAnything(String person) {
    return Stream.of(Resources.PROCESS_DEFINITION, Resources.PROCESS_INSTANCE)
        .map(
            resource -> {
              Authorization grant =
                  authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
              grant.setUserId(person);
              grant.setResource(resource);
              grant.setResourceId(Authorization.ANY);
              grant.addPermission(Permissions.ALL);
              return authorizations.saveAuthorization(grant).getId();
            })
        .toList();
  }

  private String doors() {
    return latest("doors");
  }

  private String latest(String process) {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(process)
        .singleResult()
        .getId();
  }

  private Task visit() {
    String instance = runtime.startProcessInstanceByKey("doors", ARRIVAL).getId();
    return tasks.createTaskQuery().processInstanceId(instance).singleResult();
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(Refusal.class).hasMessage(message);
  }
}
