package id.loketprakerja.feedback;

import id.loketprakerja.feedback.Opinions.Opinion;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Stores what the officer was told, or that nothing was said in time. */
@Component
class StoreFeedback implements JavaDelegate {

  private final Opinions opinions;

  StoreFeedback(Opinions opinions) {
    this.opinions = opinions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String said = (String) execution.getVariable(Variables.FEEDBACK);
    opinions.give(
        (Long) execution.getVariable(Variables.SERVICE_DAY_ID),
        (Integer) execution.getVariable(Variables.TICKET_NUMBER),
        said == null ? Opinion.NONE : Opinion.valueOf(said));
    // The case goes on, with its ticket; from here on nobody can tell what was said in it.
    execution.removeVariable(Variables.FEEDBACK);
  }
}
