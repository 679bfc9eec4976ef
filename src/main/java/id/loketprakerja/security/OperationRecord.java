package id.loketprakerja.security;

import java.util.List;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cmd.CorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.runtime.MessageCorrelationResultImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * Writes into the engine's log of operations who has sent a case a message or reported a problem,
 * which the engine does not. Nothing that a person has written goes into it.
 */
class OperationRecord extends CommandInterceptor {

  private static final String ESCALATE = "Escalate";

  @Override
  public <T> T execute(Command<T> command) {
    T result = next.execute(command);
    if (TaskReader.actor() != null && Context.getBpmnExecutionContext() == null) {
      record(command, result);
    }
    return result;
  }

  private static void record(Command<?> command, Object result) {
    CommandContext context = Context.getCommandContext();
    if (command instanceof CorrelateMessageCmd) {
      ProcessInstance instance = ((MessageCorrelationResultImpl) result).getProcessInstance();
      recordMessage(command, instance.getId(), instance.getProcessDefinitionId());
    } else if (command instanceof MessageEventReceivedCmd) {
      ExecutionEntity execution =
          context.getExecutionManager().findExecutionById(field(command, "executionId"));
      recordMessage(command, execution.getProcessInstanceId(), execution.getProcessDefinitionId());
    } else if (command instanceof HandleTaskEscalationCmd) {
      context
          .getOperationLogManager()
          .logTaskOperations(
              ESCALATE,
              context.getTaskManager().findTaskById(field(command, "taskId")),
              List.of(PropertyChange.EMPTY_CHANGE));
    }
  }

  private static void recordMessage(Command<?> command, String instanceId, String definitionId) {
    // Somebody has waited for it, so its name is one of the models' words.
    String message = field(command, "messageName");
    Context.getCommandContext()
        .getOperationLogManager()
        .logProcessInstanceOperation(
            UserOperationLogEntry.OPERATION_TYPE_CORRELATE_MESSAGE,
            instanceId,
            definitionId,
            null,
            List.of(new PropertyChange("messageName", null, message)));
  }

  private static String field(Command<?> command, String name) {
    return (String) PropertyAccessorFactory.forDirectFieldAccess(command).getPropertyValue(name);
  }
}
