package id.loketprakerja.registration;

import static id.loketprakerja.registration.StaffTask.HELP_CREATE_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.Refusal;
import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.web.EngineHttp;
import id.loketprakerja.web.EngineHttp.Answer;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * An officer who writes to a case past the forms of its tasks, over REST: nothing comes in that the
 * models do not declare.
 */
@ProcessTest
class UndeclaredInputTest {

  private final OpenServiceDay day;
  private final ProcessEngine engine;
  private final int port;

  private EngineHttp officer;
  private Participant participant;
  private Task task;
  private Map<String, Object> before;

  @Autowired
  UndeclaredInputTest(
      ApplicationContext application, ProcessEngine engine, @LocalServerPort int port) {
    this.day = new OpenServiceDay(application);
    this.engine = engine;
    this.port = port;
  }

  @BeforeEach
  void givenAParticipantAtTheDesk() {
    day.begin(1);
    participant = day.participantArrives();
    participant.passesSessionUntil(HELP_CREATE_ACCOUNT);
    task = participant.task(HELP_CREATE_ACCOUNT);
    officer = EngineHttp.programOf(port, OpenServiceDay.OFFICER);
    before = engine.getTaskService().getVariables(task.getId());
  }

  @AfterEach
  void thenTheTaskIsOpenAndItsVariablesAreAsTheyWere() {
    assertThat(participant.task(HELP_CREATE_ACCOUNT).getId()).isEqualTo(task.getId());
    Map<String, Object> after = engine.getTaskService().getVariables(task.getId());
    after.remove("problem");
    before.remove("problem");
    assertThat(after).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                       | Kendala: wajib diisi.
          {"problem": {"value": null}}                             | Kendala: wajib diisi.
          {"problem": {"value": " "}}                              | Kendala: isi sedikitnya 1 karakter.
          {"problem": {"value": 1}}                                | Kendala: isi dengan teks.
          {"problem": {"type": "Json", "value": "[\\"a\\"]"}}      | Kendala: isi dengan teks.
          {"problem": {"value": "a"}, "testResult": {"value": "PASSED"}} | Isian yang tidak ada pada formulir ini: testResult.
          {"problem": {"value": "a"}, "password": {"value": "b"}}  | Isian yang tidak ada pada formulir ini: password.
          """)
  void givenAReportedProblemWhenItIsNotAsDeclaredThenRefused(String variables, String sentence) {
    assertRefused(report("problem-reported", variables), sentence);
    assertThat(participant.hotlineCalls()).isEmpty();
  }

  @Test
  void givenALongProblemWhenReportedThenOnlyAsLongAsDeclared() {
    // when, then
    assertRefused(
        report(
            "problem-reported", "{\"problem\": {\"value\": \"%s\"}}".formatted("a".repeat(1001))),
        "Kendala: isi paling banyak 1000 karakter.");
    assertThat(participant.hotlineCalls()).isEmpty();

    // when
    Answer answer =
        report(
            "problem-reported", "{\"problem\": {\"value\": \"%s\"}}".formatted("a".repeat(1000)));

    // then
    assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    assertThat(participant.problems()).containsExactly("a".repeat(1000));
  }

  @Test
  void givenAnEscalationOfNoModelWhenItCarriesAnythingThenRefused() {
    assertRefused(
        report("made-up", "{\"problem\": {\"value\": \"a\"}}"),
        "Isian yang tidak ada pada formulir ini: problem.");
  }

  @ParameterizedTest
  @CsvSource({
    "participant-left, processVariables",
    "participant-left, processVariablesLocal",
    "participant-left, processVariablesToTriggeredScope",
    "problem-withdrawn, processVariables"
  })
  void givenAMessageOfStaffWhenItCarriesAnythingThenRefused(String message, String variables) {
    assertRefused(
        officer.post(
            "/message",
            "{\"messageName\": \"%s\", \"all\": true, \"%s\": {\"testResult\": {\"value\": \"PASSED\"}}}"
                .formatted(message, variables)),
        "Isian yang tidak ada pada formulir ini: testResult.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"service-closed", "officer-refused", "made-up"})
  void givenATaskWithAFormWhenEndedByAnErrorThenRefused(String error) {
    assertRefused(
        officer.post(
            "/task/" + task.getId() + "/bpmnError",
            "{\"errorCode\": \"%s\", \"errorMessage\": \"a\", \"variables\": {\"accountCreated\": {\"value\": true}}}"
                .formatted(error)),
        "Bantu membuat akun Prakerja: tugas ini hanya dapat diselesaikan dengan formulirnya.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PUT  | /task/{task}/variables/testResult             | {"value": "PASSED"}
          PUT  | /task/{task}/localVariables/testResult        | {"value": "PASSED"}
          POST | /task/{task}/variables                        | {"modifications": {"testResult": {"value": "PASSED"}}}
          POST | /task/{task}/localVariables                   | {"modifications": {"testResult": {"value": "PASSED"}}}
          PUT  | /process-instance/{case}/variables/testResult | {"value": "PASSED"}
          POST | /process-instance/{case}/variables            | {"modifications": {"testResult": {"value": "PASSED"}}}
          POST | /process-instance/variables-async             | {"processInstanceIds": ["{case}"], "variables": {"testResult": {"value": "PASSED"}}}
          POST | /process-instance/message-async               | {"processInstanceIds": ["{case}"], "messageName": "participant-left", "variables": {"testResult": {"value": "PASSED"}}}
          PUT  | /execution/{execution}/localVariables/testResult | {"value": "PASSED"}
          POST | /execution/{execution}/localVariables         | {"modifications": {"testResult": {"value": "PASSED"}}}
          POST | /execution/{execution}/messageSubscriptions/participant-left/trigger | {"variables": {"testResult": {"value": "PASSED"}}}
          POST | /process-instance/{case}/modification         | {"instructions": [{"type": "startBeforeActivity", "activityId": "userTask_explainAnnouncement", "variables": {"testResult": {"value": "PASSED", "local": false}}}]}
          POST | /process-instance/{case}/modification-async   | {"instructions": [{"type": "cancel", "activityId": "userTask_helpCreateAccount"}]}
          POST | /modification/execute                         | {"processDefinitionId": "{definition}", "processInstanceIds": ["{case}"], "instructions": [{"type": "cancel", "activityId": "userTask_helpCreateAccount"}]}
          POST | /process-definition/{definition}/start        | {"variables": {"participantName": {"value": "Peserta Uji"}, "temperature": {"value": 36.5}, "wearsMask": {"value": true}}, "startInstructions": [{"type": "startBeforeActivity", "activityId": "userTask_explainAnnouncement"}]}
          """)
  void givenAnyOtherCallThatSetsVariablesOrMovesACaseWhenMadeByStaffThenForbidden(
      String method, String path, String body) {
    Answer answer = officer.call(method, filled(path), filled(body));
    assertThat(answer.status()).as(answer.body()).isEqualTo(403);
  }

