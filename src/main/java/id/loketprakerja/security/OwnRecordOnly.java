package id.loketprakerja.security;

import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.UPDATE;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;

/**
 * Writes no authorization by itself, except for a person's own account and office.
 *
 * <p>The engine's default writes a row for every task, which makes the task list slow and hides
 * from {@link Permits} who may do what.
 */
class OwnRecordOnly extends DefaultAuthorizationProvider {

  /** A person may see the own account and change its password, but not delete it. */
  @Override
  public AuthorizationEntity[] newUser(User user) {
    AuthorizationEntity own = new AuthorizationEntity(Authorization.AUTH_TYPE_GRANT);
    own.setUserId(user.getId());
    own.setResource(USER);
    own.setResourceId(user.getId());
    own.addPermission(READ);
    own.addPermission(UPDATE);
    return new AuthorizationEntity[] {own};
  }

  @Override
  public AuthorizationEntity[] newGroup(Group group) {
    return null;
  }

  @Override
  public AuthorizationEntity[] newFilter(Filter filter) {
    return null;
  }

  @Override
  public AuthorizationEntity[] newDeployment(Deployment deployment) {
    return null;
  }

  @Override
  public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
    return null;
  }

  @Override
  public AuthorizationEntity[] newTaskOwner(Task task, String oldOwner, String newOwner) {
    return null;
  }

  @Override
  public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
    return null;
  }

  @Override
  public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
    return null;
  }
}
