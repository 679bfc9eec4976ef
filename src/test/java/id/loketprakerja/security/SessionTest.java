package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How long a session lives, and what REST allows to it. */
@CounterTest
class SessionTest {

  private static final String TASKLIST = "/camunda/app/tasklist/default/";
  private static final String POLLED = "/camunda/api/engine/engine/default/task/count";
  private static final String COUNT = "/engine-rest/task/count";
  private static final String PASSWORD = "hujan turun di pasar ikan";
  private static final Duration IDLE = Duration.ofMinutes(15);

  @LocalServerPort private int port;
  @Autowired private IdentityService identityService;

  private Browser browser;

  @BeforeEach
  void signIn() {
    browser = new Browser(port);
    ClockUtil.setCurrentTime(ClockUtil.getCurrentTime());
    browser.signIn("petugas1", "petugas1");
    browser.openPage(TASKLIST);
  }

  @AfterEach
  void resetClock() {
    ClockUtil.reset();
  }

  private void createAccount(String id, String group) {
    User user = identityService.newUser(id);
    user.setPassword(PASSWORD);
    identityService.saveUser(user);
    identityService.createMembership(id, group);
  }

  /** What an administrator, or the person, does while the person is signed in. */
  enum Change {
    NEW_PASSWORD {
      @Override
      void happensTo(String account, IdentityService identity) {
        User user = identity.createUserQuery().userId(account).singleResult();
        user.setPassword("kucing oranye suka durian");
        identity.saveUser(user);
      }
    },
    SAME_PASSWORD_SET_AGAIN {
      @Override
      void happensTo(String account, IdentityService identity) {
        User user = identity.createUserQuery().userId(account).singleResult();
        user.setPassword(PASSWORD);
        identity.saveUser(user);
      }
    },
    GROUP_TAKEN {
      @Override
      void happensTo(String account, IdentityService identity) {
        identity.deleteMembership(account, "officer");
      }
    },
    GROUP_GIVEN {
      @Override
      void happensTo(String account, IdentityService identity) {
        identity.createMembership(account, "manager");
      }
    },
    OFFICE_TAKEN {
      @Override
      void happensTo(String account, IdentityService identity) {
        identity.deleteTenantUserMembership("kantorcontoh", account);
      }
    },
    DELETED {
      @Override
      void happensTo(String account, IdentityService identity) {
        identity.deleteUser(account);
      }
    };

    abstract void happensTo(String account, IdentityService identity);
  }

  @Nested
  class Idle {

    @Test
    void givenAPageThatAsksByItself_whenNobodyDoesAnythingFor15Minutes_thenTheSessionIsOver() {
      for (int minute = 1; minute < IDLE.toMinutes(); minute++) {
        pass(Duration.ofMinutes(1));
        assertThat(browser.get(POLLED).statusCode()).as("minute " + minute).isEqualTo(200);
        assertThat(browser.postAsWebapp(POLLED, "{}").statusCode()).isEqualTo(200);
        assertThat(browser.get(COUNT).statusCode()).isEqualTo(200);
      }
      pass(Duration.ofMinutes(1).minusMillis(1));
      assertThat(browser.get(POLLED).statusCode()).isEqualTo(200);

      pass(Duration.ofMillis(1));

      assertThat(browser.get(COUNT).statusCode()).isEqualTo(401);
      assertThat(browser.get(POLLED).statusCode()).isEqualTo(401);
      HttpResponse<String> page = browser.openPage(TASKLIST);
      assertThat(page.headers().firstValue("Location"))
          .hasValueSatisfying(to -> assertThat(to).endsWith("/login?idle"));
      assertThat(browser.openPage("/login?idle").body())
          .contains("Sesi berakhir karena tidak ada aktivitas selama 15 menit.");
    }

    @Test
    void givenAPersonWhoOpensAPage_whenAnother15MinutesBegin_thenTheSessionGoesOn() {
      pass(IDLE.minusMillis(1));
      browser.openPage("/camunda/app/welcome/default/");
      pass(IDLE.minusMillis(1));

      assertThat(browser.get(POLLED).statusCode()).isEqualTo(200);
    }

    @Test
    void givenAPersonWhoTypes_whenThePageTellsIt_thenTheSessionGoesOn() {
      pass(Duration.ofMinutes(14));
      JsonNode state = json(browser.get("/session"));
      assertThat(state.path("secondsLeft").asInt()).isEqualTo(60);
      assertThat(json(browser.get("/session")).path("secondsLeft").asInt()).isEqualTo(60);

      JsonNode after = json(browser.postJson("/session/active", "", token(state)));

      assertThat(after.path("secondsLeft").asInt()).isEqualTo(900);
      pass(IDLE.minusMillis(1));
      assertThat(browser.get(POLLED).statusCode()).isEqualTo(200);
    }

    @Test
    void givenAForgedRequest_whenItTellsThatSomebodyIsThere_thenRefused() {
      pass(Duration.ofMinutes(14));

      assertThat(browser.postJson("/session/active", "").statusCode()).isEqualTo(403);

      assertThat(json(browser.get("/session")).path("secondsLeft").asInt()).isEqualTo(60);
    }

