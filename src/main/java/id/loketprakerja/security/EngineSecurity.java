package id.loketprakerja.security;

import static id.loketprakerja.EngineList.with;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * Makes the engine decide by {@link Permits}, by tenant and by {@link TaskRules} alone.
 *
 * <p>The gate needs the engine before the web server starts, so earlier than usual; our own tables
 * must still come first, as Flyway begins only in an empty database.
 */
@Component
@DependsOnDatabaseInitialization
class EngineSecurity extends AbstractProcessEnginePlugin {

  private final TaskRules taskRules;

  EngineSecurity(TaskRules taskRules) {
    this.taskRules = taskRules;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setResourceAuthorizationProvider(new OwnRecordOnly());
    configuration.setCorrelationHandler(new StaffMessages.Handler());
    configuration.setCommandCheckers(List.of(new TenantCommandChecker(), new TaskDoors(taskRules)));
    configuration.setCustomPreBPMNParseListeners(
        with(
            new TaskGuard.Attachment(new TaskGuard(taskRules)),
            configuration.getCustomPreBPMNParseListeners()));
    configuration.setCustomPreCommandInterceptorsTxRequired(
        with(
            new TaskGuard.Exit(taskRules),
            configuration.getCustomPreCommandInterceptorsTxRequired()));
    configuration.setCustomPreCommandInterceptorsTxRequiresNew(
        with(
            new TaskGuard.Exit(taskRules),
            configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
    configuration.setCustomPostCommandInterceptorsTxRequired(
        with(new JobDoors.Before(), configuration.getCustomPostCommandInterceptorsTxRequired()));
    configuration.setCustomPostCommandInterceptorsTxRequiresNew(
        with(new JobDoors.Before(), configuration.getCustomPostCommandInterceptorsTxRequiresNew()));
    configuration.setCustomPostCommandInterceptorsTxRequired(
        with(new OperationRecord(), configuration.getCustomPostCommandInterceptorsTxRequired()));
    configuration.setCustomPostCommandInterceptorsTxRequiresNew(
        with(new OperationRecord(), configuration.getCustomPostCommandInterceptorsTxRequiresNew()));
    // The table only grants; not looking for revocations makes every query cheaper.
    configuration.setAuthorizationCheckRevokes(
        ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
  }
}
