package id.loketprakerja.sitepreparation;

import id.loketprakerja.desk.Desks;
import id.loketprakerja.sitepreparation.SitePreparationProcess.HiddenVariables;
import id.loketprakerja.sitepreparation.SitePreparationProcess.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether a desk passed: it did when everything on its list was ticked. */
@Component
class RecordDeskCheck implements JavaDelegate {

  private final Desks desks;

  RecordDeskCheck(Desks desks) {
    this.desks = desks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    desks.recordCheck(
        (Long) execution.getVariable(HiddenVariables.SERVICE_DAY_ID),
        (Integer) execution.getVariable(Variables.DESK_NUMBER),
        ChecklistVariables.read(execution, "desk").missing());
  }
}
