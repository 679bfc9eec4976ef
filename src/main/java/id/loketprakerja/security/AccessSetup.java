package id.loketprakerja.security;

import id.loketprakerja.office.OfficeTenants;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings offices, groups, authorizations, filters and first accounts into the engine, before the
 * doors open; all or nothing, as a start may be killed.
 */
@Component
class AccessSetup implements SmartInitializingSingleton {

  private final OfficeTenants officeTenants;
  private final IdentityService identityService;
  private final Authorizations authorizations;
  private final TaskFilters taskFilters;
  private final Accounts accounts;
  private final TransactionTemplate transaction;

  AccessSetup(
      OfficeTenants officeTenants,
      IdentityService identityService,
      Authorizations authorizations,
      TaskFilters taskFilters,
      Accounts accounts,
      PlatformTransactionManager transactions) {
    this.officeTenants = officeTenants;
    this.identityService = identityService;
    this.authorizations = authorizations;
    this.taskFilters = taskFilters;
    this.accounts = accounts;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void afterSingletonsInstantiated() {
    // All or nothing: a start that fails or is killed leaves no account behind.
    transaction.executeWithoutResult(status -> setUp());
  }

  private void setUp() {
    officeTenants.create();
    StaffGroup.createAll(identityService);
    authorizations.apply();
    taskFilters.create();
    accounts.create();
  }
}
