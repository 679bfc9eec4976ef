package id.loketprakerja.security;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.springframework.stereotype.Component;

/** Brings the engine's rows for the staff groups in line with {@link Permits}. */
@Component
class Authorizations {

  private final AuthorizationService authorizationService;

  Authorizations(AuthorizationService authorizationService) {
    this.authorizationService = authorizationService;
  }

  /**
   * Adds, corrects and removes rows, so that after it the table holds; what is right already is not
   * touched.
   */
  void apply() {
    for (StaffGroup group : StaffGroup.values()) {
      List<Authorization> rows =
          authorizationService.createAuthorizationQuery().groupIdIn(group.id()).list();
      rows.stream()
          // Filters are known only by the ids that the engine gives them, see TaskFilters.
          .filter(row -> row.getResourceType() != Resources.FILTER.resourceType())
          .filter(row -> Permits.GRANTS.stream().noneMatch(grant -> grant.isFor(row)))
          .forEach(row -> authorizationService.deleteAuthorization(row.getId()));
      Permits.GRANTS.stream()
          .filter(grant -> grant.group() == group)
          .forEach(grant -> save(grant, rows));
    }
  }

  /** Lets the group read the Tasklist filter. */
  void grantFilter(StaffGroup group, String filterId, Permission permission) {
    Grant grant = Grant.grant(group, Resources.FILTER, filterId, permission);
    save(
        grant,
        authorizationService
            .createAuthorizationQuery()
            .groupIdIn(group.id())
            .resourceId(filterId)
            .list());
  }

  private void save(Grant grant, List<Authorization> rows) {
    Authorization row =
        rows.stream()
            .filter(grant::isFor)
            .findFirst()
            .orElseGet(
                () -> authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT));
    int before = ((AuthorizationEntity) row).getPermissions();
    row.setGroupId(grant.group().id());
    row.setResource(grant.resource());
    row.setResourceId(grant.resourceId());
    row.setPermissions(grant.permissions().toArray(Permission[]::new));
    if (((AuthorizationEntity) row).getPermissions() != before || row.getId() == null) {
      authorizationService.saveAuthorization(row);
    }
  }
}
