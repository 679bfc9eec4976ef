package id.loketprakerja.query;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Puts the gate in front of the engine's database. */
@Component
class QueryPlugin extends AbstractProcessEnginePlugin {

  private final QueryBounds bounds;

  QueryPlugin(QueryBounds bounds) {
    this.bounds = bounds;
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl configuration) {
    configuration.getSqlSessionFactory().getConfiguration().addInterceptor(new QueryGate(bounds));
  }
}
