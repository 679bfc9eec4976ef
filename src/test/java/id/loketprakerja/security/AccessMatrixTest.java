package id.loketprakerja.security;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.figures.RuleFigures;
import id.loketprakerja.security.EngineDoor.Caller;
import id.loketprakerja.security.RestCalls.Call;
import id.loketprakerja.security.RestTable.Row;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each group against each page of the webapps and each call that they and REST offer. */
@CounterTest
class AccessMatrixTest {

  private static final Logger LOG = LoggerFactory.getLogger(AccessMatrixTest.class);

  /** Whoever may run a job has tried it when it fails. */
  private static final Call FAILING = new Call("POST", "/job/{id}/execute");

  @LocalServerPort private int port;
  @Autowired private FullCase fullCase;
  @Autowired private TaskService taskService;
  @Autowired private JdbcClient database;

  @BeforeEach
  void startACase() {
    fullCase.removeAll();
    fullCase.start();
  }

  @AfterEach
  void cleanUp() {
    fullCase.removeAll();
  }

  @Test
  void givenEveryCallOfTheEngine_whenLookedUp_thenItIsInTheTableAndNothingElse() {
    Set<Call> offered = new TreeSet<>(RestCalls.ofEngine());
    offered.addAll(RestCalls.ofPlugins());

    assertThat(RestTable.read().rows().keySet()).containsExactlyInAnyOrderElementsOf(offered);
  }

  @ParameterizedTest
  @EnumSource
  void givenEachGroup_whenMakingEachCall_thenTheAnswersOfTheTable(EngineDoor door)
      throws IOException {
    RestTable table = RestTable.read();
    Map<Call, List<String>> answers = new LinkedHashMap<>();
    table.rows().keySet().stream()
        .filter(door::has)
        .forEach(call -> answers.put(call, new ArrayList<>()));
    List<String> failures = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    Tables tables = new Tables(database);

    for (String person : RestTable.PEOPLE) {
      boolean worksAtTasks = Set.of("petugas1", "pendamping1", "manajer1").contains(person);
      taskService.setAssignee(fullCase.id("task"), worksAtTasks ? person : null);
      Caller caller = door.open(port, person);
      tables.look();
      answers.forEach(
          (call, found) -> {
            Row row = table.rows().get(call);
            String path = fullCase.fill(call.path()) + row.query();
            String body = fullCase.fillBody(row.json(), person);
            String expected = row.answers().get(RestTable.PEOPLE.indexOf(person));
            boolean fails = person.equals("admin") && call.equals(FAILING);
            boolean mayHaveAnEffect =
                !call.method().equals("GET") && Set.of("yes", "none").contains(expected) || fails;
            HttpResponse<String> answer =
                mayHaveAnEffect ? caller.dryRun(call, path, body) : caller.call(call, path, body);
            if (!mayHaveAnEffect) {
              Set<String> changed = tables.changes();
              if (!changed.isEmpty()) {
                changes.add(person + ": " + call + ": " + changed);
              }
            }
            found.add(kind(answer));
            boolean showsTrace =
                answer.body().contains("\tat ") && !call.path().endsWith("/stacktrace");
            if (answer.statusCode() >= 500 && !fails || showsTrace) {
              failures.add(person + ": " + call + ": " + answer.statusCode());
            }
          });
    }

    String matrix =
        answers.entrySet().stream()
            .map(
                row -> RestTable.line(row.getKey(), row.getValue(), table.rows().get(row.getKey())))
            .collect(Collectors.joining("\n"));
    Path file = Path.of("target/access-matrix-%s.txt".formatted(door.name().toLowerCase(ROOT)));
    LOG.info("Who gets what, in {}:\n{}", file, matrix);
    Files.writeString(file, matrix + "\n");
    RuleFigures.report(
        "refusals",
        "every call by each group, " + door.name().toLowerCase(ROOT),
        "calls %d, database compared after %d, changed by %d"
            .formatted(answers.size() * RestTable.PEOPLE.size(), tables.looks(), changes.size()));
    List<String> different = new ArrayList<>();
    answers.forEach(
        (call, found) -> {
          List<String> expected = table.rows().get(call).answers();
          if (!sayTheSame(door, found, expected)) {
            different.add(call + ": " + found + " instead of " + expected);
          }
        });
    assertThat(different).isEmpty();
    assertThat(failures).as("server errors and stack traces").isEmpty();
    assertThat(changes).as("tables changed by a refusal or a question").isEmpty();
  }

