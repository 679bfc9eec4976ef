package id.loketprakerja.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.form.FormTestApplication;
import id.loketprakerja.web.EngineHttp.Answer;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@SpringBootTest(classes = FormTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPropertySource("/form/form-test.properties")
@ExtendWith(OutputCaptureExtension.class)
class FailureAnswerTest {

  private static final String CODE = "[2-9A-Z]{4}-[2-9A-Z]{4}";

  enum Caller {
    PROGRAM,
    TASKLIST;

    EngineHttp at(int port) {
      return this == PROGRAM ? EngineHttp.program(port) : EngineHttp.tasklist(port);
    }
  }

  @LocalServerPort int port;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;

  @AfterEach
  void endAll() {
    runtime
        .createProcessInstanceQuery()
        .list()
        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test"));
  }

  @ParameterizedTest
  @EnumSource
  void givenRefusalBehindListener_whenCompleted_then400WithItsTextAndOneLineOfLog(
      Caller caller, CapturedOutput log) {
    Answer answer = caller.at(port).post("/task/" + failing("refuse").getId() + "/complete", "{}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json())
        .hasToString(
            "{\"type\":\"Refusal\",\"message\":\"Meja 1 belum dibersihkan.\",\"code\":null}");
    assertThat(log.getAll())
        .contains("Refused: POST ")
        .doesNotContain("ENGINE-16004", "\tat ", "Meja 1");
  }

  @ParameterizedTest
  @EnumSource
  void givenCollision_whenCompleted_then409AndAdvice(Caller caller, CapturedOutput log) {
    Answer answer = caller.at(port).post("/task/" + failing("collide").getId() + "/complete", "{}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.message())
        .isEqualTo("Data ini baru saja diubah orang lain. Muat ulang lalu coba lagi.");
    assertThat(log.getAll()).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @EnumSource
  void givenBreakdown_whenCompleted_then500WithoutDetailsAndOneTraceInTheLog(
      Caller caller, CapturedOutput log) {
    Answer answer = caller.at(port).post("/task/" + failing("break").getId() + "/complete", "{}");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.message())
        .matches(
            "Terjadi gangguan pada sistem dan tidak ada yang disimpan\\. Coba lagi; bila terulang,"
                + " minta bantuan\\. Sebutkan kode "
                + CODE
                + " kepada administrator\\.");
    assertThat(answer.body()).doesNotContain("secret", "ENGINE", "Exception:", "id.loketprakerja");
    assertThat(log.getAll())
        .containsOnlyOnce("ERROR")
        .containsOnlyOnce("Caused by: java.lang.IllegalStateException");
    assertThat(lineWith("Failed: POST ", log)).contains(" " + code(answer) + " ");
  }

  @ParameterizedTest
  @EnumSource
  void givenAModelThatNamesWhatIsNotThere_whenCompleted_thenToldAsAFaultOfTheModel(
      Caller caller, CapturedOutput log) {
    Task task = failing("refuse");
    runtime.removeVariable(task.getExecutionId(), "how");

    Answer answer = caller.at(port).post("/task/" + task.getId() + "/complete?x=secret", "{}");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.message())
        .matches(
            "Model ini salah di langkah ini, sehingga tidak dapat dilanjutkan; tidak ada yang"
                + " disimpan\\. Minta analis proses memperbaikinya, dan sebutkan kode "
                + CODE
                + "\\.");
    assertThat(lineWith("Failed: POST ", log))
        .contains(" " + code(answer) + " ")
        .doesNotContain("secret");
    assertThat(log.getAll()).contains("Cannot resolve identifier 'how'");
  }

  private static String code(Answer answer) {
    Matcher code = Pattern.compile(CODE).matcher(answer.message());
    assertThat(code.find()).isTrue();
    return code.group();
  }

  private static String lineWith(String words, CapturedOutput log) {
    return log.getAll()
        .lines()
        .filter(line -> line.contains(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError(log.getAll()));
  }

  @ParameterizedTest
  @EnumSource
  void givenNoSuchTask_whenAskedFor_then404AndAdvice(Caller caller, CapturedOutput log) {
    EngineHttp http = caller.at(port);
    for (Answer answer :
        List.of(http.get("/task/nowhere"), http.post("/task/nowhere/submit-form", "{}"))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.message())
          .isEqualTo(
              "Langkah ini sudah diselesaikan, mungkin di jendela lain. Muat ulang daftar tugas.");
    }
    assertThat(http.get("/process-instance/nowhere").message())
        .isEqualTo("Data ini tidak ada, atau sudah tidak ada lagi. Muat ulang halaman ini.");
    assertThat(log.getAll()).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @EnumSource
  void givenSuspendedCase_whenCompleted_then409AndTasklistsOwnWords(Caller caller) {
    Task task = failing("refuse");
    runtime.suspendProcessInstanceById(task.getProcessInstanceId());
    Answer answer = caller.at(port).post("/task/" + task.getId() + "/complete", "{}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.message()).contains("is suspended");
  }

  @ParameterizedTest
  @EnumSource
  void givenBadRequest_whenSent_thenTheEnginesOwnStatusStays(Caller caller) {
    EngineHttp http = caller.at(port);
    assertThat(
            http.post(
                    "/task", "{\"sorting\": [{\"sortBy\": \"nonsense\", \"sortOrder\": \"asc\"}]}")
                .status())
        .isEqualTo(400);
    assertThat(http.post("/task", "{").status()).isEqualTo(400);
    assertThat(http.get("/no-such-resource").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource
  void givenNobodyWaits_whenAMessageIsSent_then400AndAdvice(Caller caller) {
    Answer answer = caller.at(port).post("/message", "{\"messageName\": \"nobody\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message())
        .startsWith("Tidak ada yang menunggu pesan ini.")
        .doesNotContain("Exception");
  }

  private Task failing(String how) {
    String instance = runtime.startProcessInstanceByKey("failing", Map.of("how", how)).getId();
    return tasks.createTaskQuery().processInstanceId(instance).singleResult();
  }
}
