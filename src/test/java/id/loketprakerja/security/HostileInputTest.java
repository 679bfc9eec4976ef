package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.model.ProcessTest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

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

  private Browser browser;

  @BeforeEach
  void signedIn() {
    browser = new Browser(port);
    browser.signIn("petugas1", "petugas1");
    browser.get("/camunda/app/tasklist/default/");
  }

  /** The two ways to the engine; each knows how its caller says who it is. */
  enum Door {
    PROGRAM("/engine-rest"),
    WEBAPP("/camunda/api/engine/engine/default");

    private final String root;

    Door(String root) {
      this.root = root;
    }
  }

  static Stream<Arguments> brokenBodies() {
    return Stream.of(Door.values()).flatMap(door -> bodies().map(body -> Arguments.of(door, body)));
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
  void givenABrokenBody_whenSent_thenRefusedWithoutAWordAboutTheInside(Door door, Body body) {
    SoftAssertions everywhere = new SoftAssertions();
    for (String path : PATHS) {
      String answer = send(post(door, path, body.type(), body.text()));

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
    for (Door door : Door.values()) {
      String answer = send(post(door, "/task", "application/json", padded(size)));

      assertThat(status(answer)).as(answer).isEqualTo(size > LIMIT ? 413 : 200);
      if (size > LIMIT) {
        assertThat(answer).contains("application/json", "Kiriman ini terlalu besar");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {LIMIT, LIMIT + 1})
  void givenABodyAroundTheLimit_whenItComesInPieces_thenOnlyTheLargerIsTooLarge(int size) {
    for (Door door : Door.values()) {
      String answer =
          send(
              head(door, "/task", "application/json")
                  + "Transfer-Encoding: chunked\r\n\r\n"
                  + Integer.toHexString(size)
                  + "\r\n"
                  + padded(size)
                  + "\r\n0\r\n\r\n");

      assertThat(status(answer)).as(answer).isEqualTo(size > LIMIT ? 413 : 200);
      assertTellsNothing(answer);
    }
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
                + browser.cookie("JSESSIONID")
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
                + basic()
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

  private String post(Door door, String path, String type, String body) {
    int length = body.getBytes(StandardCharsets.ISO_8859_1).length;
    return head(door, path, type) + "Content-Length: " + length + "\r\n\r\n" + body;
  }

  private String head(Door door, String path, String type) {
    String who =
        door == Door.PROGRAM
            ? "Authorization: " + basic()
            : "Cookie: JSESSIONID=%s; XSRF-TOKEN=%s\r\nX-XSRF-TOKEN: %s"
                .formatted(
                    browser.cookie("JSESSIONID"),
                    browser.cookie("XSRF-TOKEN"),
                    browser.cookie("XSRF-TOKEN"));
    return "POST %s%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\nContent-Type: %s\r\n"
        .formatted(door.root, path, who, type);
  }

  private static String basic() {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString("petugas1:petugas1".getBytes(StandardCharsets.ISO_8859_1));
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
    return answer.length() > 0
        && answer.charAt(answer.length() - 1) == '}'
        && answer.toString().startsWith("HTTP/1.1 413");
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }
}
