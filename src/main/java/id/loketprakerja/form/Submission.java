package id.loketprakerja.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.impl.ConditionEvaluationBuilderImpl;
import org.camunda.bpm.engine.impl.MessageCorrelationBuilderImpl;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.SignalEventReceivedBuilderImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.EvaluateStartConditionCmd;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.form.handler.DefaultFormHandler;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.runtime.VariableInstanceQuery;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * What a person submits with one call of the engine, and the form that it has to answer to.
 *
 * <p>An escalation answers to the form of its code's name in the model's deployment. Without a
 * form, and in a message or a signal, a person may send nothing.
 *
 * @param form the form of the task, of the start event or of the escalation; null when nothing may
 *     be sent
 * @param pastForm whether the call would end the task without its form
 * @param deploymentId the deployment of the model, in which the form is looked for
 * @param sent the variables that the call carries
 * @param task the task that is submitted; null for a start
 * @param permission asks the engine whether the person may make the call at all
 */
record Submission(
    CamundaFormRef form,
    boolean pastForm,
    String deploymentId,
    ObjectNode sent,
    TaskEntity task,
    Consumer<CommandChecker> permission) {

  private static final List<Class<?>> DOORS =
      List.of(
          CompleteTaskCmd.class, // and its subclass that resolves
          SubmitTaskFormCmd.class,
          SignalCmd.class,
          SubmitStartFormCmd.class,
          StartProcessInstanceCmd.class,
          HandleTaskEscalationCmd.class,
          HandleTaskBpmnErrorCmd.class,
          AbstractCorrelateMessageCmd.class,
          EvaluateStartConditionCmd.class,
          SignalEventReceivedCmd.class);

  /** Whether a command is one of those that a person's input comes in by. */
  static boolean isDoor(Command<?> command) {
    return DOORS.stream().anyMatch(door -> door.isInstance(command));
  }

  /**
   * What the command submits; nothing when there is no form, or when the engine will refuse the
   * command anyway.
   */
  static Optional<Submission> of(Command<?> command, CommandContext context) {
    if (command instanceof CompleteTaskCmd) {
      return ofTask(
          task(field(command, "taskId"), context), field(command, "variables"), false, context);
    }
    if (command instanceof SubmitTaskFormCmd) {
      return ofTask(
          task(field(command, "taskId"), context), field(command, "properties"), false, context);
    }
    if (command instanceof SignalCmd) {
      return ofTask(
          waitingTask(field(command, "executionId"), context),
          field(command, "processVariables"),
          false,
          context);
    }
    if (command instanceof HandleTaskBpmnErrorCmd) {
      return ofTask(
          task(field(command, "taskId"), context), field(command, "variables"), true, context);
    }
    if (command instanceof HandleTaskEscalationCmd) {
      return ofEscalation(
          task(field(command, "taskId"), context),
          field(command, "escalationCode"),
          field(command, "variables"),
          context);
    }
    if (command instanceof AbstractCorrelateMessageCmd) {
      return withoutForm(ofMessage(field(command, "builder")), context);
    }
    if (command instanceof EvaluateStartConditionCmd) {
      ConditionEvaluationBuilderImpl condition = field(command, "builder");
      return withoutForm(FormValues.json(condition.getVariables()), context);
    }
    if (command instanceof SignalEventReceivedCmd) {
      SignalEventReceivedBuilderImpl signal = field(command, "builder");
      return withoutForm(FormValues.json(signal.getVariables()), context);
    }
    if (command instanceof SubmitStartFormCmd) {
      String id = field(command, "processDefinitionId");
      return id == null
          ? Optional.empty()
          : ofStart(
              context
                  .getProcessEngineConfiguration()
                  .getDeploymentCache()
                  .findDeployedProcessDefinitionById(id),
              field(command, "variables"),
              context);
    }
    ProcessInstantiationBuilderImpl start = field(command, "instantiationBuilder");
    return ofStart(
        new GetDeployedProcessDefinitionCmd(start, false).execute(context),
        start.getVariables(),
        context);
  }

  /** A variable that the form can see: those of the case for a task, none for a start. */
  JsonNode visible(String name) {
    TypedValue value = task == null ? null : task.getVariableTyped(name, false);
    return value == null ? MissingNode.getInstance() : FormValues.json(value);
  }

  /**
   * The names of all whose case is open in the same office, and the name that comes with the
   * submission: who waits next is told about as easily as who sits here.
   *
   * @param variables what holds a name
   */
  List<String> names(Set<String> variables, CommandContext context) {
    return variables.stream()
        .flatMap(name -> Stream.concat(openNames(name, context), Stream.of(sent.path(name))))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .toList();
  }

  /** The engine itself keeps a person to the offices that the person belongs to. */
  private Stream<JsonNode> openNames(String name, CommandContext context) {
    VariableInstanceQuery query =
        context
            .getProcessEngineConfiguration()
            .getRuntimeService()
            .createVariableInstanceQuery()
            .variableName(name);
    if (task != null && task.getTenantId() != null) {
      query.tenantIdIn(task.getTenantId());
    }
    return context.runWithoutAuthorization(query::list).stream()
        .map(VariableInstance::getTypedValue)
        .map(FormValues::json);
  }

  private static Optional<Submission> ofTask(
      TaskEntity task, Map<String, Object> variables, boolean pastForm, CommandContext context) {
    if (task == null || task.getTaskDefinition() == null) {
      return Optional.empty();
    }
    task.initializeFormKey();
    CamundaFormRef form = task.getCamundaFormRef();
    return form == null && !isByPerson(context)
        ? Optional.empty()
        : Optional.of(
            new Submission(
                form,
                pastForm && form != null,
                task.getProcessDefinition().getDeploymentId(),
                FormValues.json(variables),
                task,
                checker -> checker.checkTaskWork(task)));
  }

  private static Optional<Submission> ofStart(
      ProcessDefinitionEntity process, Map<String, Object> variables, CommandContext context) {
    CamundaFormRef form =
        process.getStartFormHandler() == null
            ? null
            : process.getStartFormHandler().createStartFormData(process).getCamundaFormRef();
    return form == null && !isByPerson(context)
        ? Optional.empty()
        : Optional.of(
            new Submission(
                form,
                false,
                process.getDeploymentId(),
                FormValues.json(variables),
                null,
                checker -> checker.checkCreateProcessInstance(process)));
  }

  private static Optional<Submission> ofEscalation(
      TaskEntity task, String code, Map<String, Object> variables, CommandContext context) {
    if (task == null || task.getTaskDefinition() == null || code == null) {
      return Optional.empty();
    }
    String deploymentId = task.getProcessDefinition().getDeploymentId();
    CamundaFormRef form =
        new CamundaFormRefImpl(code, DefaultFormHandler.FORM_REF_BINDING_DEPLOYMENT);
    boolean exists = new GetCamundaFormDefinitionCmd(form, deploymentId).execute(context) != null;
    return Optional.of(
        new Submission(
            exists ? form : null,
            false,
            deploymentId,
            FormValues.json(variables),
            task,
            checker -> checker.checkTaskWork(task)));
  }

  private static ObjectNode ofMessage(MessageCorrelationBuilderImpl message) {
    ObjectNode sent = FormValues.json(message.getPayloadProcessInstanceVariables());
    sent.setAll(FormValues.json(message.getPayloadProcessInstanceVariablesLocal()));
    sent.setAll(FormValues.json(message.getPayloadProcessInstanceVariablesToTriggeredScope()));
    return sent;
  }

  private static Optional<Submission> withoutForm(ObjectNode sent, CommandContext context) {
    return isByPerson(context)
        ? Optional.of(new Submission(null, false, null, sent, null, checker -> {}))
        : Optional.empty();
  }

  /** What programs tell each other, and the models, is no person's input. */
  private static boolean isByPerson(CommandContext context) {
    return context.getAuthenticatedUserId() != null;
  }

  private static TaskEntity task(String id, CommandContext context) {
    return id == null ? null : context.getTaskManager().findTaskById(id);
  }

  /**
   * The task at which an execution waits; signalling the execution would end the task with the
   * variables of the call.
   */
  private static TaskEntity waitingTask(String executionId, CommandContext context) {
    ExecutionEntity execution =
        executionId == null ? null : context.getExecutionManager().findExecutionById(executionId);
    return execution == null ? null : execution.getTasks().stream().findFirst().orElse(null);
  }

  /**
   * The engine's commands keep what they carry to themselves; a renamed field fails the call, not
   * the check.
   */
  @SuppressWarnings("unchecked")
  private static <T> T field(Command<?> command, String name) {
    return (T) PropertyAccessorFactory.forDirectFieldAccess(command).getPropertyValue(name);
  }
}