  /** Else whatever somebody writes there would stay in the log of operations. */
  @ParameterizedTest
  @ValueSource(strings = {"manajer1", "analis1"})
  void givenAnyText_whenAskingForSomethingOfThatName_thenNothingIsWritten(String person) {
    Caller caller = EngineDoor.REST.open(port, person);
    List<String> changes = new ArrayList<>();
    Tables tables = new Tables(database);
    tables.look();

    RestTable.read()
        .rows()
        .forEach(
            (call, row) -> {
              String path = FullCase.fillWithText(call.path(), "Peserta-Rahasia") + row.query();
              String body = FullCase.fillBodyWithText(row.json(), "Peserta-Rahasia");
              boolean named = (path + body).contains("Peserta-Rahasia");
              if (EngineDoor.REST.has(call) && named) {
                HttpResponse<String> answer = caller.call(call, path, body.replace("$me", person));
                Set<String> changed = tables.changes();
                if (!changed.isEmpty()) {
                  changes.add(call + ": " + answer.statusCode() + " " + changed);
                }
              }
            });

    RuleFigures.report(
        "refusals",
        "every call with any text for an id, by " + person,
        "calls %d, database compared after %d, changed by %d"
            .formatted(tables.looks(), tables.looks(), changes.size()));
    assertThat(tables.looks()).isGreaterThan(200);
    assertThat(changes).isEmpty();
  }

  @Test
  void givenNobody_whenMakingEachCall_thenAskedToSignIn() {
    Browser nobody = new Browser(port);

    for (Call call : RestTable.read().rows().keySet()) {
      List<String> roots =
          EngineDoor.REST.has(call)
              ? List.of(
                  EngineDoor.WEBAPPS.root(),
                  EngineDoor.REST.root(),
                  EngineDoor.REST.root() + "/engine/default")
              : List.of("/camunda/api");
      for (String root : roots) {
        String path = root + fullCase.fill(call.path());
        assertThat(
                nobody.dryRun(call.method(), path, "{}", "Accept", "application/json").statusCode())
            .as(call.method() + " " + path)
            .isEqualTo(401);
      }
    }
  }

  @Test
  void givenAnOfficer_whenAskingForTheOwnGroups_thenToldAndNobodyElses() {
    Browser browser = new Browser(port);
    browser.signIn("petugas1", "petugas1");
    String groups = "/camunda/api/engine/engine/default/identity/groups";

    assertThat(browser.get(groups + "?userId=petugas1").body()).contains("\"officer\"");
    assertThat(browser.get(groups + "?userId=petugas2").statusCode()).isEqualTo(403);
    assertThat(browser.get(groups + "?userId=petugas1&userId=petugas2").statusCode())
        .isEqualTo(403);
    assertThat(browser.get(groups).statusCode()).isEqualTo(403);
  }

  @Test
  void givenEachGroup_whenOpeningEachWebapp_thenItsOwnOnly() {
    Map<String, List<String>> pages = new LinkedHashMap<>();
    for (String person : RestTable.PEOPLE) {
      Browser browser = new Browser(port);
      browser.signIn(person, person);
      pages.put(
          person,
          List.of("tasklist", "cockpit", "admin", "welcome").stream()
              .filter(app -> browser.get("/camunda/app/" + app + "/default/").statusCode() == 200)
              .toList());
    }
    LOG.info("Who opens which webapp: {}", pages);

    assertThat(pages)
        .isEqualTo(
            Map.of(
                "petugas1", List.of("tasklist", "welcome"),
                "pendamping1", List.of("tasklist", "welcome"),
                "manajer1", List.of("tasklist", "cockpit", "welcome"),
                "analis1", List.of("cockpit", "welcome"),
                "admin", List.of("tasklist", "cockpit", "admin", "welcome")));
  }

  /** Programs are told that they may not ask where the webapps are shown an empty list. */
  private static boolean sayTheSame(EngineDoor door, List<String> found, List<String> expected) {
    return found.equals(expected)
        || door == EngineDoor.REST && withoutNone(found).equals(withoutNone(expected));
  }

  private static List<String> withoutNone(List<String> answers) {
    return answers.stream().map(answer -> answer.replace("none", "no")).toList();
  }

  /** What an answer comes to. */
  static String kind(HttpResponse<String> answer) {
    int status = answer.statusCode();
    String body = answer.body();
    if (status / 100 == 2) {
      boolean empty =
          Set.of("[]", "{}", "{\"count\":0}").contains(body)
              || body.isEmpty() && answer.request().method().equals("GET");
      return empty ? "none" : "yes";
    }
    boolean refused = body.contains("\"type\":\"Refusal\"");
    return status == 401 || status == 403 || status == 404 || refused ? "no" : "bad";
  }
}
