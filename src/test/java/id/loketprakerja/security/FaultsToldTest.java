package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever meets a failure and whoever reads the log can tell each other which one it was. */
@CounterTest
@ExtendWith(OutputCaptureExtension.class)
class FaultsToldTest {

  private static final String HEADER = "X-Request-Id";
  private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}");

  @LocalServerPort private int port;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;

  private Browser admin;
  private List<String> before;

  @BeforeEach
  void signIn() {
    admin = new Browser(port);
    admin.signIn("admin", "admin");
    before = deployments();
  }

  @AfterEach
  void cleanUp() {
    deployments().stream()
        .filter(id -> !before.contains(id))
        .forEach(id -> repository.deleteDeployment(id, true));
  }

  @Test
  void givenAnyRequest_whenAnswered_thenItHasACodeOfItsOwnThatNobodyCanChoose() {
    Set<String> codes = new TreeSet<>();
    for (String path : List.of("/login", "/", "/anything", "/engine-rest/task", "/camunda//api")) {
      codes.add(code(new Browser(port).get(path, HEADER, "AAAA-AAAA")));
    }
    codes.add(code(admin.get("/camunda/app/tasklist/default/")));

    assertThat(codes).hasSize(6).doesNotContain("AAAA-AAAA");
  }

  @Test
  void givenAPageThatIsNotThere_whenOpened_thenThePageShowsTheCode() {
    HttpResponse<String> answer = admin.get("/print/nothing/at/all", "Accept", "text/html");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("Halaman tidak dapat dibuka", "<strong>" + code(answer) + "</strong>");
  }

  @Test
  void givenAPageThatFails_whenOpened_thenPageAndLogShowTheCodeAndNoQuery(CapturedOutput log) {
    HttpResponse<String> page = admin.get("/print/broken?name=secret", "Accept", "text/html");

    assertThat(page.statusCode()).isEqualTo(500);
    assertThat(page.body())
        .contains("Ada gangguan", "<strong>" + code(page) + "</strong> kepada administrator")
        .doesNotContain("inside", "Exception");
    assertThat(log.getAll().lines().filter(line -> line.contains("Failed: GET /print/broken")))
        .singleElement()
        .asString()
        .contains(" " + code(page) + " ");
    assertThat(log.getAll()).doesNotContain("secret", "Servlet.service()");
  }

  @Test
  void givenAProgram_whenACallFails_thenJsonInIndonesianWithTheCode() {
    HttpResponse<String> answer = admin.get("/print/broken", "Accept", "application/json");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .startsWith("{\"status\":500,\"type\":\"INTERNAL_SERVER_ERROR\",\"message\":\"Terjadi")
        .contains("Sebutkan kode " + code(answer) + " kepada administrator.");
  }

  @ParameterizedTest
  @EnumSource
  void givenADecision_whenAskedWithAValueOfAnotherType_thenToldWhich(EngineDoor door) {
    repository
        .createDeployment()
        .addString(
            "d.dmn",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="ds" name="ds" namespace="t">
            <decision id="warm" name="warm"><decisionTable id="t"><input id="i"><inputExpression id="x" typeRef="double"><text>suhu</text></inputExpression></input>
            <output id="o" name="hasil"/><rule id="r"><inputEntry id="e"><text>&gt; 37.5</text></inputEntry><outputEntry id="u"><text>"ya"</text></outputEntry></rule>
            </decisionTable></decision></definitions>
            """)
        .deploy();

    HttpResponse<String> answer =
        door.open(port, "admin")
            .post(
                "/decision-definition/key/warm/evaluate",
                "{\"variables\":{\"suhu\":{\"value\":\"tiga\",\"type\":\"String\"}}}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\\\"tiga\\\" tidak cocok; keputusan ini memerlukan double");
  }

  /** In the process that called another one: the engine would log it on the way, too. */
  @ParameterizedTest
  @ValueSource(strings = {"${tidakAda}", "${1 + 'satu'}"})
  void givenAModelThatFailsOverItsExpression_whenItRuns_thenToldAsItsFaultAndLoggedOnce(
      String expression, CapturedOutput log) {
    String head =
        "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='t'>";
    repository
        .createDeployment()
        .addString(
            "caller.bpmn",
            head
                + """
                <process id="caller" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="c"/>
                <callActivity id="c" calledElement="called"/><sequenceFlow id="b" sourceRef="c" targetRef="x"/>
                <serviceTask id="x" camunda:expression="%s"/></process></definitions>
                """
                    .formatted(expression))
        .addString(
            "called.bpmn",
            head
                + """
                <process id="called" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="w"/>
                <userTask id="w" camunda:candidateGroups="manager" camunda:assignee="admin"/></process></definitions>
                """)
        .deploy();
    runtime.startProcessInstanceByKey("caller");
    String task = tasks.createTaskQuery().taskDefinitionKey("w").singleResult().getId();

    HttpResponse<String> answer =
        EngineDoor.REST.open(port, "admin").post("/task/" + task + "/complete", "{}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
    assertThat(answer.body())
        .contains("Model ini salah", "Minta analis proses memperbaikinya", code(answer));
    assertThat(log.getAll()).containsOnlyOnce("ERROR").doesNotContain("ENGINE-20009");
  }

  private static String code(HttpResponse<String> answer) {
    assertThat(answer.headers().allValues(HEADER)).hasSize(1);
    Matcher code = CODE.matcher(answer.headers().firstValue(HEADER).orElseThrow());
    assertThat(code.matches()).isTrue();
    return code.group();
  }

  private List<String> deployments() {
    return repository.createDeploymentQuery().list().stream().map(Deployment::getId).toList();
  }
}
