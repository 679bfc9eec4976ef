package id.loketprakerja.sitepreparation;

import id.loketprakerja.Refusal;
import id.loketprakerja.desk.Desks;
import id.loketprakerja.sitepreparation.SitePreparationProcess.HiddenVariables;
import id.loketprakerja.sitepreparation.SitePreparationProcess.Variables;
import java.util.ArrayList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Chooses the desks to check again: those that failed, unless the manager opens without them. */
@Component
class PrepareRecheck implements JavaDelegate {

  private final Desks desks;

  PrepareRecheck(Desks desks) {
    this.desks = desks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Long serviceDayId = (Long) execution.getVariable(HiddenVariables.SERVICE_DAY_ID);
    boolean without =
        Boolean.TRUE.equals(execution.getVariable(Variables.OPEN_WITHOUT_FAILED_DESKS));
    if (without && !desks.hasPassed(serviceDayId)) {
      throw new Refusal(
          "Belum ada meja yang lolos pemeriksaan, jadi layanan tidak dapat dibuka. Lengkapi paling sedikit satu meja.");
    }
    execution.setVariable(
        Variables.DESKS_TO_CHECK,
        without ? new ArrayList<>() : new ArrayList<>(desks.failed(serviceDayId).keySet()));
  }
}
