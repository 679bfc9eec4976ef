package id.loketprakerja.security;

import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Holds {@link TaskRules} against every call that works on a task. The engine asks its checkers in
 * all of them, before anything has happened.
 *
 * <p>The engine itself would let whoever may work on the task complete it, a former assignee too.
 */
class TaskDoors extends StaffMessages.Checker {

  private final TaskRules rules;

  TaskDoors(TaskRules rules) {
    this.rules = rules;
  }

  @Override
  public void checkTaskWork(TaskEntity task) {
    super.checkTaskWork(task);
    Command<?> command = Context.getCommandInvocationContext().getCommand();
    boolean finishesNothing =
        command instanceof ClaimTaskCmd
            || command instanceof UpdateCommentCmd
            || command instanceof DeleteTaskCommentCmd;
    if (finishesNothing || task.getTaskDefinition() == null) {
      return;
    }
    TaskFacts facts = TaskReader.facts(task);
    String actor = TaskReader.actor();
    if (!(command instanceof HandleTaskEscalationCmd)) {
      rules.checkFinisher(facts, TaskReader.person(facts.assignee()), actor);
    } else if (actor != null) {
      rules.checkReporter(facts, TaskReader.person(actor));
    }
  }
}
