package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.registration.OpenServiceDay;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * What no form of ours sends: broken, enormous, disguised. Written byte by byte, because a proper
 * client would refuse to send most of it.
 */
@ProcessTest
class HostileInputTest {

  private static final int LIMIT = 256 * 1024;
  private static final List<String> PATHS =
      List.of(
          "/task",
          "/task/count",
          "/process-instance",
          "/process-instance/count",
          "/execution",
          "/variable-instance",
          "/history/task",
          "/history/process-instance/count",
          "/external-task/fetchAndLock",
          "/filter/create",
          "/message",
          "/signal",
          "/condition",
          "/deployment/create",
          "/modification/execute",
          "/process-definition/key/participant-registration/start",
          "/task/nowhere/submit-form",
          "/task/nowhere/complete",
          "/task/nowhere/claim",
          "/task/nowhere/variables",
          "/user/create",
          "/authorization/create");

  @LocalServerPort private int port;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private TaskService tasks;
  @Autowired private ApplicationContext application;

  private Person officer;

  @BeforeEach
  void signedIn() {
    officer = new Person("petugas1", port);
  }

  /** Somebody who has signed in, and whose password is their id. */
  private static final class Person {

    private final String id;
    private final String session;
    private final String token;
    private final String tokenOfOurPages;

    Person(String id, int port) {
      this.id = id;
      Browser browser = new Browser(port);
      browser.signIn(id, id);
      // The token comes with the first answer.
      browser.get("/camunda/api/admin/auth/user/default");
      session = browser.cookie("JSESSIONID");
      token = browser.cookie("XSRF-TOKEN");
      tokenOfOurPages = browser.get("/session").body().replaceAll(".*\"csrfToken\":\"|\".*", "");
    }

    /** The lines by which each door knows them. */
    String proof(EngineDoor door) {
      return door == EngineDoor.REST
          ? "Authorization: " + Browser.basic(id, id)
          : "Cookie: JSESSIONID=%s; XSRF-TOKEN=%s\r\nX-XSRF-TOKEN: %s\r\nX-CSRF-TOKEN: %s"
              .formatted(session, token, token, tokenOfOurPages);
    }
  }

  static Stream<Arguments> brokenBodies() {
    return Stream.of(EngineDoor.values())
        .flatMap(door -> bodies().map(body -> Arguments.of(door, body)));
  }

  private static Stream<Body> bodies() {
    return Stream.of(
        new Body("nothing", "application/json", ""),
        new Body("no JSON", "application/json", "}{"),
        new Body("half of it", "application/json", "{\"variables\": {\"a\": {\"value\": "),
        new Body("a list", "application/json", "[1, 2]"),
        new Body("null", "application/json", "null"),
        new Body("a number", "application/json", "1e999"),
        new Body("wrong kinds", "application/json", "{\"variables\": 7, \"sorting\": \"x\"}"),
        new Body("nulls within", "application/json", "{\"variables\": {\"a\": null}}"),
        new Body(
            "a kind that nobody knows",
            "application/json",
            "{\"variables\": {\"a\": {\"value\": \"x\", \"type\": \"Nonsense\"}}}"),
        new Body(
            "an object of a class",
            "application/json",
            "{\"variables\": {\"a\": {\"value\": \"rO0ABXNyAA==\", \"type\": \"Object\", \"valueInfo\":"
                + " {\"objectTypeName\": \"java.util.HashMap\", \"serializationDataFormat\":"
                + " \"application/x-java-serialized-object\"}}}}"),
        new Body("deep lists", "application/json", "{\"a\":" + "[".repeat(20_000)),
        new Body(
            "deep questions",
            "application/json",
            "{\"orQueries\":[".repeat(300) + "{}" + "]}".repeat(300)),
        new Body(
            "deeper questions",
            "application/json",
            "{\"orQueries\":[".repeat(5_000) + "{}" + "]}".repeat(5_000)),
        new Body(
            "thousands of variables",
            "application/json",
            IntStream.range(0, 4_000)
                .mapToObj(i -> "\"v" + i + "\":{\"value\":\"" + i + "\"}")
                .collect(Collectors.joining(",", "{\"variables\":{", "}}"))),
        new Body("not UTF-8", "application/json", "{\"messageName\": \"\u00ff\u00fe\"}"),
        new Body("plain text", "text/plain", "{}"),
        new Body("XML", "application/xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"),
        new Body("no form", "multipart/form-data", "--x\r\n"),
        new Body("half a form", "multipart/form-data; boundary=x", "--x\r\nContent-Dis"),
        new Body("nonsense", "///;;", "{}"));
  }

