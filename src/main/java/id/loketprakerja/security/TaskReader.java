package id.loketprakerja.security;

import id.loketprakerja.security.TaskRules.Link;
import id.loketprakerja.security.TaskRules.Person;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cmd.AddGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AddUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.beans.PropertyAccessor;
import org.springframework.beans.PropertyAccessorFactory;

/** Reads from the engine what {@link TaskRules} decide on. */
final class TaskReader {

  private static final String SERVICE_DAY_ID = "serviceDayId";

  /** A problem may take customer care days. */
  private static final String OUTLIVES_ITS_DAY = "customer-care-escalation";

  /** Never the key of a service day, so nobody is on its roster. */
  private static final long NO_SERVICE_DAY = -1;

  private TaskReader() {}

  /**
   * The candidates are those of the model; what somebody with the right to assign has added to the
   * task since does not count.
   */
  static TaskFacts facts(TaskEntity task) {
    return new TaskFacts(
        task.getName(),
        task.getAssignee(),
        candidates(task, task.getTaskDefinition().getCandidateGroupIdExpressions()),
        candidates(task, task.getTaskDefinition().getCandidateUserIdExpressions()),
        facts(task, task.getTenantId(), task.getProcessDefinition()));
  }

  static CaseFacts facts(ExecutionEntity instance) {
    return facts(instance, instance.getTenantId(), instance.getProcessDefinition());
  }

  private static CaseFacts facts(
      VariableScope scope, String officeId, ProcessDefinitionEntity process) {
    return new CaseFacts(officeId, serviceDayId(scope), OUTLIVES_ITS_DAY.equals(process.getKey()));
  }

  /** What a command ties to the task or unties from it; nothing when it does neither. */
  static Optional<Link> link(TaskEntity task, Command<?> command) {
    boolean ties =
        command instanceof AddUserIdentityLinkCmd || command instanceof AddGroupIdentityLinkCmd;
    boolean unties = command instanceof DeleteIdentityLinkCmd;
    if (!ties && !unties) {
      return Optional.empty();
    }
    PropertyAccessor fields = PropertyAccessorFactory.forDirectFieldAccess(command);
    String user = (String) fields.getPropertyValue("userId");
    String group = (String) fields.getPropertyValue("groupId");
    String type = (String) fields.getPropertyValue("type");
    CommandContext context = Context.getCommandContext();
    boolean isKnown =
        ties
            ? context.runWithoutAuthorization(() -> exists(user, group, context))
            : !context
                .getIdentityLinkManager()
                .findIdentityLinkByTaskUserGroupAndType(task.getId(), user, group, type)
                .isEmpty();
    return Optional.of(new Link(IdentityLinkType.CANDIDATE.equals(type), isKnown));
  }

  private static boolean exists(String user, String group, CommandContext context) {
    ReadOnlyIdentityProvider accounts = context.getReadOnlyIdentityProvider();
    return (user == null || accounts.findUserById(user) != null)
        && (group == null || accounts.findGroupById(group) != null);
  }

  /** The person with their groups as they are now; null for nobody. */
  static Person person(String userId) {
    if (userId == null) {
      return null;
    }
    return Context.getCommandContext()
        .runWithoutAuthorization(
            () ->
                new Person(
                    userId,
                    Context.getProcessEngineConfiguration()
                        .getIdentityService()
                        .createGroupQuery()
                        .groupMember(userId)
                        .list()
                        .stream()
                        .map(Group::getId)
                        .collect(Collectors.toSet())));
  }

  /** The user id of whoever makes this call of the engine; null when no person does. */
  static String actor() {
    return Context.getCommandContext().getAuthenticatedUserId();
  }

  private static Long serviceDayId(VariableScope scope) {
    Object id = scope.getVariable(SERVICE_DAY_ID);
    if (id == null) {
      return null;
    }
    return id instanceof Number number ? number.longValue() : NO_SERVICE_DAY;
  }

  private static Set<String> candidates(TaskEntity task, Set<Expression> expressions) {
    if (task.getExecution() == null) {
      throw new OptimisticLockingException("The case has left the task while it was read");
    }
    return expressions.stream()
        .map(expression -> expression.getValue(task.getExecution()))
        .flatMap(TaskReader::ids)
        .filter(id -> !id.isEmpty())
        .collect(Collectors.toSet());
  }

  private static Stream<String> ids(Object value) {
    return value instanceof Collection<?> collection
        ? collection.stream().map(String::valueOf)
        : Arrays.stream(String.valueOf(value).split(",")).map(String::strip);
  }
}
