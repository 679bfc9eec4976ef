package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.security.EngineDoor.Caller;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Two offices on one installation: through REST, the staff of one do not meet the other's cases.
 */
@CounterTest
class OfficesApartTest {

  private static final String STRANGER = "manajerlain";

  @LocalServerPort private int port;
  @Autowired private RuntimeService runtimeService;
  @Autowired private TaskService taskService;
  @Autowired private HistoryService historyService;
  @Autowired private IdentityService identityService;

  private Browser browser;
  private ProcessInstance registration;
  private Task task;

  @BeforeEach
  void startRegistrationHere() {
    browser = new Browser(port);
    registration =
        runtimeService.startProcessInstanceByKey(
            "participant-registration", Map.of("officeId", "kantorcontoh"));
    task = taskService.createTaskQuery().processInstanceId(registration.getId()).singleResult();
    for (String group : new String[] {"manager", "officer"}) {
      User user = identityService.newUser(group.equals("manager") ? STRANGER : "petugaslain");
      user.setPassword(user.getId());
      // The password is the id, as with the demo accounts.
      StaffIdentity.of(identityService).saveUser(user, true);
      identityService.createMembership(user.getId(), group);
      identityService.createTenantUserMembership("kantorlain", user.getId());
    }
  }

  @AfterEach
  void cleanUp() {
    identityService.deleteUser(STRANGER);
    identityService.deleteUser("petugaslain");
    runtimeService
        .createProcessInstanceQuery()
        .rootProcessInstances()
        .list()
        .forEach(instance -> runtimeService.deleteProcessInstance(instance.getId(), "test"));
    historyService
        .createHistoricProcessInstanceQuery()
        .list()
        .forEach(instance -> historyService.deleteHistoricProcessInstance(instance.getId()));
  }

  @Test
  void givenACaseOfAnotherOffice_whenLookingForIt_thenNothing() {
    for (String resource :
        new String[] {
          "process-instance",
          "execution",
          "task",
          "variable-instance",
          "history/process-instance",
          "history/activity-instance",
          "history/task",
          "event-subscription"
        }) {
      assertThat(get(resource + "/count", "manajer1")).as(resource).doesNotContain("\"count\":0");
      assertThat(get(resource + "/count", STRANGER)).as(resource).contains("\"count\":0");
    }
    assertThat(get("process-definition/statistics", "manajer1")).contains("\"instances\":1");
    assertThat(get("process-definition/statistics", STRANGER)).doesNotContain("\"instances\":1");
    assertThat(get("task?processInstanceId=" + registration.getId(), STRANGER)).isEqualTo("[]");
  }

  @Test
  void givenTheIdOfAnotherOfficesCase_whenUsingIt_thenRefused() {
    assertThat(status("process-instance/" + registration.getId())).isIn(403, 404);
    assertThat(status("process-instance/" + registration.getId() + "/variables")).isIn(403, 404);
    assertThat(status("task/" + task.getId())).isIn(403, 404);
    for (String action : new String[] {"claim", "complete", "bpmnEscalation"}) {
      assertThat(
              post(
                  "task/" + task.getId() + "/" + action,
                  "{\"userId\":\"x\",\"escalationCode\":\"problem-reported\"}"))
          .as(action)
          .isIn(403, 404);
    }
    assertThat(
            post(
                "message",
                "{\"messageName\":\"participant-left\",\"processInstanceId\":\""
                    + registration.getId()
                    + "\"}"))
        .isIn(400, 403, 404);
    assertThat(post("message", "{\"messageName\":\"participant-left\",\"all\":true}"))
        .isIn(200, 204, 400);
    assertThat(
            runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(registration.getId())
                .count())
        .isOne();
    assertThat(
            taskService
                .createTaskQuery()
                .processInstanceId(registration.getId())
                .singleResult()
                .getAssignee())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "REST, petugaslain, participant-registration",
    "REST, manajerlain, service-day",
    "WEBAPPS, petugaslain, participant-registration",
    "WEBAPPS, manajerlain, service-day",
  })
  void givenStaffOfAnotherOffice_whenStartingHere_thenRefusedAndThereTheirOwn(
      EngineDoor door, String user, String process) {
    String start = "/process-definition/key/" + process + "/start";
    Caller stranger = door.open(port, user);

    HttpResponse<String> refused =
        stranger.post(start, "{\"variables\":{\"officeId\":{\"value\":\"kantorcontoh\"}}}");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("Isian yang tidak ada pada formulir ini: officeId.");
    assertThat(stranger.post(start, "{}").body()).contains("\"tenantId\":\"kantorlain\"");
    assertThat(runtimeService.createProcessInstanceQuery().tenantIdIn("kantorcontoh").count())
        .isOne();
  }

  /** Nobody else does. */
  @ParameterizedTest
  @EnumSource
  void givenAnAdministratorOfThisOffice_whenReadingTheOther_thenTheirCasesAreThere(
      EngineDoor door) {
    ProcessInstance there =
        runtimeService.startProcessInstanceByKey(
            "participant-registration", Map.of("officeId", "kantorlain"));
    Caller admin = door.open(port, "admin");

    assertThat(admin.get("/process-instance/" + there.getId()).body())
        .contains("\"tenantId\":\"kantorlain\"");
    assertThat(admin.get("/task?processInstanceId=" + there.getId()).body())
        .contains(there.getId());
    assertThat(door.open(port, "manajer1").get("/process-instance/" + there.getId()).statusCode())
        .isEqualTo(404);
  }

  private String get(String resource, String user) {
    return browser.getWithPassword("/engine-rest/" + resource, user, user).body();
  }

  private int status(String resource) {
    return browser.getWithPassword("/engine-rest/" + resource, STRANGER, STRANGER).statusCode();
  }

  private int post(String resource, String json) {
    return browser
        .postJsonWithPassword("/engine-rest/" + resource, STRANGER, STRANGER, json)
        .statusCode();
  }
}
