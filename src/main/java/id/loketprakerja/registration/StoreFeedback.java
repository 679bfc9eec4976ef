package id.loketprakerja.registration;

import id.loketprakerja.registration.Feedback.Opinion;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Stores what the participant said, or that nothing was said in time. */
@Component
class StoreFeedback implements JavaDelegate {

  private final Feedback feedback;

  StoreFeedback(Feedback feedback) {
    this.feedback = feedback;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String said = (String) execution.getVariable(Variables.FEEDBACK);
    feedback.store(
        (Long) execution.getVariable(Variables.SERVICE_DAY_ID),
        said == null ? Opinion.NONE : Opinion.valueOf(said));
  }
}