  @Test
  void givenATaskWhenItsExecutionIsSignalledThenRefused() {
    Answer answer =
        officer.post(
            "/execution/" + task.getExecutionId() + "/signal",
            "{\"variables\": {\"accountCreated\": {\"value\": true}}}");
    assertThat(answer.status()).as(answer.body()).isIn(400, 403);
  }

  @Test
  void givenATaskWhenItsFormCarriesAFileThenRefused() {
    assertRefused(
        officer.post(
            "/task/" + task.getId() + "/submit-form",
            "{\"variables\": {\"accountCreated\": {\"value\": true}, \"photo\": {\"type\": \"File\", \"value\": \"YQ==\", \"valueInfo\": {\"filename\": \"a.jpg\"}}}}"),
        "Isian yang tidak ada pada formulir ini: photo.");
  }

  /** A form has no place for a file; an administrator may set other variables without one. */
  @Test
  void givenACaseWhenAnAdministratorSetsAFileThenRefused() {
    RuntimeService runtime = engine.getRuntimeService();
    TypedValue file = Variables.fileValue("a.jpg").file(new byte[] {1}).create();
    for (Object photo : List.of(file, new byte[] {1})) {
      assertThatThrownBy(
              () ->
                  OpenServiceDay.as(
                      engine,
                      "admin",
                      "camunda-admin",
                      () -> {
                        runtime.setVariable(participant.id(), "photo", photo);
                        return photo;
                      }))
          .isInstanceOf(Refusal.class)
          .hasMessage("Berkas tidak disimpan, agar foto peserta tidak tertinggal.");
    }
    assertThat(participant.variable("photo")).isNull();
  }

  /** A refusal stays one, and its words stay, although they hold the name of the participant. */
  @ParameterizedTest
  @ValueSource(strings = {"name", "owner", "assignee", "description"})
  void givenATaskWhenItGetsTheParticipantsNameThenTheRefusalIsNotMangled(String field) {
    Answer answer =
        officer.call(
            "PUT",
            "/task/" + task.getId(),
            "{\"name\": \"%s\", \"assignee\": \"%s\", \"tenantId\": \"%s\", \"%s\": \"Peserta Uji\"}"
                .formatted(task.getName(), task.getAssignee(), task.getTenantId(), field));

    assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
    assertThat(answer.message()).isNotBlank().doesNotContain("(nama peserta)");
  }

  private Answer report(String code, String variables) {
    return officer.post(
        "/task/" + task.getId() + "/bpmnEscalation",
        "{\"escalationCode\": \"%s\", \"variables\": %s}".formatted(code, variables));
  }

  private String filled(String text) {
    return text.replace("{task}", task.getId())
        .replace("{case}", participant.id())
        .replace("{execution}", task.getExecutionId())
        .replace("{definition}", task.getProcessDefinitionId());
  }

  private static void assertRefused(Answer answer, String sentence) {
    assertThat(answer.message()).isEqualTo(sentence);
    assertThat(answer.status()).isEqualTo(400);
  }
}
