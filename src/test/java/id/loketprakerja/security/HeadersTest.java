package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every kind of answer tells the browser to be careful, and nothing about the inside. */
@CounterTest
class HeadersTest {

  private static final String OURS = "script-src 'self'";
  private static final Pattern NONCE_IN_PAGE = Pattern.compile(" nonce=\"([^\"]*)\"");

  @LocalServerPort private int port;

  private Browser nobody;
  private Browser admin;

  @BeforeEach
  void signIn() {
    nobody = new Browser(port);
    admin = new Browser(port);
    admin.signIn("admin", "admin");
  }

  @ParameterizedTest
  @CsvSource({
    "/login, 200, 200",
    "/login?error, 200, 200",
    "/login.js, 200, 200",
    "/session.js, 200, 200",
    "/loket.css, 200, 200",
    "/, 302, 302",
    "/session, 401, 200",
    "/anything, 302, 403",
    "/error, 302, 403",
    "/board/kantorcontoh, 200, 200",
    "/board/kantorasing, 404, 404",
    "/feedback/ABCDEFGH, 404, 404",
    "/print/nothing, 302, 404",
    "/print.css, 302, 200",
    "/engine-rest/task?sortBy=nonsense&sortOrder=asc, 401, 400",
    "/actuator/health, 200, 200",
    "/actuator/info, 200, 200",
    "/actuator/prometheus, 401, 200",
    "/engine-rest/task/count, 401, 200",
    "/engine-rest/nothing, 401, 404",
    "/camunda/lib/deps.js, 302, 200",
    "/camunda/assets/tasklist.svg, 302, 200",
    "/camunda/api/admin/setup/default/user/create, 401, 403",
  })
  void givenAPageOfOursOrAnAnswerForPrograms_whenOpened_thenThePolicyOfOurPages(
      String path, int statusForNobody, int statusForAdmin) {
    for (boolean signedIn : new boolean[] {false, true}) {
      HttpResponse<String> answer = (signedIn ? admin : nobody).get(path);

      assertThat(answer.statusCode()).isEqualTo(signedIn ? statusForAdmin : statusForNobody);
      assertCareful(answer.headers());
      assertThat(policy(answer)).contains(OURS, "default-src 'none'").doesNotContain("unsafe");
    }
  }

  @Test
  void givenAnAnswerThatComesBeforeTheGate_whenSent_thenCarefulToo() {
    HttpResponse<String> tooLarge =
        nobody.postForm("/login", Map.of("username", "a".repeat(300 * 1024)));
    HttpResponse<String> disguised = nobody.get("/camunda//api");

    assertThat(tooLarge.statusCode()).isEqualTo(413);
    assertThat(disguised.statusCode()).isEqualTo(400);
    for (HttpResponse<String> answer : List.of(tooLarge, disguised)) {
      assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
      assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
      assertThat(policy(answer)).contains("default-src 'none'", "frame-ancestors 'none'");
      assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/camunda/app/tasklist/default/",
    "/camunda/app/cockpit/default/",
    "/camunda/app/admin/default/",
    "/camunda/app/welcome/default/",
    "/camunda/app/tasklist/scripts/config.js",
    "/camunda/api/admin/auth/user/default",
    "/camunda/api/engine/engine/default/task",
    "/camunda/api/tasklist/plugin/tasklist-plugins/static/app/plugin.js",
  })
  void givenAWebapp_whenOpened_thenItsOwnPolicyWhichLetsNobodyFrameIt(String path) {
    HttpResponse<String> answer = admin.get(path);

    assertCareful(answer.headers());
    assertThat(policy(answer))
        .contains(
            "default-src 'self'",
            "object-src 'none'",
            "img-src 'self' data:",
            "base-uri 'self'",
            "form-action 'self'",
            "'nonce-");
    assertThat(policy(nobody.get(path))).contains(OURS);
  }

  @Test
  void givenOthersAtWork_whenAWebappIsOpened_thenItsScriptsCarryTheNonceOfItsOwnPolicy()
      throws InterruptedException {
    AtomicBoolean working = new AtomicBoolean(true);
    List<Thread> others =
        Stream.generate(
                () ->
                    new Thread(
                        () -> {
                          while (working.get()) {
                            admin.get("/camunda/api/admin/auth/user/default");
                          }
                        }))
            .limit(3)
            .toList();
    others.forEach(Thread::start);
    try {
      for (int i = 0; i < 100; i++) {
        HttpResponse<String> page = admin.get("/camunda/app/tasklist/default/");

        assertThat(NONCE_IN_PAGE.matcher(page.body()).results().map(found -> found.group(1)))
            .isNotEmpty()
            .allSatisfy(nonce -> assertThat(policy(page)).contains("'nonce-" + nonce + "'"));
        assertThat(page.body()).endsWith("</html>\n");
      }
    } finally {
      working.set(false);
      for (Thread other : others) {
        other.join();
      }
    }
  }

  @Test
  void givenNoTls_whenOpened_thenNotDemandedEither() {
    for (String stranger : new String[] {"X-Forwarded-Proto", "X-Forwarded-Ssl"}) {
      HttpHeaders headers =
          new Browser(port)
              .get("/login", stranger, stranger.endsWith("Ssl") ? "on" : "https")
              .headers();

      assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
      assertThat(headers.firstValue("Set-Cookie"))
          .hasValueSatisfying(
              cookie ->
                  assertThat(cookie)
                      .contains("loket-form=", "HttpOnly", "SameSite=Lax")
                      .doesNotContain("Secure"));
    }
  }

  @Test
  void givenSomethingThatIsNoRequest_whenSent_thenRefusedWithoutNamingTheServer()
      throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket
          .getOutputStream()
          .write("GET /\u0001 HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .doesNotContainIgnoringCase("Tomcat", "Server:", "Exception");
    }
  }

  private static void assertCareful(HttpHeaders headers) {
    assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
    assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
    // A page of ours that has it cannot be opened from a task.
    assertThat(headers.allValues("Cross-Origin-Opener-Policy")).isEmpty();
    assertThat(headers.allValues("Permissions-Policy"))
        .singleElement()
        .asString()
        .contains("camera=()", "microphone=()", "geolocation=()");
    assertThat(headers.allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .contains("frame-ancestors 'none'");
    assertThat(headers.allValues("Cache-Control"))
        .hasSize(1)
        .allMatch(Set.of("no-store", "no-cache")::contains);
    assertThat(headers.map()).doesNotContainKeys("server", "x-powered-by");
  }

  private static String policy(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Security-Policy").orElseThrow();
  }
}
