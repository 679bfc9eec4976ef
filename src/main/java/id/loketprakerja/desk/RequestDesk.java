package id.loketprakerja.desk;

import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks for a desk; without one the model waits. */
@Component
class RequestDesk implements JavaDelegate {

  private final Desks desks;

  RequestDesk(Desks desks) {
    this.desks = desks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        Variables.DESK_NUMBER,
        desks
            .request(
                (Long) execution.getVariable(Variables.SERVICE_DAY_ID),
                (Integer) execution.getVariable(Variables.TICKET_NUMBER))
            .orElse(null));
  }
}
