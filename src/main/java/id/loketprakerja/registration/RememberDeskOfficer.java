package id.loketprakerja.registration;

import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the officer who took the participant to the desk, so that the session's next tasks are
 * theirs.
 */
@Component
class RememberDeskOfficer implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    task.getExecution().setVariable(Variables.DESK_OFFICER, task.getAssignee());
  }
}
