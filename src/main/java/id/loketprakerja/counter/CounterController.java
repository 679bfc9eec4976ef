package id.loketprakerja.counter;

import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;

import id.loketprakerja.Refusal;
import id.loketprakerja.counter.OpenTickets.OpenTicket;
import id.loketprakerja.counter.TaskPlaces.TaskPlace;
import id.loketprakerja.customercare.Hotline;
import id.loketprakerja.office.Office;
import id.loketprakerja.office.Offices;
import id.loketprakerja.registration.ParticipantRegistrationProcess;
import id.loketprakerja.security.TaskRules;
import id.loketprakerja.serviceday.ServiceDayProcess;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
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
  private final TaskPlaces taskPlaces;
  private final Hotline hotline;
  private final IdentityService identityService;
  private final AuthorizationService authorizationService;
  private final TaskRules rules;
  private final Clock clock;

  CounterController(
      Offices offices,
      OpenTickets openTickets,
      NextSteps nextSteps,
      TaskPlaces taskPlaces,
      Hotline hotline,
      IdentityService identityService,
      AuthorizationService authorizationService,
      TaskRules rules,
      Clock clock) {
    this.offices = offices;
    this.openTickets = openTickets;
    this.nextSteps = nextSteps;
    this.taskPlaces = taskPlaces;
    this.hotline = hotline;
    this.identityService = identityService;
    this.authorizationService = authorizationService;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * How things stand at the counter of the person who asks.
   *
   * @param now the server's time, for the ages of tickets and tasks
   * @param openDay the process instance of the office's open service day; null when it is closed
   * @param mayRegister whether the person may begin a registration
   * @param mayClose whether the person may close the service
   * @param mayPlan whether the person may change whom tasks are offered to and when they are due
   */
  record Counter(
      Instant now,
      HotlineState hotline,
      List<OpenTicket> tickets,
      String openDay,
      boolean mayRegister,
      boolean mayClose,
      boolean mayPlan) {}

  /**
   * Whether the hotline answers.
   *
   * @param text until when, or from when again
   * @param phone its number
   */
  record HotlineState(boolean open, String text, String phone) {}

  /**
   * A step that has just been done.
   *
   * @param instanceId the process instance of the step
   * @param caseId the one at its root; null when it is the same
   */
  record Done(String instanceId, String caseId) {}

  @GetMapping
  Counter counter() {
    Authentication person = identityService.getCurrentAuthentication();
    Optional<Office> office = office(person);
    return new Counter(
        clock.instant(),
        new HotlineState(hotline.isOpen(), hotline.openStateText(), hotline.phone()),
        office.map(openTickets::of).orElse(List.of()),
        office.flatMap(openTickets::openDay).orElse(null),
        office.filter(own -> mayRegister(person, own)).isPresent(),
        // Whoever opens the day closes it.
        mayBegin(person, ServiceDayProcess.KEY),
        rules.mayPlan(person.getUserId(), person.getGroupIds()));
  }

  @GetMapping("/tasks/{id}")
  ResponseEntity<TaskPlace> task(@PathVariable String id) {
    return ResponseEntity.of(taskPlaces.find(id));
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

  private Optional<Office> office(Authentication person) {
    List<String> ids = person.getTenantIds();
    return ids == null || ids.size() != 1 ? Optional.empty() : offices.find(ids.get(0));
  }

  private boolean mayRegister(Authentication person, Office office) {
    return mayBegin(person, ParticipantRegistrationProcess.KEY)
        && rules.mayBeginToday(person.getUserId(), person.getGroupIds(), office);
  }

  private boolean mayBegin(Authentication person, String process) {
    return authorizationService.isUserAuthorized(
        person.getUserId(), person.getGroupIds(), CREATE_INSTANCE, PROCESS_DEFINITION, process);
  }
}
