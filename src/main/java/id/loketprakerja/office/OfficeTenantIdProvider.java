package id.loketprakerja.office;

import id.loketprakerja.Refusal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Gives every instance of the shared models its office as tenant, so that the engine itself keeps
 * the offices apart.
 *
 * <p>A refusal thrown here stops the start before anything is written.
 */
@Component
class OfficeTenantIdProvider extends AbstractProcessEnginePlugin implements TenantIdProvider {

  /**
   * The one process that serves all offices together; the service days it calls have an office
   * each.
   */
  static final String PROCESS_OF_ALL_OFFICES = "working-day";

  static final String OFFICE_ID = "officeId";

  private final Offices offices;

  OfficeTenantIdProvider(Offices offices) {
    this.offices = offices;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setTenantIdProvider(this);
  }

  @Override
  public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext start) {
    DelegateExecution caller = start.getSuperExecution();
    if (caller != null && caller.getTenantId() != null) {
      return caller.getTenantId();
    }
    if (PROCESS_OF_ALL_OFFICES.equals(start.getProcessDefinition().getKey())) {
      return null;
    }
    String requested = requestedOffice(start.getVariables());
    Authentication person = Context.getCommandContext().getAuthentication();
    // Every door hands over the person's offices, if only an empty list; without a list it is the
    // engine's own start.
    boolean startedByPerson = caller == null && person != null && person.getTenantIds() != null;
    return startedByPerson ? officeOf(person, requested) : officeOf(requested);
  }

  @Override
  public String provideTenantIdForHistoricDecisionInstance(
      TenantIdProviderHistoricDecisionInstanceContext decision) {
    return decision.getExecution() == null ? null : decision.getExecution().getTenantId();
  }

  @Override
  public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext start) {
    return null;
  }

  private String officeOf(Authentication person, String requested) {
    boolean administrator =
        person.getGroupIds() != null && person.getGroupIds().contains(Groups.CAMUNDA_ADMIN);
    List<String> own =
        person.getTenantIds().stream()
            .filter(tenantId -> offices.find(tenantId).isPresent())
            .toList();
    if (requested != null) {
      if (!administrator && !own.contains(requested)) {
        throw new Refusal(
            "Akun Anda tidak terdaftar di kantor dengan kode "
                + requested
                + ". Mulailah di kantor Anda sendiri.");
      }
      return offices.byId(requested).id();
    }
    if (own.size() > 1) {
      throw new Refusal(
          "Akun Anda terdaftar di beberapa kantor. Sebutkan kode kantor yang dimaksud.");
    }
    if (own.isEmpty() && administrator) {
      return officeOf(null);
    }
    return offices.byId(own.isEmpty() ? null : own.get(0)).id();
  }

  private String officeOf(String requested) {
    if (requested != null) {
      return offices.byId(requested).id();
    }
    return offices.all().size() == 1 ? offices.all().get(0).id() : null;
  }

  private static String requestedOffice(Map<String, Object> variables) {
    Object officeId = variables.get(OFFICE_ID);
    return officeId == null ? null : officeId.toString();
  }
}
