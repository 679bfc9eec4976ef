package id.loketprakerja.query;

import java.util.List;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.db.CommandExecutor;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.webapp.impl.db.QuerySessionFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Puts the same gate, and the engine's time for a statement, in front of Cockpit's own queries,
 * which go past the engine with a session factory of their own.
 */
@Component
class CockpitQueries implements SmartInitializingSingleton {

  private final ProcessEngine engine;
  private final QueryBounds bounds;

  CockpitQueries(ProcessEngine engine, QueryBounds bounds) {
    this.engine = engine;
    this.bounds = bounds;
  }

  /** The web server has been made by then, and with it Cockpit has taken its own. */
  @Override
  public void afterSingletonsInstantiated() {
    Cockpit.setCockpitRuntimeDelegate(
        new DefaultCockpitRuntimeDelegate() {
          @Override
          protected CommandExecutor createCommandExecutor(String engineName) {
            return executor(getMappingFiles());
          }
        });
  }

  private CommandExecutor executor(List<String> mappingFiles) {
    ProcessEngineConfigurationImpl configuration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    QuerySessionFactory sessions = new QuerySessionFactory();
    sessions.setJdbcStatementTimeout(configuration.getJdbcStatementTimeout());
    sessions.initFromProcessEngineConfiguration(configuration, mappingFiles);
    sessions.getSqlSessionFactory().getConfiguration().addInterceptor(new QueryGate(bounds));
    return new CommandExecutor() {
      @Override
      public <T> T executeCommand(Command<T> command) {
        return sessions.getCommandExecutorTxRequired().execute(command);
      }
    };
  }
}
