package id.loketprakerja.desk;

import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/**
 * Tells what staff have done in a case, as the engine has written it down: a model can claim
 * anything by its variables and the order of its steps, but not that.
 */
@Component
class CaseFile {

  /** Done before the participant sits at the desk, or beside it. */
  private static final Set<String> AWAY_FROM_DESK =
      Set.of(
          Elements.PROVIDE_MASK,
          Elements.MANAGE_QUEUE,
          Elements.GUIDE_TO_DESK,
          Elements.REVIEW_LONG_SESSION);

  private final HistoryService history;

  CaseFile(HistoryService history) {
    this.history = history;
  }

  Work of(String processInstanceId) {
    List<HistoricTaskInstance> tasks =
        history.createHistoricTaskInstanceQuery().processInstanceId(processInstanceId).list();
    return new Work(
        tasks.stream().anyMatch(task -> !AWAY_FROM_DESK.contains(task.getTaskDefinitionKey())),
        tasks.stream().anyMatch(task -> is(task, Elements.TAKE_PHOTOS)),
        tasks.stream().anyMatch(task -> is(task, Elements.DISINFECT_DESK) && isCompleted(task)));
  }

  private static boolean is(HistoricTaskInstance task, String element) {
    return element.equals(task.getTaskDefinitionKey());
  }

  /** The task that this very call completes is not yet so in the database. */
  private static boolean isCompleted(HistoricTaskInstance task) {
    HistoricTaskInstanceEventEntity inThisCall =
        Context.getCommandContext()
            .getDbEntityManager()
            .getCachedEntity(HistoricTaskInstanceEventEntity.class, task.getId());
    return TaskEntity.DELETE_REASON_COMPLETED.equals(
        inThisCall == null ? task.getDeleteReason() : inThisCall.getDeleteReason());
  }
}
