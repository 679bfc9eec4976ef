package id.loketprakerja.security;

import id.loketprakerja.office.OfficeTenants;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Brings offices, groups, authorizations, filters and first accounts into the engine, before the
 * doors open.
 */
@Component
class AccessSetup implements SmartInitializingSingleton {

  private final OfficeTenants officeTenants;
  private final IdentityService identityService;
  private final Authorizations authorizations;
  private final TaskFilters taskFilters;
  private final Accounts accounts;

  AccessSetup(
      OfficeTenants officeTenants,
      IdentityService identityService,
      Authorizations authorizations,
      TaskFilters taskFilters,
      Accounts accounts) {
    this.officeTenants = officeTenants;
    this.identityService = identityService;
    this.authorizations = authorizations;
    this.taskFilters = taskFilters;
    this.accounts = accounts;
  }

  @Override
  public void afterSingletonsInstantiated() {
    officeTenants.create();
    StaffGroup.createAll(identityService);
    authorizations.apply();
    taskFilters.create();
    accounts.create();
  }
}
