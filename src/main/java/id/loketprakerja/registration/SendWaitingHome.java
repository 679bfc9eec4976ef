package id.loketprakerja.registration;

import id.loketprakerja.registration.ParticipantRegistrationProcess.Messages;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells every registration of a closing service day that still waits for a desk. */
@Component
class SendWaitingHome implements JavaDelegate {

  private final RuntimeService runtime;

  SendWaitingHome(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @Override
  public void execute(DelegateExecution execution) {
    runtime
        .createMessageCorrelation(Messages.SERVICE_CLOSED)
        .processInstanceVariableEquals(
            Variables.SERVICE_DAY_ID, execution.getVariable(Variables.SERVICE_DAY_ID))
        .correlateAll();
  }
}
