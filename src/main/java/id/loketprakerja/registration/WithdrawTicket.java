package id.loketprakerja.registration;

import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import id.loketprakerja.registration.Tickets.Outcome;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes a waiting ticket out of the queue, for the reason in the model's input {@code outcome}. */
@Component
class WithdrawTicket implements JavaDelegate {

  private final Tickets tickets;

  WithdrawTicket(Tickets tickets) {
    this.tickets = tickets;
  }

  @Override
  public void execute(DelegateExecution execution) {
    tickets.end(
        (Long) execution.getVariable(Variables.SERVICE_DAY_ID),
        (Integer) execution.getVariable(Variables.TICKET_NUMBER),
        Outcome.valueOf((String) execution.getVariable(Variables.OUTCOME)));
  }
}
