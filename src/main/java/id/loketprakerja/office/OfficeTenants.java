package id.loketprakerja.office;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.stereotype.Component;

/** Keeps one tenant in the engine for every configured office. */
@Component
public class OfficeTenants {

  private final Offices offices;
  private final IdentityService identityService;

  OfficeTenants(Offices offices, IdentityService identityService) {
    this.offices = offices;
    this.identityService = identityService;
  }

  /**
   * Creates the tenants that are missing and carries over changed names. A tenant whose office is
   * no longer configured stays: its past cases belong to it.
   */
  public void create() {
    for (Office office : offices.all()) {
      Tenant tenant = identityService.createTenantQuery().tenantId(office.id()).singleResult();
      if (tenant == null) {
        tenant = identityService.newTenant(office.id());
      }
      if (!office.name().equals(tenant.getName())) {
        tenant.setName(office.name());
        identityService.saveTenant(tenant);
      }
    }
  }
}
