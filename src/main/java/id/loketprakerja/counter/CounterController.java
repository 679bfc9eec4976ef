package id.loketprakerja.counter;

import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;

import id.loketprakerja.Refusal;
import id.loketprakerja.counter.OpenTickets.OpenTicket;
import id.loketprakerja.customercare.Hotline;
import id.loketprakerja.office.Office;
import id.loketprakerja.office.Offices;
import id.loketprakerja.registration.ParticipantRegistrationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import id.loketprakerja.serviceday.ServiceDayProcess;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The server's side of the plugins in Tasklist. Its address lies among the webapps' own, so their
 * filters sign the person in to the engine and refuse a request that another site has forged.
 */
@RestController
@RequestMapping("/camunda/api/counter")
class CounterController {

  private final Offices offices;
  private final OpenTickets openTickets;
  private final NextSteps nextSteps;
  private final Hotline hotline;
  private final IdentityService identityService;
  private final AuthorizationService authorizationService;
  private final TaskService taskService;
  private final RuntimeService runtimeService;
  private final RepositoryService repositoryService;
  private final Clock clock;

  CounterController(
      Offices offices,
      OpenTickets openTickets,
      NextSteps nextSteps,
      Hotline hotline,
      IdentityService identityService,
      AuthorizationService authorizationService,
      TaskService taskService,
      RuntimeService runtimeService,
      RepositoryService repositoryService,
      Clock clock) {
    this.offices = offices;
    this.openTickets = openTickets;
    this.nextSteps = nextSteps;
    this.hotline = hotline;
    this.identityService = identityService;
    this.authorizationService = authorizationService;
    this.taskService = taskService;
    this.runtimeService = runtimeService;
    this.repositoryService = repositoryService;
    this.clock = clock;
  }

  /**
   * How things stand at the counter of the person who asks.
   *
   * @param now the server's time, for the ages of tickets and tasks
   * @param openDay the process instance of the office's open service day; null when it is closed
   * @param mayRegister whether the person may begin a registration
   * @param mayClose whether the person may close the service
   */
  record Counter(
      Instant now,
      HotlineState hotline,
      List<OpenTicket> tickets,
      String openDay,
      boolean mayRegister,
      boolean mayClose) {}

  /**
   * Whether the hotline answers.
   *
   * @param text until when, or from when again
   * @param phone its number
   */
  record HotlineState(boolean open, String text, String phone) {}

  /**
   * What Tasklist's own answer does not say about a task.
   *
   * @param caseId the process instance at the root of the task's own
   * @param inSession whether the participant sits at a desk with it
   * @param ticket the queue ticket; null when the case has none
   * @param desk the desk; null when the case has none
   */
  record TaskPlace(String caseId, boolean inSession, Integer ticket, Integer desk) {}

  /**
   * A step that has just been done.
   *
   * @param instanceId the process instance of the step
   * @param caseId the one at its root; null when it is the same
   */
  record Done(String instanceId, String caseId) {}

  @GetMapping
  Counter counter() {
    Optional<Office> office = office();
    return new Counter(
        clock.instant(),
        new HotlineState(hotline.isOpen(), hotline.openStateText(), hotline.phone()),
        office.map(openTickets::of).orElse(List.of()),
        office.flatMap(openTickets::openDay).orElse(null),
        mayBegin(ParticipantRegistrationProcess.KEY),
        // Whoever opens the day closes it.
        mayBegin(ServiceDayProcess.KEY));
  }

  @GetMapping("/tasks/{id}")
  ResponseEntity<TaskPlace> task(@PathVariable String id) {
    return ResponseEntity.of(
        Optional.ofNullable(taskService.createTaskQuery().taskId(id).singleResult())
            .map(this::place));
  }

  @PostMapping("/next")
  NextStep next(@RequestBody Done done) {
    if (done.instanceId() == null) {
      throw new Refusal("Langkah yang baru selesai tidak disebutkan. Muat ulang daftar tugas.");
    }
    return nextSteps.after(
        done.instanceId(), done.caseId() == null ? done.instanceId() : done.caseId());
  }

  @ExceptionHandler
  ResponseEntity<Map<String, String>> refused(Refusal refusal) {
    return ResponseEntity.badRequest().body(Map.of("message", refusal.getMessage()));
  }

  private TaskPlace place(Task task) {
    ProcessInstance instance =
        runtimeService
            .createProcessInstanceQuery()
            .processInstanceId(task.getProcessInstanceId())
            .singleResult();
    Map<String, Object> variables =
        taskService.getVariables(
            task.getId(), List.of(Variables.TICKET_NUMBER, Variables.DESK_NUMBER));
    return new TaskPlace(
        instance == null ? task.getProcessInstanceId() : instance.getRootProcessInstanceId(),
        inSession(task),
        (Integer) variables.get(Variables.TICKET_NUMBER),
        (Integer) variables.get(Variables.DESK_NUMBER));
  }

  /** The model says what belongs to the session, whatever steps an analyst has put there. */
  private boolean inSession(Task task) {
    ModelElementInstance element =
        repositoryService
            .getBpmnModelInstance(task.getProcessDefinitionId())
            .getModelElementById(task.getTaskDefinitionKey());
    for (ModelElementInstance scope = element; scope != null; scope = scope.getParentElement()) {
      if (Elements.DESK_SESSION.equals(scope.getAttributeValue("id"))) {
        return true;
      }
    }
    return false;
  }

  private Optional<Office> office() {
    List<String> ids = identityService.getCurrentAuthentication().getTenantIds();
    return ids == null || ids.size() != 1 ? Optional.empty() : offices.find(ids.get(0));
  }

  private boolean mayBegin(String process) {
    Authentication person = identityService.getCurrentAuthentication();
    return authorizationService.isUserAuthorized(
        person.getUserId(), person.getGroupIds(), CREATE_INSTANCE, PROCESS_DEFINITION, process);
  }
}