    @Test
    void givenNobody_whenAskingForTheSession_then401AsJson() {
      HttpResponse<String> answer = new Browser(port).get("/session");

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).startsWith("{\"type\":\"UNAUTHORIZED\"");
    }
  }

  @Nested
  class Rest {

    @Test
    void givenASession_whenReadingByRest_thenAnsweredAsThatPerson() {
      assertThat(browser.get(COUNT).body()).startsWith("{\"count\":");
      assertThat(browser.get("/engine-rest/user").body())
          .contains("petugas1")
          .doesNotContain("manajer1");
    }

    @Test
    void givenASession_whenChangingByRest_thenOnlyWithTheTokenOfTheSession() {
      HttpResponse<String> forged = browser.postJson(COUNT, "{}");
      assertThat(forged.statusCode()).isEqualTo(403);
      assertThat(forged.body()).startsWith("{\"type\":\"FORBIDDEN\"");
      assertThat(browser.postJson(COUNT, "{}", "X-CSRF-TOKEN", "falsch").statusCode())
          .isEqualTo(403);

      HttpResponse<String> own =
          browser.postJson(COUNT, "{}", token(json(browser.get("/session"))));

      assertThat(own.statusCode()).isEqualTo(200);
    }

    @Test
    void givenASessionAndAPassword_whenAskingRest_thenThePasswordDecides() {
      assertThat(browser.getWithPassword(COUNT, "petugas1", "salah").statusCode()).isEqualTo(401);
      assertThat(browser.getWithPassword("/engine-rest/user", "manajer1", "manajer1").body())
          .contains("manajer1");
      assertThat(browser.get("/session").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void givenAChangedAccount_whenGoingOnWithASession_thenItIsOverAtEachDoorAndToldOnce(
        Change change) {
      createAccount("pindah", "officer");
      identityService.createTenantUserMembership("kantorcontoh", "pindah");
      try {
        List<Browser> sessions = List.of(new Browser(port), new Browser(port), new Browser(port));
        for (Browser own : sessions) {
          own.signIn("pindah", PASSWORD);
          for (String path : List.of(POLLED, COUNT, "/session", TASKLIST)) {
            assertThat(own.get(path).statusCode()).as(path).isEqualTo(200);
          }
        }

        change.happensTo("pindah", identityService);

        assertThat(sessions.get(0).get(POLLED).statusCode()).isEqualTo(401);
        assertThat(sessions.get(1).get(COUNT).statusCode()).isEqualTo(401);
        assertThat(sessions.get(2).openPage(TASKLIST).headers().firstValue("Location"))
            .hasValueSatisfying(page -> assertThat(page).contains("/login"));
        for (Browser own : sessions) {
          for (String path : List.of(POLLED, COUNT, "/session")) {
            assertThat(own.get(path).statusCode()).as(path).isEqualTo(401);
          }
          assertThat(own.openPage("/login?idle").body()).contains("akun Anda baru saja diubah");
          assertThat(own.openPage("/login").body()).doesNotContain("baru saja diubah");
        }
      } finally {
        identityService.deleteUser("pindah");
      }
    }

    @Test
    void givenAnAccountThatChangesItsOffice_whenGoingOnInTheWebapps_thenAskedToSignInAnew() {
      createAccount("pindah", "officer");
      identityService.createTenantUserMembership("kantorcontoh", "pindah");
      Browser own = new Browser(port);
      own.signIn("pindah", PASSWORD);
      assertThat(own.get(POLLED).statusCode()).isEqualTo(200);

      identityService.deleteTenantUserMembership("kantorcontoh", "pindah");
      identityService.createTenantUserMembership("kantorlain", "pindah");

      assertThat(own.get(POLLED).statusCode()).isEqualTo(401);
      assertThat(own.openPage(TASKLIST).headers().firstValue("Location"))
          .hasValueSatisfying(page -> assertThat(page).contains("/login"));
      own.signIn("pindah", PASSWORD);
      assertThat(own.get("/camunda/api/engine/engine/default/identity/groups?userId=pindah").body())
          .contains("officer");
      identityService.deleteUser("pindah");
    }

    @Test
    void givenABrowserWithoutASession_whenOpeningRest_thenRefusedWithoutAskingForAPassword() {
      for (Browser visitor : List.of(new Browser(port), new Browser(port))) {
        HttpResponse<String> answer = visitor.openPage(COUNT);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).startsWith("{");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
      }
    }
  }

  @Nested
  class Metrics {

    private static final String METRICS = "/actuator/prometheus";

    @Test
    void givenAnAdministrator_whenAskingForMetrics_thenThoseOfTheEngineWithoutPersonalData() {
      HttpResponse<String> answer = browser.getWithPassword(METRICS, "admin", "admin");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .contains(
              "loket_tasks_open ",
              "loket_jobs_due ",
              "loket_jobs_failed ",
              "loket_incidents ",
              "jvm_memory_used_bytes")
          .doesNotContain("petugas", "manajer");
    }

    @Test
    void givenAnybodyElse_whenAskingForMetrics_thenRefusedAsJson() {
      assertThat(browser.get(METRICS).statusCode()).isEqualTo(403);
      assertThat(browser.getWithPassword(METRICS, "manajer1", "manajer1").statusCode())
          .isEqualTo(403);
      assertThat(new Browser(port).get(METRICS).statusCode()).isEqualTo(401);
    }
  }

  private void pass(Duration time) {
    ClockUtil.setCurrentTime(Date.from(ClockUtil.getCurrentTime().toInstant().plus(time)));
  }

  private static String[] token(JsonNode state) {
    return new String[] {state.path("csrfHeader").asText(), state.path("csrfToken").asText()};
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }
}
