package id.loketprakerja.deployment;

import static id.loketprakerja.EngineList.with;

import id.loketprakerja.query.QueryBounds;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Gives the engine the limits of what models and stored queries may do. */
@Component
class DeploymentPlugin extends AbstractProcessEnginePlugin {

  private final ModelWords words;
  private final QueryBounds bounds;

  DeploymentPlugin(ModelWords words, QueryBounds bounds) {
    this.words = words;
    this.bounds = bounds;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setExpressionManager(new GuardedExpressions(words));
    configuration.setScriptingEngines(new NoScripts());
    configuration.setCustomPreDeployers(
        with(new DeploymentCheck(words), configuration.getCustomPreDeployers()));
    configuration.setCustomSessionFactories(
        with(new StoredQueries.Factory(bounds), configuration.getCustomSessionFactories()));
    // A variable that names a Java class in a call from outside could be of any class otherwise.
    configuration.setDeserializationTypeValidationEnabled(true);
  }
}
