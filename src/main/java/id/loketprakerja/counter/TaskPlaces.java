package id.loketprakerja.counter;

import id.loketprakerja.office.Offices;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import id.loketprakerja.serviceday.ServiceDays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** Knows where a task belongs, as far as the person who asks may see it. */
@Component
class TaskPlaces {

  private final TaskService taskService;
  private final RuntimeService runtimeService;
  private final RepositoryService repositoryService;
  private final ServiceDays serviceDays;

  TaskPlaces(
      TaskService taskService,
      RuntimeService runtimeService,
      RepositoryService repositoryService,
      ServiceDays serviceDays) {
    this.taskService = taskService;
    this.runtimeService = runtimeService;
    this.repositoryService = repositoryService;
    this.serviceDays = serviceDays;
  }

  /**
   * What Tasklist's own answer does not say about a task.
   *
   * @param caseId the process instance at the root of the task's own
   * @param inSession whether the participant sits at a desk with it
   * @param ticket the queue ticket; null when the case has none
   * @param desk the desk; null when the case has none
   * @param day the date of the ticket, in words; null when it is today's
   */
  record TaskPlace(String caseId, boolean inSession, Integer ticket, Integer desk, String day) {}

  Optional<TaskPlace> find(String taskId) {
    return Optional.ofNullable(taskService.createTaskQuery().taskId(taskId).singleResult())
        .map(this::place);
  }

  private TaskPlace place(Task task) {
    ProcessInstance instance =
        runtimeService
            .createProcessInstanceQuery()
            .processInstanceId(task.getProcessInstanceId())
            .singleResult();
    Map<String, Object> variables =
        taskService.getVariables(
            task.getId(),
            List.of(Variables.TICKET_NUMBER, Variables.DESK_NUMBER, Variables.SERVICE_DAY_ID));
    return new TaskPlace(
        instance == null ? task.getProcessInstanceId() : instance.getRootProcessInstanceId(),
        inSession(task),
        (Integer) variables.get(Variables.TICKET_NUMBER),
        (Integer) variables.get(Variables.DESK_NUMBER),
        Optional.ofNullable((Long) variables.get(Variables.SERVICE_DAY_ID))
            .flatMap(serviceDays::pastDate)
            .map(Offices::text)
            .orElse(null));
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
}
