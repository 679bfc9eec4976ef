package id.loketprakerja.conflict;

import static id.loketprakerja.EngineList.with;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Lets the engine notice a conflict wherever one can show. */
@Component
class ConflictPlugin extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setCustomPreCommandInterceptorsTxRequired(
        with(new LostRaces(), configuration.getCustomPreCommandInterceptorsTxRequired()));
    configuration.setCustomPreCommandInterceptorsTxRequiresNew(
        with(new LostRaces(), configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
    // Inside the transaction, where it can still be seen what has changed.
    configuration.setCustomPostCommandInterceptorsTxRequired(
        with(new TornReads(), configuration.getCustomPostCommandInterceptorsTxRequired()));
    configuration.setCustomPostCommandInterceptorsTxRequiresNew(
        with(new TornReads(), configuration.getCustomPostCommandInterceptorsTxRequiresNew()));
  }
}
