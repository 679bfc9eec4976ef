package id.loketprakerja.counter;

import id.loketprakerja.Refusal;
import id.loketprakerja.counter.NextStep.Call;
import id.loketprakerja.counter.NextStep.Step;
import id.loketprakerja.registration.ParticipantRegistrationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import id.loketprakerja.serviceday.ServiceDays;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Finds the step that a person goes on with, and takes it for them.
 *
 * <p>Everything is asked of the engine as that person, so they meet no case and no task that they
 * would not meet in Tasklist.
 */
@Component
class NextSteps {

  private final RuntimeService runtimeService;
  private final TaskService taskService;
  private final IdentityService identityService;
  private final ServiceDays serviceDays;

  NextSteps(
      RuntimeService runtimeService,
      TaskService taskService,
      IdentityService identityService,
      ServiceDays serviceDays) {
    this.runtimeService = runtimeService;
    this.taskService = taskService;
    this.identityService = identityService;
    this.serviceDays = serviceDays;
  }

  /**
   * The step after the last one, now held by whoever asks, when it is theirs to do.
   *
   * @param instanceId the process instance of the last step: a step of the same comes first
   * @param rootId the case it belongs to, of which the instance may be a part
   */
  NextStep after(String instanceId, String rootId) {
    Authentication person = identityService.getCurrentAuthentication();
    Set<String> instances = instances(instanceId, rootId);
    List<Task> tasks = new ArrayList<>();
    instances.forEach(instance -> tasks.addAll(tasks(instance)));
    Optional<Task> mine =
        tasks.stream()
            .filter(task -> person.getUserId().equals(task.getAssignee()))
            .findFirst()
            .or(() -> tasks.stream().filter(task -> taken(task, person)).findFirst());
    List<Step> others = mine.isPresent() ? List.of() : tasks.stream().map(this::step).toList();
    Call call = mine.isEmpty() ? call(person).orElse(null) : null;
    return new NextStep(mine.map(this::step).orElse(null), others, instances.isEmpty(), call);
  }

  /** The running instances of a case: the one of the last step, the root, and what it called. */
  private Set<String> instances(String instanceId, String rootId) {
    Set<String> found = new LinkedHashSet<>();
    collect(
        runtimeService.createProcessInstanceQuery().processInstanceId(instanceId).list(), found);
    collect(runtimeService.createProcessInstanceQuery().processInstanceId(rootId).list(), found);
    // The root may be one that the person cannot see, such as the service day.
    collect(called(rootId), found);
    return found;
  }

  private void collect(List<ProcessInstance> instances, Set<String> found) {
    for (ProcessInstance instance : instances) {
      if (found.add(instance.getId())) {
        collect(called(instance.getId()), found);
      }
    }
  }

  private List<ProcessInstance> called(String instanceId) {
    return runtimeService.createProcessInstanceQuery().superProcessInstanceId(instanceId).list();
  }

  private List<Task> tasks(String instanceId) {
    return taskService
        .createTaskQuery()
        .processInstanceId(instanceId)
        .active()
        .orderByDueDate()
        .asc()
        .orderByTaskCreateTime()
        .asc()
        .list();
  }

  private boolean taken(Task task, Authentication person) {
    if (task.getAssignee() != null || !isOffered(task, person)) {
      return false;
    }
    try {
      taskService.claim(task.getId(), person.getUserId());
      return true;
    } catch (Refusal | ProcessEngineException e) {
      // Not on duty, or somebody was quicker: then it is simply not theirs.
      return false;
    }
  }

  private boolean isOffered(Task task, Authentication person) {
    return person.getGroupIds() != null
        && candidateGroups(task).stream().anyMatch(person.getGroupIds()::contains);
  }

  /** Today's only: a number that was called yesterday may be somebody else's today. */
  private Optional<Call> call(Authentication person) {
    return taskService
        .createTaskQuery()
        .processDefinitionKey(ParticipantRegistrationProcess.KEY)
        .taskDefinitionKey(ParticipantRegistrationProcess.Elements.GUIDE_TO_DESK)
        .taskUnassigned()
        .active()
        .orderByTaskCreateTime()
        .asc()
        .list()
        .stream()
        .filter(task -> isOffered(task, person) && !isLeftOver(task))
        .map(this::call)
        .min(Comparator.comparingInt(Call::ticket));
  }

  private boolean isLeftOver(Task task) {
    return Optional.ofNullable(
            (Long) taskService.getVariable(task.getId(), Variables.SERVICE_DAY_ID))
        .flatMap(serviceDays::pastDate)
        .isPresent();
  }

  private Call call(Task task) {
    Map<String, Object> variables =
        taskService.getVariables(
            task.getId(), List.of(Variables.TICKET_NUMBER, Variables.DESK_NUMBER));
    return new Call(
        task.getProcessInstanceId(),
        (Integer) variables.get(Variables.TICKET_NUMBER),
        (Integer) variables.get(Variables.DESK_NUMBER));
  }

  private Step step(Task task) {
    return new Step(
        task.getId(),
        task.getName(),
        candidateGroups(task).stream().map(this::groupName).sorted().toList());
  }

  private List<String> candidateGroups(Task task) {
    return taskService.getIdentityLinksForTask(task.getId()).stream()
        .map(IdentityLink::getGroupId)
        .filter(group -> group != null)
        .toList();
  }

  private String groupName(String id) {
    Group group = identityService.createGroupQuery().groupId(id).singleResult();
    return group == null ? id : group.getName();
  }
}
