package id.loketprakerja.registration;

import id.loketprakerja.registration.ParticipantRegistrationProcess.Errors;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Issues the participant's queue ticket. */
@Component
class IssueTicket implements JavaDelegate {

  private final Tickets tickets;

  IssueTicket(Tickets tickets) {
    this.tickets = tickets;
  }

  @Override
  public void execute(DelegateExecution execution) {
    int number =
        tickets
            .issue(
                (Long) execution.getVariable(Variables.SERVICE_DAY_ID),
                execution.getProcessInstanceId())
            .orElseThrow(() -> new BpmnError(Errors.SERVICE_CLOSED));
    execution.setVariable(Variables.TICKET_NUMBER, number);
    execution.setVariable(Variables.DESK_OFFICER, null);
    execution.setProcessBusinessKey(
        "%s %s no. %d"
            .formatted(
                execution.getVariable(Variables.OFFICE_ID),
                execution.getVariable(Variables.SERVICE_DATE),
                number));
  }
}
