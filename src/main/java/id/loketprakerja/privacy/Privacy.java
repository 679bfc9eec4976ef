package id.loketprakerja.privacy;

import static id.loketprakerja.EngineList.with;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Gives the engine the counter's history, and takes names out of whatever leaves it as text: the
 * log, and what is stored with a job that failed. A failure itself stays what it is.
 */
@Component
class Privacy extends AbstractProcessEnginePlugin {

  private final PersonalData personalData;

  Privacy(PersonalData personalData) {
    this.personalData = personalData;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    DiscreetLog.cover();
    CounterHistory history = new CounterHistory(personalData);
    configuration.setCustomHistoryLevels(List.of(history));
    // The level itself goes before the name of one, so no setting can ask for another.
    configuration.setHistoryLevel(history);
    configuration.setHistoryEventProducer(new DiscreetHistory());
    configuration.setDmnHistoryEventProducer(new DiscreetDecisions(personalData));
    configuration.setFailedJobCommandFactory(new DiscreetJobs());
    configuration.setCustomPostCommandInterceptorsTxRequired(
        with(new FreeText(), configuration.getCustomPostCommandInterceptorsTxRequired()));
    configuration.setCustomPostCommandInterceptorsTxRequiresNew(
        with(new FreeText(), configuration.getCustomPostCommandInterceptorsTxRequiresNew()));
    configuration.setCustomPreVariableSerializers(NoFiles.serializers());
    configuration.setCustomPreBPMNParseListeners(
        with(new FreeText.OfStart(), configuration.getCustomPreBPMNParseListeners()));
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl configuration) {
    // Not among those before: the engine's own of the same name would read in its place.
    configuration.getVariableSerializers().addSerializer(new NameSerializer(personalData), 0);
  }
}
