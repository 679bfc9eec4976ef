package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loketprakerja.Refusal;
import id.loketprakerja.figures.RuleFigures;
import id.loketprakerja.sitepreparation.RosterChanged;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/**
 * Who may hold and finish a task, through every door of the engine. On duty are petugas1 and
 * pendamping1; the other officers are not.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"demo", "test"})
class TaskGuardTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OFFICE = "kantorcontoh";
  private static final Map<String, Object> HAS_EMAIL = Map.of("hasEmail", true);
  private static final String NOT_ON_DUTY =
      "Tugas \"Periksa email peserta\" tidak dapat dipegang Petugas 2, yang tidak ada pada jadwal petugas hari layanan ini."
          + " Serahkan kepada petugas yang dijadwalkan.";
  private static final String NOT_TAKEN =
      "Tugas \"Periksa email peserta\" belum diambil. Ambil tugas ini lebih dahulu, lalu selesaikan.";
  private static final String NOT_YOURS =
      "Tugas \"Periksa email peserta\" dipegang Petugas 1; hanya pemegangnya yang dapat menyelesaikannya."
          + " Minta manajer mengalihkannya bila perlu.";

  private static final Tries HOLDING = new Tries("rule 1", "who may hold a task");
  private static final Tries FINISHING = new Tries("rule 2", "who may finish a task");

  @LocalServerPort private int port;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private FormService forms;
  @Autowired private HistoryService history;
  @Autowired private RepositoryService repository;
  @Autowired private IdentityService identity;
  @Autowired private EngineAccounts accounts;
  @Autowired private JdbcClient database;
  @Autowired private ApplicationEventPublisher events;

  /** Who has come in over HTTP, by door and name. */
  private final Map<String, EngineDoor.Caller> callers = new HashMap<>();

  private long today;

  /** What the guard was asked through which doors by whom, and what it said. */
  private static final class Tries {

    private final String rule;
    private final String subject;
    private final Set<String> doors = new TreeSet<>();
    private final Set<String> persons = new TreeSet<>();
    private int refused;
    private int letIn;

    Tries(String rule, String subject) {
      this.rule = rule;
      this.subject = subject;
    }

    void add(String door, String person, boolean isLetIn) {
      doors.add(door);
      persons.add(person);
      letIn += isLetIn ? 1 : 0;
      refused += isLetIn ? 0 : 1;
    }

    void report() {
      RuleFigures.report(
          rule,
          subject,
          "doors %d, persons %d, tries %d, refused %d, let in %d"
              .formatted(doors.size(), persons.size(), refused + letIn, refused, letIn));
    }
  }

  @AfterAll
  static void printFigures() {
    HOLDING.report();
    FINISHING.report();
  }

  @BeforeEach
  void twoPeopleAreOnDuty() {
    today = serviceDay(LocalDate.now(ZoneId.of("Asia/Jakarta")), "petugas1", "pendamping1");
  }

  @AfterEach
  void cleanUp() {
    identity.clearAuthentication();
    runtime
        .createProcessInstanceQuery()
        .rootProcessInstances()
        .list()
        .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test"));
    repository.createDeploymentQuery().deploymentName("edited").list().stream()
        .map(Deployment::getId)
        .forEach(id -> repository.deleteDeployment(id, true));
    for (String table : List.of("feedback_code", "ticket", "roster")) {
      database.sql("delete from " + table).update();
    }
    database.sql("delete from service_day").update();
  }

  @Nested
  class Claiming {

    @ParameterizedTest
    @CsvSource({
      "userTask_checkEmail, petugas1, true",
      "userTask_checkEmail, petugas2, false",
      "userTask_checkEmail, pendamping1, false",
      "userTask_checkEmail, manajer1, false",
      "userTask_checkEmail, admin, false",
      "userTask_deletePhotos, pendamping1, true",
      "userTask_deletePhotos, petugas1, false",
      "userTask_reviewLongSession, manajer1, true",
      "userTask_reviewLongSession, admin, true",
      "userTask_reviewLongSession, petugas1, false"
    })
    void givenFreeTask_whenClaimed_thenOnlyByAGroupOfItOnDutyOrAManagerForManagersTasks(
        String activity, String user, boolean allowed) {
      for (EngineDoor door : EngineDoor.values()) {
        Task task = registrationAt(activity, today);
        HttpResponse<String> answer =
            post(door, user, task, "claim", "{\"userId\":\"" + user + "\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(allowed ? 204 : 400);
        assertThat(fresh(task).getAssignee()).isEqualTo(allowed ? user : null);
      }
    }

    @ParameterizedTest
    @EnumSource
    void givenFreeTask_whenClaimedByOneWhoIsNotOnDuty_thenToldWhyAndWhatToDo(EngineDoor door) {
      Task task = registrationAt("userTask_checkEmail", today);
      assertThat(post(door, "petugas2", task, "claim", "{\"userId\":\"petugas2\"}").body())
          .isEqualTo(refusal(NOT_ON_DUTY));
      assertThat(post(door, "pendamping1", task, "claim", "{\"userId\":\"pendamping1\"}").body())
          .isEqualTo(
              refusal(
                  "Tugas \"Periksa email peserta\" tidak dapat dipegang Pendamping 1. Tugas ini hanya untuk petugas."));
    }

    @ParameterizedTest
    @EnumSource
    void givenFreeTask_whenClaimedForSomebodyElse_thenRefused(EngineDoor door) {
      Task task = registrationAt("userTask_checkEmail", today);
      assertThat(post(door, "pendamping1", task, "claim", "{\"userId\":\"petugas1\"}").body())
          .contains("Tugas hanya dapat diambil untuk diri sendiri.");
      assertThat(fresh(task).getAssignee()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void givenTakenTask_whenReturned_thenOnlyByItsHolder(EngineDoor door) {
      Task task = registrationAt("userTask_checkEmail", today);
      tasks.claim(task.getId(), "petugas1");

      assertThat(post(door, "petugas2", task, "claim", "{}").body())
          .contains("Tugas ini dipegang Petugas 1.");
      assertThat(fresh(task).getAssignee()).isEqualTo("petugas1");
      assertThat(post(door, "petugas1", task, "claim", "{}").statusCode()).isEqualTo(204);
      assertThat(fresh(task).getAssignee()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void givenTakenTask_whenTakenOrFinishedByAnother_thenToldByWhomItWasTaken(EngineDoor door) {
      Task task = registrationAt("userTask_checkEmail", today);
      String body = "{\"variables\":{\"hasEmail\":{\"value\":true}}}";
      post(door, "petugas1", task, "claim", "{\"userId\":\"petugas1\"}");

      HttpResponse<String> taken =
          post(door, "petugas2", task, "claim", "{\"userId\":\"petugas2\"}");
      HttpResponse<String> finished = post(door, "petugas2", task, "submit-form", body);

      assertThat(taken.statusCode()).isEqualTo(409);
      assertThat(taken.body())
          .isEqualTo(
              refusal("Tugas ini sudah dikerjakan Petugas 1. Pilihlah tugas lain dari daftar."));
      assertThat(finished.statusCode()).isEqualTo(409);
      assertThat(finished.body()).isEqualTo(refusal(NOT_YOURS));
      assertThat(fresh(task).getAssignee()).isEqualTo("petugas1");
    }

    @Test
    void givenNobodySignedIn_whenClaimedForOneWhoIsNotOnDuty_thenRefusedToo() {
      Task task = registrationAt("userTask_checkEmail", today);
      assertRefused(() -> tasks.claim(task.getId(), "petugas2"), NOT_ON_DUTY);
      tasks.claim(task.getId(), "petugas1");
    }

    @Test
    void givenManagerWhoOffersAnOfficersTaskToManagers_whenClaiming_thenStillRefused() {
      Task task = registrationAt("userTask_checkEmail", today);
      as("manajer1");
      tasks.addCandidateGroup(task.getId(), "manager");
      tasks.addCandidateUser(task.getId(), "manajer1");
      assertRefused(
          () -> tasks.claim(task.getId(), "manajer1"),
          "Tugas \"Periksa email peserta\" tidak dapat dipegang Manajer 1. Tugas ini hanya untuk petugas.");
    }
  }

  @Nested
  class Assigning {

    @Test
    void givenManagerOrAdministrator_whenAssigningThroughAnyDoor_thenOnlyToThoseOnDuty() {
      for (String user : List.of("manajer1", "admin")) {
        Task task = registrationAt("userTask_checkEmail", today);
        as(user);
        assertRefused(() -> tasks.setAssignee(task.getId(), "petugas2"), NOT_ON_DUTY);
        assertRefused(() -> tasks.delegateTask(task.getId(), "petugas2"), NOT_ON_DUTY);
        assertRefused(() -> tasks.setOwner(task.getId(), "petugas2"), NOT_ON_DUTY);
        assertRefused(
            () -> {
              Task changed = fresh(task);
              changed.setAssignee("petugas2");
              tasks.saveTask(changed);
            },
            NOT_ON_DUTY);
        assertThat(fresh(task).getAssignee()).isNull();
        assertThat(fresh(task).getOwner()).isNull();
        tasks.setAssignee(task.getId(), "petugas1");
        assertThat(fresh(task).getAssignee()).isEqualTo("petugas1");
        identity.clearAuthentication();
      }
    }

    @ParameterizedTest
    @EnumSource
    void givenRest_whenAssigning_thenOnlyToThoseOnDuty(EngineDoor door) {
      Task task = registrationAt("userTask_checkEmail", today);
      for (String call : List.of("assignee", "delegate")) {
        assertThat(post(door, "manajer1", task, call, "{\"userId\":\"petugas2\"}").body())
            .as(call)
            .isEqualTo(refusal(NOT_ON_DUTY));
      }
      assertThat(post(door, "manajer1", task, "assignee", "{\"userId\":\"petugas1\"}").statusCode())
          .isEqualTo(204);
      assertThat(fresh(task).getAssignee()).isEqualTo("petugas1");
    }

    @ParameterizedTest
    @EnumSource
    void givenOfficer_whenAssigningThroughRest_thenOnlyToReturnTheOwnTask(EngineDoor door) {
      Task task = registrationAt("userTask_checkEmail", today);
      for (String call : List.of("assignee", "delegate")) {
        assertThat(post(door, "petugas1", task, call, "{\"userId\":\"pendamping1\"}").body())
            .as(call)
            .contains("Tugas hanya dapat diambil untuk diri sendiri.");
      }
      tasks.claim(task.getId(), "petugas1");
      assertThat(post(door, "petugas2", task, "unclaim", "").body())
          .contains("Tugas ini dipegang Petugas 1.");
      assertThat(fresh(task).getAssignee()).isEqualTo("petugas1");
      assertThat(post(door, "petugas1", task, "unclaim", "").statusCode()).isEqualTo(204);
      assertThat(fresh(task).getAssignee()).isNull();
    }

    @Test
    void givenEditedModelThatNamesTheAssignee_whenNotOnDuty_thenTheTaskBeginsFree() {
      Task task = edited("edited", "petugas2", "officer");
      assertThat(task.getAssignee()).isNull();
      assertThat(
              history
                  .createHistoricTaskInstanceQuery()
                  .taskId(task.getId())
                  .singleResult()
                  .getAssignee())
          .isNull();
      assertThat(edited("edited", "petugas1", "officer").getAssignee()).isEqualTo("petugas1");
    }

    @Test
    void givenEditedModelWhoseCodeAssigns_whenNotOnDuty_thenRefused() {
      deployEdited();
      Map<String, Object> variables = Map.of("serviceDayId", today, "assignee", "petugas2");
      assertThatThrownBy(() -> runtime.startProcessInstanceByKey("edited-by-code", variables))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("Tugas \"Tugas berkode\" tidak dapat dipegang Petugas 2");
    }
  }

  @Nested
  class Finishing {

    @Test
    void givenFreeTask_whenFinishedThroughAnyDoor_thenRefused() {
      for (String user : List.of("petugas1", "admin")) {
        Task task = registrationAt("userTask_checkEmail", today);
        as(user);
        assertEveryDoorRefuses(task, NOT_TAKEN);
      }
    }

    @Test
    void givenTaskOfAnother_whenFinishedThroughAnyDoor_thenRefused() {
      for (String user : List.of("petugas2", "pendamping1", "manajer1", "admin")) {
        Task task = registrationAt("userTask_checkEmail", today);
        tasks.claim(task.getId(), "petugas1");
        as(user);
        assertEveryDoorRefuses(task, NOT_YOURS);
        identity.clearAuthentication();
      }
    }

    @ParameterizedTest
    @EnumSource
    void givenFormerAssignee_whenFinishingThroughRest_thenRefusedAndNothingChanged(
        EngineDoor door) {
      Task task = registrationAt("userTask_checkEmail", today);
      String body = "{\"variables\":{\"hasEmail\":{\"value\":true}}}";
      post(door, "petugas1", task, "claim", "{\"userId\":\"petugas1\"}");
      post(door, "manajer1", task, "unclaim", "{}");

      for (String call : List.of("complete", "submit-form", "resolve")) {
        HttpResponse<String> answer = post(door, "petugas1", task, call, body);
        assertThat(answer.statusCode()).as(call).isEqualTo(400);
        assertThat(answer.body()).as(call).isEqualTo(refusal(NOT_TAKEN));
      }
      assertThat(fresh(task)).isNotNull();
      assertThat(tasks.getVariables(task.getId())).doesNotContainKey("hasEmail");

      post(door, "petugas1", task, "claim", "{\"userId\":\"petugas1\"}");
      assertThat(post(door, "petugas1", task, "submit-form", body).statusCode()).isEqualTo(204);
      assertThat(fresh(task)).isNull();
    }

    @Test
    void givenFaultyForm_whenSentByOneWhoDoesNotHoldTheTask_thenToldThatAndNothingAboutTheForm() {
      Task task = registrationAt("userTask_checkEmail", today);
      as("petugas1");
      assertRefused(() -> tasks.complete(task.getId(), Map.of("unknown", 1)), NOT_TAKEN);
    }

    @Test
    void givenHolderWhoIsNoLongerOnDuty_whenFinishing_thenRefusedWithOrWithoutAPerson() {
      Task task = registrationAt("userTask_checkEmail", today);
      tasks.claim(task.getId(), "petugas1");
      database.sql("update roster set user_id = 'petugas2' where user_id = 'petugas1'").update();

      assertThatThrownBy(() -> tasks.complete(task.getId(), HAS_EMAIL)).isInstanceOf(Refusal.class);
      as("petugas1");
      assertThatThrownBy(() -> tasks.complete(task.getId(), HAS_EMAIL))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("Petugas 1, yang tidak ada pada jadwal");
    }

    @Test
    void givenNoPerson_whenFreeTaskIsFinished_thenAllowed() {
      Task task = registrationAt("userTask_checkEmail", today);
      tasks.complete(task.getId(), HAS_EMAIL);
      assertThat(fresh(task)).isNull();
    }

    @Test
    void givenDelegatedTask_whenResolved_thenOnlyByTheDelegateAndBackToTheOwner() {
      Task task = registrationAt("userTask_arrangeRooms", "site-preparation", today);
      tasks.claim(task.getId(), "petugas1");
      as("manajer1");
      tasks.delegateTask(task.getId(), "pendamping1");
      Map<String, Object> rooms =
          Map.of(
              "roomsSeparated", true,
              "furnitureUsable", true,
              "distanceMeasured", true,
              "queueLineMarked", true,
              "roomsStaffed", true);

      assertThatThrownBy(() -> tasks.resolveTask(task.getId(), rooms)).isInstanceOf(Refusal.class);
      assertThatThrownBy(
              () -> {
                Task changed = fresh(task);
                changed.setDelegationState(DelegationState.RESOLVED);
                tasks.saveTask(changed);
              })
          .isInstanceOf(Refusal.class);
      as("petugas1");
      assertThatThrownBy(() -> tasks.resolveTask(task.getId(), rooms)).isInstanceOf(Refusal.class);
      assertThat(fresh(task).getDelegationState()).isEqualTo(DelegationState.PENDING);

      as("pendamping1");
      tasks.resolveTask(task.getId(), rooms);
      assertThat(fresh(task).getAssignee()).isEqualTo("petugas1");
      assertThatThrownBy(() -> tasks.complete(task.getId(), rooms)).isInstanceOf(Refusal.class);
      as("petugas1");
      tasks.complete(task.getId(), rooms);
      assertThat(fresh(task)).isNull();
    }

    @Test
    void givenEditedModelThatCatchesEverything_whenRefused_thenNothingIsCaught() {
      Task task = edited("edited", "petugas1", "officer");
      as("admin");
      assertThatThrownBy(() -> tasks.setAssignee(task.getId(), "petugas2"))
          .isInstanceOf(Refusal.class);
      assertThatThrownBy(() -> tasks.complete(task.getId())).isInstanceOf(Refusal.class);
      assertThatThrownBy(() -> runtime.signal(task.getExecutionId())).isInstanceOf(Refusal.class);
      assertThat(fresh(task)).isNotNull();
    }

    @Test
    void givenEditedModelThatOffersToGroupsAndPeople_whenClaiming_thenTheRosterStillHolds() {
      Task named = edited("edited", "petugas1", "technicalAssistant,manager");
      tasks.complete(named.getId());
      Task task =
          tasks
              .createTaskQuery()
              .processInstanceId(named.getProcessInstanceId())
              .taskDefinitionKey("offered")
              .singleResult();
      assertThatThrownBy(() -> tasks.claim(task.getId(), "petugas1")).isInstanceOf(Refusal.class);
      assertThatThrownBy(() -> tasks.claim(task.getId(), "petugas3")).isInstanceOf(Refusal.class);
      for (String user : List.of("pendamping1", "manajer1")) {
        tasks.claim(task.getId(), user);
        tasks.setAssignee(task.getId(), null);
      }
    }

    private void assertEveryDoorRefuses(Task task, String why) {
      Map<String, ThrowingCallable> doors =
          Map.of(
              "complete",
              () -> tasks.complete(task.getId(), HAS_EMAIL),
              "completeWithVariablesInReturn",
              () -> tasks.completeWithVariablesInReturn(task.getId(), HAS_EMAIL, false),
              "resolveTask",
              () -> tasks.resolveTask(task.getId(), HAS_EMAIL),
              "submitTaskForm",
              () -> forms.submitTaskForm(task.getId(), HAS_EMAIL),
              "submitTaskFormWithVariablesInReturn",
              () -> forms.submitTaskFormWithVariablesInReturn(task.getId(), HAS_EMAIL, false),
              "handleBpmnError",
              () -> tasks.handleBpmnError(task.getId(), "any"));
      String person = identity.getCurrentAuthentication().getUserId();
      doors.forEach(
          (door, call) -> {
            assertRefused(call, why);
            FINISHING.add(door, person, false);
          });
      assertThatThrownBy(() -> runtime.signal(task.getExecutionId(), HAS_EMAIL))
          .isInstanceOfAny(Refusal.class, AuthorizationException.class);
      FINISHING.add("signal", person, false);
      assertThat(fresh(task)).isNotNull();
      assertThat(runtime.getVariables(task.getExecutionId())).doesNotContainKey("hasEmail");
    }
  }

  @Nested
  class Reporting {

    @ParameterizedTest
    @CsvSource({
      "REST, petugas1",
      "REST, manajer1",
      "REST, admin",
      "WEBAPPS, petugas1",
      "WEBAPPS, manajer1",
      "WEBAPPS, admin"
    })
    void givenOpenSession_whenCounterOrManagerReportsAProblem_thenEscalated(
        EngineDoor door, String user) {
      Task task = registrationAt("userTask_checkEmail", today);
      assertThat(escalate(door, user, task).statusCode()).isEqualTo(204);
      assertThat(fresh(task)).isNotNull();
      assertThat(tasks.createTaskQuery().count()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void givenOpenSession_whenOneWhoIsNotOnDutyReports_thenRefused(EngineDoor door) {
      Task task = registrationAt("userTask_checkEmail", today);
      assertThat(escalate(door, "petugas2", task).body()).isEqualTo(refusal(NOT_ON_DUTY));
      assertThat(tasks.createTaskQuery().count()).isOne();
    }

    private HttpResponse<String> escalate(EngineDoor door, String user, Task task) {
      return post(
          door,
          user,
          task,
          "bpmnEscalation",
          "{\"escalationCode\":\"problem-reported\",\"variables\":{\"problem\":{\"value\":\"x\"}}}");
    }
  }

  @Nested
  class Acting {

    private static final String NOT_ON_DUTY =
        "Anda tidak ada pada jadwal petugas hari layanan ini. Minta manajer atau petugas yang dijadwalkan melakukannya.";

    private static final String ONE_CASE =
        "Pesan ini hanya dapat dikirim untuk satu kasus. Pilih satu kasus, lalu kirim lagi.";

    private static final String ARRIVAL =
        """
        {"variables": {
          "participantName": {"value": "Peserta Satu"},
          "temperature": {"value": 36.5, "type": "Double"},
          "wearsMask": {"value": true}}}
        """;

    @ParameterizedTest
    @CsvSource({"petugas1, true", "pendamping1, true", "manajer1, true", "petugas2, false"})
    void givenAReportedProblem_whenWithdrawn_thenOnlyBySomebodyOnDutyOrAManagerAndRecorded(
        String user, boolean allowed) {
      for (EngineDoor door : EngineDoor.values()) {
        String call =
            registrationAt("userTask_callHotline", "customer-care-escalation", today)
                .getProcessInstanceId();

        HttpResponse<String> answer =
            message(door, user, "problem-withdrawn", "\"processInstanceId\":\"" + call + "\"");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(allowed ? 204 : 400);
        assertThat(isOpen(call)).isEqualTo(!allowed);
        assertThat(recorded(call)).isEqualTo(allowed ? List.of(user) : List.of());
        if (!allowed) {
          assertThat(answer.body()).isEqualTo(refusal(NOT_ON_DUTY));
        }
      }
    }

    @ParameterizedTest
    @CsvSource({"petugas1, true", "manajer1, true", "petugas2, false"})
    void givenAParticipantWhoWaits_whenTheyLeave_thenOnlyBySomebodyOnDutyOrAManagerAndRecorded(
        String user, boolean allowed) {
      String waiting = waitingOn(today);

      HttpResponse<String> answer =
          message(
              EngineDoor.REST,
              user,
              "participant-left",
              "\"processInstanceId\":\"" + waiting + "\"");

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(allowed ? 204 : 400);
      assertThat(isOpen(waiting)).isEqualTo(!allowed);
      assertThat(recorded(waiting)).isEqualTo(allowed ? List.of(user) : List.of());
    }

    @Test
    void givenACaseOfAnEarlierDay_whenActing_thenItsOwnRosterAndTodaysOnly() {
      long earlier = serviceDay(LocalDate.now(ZoneId.of("Asia/Jakarta")).minusDays(3), "petugas3");
      String waiting = waitingOn(earlier);
      String call =
          registrationAt("userTask_callHotline", "customer-care-escalation", earlier)
              .getProcessInstanceId();

      as("petugas2");
      assertRefused(() -> send("participant-left", waiting), NOT_ON_DUTY);
      assertRefused(() -> send("problem-withdrawn", call), NOT_ON_DUTY);
      as("petugas1");
      send("problem-withdrawn", call);
      as("petugas3");
      send("participant-left", waiting);
    }

    @ParameterizedTest
    @CsvSource({"petugas1", "manajer1", "admin"})
    void givenSeveralCases_whenOneMessageIsForAllOfThem_thenRefusedAndForOneItIsTaken(String user) {
      List<String> calls =
          Stream.of(1, 2)
              .map(i -> registrationAt("userTask_callHotline", "customer-care-escalation", today))
              .map(Task::getProcessInstanceId)
              .toList();
      runtime.setVariable(calls.get(0), "ticketNumber", 7);

      for (EngineDoor door : EngineDoor.values()) {
        for (String correlation :
            List.of(
                "\"all\":true",
                "\"all\":true,\"processInstanceId\":\"" + calls.get(0) + "\"",
                "\"tenantId\":\"kantorcontoh\"",
                "\"correlationKeys\":{\"officeId\":{\"value\":\"kantorcontoh\"}}")) {
          HttpResponse<String> answer = message(door, user, "problem-withdrawn", correlation);
          assertThat(answer.statusCode()).as(correlation).isEqualTo(400);
          assertThat(answer.body()).as(correlation).isEqualTo(refusal(ONE_CASE));
        }
      }
      assertThat(calls).allMatch(this::isOpen);
      assertThat(
              message(
                      EngineDoor.REST,
                      user,
                      "problem-withdrawn",
                      "\"correlationKeys\":{\"ticketNumber\":{\"value\":7}}")
                  .statusCode())
          .isEqualTo(204);
      assertThat(isOpen(calls.get(0))).isFalse();
      assertThat(isOpen(calls.get(1))).isTrue();
      assertThat(recorded(calls.get(0))).containsExactly(user);
    }

    @ParameterizedTest
    @EnumSource
    void givenSomebodyWhoIsNotOnDuty_whenRegisteringAParticipant_thenRefused(EngineDoor door) {
      String id =
          repository
              .createProcessDefinitionQuery()
              .processDefinitionKey("participant-registration")
              .latestVersion()
              .singleResult()
              .getId();
      for (String process : List.of("key/participant-registration", id)) {
        for (String call : List.of("start", "submit-form")) {
          HttpResponse<String> answer =
              caller(door, "petugas2")
                  .post("/process-definition/%s/%s".formatted(process, call), ARRIVAL);
          assertThat(answer.statusCode()).isEqualTo(400);
          assertThat(answer.body()).isEqualTo(refusal(NOT_ON_DUTY));
        }
      }
      assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"petugas1", "pendamping1"})
    void givenSomebodyOnDuty_whenRegisteringAParticipant_thenStartedAndRecorded(String user) {
      HttpResponse<String> answer =
          caller(EngineDoor.REST, user)
              .post("/process-definition/key/participant-registration/submit-form", ARRIVAL);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      String registration = runtime.createProcessInstanceQuery().singleResult().getId();
      assertThat(
              history
                  .createUserOperationLogQuery()
                  .processInstanceId(registration)
                  .operationType(UserOperationLogEntry.OPERATION_TYPE_CREATE)
                  .list())
          .extracting(UserOperationLogEntry::getUserId)
          .containsExactly(user);
    }

    @Test
    void givenAnOpenSession_whenAProblemIsReported_thenRecordedWithoutItsText() {
      Task task = registrationAt("userTask_checkEmail", today);
      as("petugas1");
      tasks.handleEscalation(
          task.getId(), "problem-reported", Map.of("problem", "Situs tidak terbuka"));

      identity.clearAuthentication();
      List<UserOperationLogEntry> entries =
          history
              .createUserOperationLogQuery()
              .taskId(task.getId())
              .operationType("Escalate")
              .list();
      assertThat(entries).extracting(UserOperationLogEntry::getUserId).containsExactly("petugas1");
      assertThat(entries).extracting(UserOperationLogEntry::getNewValue).containsOnlyNulls();
    }

    @Test
    void givenNoPerson_whenTheEngineCorrelates_thenAsEver() {
      registrationAt("userTask_callHotline", "customer-care-escalation", today);
      registrationAt("userTask_callHotline", "customer-care-escalation", today);

      runtime.createMessageCorrelation("problem-withdrawn").correlateAll();

      assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    }

    /** No desk is there yet. */
    private String waitingOn(long serviceDayId) {
      as("petugas1");
      String registration =
          runtime
              .startProcessInstanceByKey(
                  "participant-registration",
                  Map.of("participantName", "Peserta Satu", "temperature", 36.5, "wearsMask", true))
              .getId();
      identity.clearAuthentication();
      runtime.setVariable(registration, "serviceDayId", serviceDayId);
      database.sql("update ticket set service_day_id = ?").param(serviceDayId).update();
      return registration;
    }

    private HttpResponse<String> message(
        EngineDoor door, String user, String name, String correlation) {
      return caller(door, user)
          .post("/message", "{\"messageName\":\"%s\",%s}".formatted(name, correlation));
    }

    private void send(String message, String instance) {
      runtime.createMessageCorrelation(message).processInstanceId(instance).correlate();
    }

    private boolean isOpen(String instance) {
      return runtime.createProcessInstanceQuery().processInstanceId(instance).count() == 1;
    }

    private List<String> recorded(String instance) {
      return history
          .createUserOperationLogQuery()
          .processInstanceId(instance)
          .operationType(UserOperationLogEntry.OPERATION_TYPE_CORRELATE_MESSAGE)
          .list()
          .stream()
          .map(UserOperationLogEntry::getUserId)
          .toList();
    }
  }

  @Nested
  class Planning {

    private static final String NOT_PLANNER =
        "Tanggal, prioritas, dan penanggung jawab tugas \"Periksa email peserta\" hanya dapat diubah manajer. Minta manajer mengubahnya.";

    private static final String NOT_OFFERER =
        "Kelompok dan petugas yang ditawari tugas \"Periksa email peserta\" hanya dapat diubah manajer. Minta manajer mengubahnya.";

    @ParameterizedTest
    @EnumSource
    void givenSomebodyOnDuty_whenChangingWhomATaskIsOfferedTo_thenRefused(EngineDoor door) {
      Task task = registrationAt("userTask_checkEmail", today);
      for (String user : List.of("petugas1", "pendamping1")) {
        for (String link :
            List.of(
                "{\"groupId\":\"officer\",\"type\":\"candidate\"}",
                "{\"userId\":\"petugas1\",\"type\":\"candidate\"}",
                "{\"userId\":\"Siti Rahmawati\",\"type\":\"candidate\"}",
                "{\"userId\":\"petugas1\",\"type\":\"Siti Rahmawati\"}",
                "{\"userId\":\"petugas1\",\"type\":\"assignee\"}",
                "{\"userId\":\"petugas1\",\"type\":\"owner\"}")) {
          for (String call : List.of("identity-links", "identity-links/delete")) {
            HttpResponse<String> answer =
                caller(door, user).post("/task/%s/%s".formatted(task.getId(), call), link);
            assertThat(answer.body()).as(call + link).isEqualTo(refusal(NOT_OFFERER));
          }
        }
      }
      assertThat(tasks.getIdentityLinksForTask(task.getId()))
          .extracting(IdentityLink::getGroupId)
          .containsExactly("officer");
    }

    @ParameterizedTest
    @CsvSource({"manajer1", "admin"})
    void givenAManager_whenChangingWhomATaskIsOfferedTo_thenToKnownPeopleAndGroupsOnly(
        String user) {
      Task task = registrationAt("userTask_checkEmail", today);
      as(user);

      for (ThrowingCallable unknown :
          List.<ThrowingCallable>of(
              () -> tasks.addCandidateUser(task.getId(), "Siti Rahmawati"),
              () -> tasks.addCandidateGroup(task.getId(), "Siti Rahmawati"),
              () -> tasks.deleteCandidateUser(task.getId(), "Siti Rahmawati"),
              () -> tasks.deleteCandidateGroup(task.getId(), "Siti Rahmawati"))) {
        assertRefused(
            unknown,
            "Pengguna atau grup itu tidak dikenal. Pilih pengguna atau grup yang terdaftar untuk tugas \"Periksa email peserta\".");
      }
      for (String type : List.of("Siti Rahmawati", "participant", "assignee", "owner")) {
        assertRefused(
            () -> tasks.addUserIdentityLink(task.getId(), "petugas1", type),
            "Kaitan seperti itu tidak ada. Tugaskan tugas \"Periksa email peserta\" langsung kepada pemegangnya.");
      }
      tasks.addCandidateGroup(task.getId(), "manager");
      tasks.deleteCandidateGroup(task.getId(), "officer");

      assertThat(tasks.getIdentityLinksForTask(task.getId()))
          .extracting(IdentityLink::getGroupId)
          .containsExactly("manager");
    }

    @ParameterizedTest
    @EnumSource
    void givenSomebodyOnDuty_whenChangingDatesPriorityOrHolder_thenRefusedAndUnchangedTaken(
        EngineDoor door) {
      Task task = registrationAt("userTask_checkEmail", today);
      tasks.claim(task.getId(), "petugas1");

      for (Map.Entry<String, Object> change :
          Map.<String, Object>of(
                  "due", "2035-01-01T00:00:00.000+0700",
                  "followUp", "2035-01-01T00:00:00.000+0700",
                  "priority", 7,
                  "owner", "petugas1")
              .entrySet()) {
        assertThat(update(door, "petugas1", task, change.getKey(), change.getValue()).body())
            .as(change.getKey())
            .isEqualTo(refusal(NOT_PLANNER));
      }
      assertThat(update(door, "petugas1", task, "assignee", "pendamping1").body())
          .contains("Tugas hanya dapat diambil untuk diri sendiri.");
      assertThat(update(door, "petugas2", task, "assignee", null).body())
          .contains("Tugas ini dipegang Petugas 1.");
      assertThat(update(door, "petugas1", task, "priority", task.getPriority()).statusCode())
          .isEqualTo(204);
      Task after = fresh(task);
      assertThat(after.getDueDate()).isEqualTo(task.getDueDate());
      assertThat(after.getFollowUpDate()).isNull();
      assertThat(after.getPriority()).isEqualTo(task.getPriority());
      assertThat(after.getOwner()).isNull();
      assertThat(after.getAssignee()).isEqualTo("petugas1");
    }

    @ParameterizedTest
    @EnumSource
    void givenAManager_whenChangingDates_thenTaken(EngineDoor door) {
      Task task = registrationAt("userTask_checkEmail", today);

      assertThat(update(door, "manajer1", task, "due", "2035-01-01T00:00:00.000+0700").statusCode())
          .isEqualTo(204);
      assertThat(fresh(task).getDueDate()).isAfter("2034-12-30");
    }

    @ParameterizedTest
    @CsvSource({"petugas1", "manajer1", "admin"})
    void givenAnybody_whenTyingATaskToAnother_thenRefused(String user) {
      Task task = registrationAt("userTask_checkEmail", today);
      for (EngineDoor door : EngineDoor.values()) {
        for (String field : List.of("parentTaskId", "caseInstanceId")) {
          assertThat(update(door, user, task, field, "Siti Rahmawati").body())
              .isEqualTo(
                  refusal(
                      "Tugas \"Periksa email peserta\" tidak dapat dikaitkan dengan tugas atau kasus lain. Kosongkan isian itu."));
        }
      }
    }

    /** As Tasklist does it: the whole task, with one thing changed. */
    private HttpResponse<String> update(
        EngineDoor door, String user, Task task, String field, Object value) {
      EngineDoor.Caller caller = caller(door, user);
      String path = "/task/" + task.getId();
      try {
        ObjectNode whole = (ObjectNode) JSON.readTree(caller.get(path).body());
        whole.retain(
            "name",
            "description",
            "assignee",
            "owner",
            "delegationState",
            "due",
            "followUp",
            "priority",
            "parentTaskId",
            "caseInstanceId",
            "tenantId");
        whole.putPOJO(field, value);
        return caller.put(path, JSON.writeValueAsString(whole));
      } catch (JsonProcessingException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Nested
  class Days {

    @Test
    void givenProblemOfAnEarlierDay_whenClaimed_thenAlsoByTodaysRoster() {
      long earlier = serviceDay(LocalDate.now(ZoneId.of("Asia/Jakarta")).minusDays(3), "petugas3");
      Task call = registrationAt("userTask_callHotline", "customer-care-escalation", earlier);

      assertThatThrownBy(() -> tasks.claim(call.getId(), "petugas2")).isInstanceOf(Refusal.class);
      tasks.claim(call.getId(), "petugas1");
      tasks.setAssignee(call.getId(), "petugas3");
    }

    @Test
    void givenTaskOfAnEarlierDay_whenClaimed_thenByItsOwnRosterAndTodaysOnly() {
      long earlier = serviceDay(LocalDate.now(ZoneId.of("Asia/Jakarta")).minusDays(3), "petugas3");
      Task task = registrationAt("userTask_checkEmail", earlier);
      assertThatThrownBy(() -> tasks.claim(task.getId(), "petugas2")).isInstanceOf(Refusal.class);
      tasks.claim(task.getId(), "petugas1");
      tasks.setAssignee(task.getId(), "petugas3");
    }

    @Test
    void givenServiceDayThatIsNone_whenClaimed_thenNobodyIsOnDuty() {
      Task task = registrationAt("userTask_checkEmail", today);
      runtime.setVariable(task.getExecutionId(), "serviceDayId", "hari ini");
      assertThatThrownBy(() -> tasks.claim(task.getId(), "petugas1")).isInstanceOf(Refusal.class);
    }

    @Test
    void givenEditedModelThatHidesTheDay_whenClaimed_thenOnlyByTodaysRoster() {
      deployEdited();
      Task task = registrationAt("dayless", "edited-without-day", today);
      assertThatThrownBy(() -> tasks.claim(task.getId(), "petugas2"))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("tidak ada pada jadwal petugas");
      tasks.claim(task.getId(), "petugas1");
      Task managers = registrationAt("daylessOfManager", "edited-without-day", today);
      tasks.claim(managers.getId(), "manajer1");
    }

    @Test
    void givenRosterPlannedAnew_whenSomebodyIsTakenOff_thenTheirTasksAreFree() {
      Task held = registrationAt("userTask_checkEmail", today);
      Task delegated = registrationAt("userTask_arrangeRooms", "site-preparation", today);
      Task other = registrationAt("userTask_deletePhotos", today);
      tasks.claim(held.getId(), "petugas1");
      tasks.claim(other.getId(), "pendamping1");
      tasks.claim(delegated.getId(), "pendamping1");
      tasks.delegateTask(delegated.getId(), "petugas1");

      database.sql("update roster set user_id = 'petugas2' where user_id = 'petugas1'").update();
      events.publishEvent(new RosterChanged(today, Set.of("petugas1")));

      assertThat(fresh(held).getAssignee()).isNull();
      assertThat(fresh(other).getAssignee()).isEqualTo("pendamping1");
      assertThat(fresh(delegated).getAssignee()).isNull();
      assertThat(fresh(delegated).getDelegationState()).isNull();
      tasks.claim(held.getId(), "petugas2");
    }
  }

  private Task registrationAt(String activity, long serviceDayId) {
    return registrationAt(activity, "participant-registration", serviceDayId);
  }

  private Task registrationAt(String activity, String process, long serviceDayId) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("officeId", OFFICE);
    variables.put("serviceDayId", serviceDayId);
    variables.put("serviceDate", "2026-01-05");
    variables.put("ticketNumber", 1);
    variables.put("deskNumber", 1);
    variables.put("deskOfficer", null);
    variables.put("desksToCheck", new ArrayList<>());
    variables.put("openChecks", new ArrayList<>(List.of("rooms")));
    variables.put("problem", "Situs tidak terbuka");
    // The office is that of whoever starts the case.
    as("admin");
    String instance =
        runtime
            .createProcessInstanceByKey(process)
            .startBeforeActivity(activity)
            .setVariables(variables)
            .execute()
            .getId();
    identity.clearAuthentication();
    return tasks.createTaskQuery().processInstanceId(instance).singleResult();
  }

  private Task edited(String process, String assignee, String groups) {
    deployEdited();
    String instance =
        runtime
            .startProcessInstanceByKey(
                process, Map.of("serviceDayId", today, "assignee", assignee, "groups", groups))
            .getId();
    return tasks.createTaskQuery().processInstanceId(instance).singleResult();
  }

  private void deployEdited() {
    repository
        .createDeployment()
        .name("edited")
        .addClasspathResource("guard/edited.bpmn")
        .enableDuplicateFiltering(true)
        .deploy();
  }

  private long serviceDay(LocalDate date, String... people) {
    database
        .sql(
            "insert into service_day (office_id, service_date, status, process_instance_id) values (?, ?, 'OPEN', 'none')")
        .params(OFFICE, date)
        .update();
    long day = database.sql("select max(id) from service_day").query(Long.class).single();
    for (String person : people) {
      database
          .sql("insert into roster (service_day_id, user_id, room) values (?, ?, 'REGISTRATION')")
          .params(day, person)
          .update();
    }
    return day;
  }

  private Task fresh(Task task) {
    return tasks.createTaskQuery().taskId(task.getId()).singleResult();
  }

  private void as(String user) {
    StaffMember member = accounts.find(user);
    identity.setAuthentication(member.name(), member.groups(), member.offices());
  }

  private EngineDoor.Caller caller(EngineDoor door, String user) {
    return callers.computeIfAbsent(door + user, both -> door.open(port, user));
  }

  private HttpResponse<String> post(
      EngineDoor door, String user, Task task, String call, String json) {
    HttpResponse<String> answer =
        caller(door, user).post("/task/" + task.getId() + "/" + call, json);
    boolean finishes = List.of("complete", "submit-form", "resolve").contains(call);
    (finishes ? FINISHING : HOLDING).add(door + " " + call, user, answer.statusCode() / 100 == 2);
    return answer;
  }

  private static String refusal(String message) {
    return "{\"type\":\"Refusal\",\"message\":\"%s\",\"code\":null}"
        .formatted(message.replace("\"", "\\\""));
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(Refusal.class).hasMessage(message);
  }
}
