package id.loketprakerja.security;

import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.TASK_WORK;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;

import id.loketprakerja.Refusal;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.runtime.CorrelationHandlerResult;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.camunda.bpm.engine.impl.runtime.DefaultCorrelationHandler;

/**
 * Lets staff send exactly the messages of {@link Permits#MESSAGES}, each to one case, if they are
 * on duty there or a manager. Messages of the models themselves are not staff's.
 *
 * <p>The engine knows only UPDATE_INSTANCE for this, which would let the sender change everything
 * else in the case too.
 */
final class StaffMessages {

  private StaffMessages() {}

  private static boolean isSentByPerson() {
    return TaskReader.actor() != null && Context.getBpmnExecutionContext() == null;
  }

  /** Refuses a message that the sender's group may not send, or that is for several cases. */
  static class Handler extends DefaultCorrelationHandler {

    @Override
    public List<CorrelationHandlerResult> correlateMessages(
        CommandContext context, String message, CorrelationSet set) {
      if (isSentByPerson()) {
        checkSender(context, message);
        throw ofSeveralCases();
      }
      return super.correlateMessages(context, message, set);
    }

    @Override
    protected List<CorrelationHandlerResult> correlateMessageToExecutions(
        CommandContext context, String message, CorrelationSet set) {
      if (!isSentByPerson()) {
        return super.correlateMessageToExecutions(context, message, set);
      }
      checkSender(context, message);
      List<CorrelationHandlerResult> waiting =
          super.correlateMessageToExecutions(context, message, set);
      if (waiting.size() > 1) {
        throw ofSeveralCases();
      }
      return waiting;
    }

    @Override
    public List<CorrelationHandlerResult> correlateStartMessages(
        CommandContext context, String message, CorrelationSet set) {
      if (isSentByPerson()) {
        checkSender(context, message);
      }
      return super.correlateStartMessages(context, message, set);
    }

    private static void checkSender(CommandContext context, String message) {
      Authentication sender = context.getAuthentication();
      List<String> groups = sender.getGroupIds() == null ? List.of() : sender.getGroupIds();
      boolean allowed =
          groups.contains(Groups.CAMUNDA_ADMIN)
              || Permits.MESSAGES.getOrDefault(message == null ? "" : message, Set.of()).stream()
                  .anyMatch(group -> groups.contains(group.id()));
      if (!allowed) {
        throw new Refusal("Akun Anda tidak boleh mengirim pesan ini. Hubungi manajer kantor Anda.");
      }
    }

    private static Refusal ofSeveralCases() {
      return new Refusal(
          "Pesan ini hanya dapat dikirim untuk satu kasus. Pilih satu kasus, lalu kirim lagi.");
    }
  }

  /**
   * Asks for TASK_WORK where a message is sent, and whether the sender is on duty; the message
   * itself has been checked by the handler.
   */
  static class Checker extends JobDoors {

    private final TaskRules rules;

    Checker(TaskRules rules) {
      this.rules = rules;
    }

    @Override
    public void checkUpdateProcessInstanceById(String processInstanceId) {
      if (!(Context.getCommandInvocationContext().getCommand()
          instanceof AbstractCorrelateMessageCmd)) {
        super.checkUpdateProcessInstanceById(processInstanceId);
        return;
      }
      ExecutionEntity instance = findExecutionById(processInstanceId);
      getAuthorizationManager()
          .checkAuthorization(
              TASK_WORK, PROCESS_DEFINITION, instance.getProcessDefinition().getKey());
      if (isSentByPerson()) {
        rules.checkActor(TaskReader.facts(instance), TaskReader.person(TaskReader.actor()));
      }
    }
  }
}
