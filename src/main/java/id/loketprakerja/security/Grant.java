package id.loketprakerja.security;

import java.util.Set;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/**
 * One line of the table: what a group may do with a resource.
 *
 * @param resourceId the key of one definition, the name of one application, or {@link
 *     Authorization#ANY}
 */
record Grant(StaffGroup group, Resource resource, String resourceId, Set<Permission> permissions) {

  static Grant grant(
      StaffGroup group, Resource resource, String resourceId, Permission... permissions) {
    return grant(group, resource, resourceId, Set.of(permissions));
  }

  static Grant grant(
      StaffGroup group, Resource resource, String resourceId, Set<Permission> permissions) {
    return new Grant(group, resource, resourceId, permissions);
  }

  boolean isFor(Authorization row) {
    return group.id().equals(row.getGroupId())
        && resource.resourceType() == row.getResourceType()
        && resourceId.equals(row.getResourceId());
  }
}
