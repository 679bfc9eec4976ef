package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Passwords at every door: the sign-in page, REST, and whoever asks for one again. */
@CounterTest
class SignInTest {

  private static final String WHO = "/camunda/api/admin/auth/user/default";
  private static final String TASKS = "/engine-rest/task/count";
  private static final String PASSWORD = "hujan turun di pasar ikan";
  private static final String OTHER = "kucing oranye suka durian";

  @LocalServerPort private int port;
  @Autowired private IdentityService identityService;
  @Autowired private JdbcClient jdbc;

  private Browser browser;

  @BeforeEach
  void newcomer() {
    browser = new Browser(port);
    User user = identityService.newUser("baru");
    user.setPassword(PASSWORD);
    identityService.saveUser(user);
    identityService.createMembership("baru", "officer");
  }

  @AfterEach
  void cleanUp() {
    ClockUtil.reset();
    identityService.deleteUser("baru");
    jdbc.sql("delete from sign_in_failures").update();
    jdbc.sql("delete from sign_in_place").update();
  }

  @Test
  void givenThreeWrongPasswords_whenTryingTheRightOne_thenThePageSaysHowLongToWait() {
    for (int i = 0; i < 3; i++) {
      browser.signIn("baru", "salah");
      assertThat(browser.get("/login?error").body()).contains("ID pengguna atau kata sandi salah.");
    }
    freezeClock();
    browser.signIn("baru", "salah");

    browser.signIn("baru", PASSWORD);

    assertThat(browser.get("/login?error").body())
        .containsPattern("role=\"alert\">Terlalu banyak percobaan .* Tunggu [45] detik");
    assertThat(browser.get(WHO).statusCode()).isEqualTo(401);
    ClockUtil.offset(5_000L);
    browser.signIn("baru", PASSWORD);
    assertThat(browser.get(WHO).statusCode()).isEqualTo(200);
  }

  @Test
  void givenWrongPasswordsOnThePage_whenAskingRest_then429WithTheTimeToWait() {
    for (int i = 0; i < 3; i++) {
      browser.signIn("baru", "salah");
    }

    HttpResponse<String> answer = browser.getWithPassword(TASKS, "baru", PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 5L);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    assertThat(answer.body()).contains("\"type\":\"TOO_MANY_REQUESTS\"", "detik");
  }

  @Test
  void givenABrowserThatHasSignedIn_whenItsAddressIsGuessedFrom_thenItsOwnerGetsInAtOnce() {
    freezeClock();
    HttpResponse<String> first = browser.signIn("baru", PASSWORD);
    assertThat(cookie(first))
        .containsPattern("LOKET-DEVICE=[A-Za-z0-9_-]{22};")
        .contains("Path=/login", "Max-Age=2592000", "HttpOnly", "SameSite=Strict")
        .doesNotContain("Secure", "baru");
    browser.get(WHO);
    browser.postAsWebapp(WHO + "/logout", "");
    // Until then a password that was right is taken again without a check.
    ClockUtil.setCurrentTime(
        Date.from(ClockUtil.getCurrentTime().toInstant().plus(ProvenPasswords.MEMORY)));
    for (int i = 0; i < 4; i++) {
      browser.getWithPassword(TASKS, "baru", "salah");
    }
    Browser strange = new Browser(port);
    strange.signIn("baru", PASSWORD);
    assertThat(strange.get("/login?error").body()).contains("Terlalu banyak percobaan");

    assertThat(cookie(browser.signIn("baru", PASSWORD))).isEqualTo(cookie(first));

    assertThat(browser.get(WHO).body()).contains("baru");
  }

