package id.loketprakerja.store;

import static id.loketprakerja.EngineList.with;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * During an outage the engine finds no due timer, instead of logging every second that it cannot
 * look for one.
 *
 * <p>Like every plugin it is there before the engine is; so are our own tables, then.
 */
@Component
@DependsOnDatabaseInitialization
class QuietPolling extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setCustomPreCommandInterceptorsTxRequired(
        with(new Quiet(), configuration.getCustomPreCommandInterceptorsTxRequired()));
  }

  private static class Quiet extends CommandInterceptor {

    @Override
    @SuppressWarnings("unchecked")
    public <T> T execute(Command<T> command) {
      if (!(command instanceof AcquireJobsCmd)) {
        return next.execute(command);
      }
      try {
        T due = next.execute(command);
        Outage.isOver();
        return due;
      } catch (RuntimeException failure) {
        if (!Outage.isBehind(failure)) {
          throw failure;
        }
        Outage.began(failure);
        return (T) new AcquiredJobs(0);
      }
    }
  }
}
