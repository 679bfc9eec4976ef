package id.loketprakerja.desk;

import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import id.loketprakerja.registration.Tickets.Outcome;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records how the session at the desk ended, as the model's input {@code outcome} says. */
@Component
class RecordSessionOutcome implements JavaDelegate {

  private final Desks desks;
  private final CaseFile caseFile;

  RecordSessionOutcome(Desks desks, CaseFile caseFile) {
    this.desks = desks;
    this.caseFile = caseFile;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Outcome outcome = Outcome.valueOf((String) execution.getVariable(Variables.OUTCOME));
    desks.endSession(
        (Long) execution.getVariable(Variables.SERVICE_DAY_ID),
        (Integer) execution.getVariable(Variables.TICKET_NUMBER),
        outcome,
        caseFile.of(execution.getProcessInstanceId()));
    execution.setVariable(Variables.SESSION_OUTCOME, outcome.name());
  }
}
