package id.loketprakerja.security;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A model of the {@link CounterTest} sends a message of its own by it, as the real ones do. */
@Component
class SendsDeskAssigned implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    execution
        .getProcessEngineServices()
        .getRuntimeService()
        .createMessageCorrelation("desk-assigned")
        .processInstanceId(execution.getProcessInstanceId())
        .correlate();
  }
}
