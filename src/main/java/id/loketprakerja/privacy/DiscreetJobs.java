package id.loketprakerja.privacy;

import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ExceptionUtil;

/**
 * Stores with a failed job what it failed of, without names. An incident takes its message from
 * there.
 */
class DiscreetJobs implements FailedJobCommandFactory {

  @Override
  public Command<Object> getCommand(String jobId, Throwable failure) {
    return new FailedJob(jobId, failure);
  }

  private static class FailedJob extends DefaultJobRetryCmd {

    FailedJob(String jobId, Throwable failure) {
      super(jobId, failure);
    }

    @Override
    protected void logException(JobEntity job) {
      if (exception != null) {
        job.setExceptionMessage(withoutNames(exception.getMessage()));
        job.setExceptionStacktrace(withoutNames(ExceptionUtil.getExceptionStacktrace(exception)));
      }
    }

    private static String withoutNames(String text) {
      return text == null ? null : NamesInUse.OF_THIS_NODE.removedFrom(text);
    }
  }
}
