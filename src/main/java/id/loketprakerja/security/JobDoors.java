package id.loketprakerja.security;

import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.cmd.AbstractSetStateCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobListener;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * Who may touch a job. What belongs to all offices is the administrators': the clean-up of history,
 * a batch, the calendar of the working days. The engine lets everybody have the first two.
 */
class JobDoors extends AuthorizationCommandChecker {

  @Override
  public void checkUpdateJob(JobEntity job) {
    if (job.getProcessDefinitionKey() == null) {
      checkAdministrator(Context.getCommandContext());
    }
    super.checkUpdateJob(job);
  }

  @Override
  public void checkUpdateRetriesJob(JobEntity job) {
    if (job.getTenantId() == null) {
      checkUpdateJob(job);
    }
    super.checkUpdateRetriesJob(job);
  }

  private static void checkAdministrator(CommandContext context) {
    context.getAuthorizationManager().checkAuthorization(SystemPermissions.SET, Resources.SYSTEM);
  }

  /** Asks before the commands that the engine begins without asking. */
  static class Before extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
      CommandContext context = Context.getCommandContext();
      if (isOfAllOffices(command)) {
        checkAdministrator(context);
      } else if (command instanceof FailedJobListener) {
        checkTry(command, context);
      }
      return next.execute(command);
    }

    /**
     * What suspends, or gives every failed job of a definition another try. When there is nothing
     * of the id that was sent the engine asks nobody, and keeps the id in the log of operations.
     */
    private static boolean isOfAllOffices(Command<?> command) {
      return command instanceof AbstractSetStateCmd
          || command instanceof SetJobRetriesCmd && field(command, "jobDefinitionId") != null;
    }

    /**
     * A person who may not run a job is refused within the run, and the engine would count that as
     * a try that has failed; after three of them it never tries again.
     */
    private static void checkTry(Command<?> failed, CommandContext context) {
      JobEntity job =
          context.getJobManager().findJobById(field(failed, "jobFailureCollector.jobId"));
      if (job != null) {
        context
            .getProcessEngineConfiguration()
            .getCommandCheckers()
            .forEach(checker -> checker.checkUpdateJob(job));
      }
    }

    private static String field(Command<?> command, String path) {
      return (String) PropertyAccessorFactory.forDirectFieldAccess(command).getPropertyValue(path);
    }
  }
}
