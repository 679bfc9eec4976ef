package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.security.RestCalls.Call;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each group against each page of the webapps and each call that they and REST offer. */
@CounterTest
class AccessMatrixTest {

  private static final Logger LOG = LoggerFactory.getLogger(AccessMatrixTest.class);
  private static final Path MATRIX = Path.of("target/access-matrix.txt");

  @LocalServerPort private int port;
  @Autowired private FullCase fullCase;
  @Autowired private TaskService taskService;

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

  @Test
  void givenEachGroup_whenMakingEachCall_thenTheAnswersOfTheTable() throws IOException {
    RestTable table = RestTable.read();
    Map<Call, List<String>> answers = new LinkedHashMap<>();
    table.rows().keySet().forEach(call -> answers.put(call, new ArrayList<>()));
    List<String> leaks = new ArrayList<>();

    for (String person : RestTable.PEOPLE) {
      boolean worksAtTasks = Set.of("petugas1", "pendamping1", "manajer1").contains(person);
      taskService.setAssignee(fullCase.id("task"), worksAtTasks ? person : null);
      Browser browser = new Browser(port);
      browser.signIn(person, person);
      browser.get("/camunda/api/admin/auth/user/default");
      table
          .rows()
          .forEach(
              (call, row) -> {
                HttpResponse<String> answer =
                    browser.dryRun(
                        call.method(),
                        door(call) + fullCase.fill(call.path()) + row.query(),
                        fullCase.fillBody(row.json(), person));
                answers.get(call).add(kind(answer));
                if (answer.body().contains("\tat ") && !call.path().endsWith("/stacktrace")) {
                  leaks.add(person + ": " + call);
                }
              });
    }

    String matrix =
        table.rows().entrySet().stream()
            .map(row -> RestTable.line(row.getKey(), answers.get(row.getKey()), row.getValue()))
            .collect(Collectors.joining("\n"));
    LOG.info("Who gets what, in {}:\n{}", MATRIX, matrix);
    Files.writeString(MATRIX, matrix + "\n");
    List<String> different = new ArrayList<>();
    table
        .rows()
        .forEach(
            (call, row) -> {
              if (!answers.get(call).equals(row.answers())) {
                different.add(call + ": " + answers.get(call) + " instead of " + row.answers());
              }
            });
    assertThat(different).isEmpty();
    assertThat(leaks).as("stack traces").isEmpty();
  }

  @Test
  void givenNobody_whenMakingEachCall_thenAskedToSignIn() {
    Browser nobody = new Browser(port);

    for (Call call : RestTable.read().rows().keySet()) {
      List<String> doors = new ArrayList<>(List.of(door(call)));
      if (RestCalls.ofEngine().contains(call)) {
        doors.add("/engine-rest");
        doors.add("/engine-rest/engine/default");
      }
      for (String door : doors) {
        String path = door + fullCase.fill(call.path());
        assertThat(nobody.dryRun(call.method(), path, "{}").statusCode())
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

  static String door(Call call) {
    return RestCalls.ofPlugins().contains(call)
        ? "/camunda/api"
        : "/camunda/api/engine/engine/default";
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
