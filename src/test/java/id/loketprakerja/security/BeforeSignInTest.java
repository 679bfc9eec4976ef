package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever has not signed in leaves nothing behind here, in memory or in the log. */
@CounterTest
@ExtendWith(OutputCaptureExtension.class)
class BeforeSignInTest {

  private static final String TASKLIST = "/camunda/app/tasklist/default/";
  private static final String COCKPIT = "/camunda/app/cockpit/default/";

  @LocalServerPort private int port;
  @Autowired private ServletWebServerApplicationContext application;
  @Autowired private JdbcClient jdbc;

  private Browser browser;
  private int sessions;

  @BeforeEach
  void visit() {
    jdbc.sql("delete from sign_in_failures").update();
    browser = new Browser(port);
    sessions = sessions();
  }

  private int sessions() {
    Context context =
        (Context)
            ((TomcatWebServer) application.getWebServer()).getTomcat().getHost().findChildren()[0];
    return context.getManager().getActiveSessions();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        TASKLIST,
        COCKPIT,
        "/print/service-hours",
        "/print/slip/1/1",
        "/login",
        "/login?error",
        "/login?idle",
        "/session",
        "/feedback/screen/1/1",
        "/engine-rest/task",
        "/camunda/api/engine/engine/default/task",
        "/camunda/lib/deps.js",
        "/board/kantorcontoh",
        "/feedback/ABCDEFGH",
        "/actuator/prometheus",
        "/nowhere",
      })
  void givenAStranger_whenAskingForAnything_thenNoSessionBegins(String path) {
    String junk = "a".repeat(7000);
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> answer =
          new Browser(port).get(path, "Accept", "text/html", "X-Junk", junk);

      assertThat(answer.headers().allValues("Set-Cookie"))
          .noneMatch(cookie -> cookie.startsWith("JSESSIONID=") || cookie.contains(junk));
    }
    assertThat(sessions()).isEqualTo(sessions);
  }

  @Test
  void givenWrongPasswordsAndForms_whenSent_thenNoSessionBegins() {
    for (int i = 0; i < 5; i++) {
      browser.signIn("petugas3", "salah");
    }
    browser.postForm("/login", Map.of("username", "petugas3", "password", "salah"));
    browser.getWithPassword("/engine-rest/task", "petugas3", "salah");

    assertThat(sessions()).isEqualTo(sessions);
  }

  @Test
  void givenAPageWithAQuestion_whenSigningIn_thenThatVeryPageAndOnlyOnce() {
    browser.get(TASKLIST + "?task=123&x=%2Fy");

    HttpResponse<String> first = browser.signIn("petugas1", "petugas1");
    assertThat(location(first)).isEqualTo(TASKLIST + "?task=123&x=%2Fy");

    assertThat(location(browser.signIn("petugas2", "petugas2"))).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aHR0cHM6Ly9ldmlsLmV4YW1wbGUv",
        "https://evil.example/",
        "//evil.example/",
        "AAAA",
        "a\u00ff",
        ""
      })
  void givenAForgedPage_whenSigningIn_thenNobodyIsLedThere(String forged) {
    String token = browser.formToken();

    HttpResponse<String> answer =
        new Browser(port)
            .postForm(
                "/login",
                Map.of("username", "petugas1", "password", "petugas1", "_csrf", token),
                "Cookie",
                "loket-form=" + browser.cookie("loket-form") + "; loket-page=" + forged);

    assertThat(location(answer)).isEqualTo("/");
  }

  @Test
  void givenAFormOfAnotherSite_whenItSignsSomebodyIn_thenRefused() {
    String token = browser.formToken();

    // Its form may hold a token, but the browser brings no cookie along.
    HttpResponse<String> answer =
        new Browser(port)
            .postForm(
                "/login", Map.of("username", "petugas1", "password", "petugas1", "_csrf", token));

    assertThat(location(answer)).isEqualTo("/login?expired");
  }

  @Test
  void givenAnEndedSession_whenAskingTwice_thenToldOnce() {
    String ended = "JSESSIONID=0123456789ABCDEF0123456789ABCDEF";

    HttpResponse<String> first = new Browser(port).get(TASKLIST, "Cookie", ended);

    assertThat(location(first)).isEqualTo("/login?idle");
    assertThat(first.headers().allValues("Set-Cookie"))
        .anySatisfy(cookie -> assertThat(cookie).startsWith("JSESSIONID=;").contains("Max-Age=0"));
  }

  @Test
  void givenAFailedSignIn_whenThePageIsOpened_thenTheReasonIsToldOnce() {
    browser.signIn("petugas1", "salah");
    for (int i = 0; i < 3; i++) {
      browser.signIn("petugas1", "salah");
    }

    assertThat(browser.get("/login?error").body()).contains("detik");
    assertThat(browser.get("/login?error").body()).contains("ID pengguna atau kata sandi salah.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login",
        "/board/kantorcontoh",
        "/board/nowhere",
        "/board.css",
        "/actuator/health"
      })
  void givenAPublicPage_whenAskedForItsHead_thenAsForThePage(String path) {
    HttpResponse<String> head = browser.head(path);
    HttpResponse<String> page = browser.get(path);

    assertThat(head.statusCode()).isEqualTo(page.statusCode());
    assertThat(head.headers().firstValue("Content-Type"))
        .isEqualTo(page.headers().firstValue("Content-Type"));
    assertThat(head.body()).isEmpty();
  }

  @Test
  void givenTheEventsOfABoard_whenAskedForTheirHead_thenNoStreamStaysOpen() {
    HttpResponse<String> head = browser.head("/board/kantorcontoh/events");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type")).hasValue("text/event-stream");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /",
        "GET " + TASKLIST,
        "GET /print/service-hours",
        "GET /login",
        "GET /camunda",
        "GET /camunda/",
        "GET /camunda/app/tasklist",
        "GET /board/kantorcontoh",
        "GET /board/nowhere",
        "GET /feedback/ABCDEFGH",
        "GET /feedback/thanks",
        "GET /engine-rest/task",
        "GET /engine-rest",
        "GET /nowhere",
        "GET /actuator",
        "GET /actuator/health",
        "POST /login",
        "POST /logout",
        "POST /camunda/api/admin/auth/user/default/logout",
        "OPTIONS /engine-rest/task",
      })
  void givenAStrangeHost_whenAsked_thenNoAnswerRepeatsIt(String request) throws IOException {
    String answer =
        send(
            request
                + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\nAccept: text/html\r\n"
                + "Content-Length: 0\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("evil.example");
  }

  @Test
  void givenPeopleWhoHaveSignedIn_whenAskedWithAStrangeHost_thenNoPageRepeatsIt()
      throws IOException {
    browser.signIn("manajer1", "manajer1");
    for (String path :
        List.of(
            "/", TASKLIST, COCKPIT, "/camunda", "/camunda/app/tasklist", "/print/service-hours")) {
      String answer =
          send(
              "GET %s HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\nCookie: JSESSIONID=%s\r\n\r\n"
                  .formatted(path, browser.cookie("JSESSIONID")));

      assertThat(answer).as(path).startsWith("HTTP/1.1 ").doesNotContain("evil.example");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /login HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n",
        "POST /feedback/ABCDEFGH HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n",
        "POST /engine-rest/task HTTP/1.1\r\nContent-Type: application/json\r\nAuthorization: Basic cGV0dWdhczE6cGV0dWdhczE=\r\n",
      })
  void givenABodyBrokenOff_whenItIsRead_thenTheLogGetsOneLineAtMost(
      String head, CapturedOutput output) throws IOException {
    int before = output.getAll().length();

    String answer = send(head + "Host: x\r\nContent-Length: 5000\r\n\r\n{");

    assertThat(answer).startsWith("HTTP/1.1 400");
    assertThat(output.getAll().substring(before).lines().count()).isLessThanOrEqualTo(1);
  }

  /** Sends it, and no more, and reads what comes. */
  private String send(String request) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
