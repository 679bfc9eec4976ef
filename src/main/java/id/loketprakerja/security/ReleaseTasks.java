package id.loketprakerja.security;

import id.loketprakerja.sitepreparation.RosterChanged;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Frees the tasks of those who are taken off a roster, so that somebody else can do them. */
@Component
class ReleaseTasks {

  private final ProcessEngine engine;
  private final TaskRules rules;

  ReleaseTasks(ProcessEngine engine, TaskRules rules) {
    this.engine = engine;
    this.rules = rules;
  }

  @EventListener
  void release(RosterChanged roster) {
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getCommandExecutorTxRequired()
        .execute(
            context -> context.runWithoutAuthorization(() -> release(roster.takenOff(), context)));
  }

  private Void release(Set<String> people, CommandContext context) {
    for (String person : people) {
      for (Task task : engine.getTaskService().createTaskQuery().taskAssignee(person).list()) {
        release(context.getTaskManager().findTaskById(task.getId()));
      }
      for (Task task : engine.getTaskService().createTaskQuery().taskOwner(person).list()) {
        release(context.getTaskManager().findTaskById(task.getId()));
      }
    }
    return null;
  }

  private void release(TaskEntity task) {
    TaskFacts facts = TaskReader.facts(task);
    boolean changed = false;
    if (task.getOwner() != null && !rules.mayHold(facts, TaskReader.person(task.getOwner()))) {
      task.setOwner(null);
      changed = true;
    }
    if (task.getAssignee() != null
        && !rules.mayHold(facts, TaskReader.person(task.getAssignee()))) {
      task.setAssignee(null);
      task.setDelegationState(null);
      changed = true;
    }
    if (changed) {
      task.triggerUpdateEvent();
    }
  }
}
