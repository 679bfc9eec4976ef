package id.loketprakerja.serviceday;

import static id.loketprakerja.EngineList.with;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells of every case that it ends. The engine adds the listener itself, so no model can leave it
 * out, and no way to delete or to move a case skips it.
 */
@Component
class CaseEndings extends AbstractProcessEnginePlugin {

  private final ApplicationEventPublisher events;

  CaseEndings(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setCustomPreBPMNParseListeners(
        with(configuration.getCustomPreBPMNParseListeners(), new OfProcess()));
  }

  private void ends(DelegateExecution execution) {
    CommandContext call = Context.getCommandContext();
    // Jobs count as somebody: an administrator's bulk deletion is carried out by one.
    boolean refusable = call.getAuthenticatedUserId() != null || call.getCurrentJob() != null;
    events.publishEvent(new CaseEnding(execution.getProcessInstanceId(), refusable));
  }

  private class OfProcess extends AbstractBpmnParseListener {

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
      ExecutionListener listener = CaseEndings.this::ends;
      process.addBuiltInListener(ExecutionListener.EVENTNAME_END, listener);
    }
  }
}
