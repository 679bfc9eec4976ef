package id.loketprakerja.security;

import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/** The engine's identity service, which tells the {@link AuditLog} whatever it has changed. */
class AuditedIdentity extends IdentityServiceImpl {

  private final AuditLog audit;

  AuditedIdentity(AuditLog audit) {
    this.audit = audit;
  }

  @Override
  public void saveUser(User user, boolean skipPasswordPolicy) {
    UserEntity account = (UserEntity) user;
    boolean isNew = account.getRevision() == 0;
    boolean hasNewPassword = account.hasNewPassword();
    super.saveUser(user, skipPasswordPolicy);
    if (isNew) {
      tell("account-created", user.getId());
    } else if (!hasNewPassword) {
      tell("account-changed", user.getId());
    } else {
      tell(user.getId().equals(actor()) ? "password-changed" : "password-reset", user.getId());
    }
  }

  @Override
  public void deleteUser(String userId) {
    super.deleteUser(userId);
    tell("account-deleted", userId);
  }

  @Override
  public void saveGroup(Group group) {
    super.saveGroup(group);
    tell("group-saved", null, group(group.getId()));
  }

  @Override
  public void deleteGroup(String groupId) {
    super.deleteGroup(groupId);
    tell("group-deleted", null, group(groupId));
  }

  @Override
  public void createMembership(String userId, String groupId) {
    super.createMembership(userId, groupId);
    tell("group-given", userId, group(groupId));
  }

  @Override
  public void deleteMembership(String userId, String groupId) {
    super.deleteMembership(userId, groupId);
    tell("group-taken", userId, group(groupId));
  }

  @Override
  public void saveTenant(Tenant tenant) {
    super.saveTenant(tenant);
    tell("office-saved", null, office(tenant.getId()));
  }

  @Override
  public void deleteTenant(String tenantId) {
    super.deleteTenant(tenantId);
    tell("office-deleted", null, office(tenantId));
  }

  @Override
  public void createTenantUserMembership(String tenantId, String userId) {
    super.createTenantUserMembership(tenantId, userId);
    tell("office-given", userId, office(tenantId));
  }

  @Override
  public void deleteTenantUserMembership(String tenantId, String userId) {
    super.deleteTenantUserMembership(tenantId, userId);
    tell("office-taken", userId, office(tenantId));
  }

  @Override
  public void createTenantGroupMembership(String tenantId, String groupId) {
    super.createTenantGroupMembership(tenantId, groupId);
    tell("office-given", null, office(tenantId), group(groupId));
  }

  @Override
  public void deleteTenantGroupMembership(String tenantId, String groupId) {
    super.deleteTenantGroupMembership(tenantId, groupId);
    tell("office-taken", null, office(tenantId), group(groupId));
  }

  private void tell(String event, String account, String... facts) {
    audit.changed(event, account, actor(), facts);
  }

  private String actor() {
    return getCurrentAuthentication() == null ? null : getCurrentAuthentication().getUserId();
  }

  private static String group(String id) {
    return "group=" + AuditLog.safe(id);
  }

  private static String office(String id) {
    return "office=" + AuditLog.safe(id);
  }
}
