package id.loketprakerja.security;

import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.UPDATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;

import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * Holds {@link TaskRules} against every call that works on a task, and against a start past the
 * tasks. The engine asks its checkers in all of them, before anything has happened.
 *
 * <p>The engine itself would let whoever may work on the task complete it, a former assignee too.
 */
class TaskDoors extends StaffMessages.Checker {

  private final TaskRules rules;

  TaskDoors(TaskRules rules) {
    super(rules);
    this.rules = rules;
  }

  /**
   * Whoever may begin a case begins it with its first step; later ones only who may move a case.
   */
  @Override
  public void checkCreateProcessInstance(ProcessDefinition definition) {
    super.checkCreateProcessInstance(definition);
    if (Context.getCommandInvocationContext().getCommand()
        instanceof StartProcessInstanceAtActivitiesCmd) {
      getAuthorizationManager()
          .checkAuthorization(UPDATE_INSTANCE, PROCESS_DEFINITION, definition.getKey());
    }
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

  /** Whom it is offered to; whoever is to hold it is looked at by {@link TaskGuard}. */
  @Override
  public void checkTaskAssign(TaskEntity task) {
    super.checkTaskAssign(task);
    String actor = TaskReader.actor();
    if (actor != null && task.getTaskDefinition() != null) {
      TaskReader.link(task, Context.getCommandInvocationContext().getCommand())
          .ifPresent(
              link -> rules.checkOffer(TaskReader.facts(task), link, TaskReader.person(actor)));
    }
  }
}