  @Test
  void givenACookieThatWeHaveNotMade_whenSigningIn_thenAnotherIsGiven() {
    for (String forged : List.of("x", "baru", "a".repeat(4000))) {
      Browser own = new Browser(port);
      HttpResponse<String> answer = own.signInWith(DeviceCookie.NAME, forged, "baru", PASSWORD);
      assertThat(cookie(answer))
          .containsPattern("LOKET-DEVICE=[A-Za-z0-9_-]{22};")
          .doesNotContain("=" + forged + ";");
    }
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(DeviceCookie.NAME))
        .map(cookie -> cookie.replaceAll("; Expires=[^;]*", ""))
        .findFirst()
        .orElse("");
  }

  @Test
  void givenAnAccountThatDoesNotExist_whenGuessed_thenTheSameAnswers() {
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> known = browser.getWithPassword(TASKS, "baru", "salah");
      HttpResponse<String> unknown = browser.getWithPassword(TASKS, "takada", "salah");
      assertThat(unknown.statusCode()).isEqualTo(401).isEqualTo(known.statusCode());
      assertThat(unknown.body()).isEqualTo(known.body());
    }
    assertThat(browser.getWithPassword(TASKS, "takada", "salah").statusCode()).isEqualTo(429);
    assertThat(browser.getWithPassword(TASKS, "baru", "salah").statusCode()).isEqualTo(429);
  }

  @Test
  void givenAStranger_whenNamingAnotherAddressEachTime_thenCountedAllTheSame() {
    for (int i = 0; i < SignInAttempts.FREE_FOR_ADDRESS; i++) {
      HttpResponse<String> answer =
          browser.get(
              TASKS,
              "Authorization",
              Browser.basic("someone" + i, "salah"),
              "X-Forwarded-For",
              "198.51.100." + i,
              "Forwarded",
              "for=198.51.100." + i);
      assertThat(answer.statusCode()).isEqualTo(401);
    }

    HttpResponse<String> answer =
        browser.get(
            TASKS,
            "Authorization",
            Browser.basic("baru", PASSWORD),
            "X-Forwarded-For",
            "198.51.100.99");

    assertThat(answer.statusCode()).isEqualTo(429);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tidak\u0000ada", "a' or '1'='1", "${1+1}", "../admin"})
  void givenAnOddId_whenSigningIn_thenWrongLikeAnyOther(String id) {
    assertThat(browser.getWithPassword(TASKS, id, "salah").statusCode()).isEqualTo(401);
  }

  @Test
  void givenAPasswordOfAnEarlierVersion_whenSigningIn_thenItFitsAndIsHashedAnew() {
    UserEntity account = account();
    jdbc.sql("update ACT_ID_USER set PWD_ = :hash where ID_ = 'baru'")
        .param(
            "hash",
            new PasswordManager(new Sha512HashDigest(), List.of())
                .encrypt(PASSWORD + account.getSalt()))
        .update();
    assertThat(account().getPassword()).startsWith("{SHA-512}");

    browser.getWithPassword(TASKS, "baru", "salah");
    assertThat(account().getPassword()).startsWith("{SHA-512}");
    assertThat(browser.getWithPassword(TASKS, "baru", PASSWORD).statusCode()).isEqualTo(200);

    assertThat(account().getPassword()).startsWith("{PBKDF2-SHA-512}1000:");
    assertThat(account().getSalt()).isNotEqualTo(account.getSalt());
    assertThat(browser.getWithPassword(TASKS, "baru", PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void givenAProgramThatSignsInWithEveryCall_whenThePasswordChanges_thenTheOldOneIsOver() {
    assertThat(browser.getWithPassword(TASKS, "baru", PASSWORD).statusCode()).isEqualTo(200);
    assertThat(browser.getWithPassword(TASKS, "baru", PASSWORD).statusCode()).isEqualTo(200);

    User user = account();
    user.setPassword(OTHER);
    identityService.saveUser(user);

    assertThat(browser.getWithPassword(TASKS, "baru", PASSWORD).statusCode()).isEqualTo(401);
    assertThat(browser.getWithPassword(TASKS, "baru", OTHER).statusCode()).isEqualTo(200);
    identityService.deleteUser("baru");
    assertThat(browser.getWithPassword(TASKS, "baru", OTHER).statusCode()).isEqualTo(401);
  }

  @Test
  void givenARightPassword_whenSomebodyElseHasGuessedMeanwhile_thenTheProgramIsNotKeptWaiting() {
    assertThat(browser.getWithPassword(TASKS, "baru", PASSWORD).statusCode()).isEqualTo(200);
    for (int i = 0; i < 3; i++) {
      browser.getWithPassword(TASKS, "baru", "salah");
    }
    assertThat(browser.getWithPassword(TASKS, "baru", "salah").statusCode()).isEqualTo(429);

    assertThat(browser.getWithPassword(TASKS, "baru", PASSWORD).statusCode()).isEqualTo(200);
    ClockUtil.offset(ProvenPasswords.MEMORY.toMillis());
    assertThat(browser.getWithPassword(TASKS, "baru", "salah").statusCode()).isEqualTo(401);
  }

  @Test
  void givenSomeoneWhoHasSignedIn_whenGuessingTheOwnPasswordToChangeIt_thenTheyWaitToo() {
    browser.signIn("baru", PASSWORD);
    browser.get(WHO);

    HttpResponse<String> answer = changePassword("salah", OTHER);
    assertThat(answer.statusCode()).isEqualTo(400);
    changePassword("salah", OTHER);
    changePassword("salah", OTHER);

    ClockUtil.offset(ProvenPasswords.MEMORY.toMillis());
    changePassword("salah", OTHER);
    assertThat(changePassword("salah", OTHER).body()).contains("Terlalu banyak percobaan");
    assertThat(identityService.checkPassword("petugas2", "petugas2")).isTrue();
  }

  @Test
  void givenAPasswordThatIsEasyToGuess_whenChoosingIt_thenRefusedWithTheRules() {
    browser.signIn("baru", PASSWORD);
    browser.get(WHO);

    HttpResponse<String> answer = changePassword(PASSWORD, "passwordpassword");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("sedikitnya 15 karakter", "tidak mudah ditebak");
    assertThat(changePassword(PASSWORD, OTHER).statusCode()).isEqualTo(204);
    assertThat(new Browser(port).getWithPassword(TASKS, "baru", OTHER).statusCode()).isEqualTo(200);
  }

  @Test
  void givenAdmin_whenItAsksForTheRules_thenThoseWithTextsInIndonesian() {
    assertThat(
            browser
                .getWithPassword("/engine-rest/identity/password-policy", "admin", "admin")
                .body())
        .contains("PASSWORD_POLICY_LENGTH", "\"minLength\":\"15\"", "PASSWORD_POLICY_USER_DATA")
        .doesNotContain("DIGIT", "SPECIAL", "CASE");
  }

  private HttpResponse<String> changePassword(String current, String next) {
    return browser.putAsWebapp(
        "/camunda/api/engine/engine/default/user/baru/credentials",
        "{\"authenticatedUserPassword\":\"%s\",\"password\":\"%s\"}".formatted(current, next));
  }

  private UserEntity account() {
    return (UserEntity) identityService.createUserQuery().userId("baru").singleResult();
  }

  private static void freezeClock() {
    ClockUtil.setCurrentTime(ClockUtil.getCurrentTime());
  }
}
