package id.loketprakerja.form;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.web.EngineHttp;
import id.loketprakerja.web.EngineHttp.Answer;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@SpringBootTest(classes = FormTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPropertySource("/form/form-test.properties")
class FormHttpTest {

  private static final Map<String, Object> ARRIVAL =
      Map.of("name", "Peserta Uji", "temperature", 36.5);

  /**
   * As Tasklist sends a form: no types for plain values, the type of the options' variable for what
   * is chosen.
   */
  private static final String FROM_TASKLIST =
      """
      {"variables": {
        "complete": {"value": false},
        "shortage": {"value": "Sabun habis"},
        "officeName": {"value": "Kantor Contoh"},
        "staff": {"type": "Object", "value": "[\\"petugas1\\"]", "valueInfo":
          {"objectTypeName": "java.util.ArrayList", "serializationDataFormat": "application/json"}}}}
      """;

  private static final String FAULTY =
      """
      {"variables": {
        "complete": {"value": "yes"},
        "staff": {"type": "Json", "value": "[\\"petugas9\\"]"},
        "addedByModel": {"value": "no"}}}
      """;

  private static final String FAULTS =
      "Semua sudah lengkap: centang atau kosongkan kotak ini.\n"
          + "Yang belum lengkap: wajib diisi.\n"
          + "Petugas: pilih hanya dari pilihan yang tersedia, masing-masing satu kali.\n"
          + "Isian yang tidak ada pada formulir ini: addedByModel.";

  @LocalServerPort int port;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired RepositoryService repository;

  private EngineHttp http;

  @BeforeEach
  void open() {
    http = EngineHttp.program(port);
  }

  @AfterEach
  void endAll() {
    runtime
        .createProcessInstanceQuery()
        .list()
        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"submit-form", "complete", "resolve"})
  void givenTask_whenFaultsArePosted_then400WithExactlyTheSentencesAndNothingChanged(String door) {
    Task task = visit();
    Answer answer = http.post("/task/" + task.getId() + "/" + door, FAULTY);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("type").asText()).isEqualTo("Refusal");
    assertThat(answer.message()).isEqualTo(FAULTS);
    assertThat(tasks.getVariables(task.getId())).doesNotContainKeys("complete", "addedByModel");
  }

  @ParameterizedTest
  @ValueSource(strings = {"submit-form", "complete"})
  void givenTask_whenPostedAsTasklistDoes_thenCompleted(String door) {
    Task task = visit();
    assertThat(http.post("/task/" + task.getId() + "/" + door, FROM_TASKLIST).status())
        .isEqualTo(204);
    assertThat(tasks.createTaskQuery().taskDefinitionKey("plain").count()).isOne();
  }

  @Test
  void givenDelegatedTask_whenResolvedWell_thenResolved() {
    Task task = visit();
    tasks.delegateTask(task.getId(), "pendamping");
    assertThat(http.post("/task/" + task.getId() + "/resolve", FROM_TASKLIST).status())
        .isEqualTo(204);
  }

  @Test
  void givenTask_whenItsExecutionIsSignalledWithFaults_thenRefused() {
    assertThat(http.post("/execution/" + visit().getExecutionId() + "/signal", FAULTY).message())
        .isEqualTo(FAULTS);
  }

  @Test
  void givenTask_whenPostedInTasklist_thenTheSameChecks() {
    EngineHttp tasklist = EngineHttp.tasklist(port);
    Task task = visit();
    assertThat(tasklist.post("/task/" + task.getId() + "/submit-form", FAULTY).message())
        .isEqualTo(FAULTS);
    assertThat(tasklist.post("/task/" + task.getId() + "/submit-form", FROM_TASKLIST).status())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/process-definition/key/doors/", "/process-definition/{id}/"})
  void givenStart_whenPosted_thenCheckedByEitherDoor(String process) {
    String path = process.replace("{id}", doors());
    for (String door : new String[] {"submit-form", "start"}) {
      Answer refused =
          http.post(path + door, "{\"variables\": {\"temperature\": {\"value\": 50}}}");
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.message())
          .isEqualTo("Nama peserta: wajib diisi.\nSuhu badan: isi angka antara 30 dan 45.");
      assertThat(
              http.post(
                      path + door,
                      "{\"variables\": {\"name\": {\"value\": \"Peserta Uji\"}, \"temperature\": {\"value\": 36.5}}}")
                  .status())
          .isEqualTo(200);
    }
    assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"Object\", \"value\": \"no JSON\", \"valueInfo\":"
            + " {\"objectTypeName\": \"x\", \"serializationDataFormat\": \"application/json\"}}",
        "{\"type\": \"Xml\", \"value\": \"<a/>\"}",
        "{\"type\": \"Bytes\", \"value\": \"YQ==\"}",
        "{\"type\": \"Date\", \"value\": \"2020-04-23T08:30:00.000+0700\"}",
        "{\"type\": \"Json\", \"value\": \"{\\\"a\\\": 1}\"}",
        "{\"type\": \"Null\"}"
      })
  void givenVariableOfAnotherKind_whenPosted_thenRefusedAndNeverABreakdown(String variable) {
    Answer answer =
        http.post(
            "/task/" + visit().getId() + "/submit-form",
            "{\"variables\": {\"complete\": {\"value\": false}, \"shortage\": " + variable + "}}");
    assertThat(answer.status()).isEqualTo(400);
  }

  private String doors() {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey("doors")
        .singleResult()
        .getId();
  }

  private Task visit() {
    String instance = runtime.startProcessInstanceByKey("doors", ARRIVAL).getId();
    return tasks.createTaskQuery().processInstanceId(instance).singleResult();
  }
}
