package id.loketprakerja.form;

import static id.loketprakerja.form.RandomForm.json;
import static id.loketprakerja.form.RandomForm.oneOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loketprakerja.Refusal;
import id.loketprakerja.figures.RuleFigures;
import id.loketprakerja.web.EngineHttp;
import id.loketprakerja.web.EngineHttp.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Random submissions, from seeds, to every form of ours and to forms made up, through every door: a
 * refused one changes nothing, and none breaks anything.
 */
@SpringBootTest(classes = FormTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPropertySource("/form/form-test.properties")
class FormFuzzTest {

  /** How many forms are made up, and how many submissions each form gets. */
  private static final int FORMS = Boolean.getBoolean("loket.stress") ? 100 : 30;

  private static final int SUBMISSIONS = Boolean.getBoolean("loket.stress") ? 100 : 30;

  private static final String MODEL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
        <bpmn:process id="form_%1$s" isExecutable="true" camunda:historyTimeToLive="P1D">
          <bpmn:startEvent id="start" camunda:formRef="%1$s" camunda:formRefBinding="deployment" />
          <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="task" />
          <bpmn:userTask id="task" camunda:formRef="%1$s" camunda:formRefBinding="deployment" />
          <bpmn:sequenceFlow id="f2" sourceRef="task" targetRef="after" />
          <bpmn:userTask id="after" />
        </bpmn:process>
      </bpmn:definitions>
      """;

  /** Values as only a program sends them: of another type, unreadable or without end. */
  private static final List<String> STRANGE =
      List.of(
          "{\"type\": \"Json\", \"value\": \"[1e999, {}]\"}",
          "{\"type\": \"Json\", \"value\": \"no JSON\"}",
          "{\"type\": \"Double\", \"value\": 1e999}",
          "{\"type\": \"Integer\", \"value\": \"one\"}",
          "{\"type\": \"Date\", \"value\": \"2020-04-23T08:30:00.000+0700\"}",
          "{\"type\": \"Bytes\", \"value\": \"YQ==\"}",
          "{\"type\": \"Null\"}",
          "{\"type\": \"Object\", \"value\": \"[1]\", \"valueInfo\": {\"objectTypeName\": \"x\", \"serializationDataFormat\": \"application/json\"}}",
          "{\"type\": \"Object\", \"value\": \"rO0ABQ==\", \"valueInfo\": {\"objectTypeName\": \"x\", \"serializationDataFormat\": \"application/x-java-serialized-object\"}}",
          "{\"type\": \"Nonsense\", \"value\": 1}",
          "{\"value\": [1, {\"a\": null}]}");

  @LocalServerPort int port;
  @Autowired FormService forms;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired RepositoryService repository;
  @Autowired HistoryService history;
  @Autowired JdbcClient database;

  private EngineHttp http;
  private EngineHttp tasklist;
  private int accepted;
  private int refused;

  /** What refused submissions have changed nevertheless. */
  private final List<String> changes = new ArrayList<>();

  private final List<String> serverErrors = new ArrayList<>();

  /** One way into the engine. */
  private interface Door {

    /** Whether the submission was accepted. */
    boolean submit(Case place, ObjectNode data);
  }

  /** A form, its process and, unless a new one has to be begun, the task that waits for it. */
  private record Case(
      String process, String task, String execution, JsonNode form, ObjectNode variables) {}

  private final List<Door> doors =
      List.of(
          (place, data) -> passes(() -> tasks.complete(place.task(), engineVariables(data))),
          (place, data) -> passes(() -> forms.submitTaskForm(place.task(), engineVariables(data))),
          (place, data) ->
              passes(() -> forms.submitStartForm(place.process(), engineVariables(data))),
          (place, data) ->
              passes(
                  () -> runtime.startProcessInstanceById(place.process(), engineVariables(data))),
          (place, data) -> passes(() -> tasks.resolveTask(place.task(), engineVariables(data))),
          (place, data) -> passes(() -> runtime.signal(place.execution(), engineVariables(data))),
          (place, data) -> posted(http, "/task/" + place.task() + "/complete", data),
          (place, data) -> posted(http, "/task/" + place.task() + "/submit-form", data),
          (place, data) -> posted(http, "/task/" + place.task() + "/resolve", data),
          (place, data) -> posted(http, "/execution/" + place.execution() + "/signal", data),
          (place, data) -> posted(http, "/process-definition/" + place.process() + "/start", data),
          (place, data) ->
              posted(http, "/process-definition/" + place.process() + "/submit-form", data),
          (place, data) -> posted(tasklist, "/task/" + place.task() + "/submit-form", data),
          (place, data) ->
              posted(tasklist, "/process-definition/" + place.process() + "/submit-form", data));

  private String deployment;
  private List<String> tables;

  @BeforeEach
  void open() {
    http = EngineHttp.program(port);
    tasklist = EngineHttp.tasklist(port);
    tables =
        database
            .sql(
                """
                select table_name from information_schema.tables
                where regexp_like(table_name, '^ACT_(RU|HI)_') and table_name not like '%METER%'
                """)
            .query(String.class)
            .list();
    assertThat(tables).contains("ACT_RU_TASK", "ACT_RU_VARIABLE", "ACT_HI_PROCINST");
  }

  @AfterEach
  void endAll() {
    repository.deleteDeployment(deployment, true);
  }

  @Test
  void givenOurFormsAndOthers_whenAnythingIsSubmitted_thenARefusalChangesNothing()
      throws IOException {
    List<JsonNode> all = new ArrayList<>();
    List<String> neverAccepted = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("forms"))) {
      for (Path file : files.sorted().toList()) {
        all.add(json(Files.readString(file)));
      }
    }
    int own = all.size();
    for (int seed = 0; seed < FORMS; seed++) {
      all.add(new RandomForm(new Random(seed)).make().put("id", "random" + seed));
    }
    DeploymentBuilder builder = repository.createDeployment();
    for (JsonNode form : all) {
      String id = form.path("id").asText();
      builder.addString(id + ".form", form.toString());
      builder.addString(id + ".bpmn", MODEL.formatted(id));
    }
    deployment = builder.deploy().getId();

    for (int i = 0; i < all.size(); i++) {
      int before = accepted;
      submitAnything(all.get(i), new Random(i));
      if (i < own && accepted == before) {
        neverAccepted.add(all.get(i).path("id").asText());
      }
    }

    RuleFigures.report(
        "rule 7",
        "form fuzz",
        "forms %d, doors %d, submissions %d, accepted %d, refused %d, state changes by refused %d, server errors %d"
            .formatted(
                all.size(),
                doors.size(),
                accepted + refused,
                accepted,
                refused,
                changes.size(),
                serverErrors.size()));
    assertThat(changes).isEmpty();
    assertThat(serverErrors).isEmpty();
    assertThat(neverAccepted).as("forms of ours of which nothing was ever accepted").isEmpty();
    assertThat(refused).isPositive();
  }

  private void submitAnything(JsonNode form, Random random) {
    ObjectNode variables = RandomForm.variables(random, form);
    Case place = begin(form, variables);
    List<String> before = state();
    for (int i = 0; i < SUBMISSIONS; i++) {
      ObjectNode data = RandomEntry.submission(random, form, variables);
      if (random.nextInt(10) == 0) {
        data.put("strange", oneOf(random, STRANGE));
      }
      int door = random.nextInt(doors.size());
      if (doors.get(door).submit(place, data)) {
        accepted++;
        end();
        place = begin(form, variables);
        before = state();
      } else {
        refused++;
        List<String> after = state();
        if (!after.equals(before)) {
          changes.add("by door %d: %s made %s of %s".formatted(door, data, after, before));
          before = after;
        }
      }
    }
    end();
  }

  /** A task with the form, in a case that has the variables. */
  private Case begin(JsonNode form, ObjectNode variables) {
    String process =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("form_" + form.path("id").asText())
            .singleResult()
            .getId();
    String instance =
        runtime
            .createProcessInstanceById(process)
            .startBeforeActivity("task")
            .setVariables(engineVariables(variables))
            .execute()
            .getId();
    Task task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
    return new Case(process, task.getId(), task.getExecutionId(), form, variables);
  }

  private void end() {
    runtime
        .createProcessInstanceQuery()
        .list()
        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test"));
    history
        .createHistoricProcessInstanceQuery()
        .list()
        .forEach(instance -> history.deleteHistoricProcessInstance(instance.getId()));
  }

  /** Every row of what runs and of what has been. */
  private List<String> state() {
    return tables.stream()
        .flatMap(
            table ->
                database.sql("select * from " + table).query().listOfRows().stream()
                    .map(row -> table + row))
        .toList();
  }

  private static boolean passes(Runnable call) {
    try {
      call.run();
      return true;
    } catch (Refusal refusal) {
      assertThat(refusal.getMessage()).isNotBlank();
      return false;
    }
  }

  private boolean posted(EngineHttp door, String path, ObjectNode data) {
    ObjectNode variables = JsonNodeFactory.instance.objectNode();
    data.properties().forEach(entry -> variables.set(entry.getKey(), overHttp(entry.getValue())));
    if (data.has("strange")) {
      variables.remove("strange");
      String name = data.size() > 1 ? data.fieldNames().next() : "strange";
      variables.set(name, json(data.path("strange").asText()));
    }
    Answer answer =
        door.post(
            path, JsonNodeFactory.instance.objectNode().set("variables", variables).toString());
    if (answer.status() >= 500) {
      serverErrors.add("%s to %s: %s".formatted(data, path, answer.body()));
      return false;
    }
    assertThat(answer.status()).as("%s to %s: %s", data, path, answer.body()).isIn(200, 204, 400);
    return answer.status() != 400;
  }

  /** As Tasklist sends it. */
  private static ObjectNode overHttp(JsonNode value) {
    ObjectNode variable = JsonNodeFactory.instance.objectNode();
    return value.isContainerNode()
        ? variable.put("type", "Json").put("value", value.toString())
        : variable.set("value", value);
  }

  private static Map<String, Object> engineVariables(ObjectNode data) {
    Map<String, Object> variables = Variables.createVariables();
    data.properties()
        .forEach(
            entry ->
                variables.put(
                    entry.getKey(),
                    new ObjectMapper().convertValue(entry.getValue(), Object.class)));
    return variables;
  }
}
