package id.loketprakerja.security;

import id.loketprakerja.Refusal;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.DelegationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds {@link TaskRules} against every change of a task and against every start of a case by hand,
 * in every model: the engine adds these listeners itself, so no model can leave them out, and no
 * call can skip them.
 */
class TaskGuard implements TaskListener, ExecutionListener {

  private static final Logger LOG = LoggerFactory.getLogger(TaskGuard.class);

  private final TaskRules rules;

  TaskGuard(TaskRules rules) {
    this.rules = rules;
  }

  @Override
  public void notify(DelegateTask delegateTask) {
    TaskEntity task = (TaskEntity) delegateTask;
    try {
      switch (delegateTask.getEventName()) {
        case EVENTNAME_CREATE -> created(task);
        case EVENTNAME_UPDATE -> updated(task);
        default -> assigned(task);
      }
    } catch (Refusal refusal) {
      throw new Uncatchable(refusal);
    }
  }

  @Override
  public void notify(DelegateExecution execution) {
    if (TaskReader.actor() == null) {
      return;
    }
    try {
      if (execution.getEventName().equals(ExecutionListener.EVENTNAME_START)) {
        started((ExecutionEntity) execution);
      } else {
        left((ExecutionEntity) execution);
      }
    } catch (Refusal refusal) {
      throw new Uncatchable(refusal);
    }
  }

  /** A case that somebody begins by hand. */
  private void started(ExecutionEntity instance) {
    boolean byModel = instance.getSuperExecution() != null;
    if (!byModel) {
      rules.checkActor(TaskReader.facts(instance), TaskReader.person(TaskReader.actor()));
    }
  }

  /** A user task that somebody ends by a signal, past its form and its holder. */
  private void left(ExecutionEntity leaving) {
    if (!leaving.isCanceled()) {
      leaving.getTasks().forEach(task -> rules.refuseLeaving(TaskReader.facts(task)));
    }
  }

  /**
   * Nobody has done anything wrong when the model names somebody who may not hold the task; so it
   * begins free, for those whom it is offered to, and the case goes on.
   */
  private void created(TaskEntity task) {
    String named = task.getAssignee();
    if (named != null && !rules.mayHold(TaskReader.facts(task), TaskReader.person(named))) {
      task.setAssignee(null);
      LOG.warn(
          "Task {} of {} begins without assignee: {} may not hold it.",
          task.getTaskDefinitionKey(),
          task.getProcessDefinitionId(),
          named);
    }
  }

  private void updated(TaskEntity task) {
    PropertyChange delegation = task.getPropertyChanges().get(TaskEntity.DELEGATION);
    if (TaskReader.actor() != null
        && delegation != null
        && delegation.getOrgValue() == DelegationState.PENDING
        && delegation.getNewValue() == DelegationState.RESOLVED) {
      rules.checkResolver(TaskReader.facts(task), assigneeBefore(task), TaskReader.actor());
    }
    if (TaskReader.actor() != null) {
      checkDetails(task);
    }
    // The owner gets the task back when it has been delegated and resolved.
    if (task.getPropertyChanges().containsKey(TaskEntity.OWNER) && task.getOwner() != null) {
      rules.checkHolder(TaskReader.facts(task), TaskReader.person(task.getOwner()));
    }
  }

  /** What can be set on a task beside its holder, some of it any text. */
  private void checkDetails(TaskEntity task) {
    if (isChanged(task, TaskEntity.NAME, TaskEntity.DESCRIPTION)) {
      rules.refuseRewording(TaskReader.facts(task));
    }
    if (isChanged(task, TaskEntity.PARENT_TASK, TaskEntity.CASE_INSTANCE_ID)) {
      rules.refuseBelonging(TaskReader.facts(task));
    }
    if (isChanged(
        task,
        TaskEntity.DUE_DATE,
        TaskEntity.FOLLOW_UP_DATE,
        TaskEntity.PRIORITY,
        TaskEntity.OWNER)) {
      rules.checkPlanner(TaskReader.facts(task), TaskReader.person(TaskReader.actor()));
    }
  }

  private static boolean isChanged(TaskEntity task, String... properties) {
    return Arrays.stream(properties)
        .map(task.getPropertyChanges()::get)
        .anyMatch(change -> change != null && !isSame(change.getOrgValue(), change.getNewValue()));
  }

  /** The engine takes a date that is sent again for another one than that of the database. */
  private static boolean isSame(Object before, Object after) {
    return before instanceof Date one && after instanceof Date other
        ? one.getTime() == other.getTime()
        : Objects.equals(before, after);
  }

  private void assigned(TaskEntity task) {
    if (TaskReader.actor() != null && isTakingOrReturning(TaskReader.actor())) {
      rules.checkClaim(TaskReader.actor(), assigneeBefore(task), task.getAssignee());
    }
    if (task.getAssignee() != null) {
      rules.checkHolder(TaskReader.facts(task), TaskReader.person(task.getAssignee()));
    }
  }

  /** Only managers hand tasks to others; whoever else assigns a task may do so as if claiming. */
  private static boolean isTakingOrReturning(String actor) {
    Command<?> command = Context.getCommandInvocationContext().getCommand();
    boolean assigns =
        command instanceof AssignTaskCmd
            || command instanceof DelegateTaskCmd
            || command instanceof SaveTaskCmd;
    return command instanceof ClaimTaskCmd || assigns && !TaskReader.person(actor).isManager();
  }

  private static String assigneeBefore(TaskEntity task) {
    PropertyChange change = task.getPropertyChanges().get(TaskEntity.ASSIGNEE);
    return change == null ? task.getAssignee() : (String) change.getOrgValue();
  }

  /** Adds the guard to every process and every user task that the engine reads. */
  static class Attachment extends AbstractBpmnParseListener {

    private final TaskGuard guard;

    Attachment(TaskGuard guard) {
      this.guard = guard;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
      process.addBuiltInListener(ExecutionListener.EVENTNAME_START, guard);
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
      TaskDefinition task =
          ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
      for (String event :
          List.of(
              TaskListener.EVENTNAME_CREATE,
              TaskListener.EVENTNAME_UPDATE,
              TaskListener.EVENTNAME_ASSIGNMENT)) {
        task.addBuiltInTaskListener(event, guard);
      }
      activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, guard, 0);
    }
  }

  /**
   * A refusal on its way out of a listener. A model may catch any other exception of a listener
   * with an error event, but not one of the engine's own without a cause.
   */
  private static final class Uncatchable extends ProcessEngineException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    Uncatchable(Refusal refusal) {
      super(refusal.getMessage());
      this.refusal = refusal;
    }
  }

  /** Lets the refusal itself leave the engine, the engine's own of a second holder too. */
  static class Exit extends CommandInterceptor {

    private final TaskRules rules;

    Exit(TaskRules rules) {
      this.rules = rules;
    }

    @Override
    public <T> T execute(Command<T> command) {
      if (Context.getCommandContext() != null) {
        return next.execute(command);
      }
      try {
        return next.execute(command);
      } catch (TaskAlreadyClaimedException taken) {
        throw rules.takenBy(taken.getTaskAssignee());
      } catch (ProcessEngineException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
          if (cause instanceof Uncatchable uncatchable) {
            throw uncatchable.refusal;
          }
        }
        throw failure;
      }
    }
  }
}
