package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is left of sign-ins, changed accounts and refusals, and what is not. */
@CounterTest
@ExtendWith(OutputCaptureExtension.class)
class AuditLogTest {

  private static final String WHO = "/camunda/api/admin/auth/user/default";
  private static final String TASKS = "/engine-rest/task/count";
  private static final String WEBAPPS = "/camunda/api/engine/engine/default";
  private static final String PASSWORD = "hujan turun di pasar ikan";
  private static final String OTHER = "kucing oranye suka durian";

  @LocalServerPort private int port;
  @Autowired private IdentityService identityService;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private JdbcClient jdbc;
  private Browser browser;

  @BeforeEach
  void inAMinuteOfItsOwn() {
    ClockUtil.setCurrentTime(Date.from(ClockUtil.getCurrentTime().toInstant().plusSeconds(120)));
    browser = new Browser(port);
    User user = identityService.newUser("saksi");
    user.setPassword(PASSWORD);
    identityService.saveUser(user);
    identityService.createMembership("saksi", "officer");
  }

  @AfterEach
  void cleanUp() {
    ClockUtil.reset();
    identityService.deleteUser("saksi");
    jdbc.sql("delete from sign_in_failures").update();
    jdbc.sql("delete from sign_in_place").update();
  }

  @Test
  void givenSignInAndOut_whenLookingAfterwards_thenALineEach(CapturedOutput output) {
    browser.signIn("saksi", PASSWORD);
    browser.get(WHO);
    browser.postAsWebapp(WHO + "/logout", "");
    browser.getWithPassword(TASKS, "saksi", PASSWORD);
    browser.getWithPassword(TASKS, "saksi", PASSWORD);

    assertThat(about("saksi", output))
        .containsExactly(
            "account-created by=-",
            "group-given by=- group=officer",
            "sign-in way=page",
            "session-end reason=sign-out");
    assertThat(output).contains("sign-in account=saksi address=127.0.0.1 way=page");
  }

  @Test
  void givenAProgram_whenItSignsInWithEachCall_thenOneLine(CapturedOutput output) {
    for (int i = 0; i < 3; i++) {
      assertThat(browser.getWithPassword(TASKS, "saksi", PASSWORD).statusCode()).isEqualTo(200);
    }

    assertThat(about("saksi", output)).containsOnlyOnce("sign-in way=program");
  }

  @Test
  void givenWrongPasswords_whenLookingAfterwards_thenTheAccountButNoPasswordAndNoUnknownId(
      CapturedOutput output) {
    for (int i = 0; i < 4; i++) {
      browser.getWithPassword(TASKS, "saksi", "salah-sekali");
    }
    browser.getWithPassword(TASKS, "sandi-di-kolom-id\nsign-in account=admin", "x");

    assertThat(about("saksi", output))
        .endsWith(
            "sign-in-refused reason=wrong-password",
            "sign-in-refused reason=wrong-password",
            "sign-in-refused reason=wrong-password",
            "sign-in-refused reason=too-many-attempts");
    assertThat(about("unknown", output)).containsExactly("sign-in-refused reason=wrong-password");
    assertThat(output).doesNotContain("salah-sekali", "sandi-di-kolom-id");
  }

  @Test
  void givenAFloodOfWrongPasswords_whenLookingAfterwards_thenFewLinesAndTheNumberOfTheOthers(
      CapturedOutput output) {
    for (int i = 0; i < 50; i++) {
      browser.getWithPassword(TASKS, "orang" + i, "salah");
    }
    assertThat(about("unknown", output)).hasSize(20);

    ClockUtil.setCurrentTime(Date.from(ClockUtil.getCurrentTime().toInstant().plusSeconds(60)));
    browser.getWithPassword(TASKS, "orang", "salah");

    assertThat(lines(output)).contains("left-out lines=30");
    assertThat(about("unknown", output)).hasSize(21);
  }

  @Test
  void givenChangedAccounts_whenLookingAfterwards_thenWhoDidItAndNotWhatIsRolledBack(
      CapturedOutput output) {
    EngineDoor.Caller admin = EngineDoor.REST.open(port, "admin");
    admin.put(
        "/user/saksi/credentials",
        "{\"password\":\"%s\",\"authenticatedUserPassword\":\"admin\"}".formatted(OTHER));
    admin.put("/group/manager/members/saksi", "");
    admin.put("/tenant/kantorlain/user-members/saksi", "");
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              identityService.deleteMembership("saksi", "manager");
              status.setRollbackOnly();
            });
    browser.signIn("saksi", OTHER);
    browser.get(WHO);
    browser.putAsWebapp(
        WEBAPPS + "/user/saksi/credentials",
        "{\"authenticatedUserPassword\":\"%s\",\"password\":\"%s\"}".formatted(OTHER, PASSWORD));
    browser.get(WHO);

    assertThat(about("saksi", output))
        .containsSubsequence(
            "password-reset by=admin",
            "group-given by=admin group=manager",
            "office-given by=admin office=kantorlain",
            "sign-in way=page",
            "password-changed by=saksi",
            "session-end reason=account-changed")
        .doesNotContain("group-taken by=- group=manager");
    assertThat(output).doesNotContain(OTHER, PASSWORD);
  }

  @Test
  void givenAnIdleSession_whenItIsUsedAgain_thenItsEndIsTold(CapturedOutput output) {
    browser.signIn("saksi", PASSWORD);
    browser.get(WHO);
    ClockUtil.setCurrentTime(
        Date.from(ClockUtil.getCurrentTime().toInstant().plusSeconds(16 * 60)));

    browser.get(WHO);

    assertThat(about("saksi", output)).endsWith("sign-in way=page", "session-end reason=idle");
  }

  @Test
  void givenRefusals_whenLookingAfterwards_thenEachWithItsPathAndWithoutItsQuery(
      CapturedOutput output) {
    browser.signIn("saksi", PASSWORD);
    browser.get(WHO);

    browser.postAsWebapp(WEBAPPS + "/user/create?firstName=Siti%20Rahmawati", "{}");
    browser.getWithPassword("/engine-rest/metrics?name=Siti", "saksi", PASSWORD);
    EngineDoor.REST
        .open(port, "admin")
        .put(
            "/user/saksi/credentials",
            "{\"password\":\"makassar makassar makassar\",\"authenticatedUserPassword\":\"admin\"}");
    browser.get("/anything/Siti%20Rahmawati/x");

    assertThat(about("saksi", output))
        .contains(
            "refused method=GET path=/engine-rest/metrics status=403",
            "refused method=GET path=/anything/*/x status=403");
    assertThat(about("admin", output))
        .contains("refused method=PUT path=/engine-rest/user/saksi/credentials status=400");
    assertThat(lines(output)).noneMatch(line -> line.contains("firstName"));
  }

  /** The lines of the log, from the event on. */
  private static List<String> lines(CapturedOutput output) {
    return output
        .toString()
        .lines()
        .filter(line -> line.contains(AuditLog.LOGGER))
        .map(line -> line.replaceFirst(".* loket\\.audit *: ", ""))
        .toList();
  }

  /** What is told about an account. */
  private static List<String> about(String account, CapturedOutput output) {
    return lines(output).stream()
        .filter(line -> line.contains(" account=" + account + " "))
        .map(line -> line.replaceFirst(" account=\\S+ address=(127\\.0\\.0\\.1|-)", ""))
        .toList();
  }
}
