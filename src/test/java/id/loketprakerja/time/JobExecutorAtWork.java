package id.loketprakerja.time;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;

/**
 * The engine's own job executor, which no test's application starts by itself, at work until it is
 * closed. It looks for jobs more often than in production, so that a test need not wait.
 */
public final class JobExecutorAtWork implements AutoCloseable {

  private static final int WAIT_MILLIS = 10;
  private static final long MAX_WAIT_MILLIS = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final JobExecutor executor;
  private final int usualWait;
  private final long usualMaxWait;

  public JobExecutorAtWork(ProcessEngine engine) {
    executor =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    usualWait = executor.getWaitTimeInMillis();
    usualMaxWait = executor.getMaxWait();
    executor.setWaitTimeInMillis(WAIT_MILLIS);
    executor.setMaxWait(MAX_WAIT_MILLIS);
    executor.start();
  }

  /** Lets it work until this holds. */
  public void until(String what, BooleanSupplier condition) {
    await(what)
        .atMost(PATIENCE)
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(WAIT_MILLIS))
        .until(condition::getAsBoolean);
  }

  /** Waits for the jobs that are being executed and takes no more. */
  @Override
  public void close() {
    executor.shutdown();
    executor.setWaitTimeInMillis(usualWait);
    executor.setMaxWait(usualMaxWait);
  }
}
