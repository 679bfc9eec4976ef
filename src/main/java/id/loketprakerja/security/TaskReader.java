package id.loketprakerja.security;

import id.loketprakerja.security.TaskRules.Person;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

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
        task.getTenantId(),
        serviceDayId(task),
        OUTLIVES_ITS_DAY.equals(task.getProcessDefinition().getKey()));
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

  private static Long serviceDayId(TaskEntity task) {
    Object id = task.getVariable(SERVICE_DAY_ID);
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
