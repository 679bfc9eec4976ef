package id.loketprakerja.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.loketprakerja.Refusal;
import id.loketprakerja.privacy.Discretion;
import id.loketprakerja.privacy.PersonalData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.springframework.util.function.SingletonSupplier;

/**
 * Stands before every call of the engine: lets a submission pass only when it fits its form, and
 * lets a refusal leave the engine as it is, however deep inside it was thrown.
 *
 * <p>Only calls from outside count. What delegates, listeners and jobs do inside the engine is no
 * person's input.
 */
class SubmissionGate extends CommandInterceptor {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final FormSchema NO_FORM = new FormSchema(List.of());

  private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();

  /** The call that came from outside; the engine runs it as it is, for others look at its type. */
  private final ThreadLocal<Command<?>> outermost = new ThreadLocal<>();

  private final PersonalData personalData;

  SubmissionGate(PersonalData personalData) {
    this.personalData = personalData;
  }

  @Override
  public <T> T execute(Command<T> command) {
    if (Context.getCommandContext() != null) {
      return next.execute(command);
    }
    outermost.set(command);
    try {
      return next.execute(command);
    } catch (RuntimeException failure) {
      throw Refusal.in(failure).map(RuntimeException.class::cast).orElse(failure);
    } finally {
      outermost.remove();
    }
  }

  /** The check itself, to stand inside the command's own transaction. */
  CommandInterceptor check() {
    return new CommandInterceptor() {
      @Override
      public <T> T execute(Command<T> command) {
        if (command == outermost.get() && Submission.isDoor(command)) {
          CommandContext context = Context.getCommandContext();
          Submission.of(command, context)
              .ifPresent(submission -> SubmissionGate.this.check(submission, context));
        }
        return next.execute(command);
      }
    };
  }

  private void check(Submission submission, CommandContext context) {
    List<String> faults =
        submission.pastForm()
            ? List.of(new FormFault("pastForm").sentence(submission.task().getName()))
            : faults(submission, context);
    if (!faults.isEmpty()) {
      // Somebody without any business here is told that, and nothing about the form.
      for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
        submission.permission().accept(checker);
      }
      throw new Refusal(String.join("\n", faults));
    }
  }

  private List<String> faults(Submission submission, CommandContext context) {
    FormExpressions expressions =
        new FormExpressions(
            context.getProcessEngineConfiguration().getDmnEngineConfiguration().getFeelEngine());
    FormSchema schema = submission.form() == null ? NO_FORM : schema(submission, context);
    FreeTexts texts =
        new FreeTexts(
            personalData,
            SingletonSupplier.of(
                () ->
                    new Discretion(
                        submission.names(personalData.names(), context),
                        personalData.publicContacts())));
    return new FormCheck(schema, expressions, submission::visible, texts).faults(submission.sent());
  }

  private FormSchema schema(Submission submission, CommandContext context) {
    CamundaFormDefinition form =
        new GetCamundaFormDefinitionCmd(submission.form(), submission.deploymentId())
            .execute(context);
    if (form == null) {
      throw new IllegalStateException(
          "Form "
              + submission.form().getKey()
              + " is not in deployment "
              + submission.deploymentId());
    }
    return schemas.computeIfAbsent(form.getId(), id -> read(form, context));
  }

  private static FormSchema read(CamundaFormDefinition form, CommandContext context) {
    try (InputStream content =
        context.runWithoutAuthorization(
            new GetDeploymentResourceCmd(form.getDeploymentId(), form.getResourceName()))) {
      return FormSchema.of(JSON.readTree(content));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Form " + form.getKey() + " cannot be read", unreadable);
    }
  }
}
