package id.loketprakerja.deployment;

import static id.loketprakerja.EngineList.with;

import id.loketprakerja.privacy.PersonalData;
import id.loketprakerja.query.QueryBounds;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Gives the engine the limits of what models and stored queries may do. */
@Component
class DeploymentPlugin extends AbstractProcessEnginePlugin {

  private final ModelWords words;
  private final QueryBounds bounds;
  private final PersonalData personalData;

  DeploymentPlugin(ModelWords words, QueryBounds bounds, PersonalData personalData) {
    this.words = words;
    this.bounds = bounds;
    this.personalData = personalData;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setExpressionManager(new GuardedExpressions(words, personalData));
    configuration.setScriptingEngines(new NoScripts());
    configuration.setCustomPreDeployers(
        with(new DeploymentCheck(words, personalData), configuration.getCustomPreDeployers()));
    EngineVerdict verdict = new EngineVerdict(configuration);
    configuration.setCustomPreCommandInterceptorsTxRequired(
        with(verdict, configuration.getCustomPreCommandInterceptorsTxRequired()));
    configuration.setCustomSessionFactories(
        with(new StoredQueries.Factory(bounds), configuration.getCustomSessionFactories()));
    // A variable that names a Java class in a call from outside could be of any class otherwise.
    configuration.setDeserializationTypeValidationEnabled(true);
  }
}
