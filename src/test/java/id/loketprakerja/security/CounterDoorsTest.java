package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The server's side of the plugins in Tasklist: only the counter's staff, only their own office.
 */
@CounterTest
class CounterDoorsTest {

  private static final String COUNTER = "/camunda/api/counter";
  private static final String STRANGER = "petugaslain";

  @LocalServerPort private int port;
  @Autowired private RuntimeService runtimeService;
  @Autowired private TaskService taskService;
  @Autowired private HistoryService historyService;
  @Autowired private IdentityService identityService;

  private Browser browser;
  private ProcessInstance registration;

  @BeforeEach
  void startRegistrationHere() {
    browser = new Browser(port);
    registration =
        runtimeService.startProcessInstanceByKey(
            "participant-registration",
            Map.of("officeId", "kantorcontoh", "participantName", "Peserta Rahasia"));
    User stranger = identityService.newUser(STRANGER);
    stranger.setPassword(STRANGER);
    StaffIdentity.of(identityService).saveUser(stranger, true);
    identityService.createMembership(STRANGER, "officer");
    identityService.createTenantUserMembership("kantorlain", STRANGER);
  }

  @AfterEach
  void cleanUp() {
    identityService.deleteUser(STRANGER);
    runtimeService.deleteProcessInstance(registration.getId(), "test");
    historyService.deleteHistoricProcessInstance(registration.getId());
  }

  @Test
  void givenNobodySignedIn_whenAsking_then401() {
    assertThat(browser.get(COUNTER).statusCode()).isEqualTo(401);
    assertThat(browser.get(COUNTER + "/tasks/" + task().getId()).statusCode()).isEqualTo(401);
  }

  @Test
  void givenAnAnalyst_whenAsking_then403() {
    browser.signIn("analis1", "analis1");

    assertThat(browser.get(COUNTER).statusCode()).isEqualTo(403);
    assertThat(next(registration.getId()).statusCode()).isEqualTo(403);
  }

  @Test
  void givenAnOfficer_whenAsking_thenTheStateWithoutAName() {
    browser.signIn("petugas1", "petugas1");

    assertThat(browser.get(COUNTER).body())
        .contains("\"hotline\"", "\"tickets\":[]", "\"mayRegister\":true", "\"mayClose\":false");
    assertThat(browser.get(COUNTER + "/tasks/" + task().getId()).body())
        .contains("\"caseId\":\"" + registration.getId() + "\"")
        .doesNotContain("Rahasia");
  }

  @Test
  void givenAnOfficer_whenGoingOn_thenTheStepIsTheirs() {
    browser.signIn("petugas1", "petugas1");
    // The token comes with the first answer.
    browser.get(COUNTER);

    assertThat(next(registration.getId()).body())
        .contains("\"id\":\"" + task().getId() + "\"")
        .doesNotContain("Rahasia");
    assertThat(task().getAssignee()).isEqualTo("petugas1");
  }

  @Test
  void givenARequestForgedByAnotherSite_whenGoingOn_thenRefused() {
    browser.signIn("petugas1", "petugas1");
    browser.get(COUNTER);

    assertThat(
            browser
                .postJson(COUNTER + "/next", "{\"instanceId\":\"" + registration.getId() + "\"}")
                .statusCode())
        .isEqualTo(403);
    assertThat(task().getAssignee()).isNull();
  }

  @Test
  void givenNoStepAtAll_whenGoingOn_thenToldSo() {
    browser.signIn("petugas1", "petugas1");
    browser.get(COUNTER);

    HttpResponse<String> answer = browser.postAsWebapp(COUNTER + "/next", "{}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Muat ulang daftar tugas.");
  }

  @Test
  void givenStaffOfAnotherOffice_whenUsingTheIds_thenNothingIsThere() {
    browser.signIn(STRANGER, STRANGER);

    assertThat(browser.get(COUNTER + "/tasks/" + task().getId()).statusCode()).isEqualTo(404);
    assertThat(next(registration.getId()).body())
        .isEqualTo("{\"task\":null,\"others\":[],\"ended\":true,\"call\":null}");
    assertThat(task().getAssignee()).isNull();
  }

  private HttpResponse<String> next(String instance) {
    return browser.postAsWebapp(COUNTER + "/next", "{\"instanceId\":\"" + instance + "\"}");
  }

  private Task task() {
    return taskService.createTaskQuery().processInstanceId(registration.getId()).singleResult();
  }
}
