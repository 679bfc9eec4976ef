package id.loketprakerja.privacy;

import id.loketprakerja.Refusal;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.SetAnnotationForOperationLog;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.SetAnnotationForIncidentCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * Takes no comment, no annotation, no file and no key of a case from a person: each could hold a
 * participant's name or photo, and stays in the history when the case has ended.
 */
class FreeText extends CommandInterceptor {

  /** Adds the check of the key to every process that the engine reads. */
  static class OfStart extends AbstractBpmnParseListener {

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
      ExecutionListener check = OfStart::check;
      process.addBuiltInListener(ExecutionListener.EVENTNAME_START, check);
    }

    private static void check(DelegateExecution execution) {
      ExecutionEntity started = (ExecutionEntity) execution;
      boolean byPerson =
          Context.getCommandContext().getAuthenticatedUserId() != null
              && started.getSuperExecution() == null;
      boolean hasKey =
          Stream.of(started.getBusinessKey(), started.getCaseInstanceId())
              .anyMatch(key -> key != null && !key.isBlank());
      if (byPerson && hasKey) {
        throw new Refusal(
            "Kunci kasus ditetapkan oleh sistem. Kosongkan isian itu, lalu mulai lagi.");
      }
    }
  }

  @Override
  public <T> T execute(Command<T> command) {
    boolean byPerson = Context.getCommandContext().getAuthenticatedUserId() != null;
    if (byPerson && isRemark(command)) {
      throw new Refusal(
          "Komentar tidak disimpan, agar nama peserta tidak tertinggal. Isilah formulir tugasnya saja.");
    }
    if (byPerson
        && (command instanceof CreateAttachmentCmd || command instanceof SaveAttachmentCmd)) {
      throw NoFiles.refusal();
    }
    return next.execute(command);
  }

  private static boolean isRemark(Command<?> command) {
    boolean annotates =
        command instanceof SetAnnotationForIncidentCmd
            || command instanceof SetAnnotationForOperationLog;
    return command instanceof AddCommentCmd
        || command instanceof UpdateCommentCmd
        // Without a text it removes an annotation.
        || annotates
            && PropertyAccessorFactory.forDirectFieldAccess(command).getPropertyValue("annotation")
                != null;
  }
}
