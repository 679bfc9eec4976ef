package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.security.EngineDoor.Caller;
import jakarta.servlet.ServletContext;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CounterTest
class GateTest {

  private static final String WHO = "/camunda/api/admin/auth/user/default";
  private static final String REST = "/engine-rest/task/count";
  private static final String TASKLIST = "/camunda/app/tasklist/default/";
  private static final String COCKPIT = "/camunda/app/cockpit/default/";

  private static final String[] NO_TOKEN = {"Accept", "application/json"};
  private static final String[] OLD_TOKEN = {"X-XSRF-TOKEN", "of-an-earlier-session"};

  @LocalServerPort private int port;
  @Autowired private IdentityService identityService;
  @Autowired private ServletContext servlets;

  private Browser browser;

  @BeforeEach
  void visit() {
    browser = new Browser(port);
  }

  @Nested
  class Rest {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "/",
          "/engine",
          "/engine/default/task",
          "/task",
          "/version",
          "/nothing-here"
        })
    void givenNoCredentials_whenAskingAnything_then401AsJson(String path) {
      HttpResponse<String> answer = browser.get("/engine-rest" + path);

      assertJsonRefusal(answer, 401);
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .hasValueSatisfying(h -> assertThat(h).startsWith("Basic"));
    }

    @Test
    void givenAWrongPassword_whenAsking_then401AsJson() {
      assertJsonRefusal(browser.getWithPassword("/engine-rest/task", "petugas3", "salah"), 401);
      assertJsonRefusal(browser.getWithPassword("/engine-rest/task", "nobody", "nobody"), 401);
      assertJsonRefusal(browser.getWithPassword("/engine-rest/task", "petugas2", ""), 401);
    }

    @Test
    void givenTheRightPassword_whenAsking_thenAnsweredWithoutASession() {
      HttpResponse<String> answer =
          browser.getWithPassword("/engine-rest/task/count", "petugas1", "petugas1");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
      assertJsonRefusal(browser.get("/engine-rest/task/count"), 401);
    }

    @Test
    void givenAnOfficer_whenReadingOrMakingUsers_thenRefusedByTheEngine() {
      assertThat(browser.getWithPassword("/engine-rest/user", "petugas1", "petugas1").body())
          .contains("petugas1")
          .doesNotContain("manajer1");
      HttpResponse<String> answer =
          browser.postJsonWithPassword(
              "/engine-rest/user/create",
              "petugas1",
              "petugas1",
              "{\"profile\":{\"id\":\"intruder\"},\"credentials\":{\"password\":\"hujan turun di pasar ikan\"}}");
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).doesNotContain("\tat ");
      assertThat(identityService.createUserQuery().userId("intruder").count()).isZero();
    }
  }

  @Nested
  class SigningIn {

    @Test
    void givenNobody_whenOpeningThePage_thenIndonesianAndWithoutAnythingForeign() {
      HttpResponse<String> page = browser.get("/login");

      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body())
          .contains("lang=\"id\"", "<h1>Masuk ke Loket Prakerja</h1>", "ID pengguna", "Kata sandi")
          .doesNotContain("http://", "https://", "<script>", "style=", "th:", "${");
      for (String part : List.of("/loket.css", "/login.js", "/session.js")) {
        assertThat(browser.get(part).statusCode()).as(part).isEqualTo(200);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/",
          TASKLIST,
          COCKPIT,
          "/camunda/app/admin/default/",
          "/camunda/app/welcome/default/"
        })
    void givenNobody_whenOpeningAWebapp_thenTheSignInPage(String path) {
      HttpResponse<String> answer = browser.get(path);

      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(location(answer)).endsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {WHO, "/camunda/api/engine/engine/", "/camunda/api/engine/engine/default/task"})
    void givenNobody_whenCallingAWebappsApi_then401AsJson(String path) {
      assertJsonRefusal(browser.get(path), 401);
    }

    @Test
    void givenAWrongPassword_whenSigningIn_thenToldSo() {
      HttpResponse<String> answer = browser.signIn("pendamping1", "salah");

      assertThat(location(answer)).endsWith("/login?error");
      assertThat(browser.get("/login?error").body())
          .contains("role=\"alert\"", "ID pengguna atau kata sandi salah.");
      assertJsonRefusal(browser.get(WHO), 401);
    }

    @Test
    void givenTheRightPassword_whenSigningIn_thenOneNewSessionForAllWebapps() {
      browser.formToken();
      String before = browser.cookie("JSESSIONID");

      HttpResponse<String> answer = browser.signIn("manajer1", "manajer1");

      assertThat(location(answer)).endsWith("/");
      assertThat(browser.cookie("JSESSIONID")).isNotEmpty().isNotEqualTo(before);
      assertThat(answer.headers().allValues("Set-Cookie"))
          .anySatisfy(
              cookie -> assertThat(cookie).contains("JSESSIONID", "HttpOnly", "SameSite=Lax"));
      assertThat(browser.get(WHO).body())
          .contains("\"userId\":\"manajer1\"", "tasklist", "cockpit");
      assertThat(browser.get(TASKLIST).statusCode()).isEqualTo(200);
      assertThat(browser.get(COCKPIT).statusCode()).isEqualTo(200);
      assertThat(browser.get("/camunda/app/admin/default/").statusCode()).isEqualTo(403);
      assertThat(browser.get("/camunda/api/engine/engine/default/task").statusCode())
          .isEqualTo(200);
    }

    @Test
    void givenAPageThatWasAskedFor_whenSigningIn_thenThatPage() {
      browser.get(COCKPIT);

      assertThat(location(browser.signIn("manajer1", "manajer1"))).endsWith(COCKPIT);
    }

    @Test
    void givenEachKindOfStaff_whenOpeningTheRoot_thenWhereTheyWork() {
      for (Map.Entry<String, String> home :
          Map.of("petugas1", TASKLIST, "manajer1", TASKLIST, "analis1", COCKPIT, "admin", TASKLIST)
              .entrySet()) {
        Browser own = new Browser(port);
        own.signIn(home.getKey(), home.getKey());

        assertThat(location(own.get("/"))).endsWith(home.getValue());
      }
    }

    @Test
    void givenMarkupAndLineBreaksInTheName_whenSigningIn_thenNoHeaderIsBroken() {
      Caller admin = EngineDoor.REST.open(port, "admin");
      String broken = "<img src=x onerror=alert(1)>\\r\\nX-Broken: 1";
      String account =
          "{\"profile\":{\"id\":\"%s\",\"firstName\":\"%s\",\"lastName\":\"%s\"},\"credentials\":{\"password\":\"hujan turun di pasar ikan\"}}";
      assertThat(
              admin.post("/user/create", account.formatted(broken, "Sari", "Contoh")).statusCode())
          .isEqualTo(400);
      assertThat(admin.post("/user/create", account.formatted("sari", broken, broken)).statusCode())
          .isEqualTo(204);
      try {
        browser.signIn("sari", "hujan turun di pasar ikan");

        for (String path : List.of(WHO, TASKLIST, "/engine-rest/user/sari/profile")) {
          HttpResponse<String> answer = browser.get(path);

          assertThat(answer.headers().map()).doesNotContainKey("x-broken");
          assertThat(answer.body()).doesNotContain("\nX-Broken");
        }
        assertThat(browser.get(TASKLIST).body()).doesNotContain("<img src=x");
      } finally {
        identityService.deleteUser("sari");
      }
    }

    @Test
    void givenAFormWithoutToken_whenSigningIn_thenAskedToFillItInAgain() {
      HttpResponse<String> answer =
          browser.postForm("/login", Map.of("username", "petugas1", "password", "petugas1"));

      assertThat(location(answer)).endsWith("/login?expired");
      assertJsonRefusal(browser.get(WHO), 401);
    }

    @Test
    void givenAPersonWhoHasSignedIn_whenSomeoneElseSignsInHere_thenTheWebappsKnowOnlyTheSecond() {
      browser.signIn("petugas1", "petugas1");
      browser.get(WHO);

      browser.signIn("manajer1", "manajer1");

      assertThat(browser.get(WHO).body()).contains("manajer1").doesNotContain("petugas1");
    }

    @Test
    void givenAnAccountThatIsDeletedMeanwhile_whenGoingOn_then401AndTheSessionIsOver() {
      User user = identityService.newUser("sementara");
      user.setPassword("hujan turun di pasar ikan");
      identityService.saveUser(user);
      browser.signIn("sementara", "hujan turun di pasar ikan");

      identityService.deleteUser("sementara");

      assertThat(browser.get(WHO).statusCode()).isEqualTo(401);
      assertThat(location(browser.get(TASKLIST))).contains("/login");
    }
  }

  @Nested
  class SigningOut {

    private String session;

    @BeforeEach
    void signIn() {
      browser.signIn("petugas1", "petugas1");
      browser.get(WHO);
      session = "JSESSIONID=" + browser.cookie("JSESSIONID");
      // Whoever kept the cookie is let in by it, until the sign-out.
      assertThat(keeper(WHO).statusCode()).isEqualTo(200);
      assertThat(keeper(REST).statusCode()).isEqualTo(200);
    }

    @Test
    void givenASession_whenSigningOutInTasklist_thenTheSessionIsOver() {
      HttpResponse<String> answer = browser.postAsWebapp(WHO + "/logout", "");

      assertThat(answer.statusCode()).isEqualTo(204);
      assertTheSessionIsOver();
    }

    @Test
    void givenASession_whenSigningOutOnAPageOfOurs_thenTheSignInPageSaysSo() {
      HttpResponse<String> answer =
          browser.postForm("/logout", Map.of("_csrf", browser.formToken()));

      assertThat(location(answer)).endsWith("/login?logout");
      assertThat(browser.get("/login?logout").body()).contains("Anda sudah keluar.");
      assertTheSessionIsOver();
    }

    private void assertTheSessionIsOver() {
      assertJsonRefusal(browser.get(WHO), 401);
      assertThat(location(browser.get(TASKLIST))).endsWith("/login");
      assertJsonRefusal(keeper(WHO), 401);
      assertJsonRefusal(keeper(REST), 401);
      assertThat(location(keeper(TASKLIST))).endsWith("/login?idle");
      assertThat(location(keeper(COCKPIT))).endsWith("/login?idle");
    }

    /** Somebody who has noted the session's cookie. */
    private HttpResponse<String> keeper(String path) {
      return new Browser(port).get(path, "Cookie", session);
    }

    @Test
    void givenAForgedForm_whenItSignsOut_thenNothingHappens() {
      assertThat(browser.postForm("/logout", Map.of()).statusCode()).isEqualTo(403);
      assertThat(browser.postForm(WHO + "/logout", Map.of()).statusCode()).isEqualTo(403);
      assertThat(browser.postJson(WHO + "/logout", "", "X-XSRF-TOKEN", "forged").statusCode())
          .isEqualTo(403);
      assertThat(browser.get(WHO).statusCode()).isEqualTo(200);
    }
  }

  @Nested
  class ClosedDoors {

    @Test
    void givenAnyAccount_whenAttachingAFileToATask_thenRefused() {
      for (String path :
          List.of(
              "/engine-rest/task/some/attachment/create",
              "/engine-rest/engine/default/task/some/attachment/create")) {
        assertThat(browser.postJsonWithPassword(path, "admin", "admin", "{}").statusCode())
            .as(path)
            .isEqualTo(403);
      }
      browser.signIn("petugas1", "petugas1");
      browser.get(WHO);
      assertJsonRefusal(
          browser.postAsWebapp(
              "/camunda/api/engine/engine/default/task/some/attachment/create", "{}"),
          403);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/camunda/api/admin/setup/default/user/create",
          "/camunda/api/admin/auth/user/default/login/tasklist"
        })
    void givenAnAdministrator_whenUsingTheWebappsOwnSetUpOrSignIn_thenRefused(String path) {
      browser.signIn("admin", "admin");
      browser.get(WHO);

      assertJsonRefusal(browser.postAsWebapp(path, "{}"), 403);
      assertJsonRefusal(new Browser(port).postJson(path, "{}"), 401);
    }

    @Test
    void givenAnAdministrator_whenOpeningTheSetUpPage_thenRefused() {
      browser.signIn("admin", "admin");

      assertThat(browser.get("/camunda/app/admin/default/setup/").statusCode()).isEqualTo(403);
      assertThat(browser.get("/camunda/app/admin/default/").statusCode()).isEqualTo(200);
    }

    @Test
    void givenASession_whenChangingThroughTheWebappsWithoutTheirToken_thenRefused() {
      browser.signIn("admin", "admin");
      browser.get(WHO);

      HttpResponse<String> answer =
          browser.postJson("/camunda/api/engine/engine/default/task/count", "{}");

      assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void givenAPageOfAnEarlierSession_whenItCalls_thenAskedToTryAgainAndStillSignedIn() {
      String path = "/camunda/api/engine/engine/default/task/count";
      browser.signIn("petugas1", "petugas1");
      // Nothing of this session has been opened yet, so it has no token.
      for (int page = 0; page < 2; page++) {
        for (String[] token : new String[][] {NO_TOKEN, OLD_TOKEN}) {
          HttpResponse<String> answer = browser.postJson(path, "{}", token);
          assertThat(answer.statusCode()).isEqualTo(403);
          assertThat(answer.body()).contains("Ulangi sekali lagi");
          assertThat(answer.headers().firstValue("X-XSRF-TOKEN"))
              .contains(browser.cookie("XSRF-TOKEN"));
        }
        assertThat(browser.postAsWebapp(path, "{}").statusCode()).isEqualTo(200);
        assertThat(browser.get(WHO).body()).contains("petugas1");
      }
    }

    @Test
    void givenTheRightToken_whenCallingTheWebapps_thenAnswered() {
      browser.signIn("admin", "admin");
      browser.get(WHO);

      assertThat(
              browser
                  .postAsWebapp("/camunda/api/engine/engine/default/task/count", "{}")
                  .statusCode())
          .isEqualTo(200);
    }

    @Test
    void givenNobody_whenLookingAround_thenOnlyHealthAndInfoAnswer() {
      assertThat(browser.get("/actuator/health").body())
          .isEqualTo("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
      for (String probe : List.of("liveness", "readiness")) {
        assertThat(browser.get("/actuator/health/" + probe).body())
            .isEqualTo("{\"status\":\"UP\"}");
      }
      assertThat(browser.get("/actuator/info").statusCode()).isEqualTo(200);
      for (String path :
          List.of(
              "/actuator",
              "/actuator/env",
              "/actuator/health/db",
              "/actuator/metrics",
              "/error",
              "/anything",
              "/camunda")) {
        assertThat(browser.get(path).statusCode()).as(path).isEqualTo(302);
      }
    }

    /** Its path answers like any other that is closed, so that says nothing. */
    @Test
    void givenTheServer_whenLookingForTheConsoleOfH2_thenThereIsNone() {
      assertThat(servlets.getServletRegistrations().values())
          .isNotEmpty()
          .noneMatch(servlet -> servlet.getClassName().startsWith("org.h2."))
          .noneMatch(servlet -> servlet.getMappings().stream().anyMatch(it -> it.contains("h2")));
    }

    @Test
    void givenAnAdministrator_whenOpeningWhatIsNotNamed_then403InIndonesian() {
      browser.signIn("admin", "admin");

      assertThat(browser.get("/actuator/env").statusCode()).isEqualTo(403);
      assertThat(browser.get("/anything").statusCode()).isEqualTo(403);
    }
  }

  /** As on a fresh installation: then the engine lets anyone make the first one. */
  @Nested
  @DisplayName("CVE-2026-77226: no administrator is made by the set-up")
  class WithoutAnAdministrator {

    private static final String INTRUDER =
        "{\"profile\":{\"id\":\"intruder\"},\"credentials\":{\"password\":\"hujan turun di pasar ikan\"}}";

    @BeforeEach
    void nobodyIsAdministrator() {
      identityService.deleteMembership("admin", "camunda-admin");
    }

    @AfterEach
    void oneIsAgain() {
      identityService.createMembership("admin", "camunda-admin");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/camunda/api/admin/setup/default/user/create",
          "/camunda/api/admin/%73etup/default/user/create",
          "/camunda/api/engine/engine/default/user/create",
          "/engine-rest/user/create",
          "/engine-rest/engine/default/user/create",
        })
    void givenNobodyOrAnOfficer_whenMakingOne_thenRefused(String path) {
      assertJsonRefusal(browser.postJson(path, INTRUDER), 401);

      browser.signIn("petugas1", "petugas1");
      // The token comes with the first answer.
      browser.get(WHO);

      assertThat(browser.postAsWebapp(path, INTRUDER).statusCode()).isEqualTo(403);
      assertThat(browser.postJsonWithPassword(path, "petugas1", "petugas1", INTRUDER).statusCode())
          .isEqualTo(403);
      assertThat(identityService.createUserQuery().userId("intruder").count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/camunda//api/admin/setup/default/user/create",
          "/camunda/api/admin/setup;x=1/default/user/create",
          "/camunda/api/x/../admin/setup/default/user/create",
          "/camunda/api/admin%2fsetup/default/user/create"
        })
    void givenADisguisedPath_whenMakingOne_thenRefused(String path) {
      assertThat(browser.postJson(path, INTRUDER).statusCode()).isEqualTo(400);
      assertThat(identityService.createUserQuery().userId("intruder").count()).isZero();
    }
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static void assertJsonRefusal(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(t -> assertThat(t).startsWith("application/json"));
    assertThat(answer.body())
        .startsWith("{\"type\":")
        .contains("Anda")
        .doesNotContain("Exception", "\tat ");
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }
}
