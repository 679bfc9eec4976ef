package id.loketprakerja.security;

import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.TASK_WORK;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;

import id.loketprakerja.Refusal;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.runtime.CorrelationHandlerResult;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.camunda.bpm.engine.impl.runtime.DefaultCorrelationHandler;

/**
 * Lets staff send exactly the messages of {@link Permits#MESSAGES}.
 *
 * <p>The engine knows only UPDATE_INSTANCE for this, which would let the sender change everything
 * else in the case too.
 */
final class StaffMessages {

  private StaffMessages() {}

  /** Refuses a message that the sender's group may not send. */
  static class Handler extends DefaultCorrelationHandler {

    @Override
    public CorrelationHandlerResult correlateMessage(
        CommandContext context, String message, CorrelationSet set) {
      checkSender(context, message);
      return super.correlateMessage(context, message, set);
    }

    @Override
    public List<CorrelationHandlerResult> correlateMessages(
        CommandContext context, String message, CorrelationSet set) {
      checkSender(context, message);
      return super.correlateMessages(context, message, set);
    }

    private static void checkSender(CommandContext context, String message) {
      Authentication sender = context.getAuthentication();
      boolean sentByModel = Context.getBpmnExecutionContext() != null;
      if (sender == null || sentByModel) {
        return;
      }
      List<String> groups = sender.getGroupIds() == null ? List.of() : sender.getGroupIds();
      boolean allowed =
          groups.contains(Groups.CAMUNDA_ADMIN)
              || Permits.MESSAGES.getOrDefault(message == null ? "" : message, Set.of()).stream()
                  .anyMatch(group -> groups.contains(group.id()));
      if (!allowed) {
        throw new Refusal("Akun Anda tidak boleh mengirim pesan ini. Hubungi manajer kantor Anda.");
      }
    }
  }

  /**
   * Asks for TASK_WORK where a message is sent; the message itself has been checked by the handler.
   */
  static class Checker extends AuthorizationCommandChecker {

    @Override
    public void checkUpdateProcessInstanceById(String processInstanceId) {
      if (Context.getCommandInvocationContext().getCommand()
          instanceof AbstractCorrelateMessageCmd) {
        ExecutionEntity instance = findExecutionById(processInstanceId);
        getAuthorizationManager()
            .checkAuthorization(
                TASK_WORK, PROCESS_DEFINITION, instance.getProcessDefinition().getKey());
      } else {
        super.checkUpdateProcessInstanceById(processInstanceId);
      }
    }
  }
}