  private record Body(String name, String type, String text) {

    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("brokenBodies")
  void givenABrokenBody_whenSent_thenRefusedWithoutAWordAboutTheInside(EngineDoor door, Body body) {
    SoftAssertions everywhere = new SoftAssertions();
    for (String path : PATHS) {
      String answer = send(post(officer, door, path, body.type(), body.text()));

      everywhere.assertThat(status(answer)).as(path + "\n" + answer).isBetween(200, 499);
      everywhere.check(() -> assertTellsNothing(answer));
    }
    everywhere.assertAll();
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    assertThat(history.createHistoricProcessInstanceQuery().count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {LIMIT, LIMIT + 1})
  void givenABodyAroundTheLimit_whenItSaysItsSize_thenOnlyTheLargerIsTooLarge(int size) {
    for (EngineDoor door : EngineDoor.values()) {
      String answer = send(post(officer, door, "/task", "application/json", padded(size)));

      assertThat(status(answer)).as(answer).isEqualTo(size > LIMIT ? 413 : 200);
      if (size > LIMIT) {
        assertThat(answer).contains("application/json", "Kiriman ini terlalu besar");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {LIMIT, LIMIT + 1})
  void givenABodyAroundTheLimit_whenItComesInPieces_thenOnlyTheLargerIsTooLarge(int size) {
    for (EngineDoor door : EngineDoor.values()) {
      String answer =
          send(
              head(officer, door, door.root() + "/task", "application/json")
                  + inPieces(padded(size)));

      assertThat(status(answer)).as(answer).isEqualTo(size > LIMIT ? 413 : 200);
      assertTellsNothing(answer);
    }
  }

  /** The two forms that are open to all, and one whose fields the engine reads. */
  @ParameterizedTest
  @CsvSource({
    "/login, application/x-www-form-urlencoded",
    "/login, multipart/form-data; boundary=x",
    "/feedback/ABCDEFGH, application/x-www-form-urlencoded",
    "/feedback/ABCDEFGH, multipart/form-data; boundary=x",
    "/engine-rest/task, application/x-www-form-urlencoded",
  })
  void givenAFormAroundTheLimit_whenAnyoneSendsIt_thenNoMoreIsRead(String path, String type) {
    for (int size : new int[] {LIMIT, LIMIT + 1}) {
      String form = form(type, size);

      String whole = send(head(path, type) + withLength(form));
      assertThat(status(whole) == 413).as(whole).isEqualTo(size > LIMIT);
      assertThat(status(whole)).isBetween(200, 499);
      assertTellsNothing(whole);

      String inPieces = send(head(path, type) + inPieces(form));
      assertThat(status(inPieces)).as(inPieces).isEqualTo(411);
      assertTellsNothing(inPieces);
    }
  }

  /** With one long field. */
  private static String form(String type, int size) {
    boolean parts = type.startsWith("multipart");
    String start =
        parts ? "--x\r\nContent-Disposition: form-data; name=\"username\"\r\n\r\n" : "username=";
    String end = parts ? "\r\n--x--\r\n" : "";
    return start + "a".repeat(size - start.length() - end.length()) + end;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/counter/next",
        "/camunda/api/counter",
        "/session/active",
        "/camunda/api/cockpit/plugin/base/default/process-instance",
        "/camunda/api/cockpit/plugin/base/default/incident/count",
        "/camunda/api/admin/auth/user/default",
      })
  void givenABrokenBody_whenSentPastTheEngine_thenRefusedWithoutAWordAboutTheInside(String path) {
    Person manager = new Person("manajer1", port);
    SoftAssertions everywhere = new SoftAssertions();
    bodies()
        .forEach(
            body -> {
              String answer =
                  send(
                      head(manager, EngineDoor.WEBAPPS, path, body.type())
                          + withLength(body.text()));

              everywhere
                  .assertThat(status(answer))
                  .as(body.name() + "\n" + answer)
                  .isBetween(200, 499);
              everywhere.check(() -> assertTellsNothing(answer));
            });
    everywhere.assertAll();
  }

  @ParameterizedTest
  @ValueSource(strings = {"petugas1", "manajer1", "analis1", "admin"})
  void givenARealTaskAndCase_whenABrokenBodyIsSent_thenTheyStayAsTheyAre(String user) {
    OpenServiceDay day = new OpenServiceDay(application);
    day.begin(1);
    day.participantArrives();
    Task task = tasks.createTaskQuery().singleResult();
    String instance = task.getProcessInstanceId();
    Map<String, Object> variables = runtime.getVariables(instance);
    Person person = new Person(user, port);
    SoftAssertions everywhere = new SoftAssertions();
    for (EngineDoor door : EngineDoor.values()) {
      for (String path :
          List.of(
              "/task/" + task.getId() + "/complete",
              "/task/" + task.getId() + "/submit-form",
              "/task/" + task.getId() + "/bpmnEscalation",
              "/task/" + task.getId() + "/variables",
              "/process-instance/" + instance + "/modification",
              "/process-instance/" + instance + "/variables")) {
        bodies()
            .forEach(
                body -> {
                  String answer = send(post(person, door, path, body.type(), body.text()));

                  everywhere
                      .assertThat(status(answer))
                      .as(path + " " + body.name() + "\n" + answer)
                      .isBetween(200, 499);
                  everywhere.check(() -> assertTellsNothing(answer));
                });
      }
    }
    everywhere.assertAll();
    assertThat(tasks.createTaskQuery().processInstanceId(instance).list())
        .extracting(Task::getId, Task::getAssignee)
        .containsExactly(tuple(task.getId(), null));
    assertThat(runtime.getVariables(instance)).isEqualTo(variables);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/counter/next",
        "/camunda/api/cockpit/plugin/base/default/process-instance",
      })
  void givenTooMuch_whenItComesInPiecesPastTheEngine_thenTooLarge(String path) {
    Person manager = new Person("manajer1", port);
    String json = "{\"instanceId\":\"" + "a".repeat(LIMIT) + "\"}";

    String answer =
        send(head(manager, EngineDoor.WEBAPPS, path, "application/json") + inPieces(json));

    assertThat(status(answer)).as(answer).isEqualTo(413);
    assertTellsNothing(answer);
  }

  @Test
  void givenAPageOfOurs_whenTellingThatSomethingWasDone_thenItsBodyIsNotLookedAt() {
    Person manager = new Person("manajer1", port);

    assertThat(
            status(
                send(
                    head(manager, EngineDoor.WEBAPPS, "/session/active", "application/json")
                        + withLength("}{"))))
        .isEqualTo(200);
  }

  @Test
  void givenNobody_whenMuchIsSent_thenToldSoBeforeItIsRead() {
    String answer =
        send(
            "POST /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: 9999999999\r\n\r\n");

    assertThat(status(answer)).isEqualTo(413);
    assertTellsNothing(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JSESSIONID=../../../etc/passwd",
        "JSESSIONID=0123456789ABCDEF0123456789ABCDEF",
        "JSESSIONID=" + "\u00ff" + "%00",
        "JSESSIONID=\"; Path=/; XSRF-TOKEN=x",
        "JSESSIONID=; JSESSIONID=x; JSESSIONID=y",
        "=;;=,;\t=",
      })
  void givenATamperedCookie_whenAsking_thenNobodyHasSignedIn(String cookie) {
    for (String path :
        List.of("/camunda/api/engine/engine/default/task", "/camunda/app/tasklist/default/")) {
      String answer =
          send(
              "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: %s\r\n\r\n"
                  .formatted(path, cookie));

      assertThat(status(answer)).as(answer).isIn(302, 400, 401);
      assertTellsNothing(answer);
    }
  }

  @Test
  void givenAForgedToken_whenAWebappsCallIsMade_thenRefused() {
    String answer =
        send(
            "POST /camunda/api/engine/engine/default/task HTTP/1.1\r\nHost: x\r\n"
                + "Connection: close\r\nCookie: JSESSIONID="
                + officer.session
                + "; XSRF-TOKEN=forged\r\nX-XSRF-TOKEN: forged\r\n"
                + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

    assertThat(status(answer)).isEqualTo(403);
    assertTellsNothing(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /login?x=%0d%0aSet-Cookie:%20a=b",
        "GET /login%0d%0aSet-Cookie:%20a=b",
        "GET /login?reason[]=<script>alert(1)</script>",
        "GET /camunda/app/tasklist/default/?task=%0d%0aX-Bad:%201",
        "GET /engine-rest/task/%00",
        "GET /engine-rest/task/..%2f..%2f",
        "GET /engine-rest/task?sortBy=%27%3B--&sortOrder=asc",
        "GET /engine-rest/task?firstResult=-1&maxResults=-7",
        "GET /engine-rest/task?maxResults=99999999999999",
        "GET /engine-rest/task?createdBefore=yesterday",
        "GET /engine-rest/task?processVariables=a_b",
        "GET /engine-rest/history/process-instance?startedAfter=%ff",
        "TRACE /",
        "NONSENSE /",
        "PROPFIND /engine-rest/task",
      })
  void givenAStrangePath_whenAsked_thenRefusedWithoutAWordAboutTheInside(String request) {
    String answer =
        send(
            request
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
                + Browser.basic("petugas1", "petugas1")
                + "\r\n\r\n");

    assertThat(status(answer)).as(answer).isBetween(200, 499);
    assertTellsNothing(answer);
    assertThat(answer).doesNotContain("\r\nSet-Cookie: a=b", "\r\nX-Bad", "<script>alert");
  }

  @Test
  void givenAnEndlessPath_whenAsked_thenRefusedWithoutAWordAboutTheInside() {
    String answer =
        send("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(status(answer)).as(answer).isBetween(400, 499);
    assertTellsNothing(answer);
  }

  @Test
  void givenManyLongHeaders_whenAsked_thenRefusedWithoutAWordAboutTheInside() {
    String answer =
        send(
            "GET /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + ("X-Long: " + "a".repeat(2_000) + "\r\n").repeat(50)
                + "\r\n");

    assertThat(status(answer)).as(answer).isBetween(400, 499);
    assertTellsNothing(answer);
  }

  private static void assertTellsNothing(String answer) {
    assertThat(answer)
        .doesNotContain("\tat ", "Apache Tomcat", "java.lang.", "\r\nServer:", "StackOverflow");
  }

  /** A question about everything, as long as wanted. */
  private static String padded(int size) {
    return "{}" + " ".repeat(size - 2);
  }

  private static String post(Person who, EngineDoor door, String path, String type, String body) {
    return head(who, door, door.root() + path, type) + withLength(body);
  }

  private static String withLength(String body) {
    int length = body.getBytes(StandardCharsets.ISO_8859_1).length;
    return "Content-Length: " + length + "\r\n\r\n" + body;
  }

  private static String inPieces(String body) {
    return "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n".formatted(body.length(), body);
  }

  private static String head(Person who, EngineDoor door, String path, String type) {
    return head(path, type) + who.proof(door) + "\r\n";
  }

  private static String head(String path, String type) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: %s\r\n"
        .formatted(path, type);
  }

  private String send(String request) {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      InputStream in = new BufferedInputStream(socket.getInputStream());
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      StringBuilder answer = new StringBuilder();
      // A server that has refused to read on answers, but leaves it to the caller to hang up.
      int next;
      while (!isWholeRefusal(answer) && (next = in.read()) >= 0) {
        answer.append((char) next);
      }
      return answer.toString();
    } catch (IOException failure) {
      throw new AssertionError(request.lines().findFirst().orElse(""), failure);
    }
  }

  private static boolean isWholeRefusal(CharSequence answer) {
    String text = answer.toString();
    return text.startsWith("HTTP/1.1 413") && text.endsWith("}")
        || text.startsWith("HTTP/1.1 411") && text.endsWith("\r\n\r\n");
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }
}
