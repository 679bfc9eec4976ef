package id.loketprakerja.privacy;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Fails over the name, and says over which. */
public class Stumbles implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    throw new IllegalStateException("Cannot add 1 to " + execution.getVariable("participantName"));
  }
}
