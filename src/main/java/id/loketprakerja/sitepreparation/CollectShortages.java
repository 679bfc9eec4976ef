package id.loketprakerja.sitepreparation;

import id.loketprakerja.desk.Desks;
import id.loketprakerja.sitepreparation.SitePreparationProcess.HiddenVariables;
import id.loketprakerja.sitepreparation.SitePreparationProcess.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/** Gathers what the checks found missing, for the manager, and which checks are to be repeated. */
@Component
class CollectShortages implements JavaDelegate {

  private final Desks desks;

  CollectShortages(Desks desks) {
    this.desks = desks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Long serviceDayId = (Long) execution.getVariable(HiddenVariables.SERVICE_DAY_ID);
    List<String> shortages = new ArrayList<>();
    ArrayList<String> openChecks = new ArrayList<>();
    for (SiteCheck check : SiteCheck.values()) {
      List<String> missing = take(execution, check);
      missing.forEach(text -> shortages.add(check.title() + ": " + text));
      if (!missing.isEmpty()) {
        openChecks.add(check.key());
      }
    }
    Map<Integer, String> failedDesks =
        Boolean.TRUE.equals(execution.getVariable(Variables.OPEN_WITHOUT_FAILED_DESKS))
            ? Map.of()
            : desks.failed(serviceDayId);
    failedDesks.forEach((desk, missing) -> shortages.add("Meja " + desk + ": " + missing));
    execution.setVariable(Variables.OPEN_CHECKS, openChecks);
    execution.setVariable(Variables.SHORTAGES, SpinValues.jsonValue(Spin.JSON(shortages)).create());
    execution.setVariable(
        Variables.FAILED_DESKS, SpinValues.jsonValue(Spin.JSON(failedDesks.keySet())).create());
    execution.setVariable(
        Variables.HELD_DESKS,
        SpinValues.jsonValue(Spin.JSON(desks.heldByOtherDays(serviceDayId))).create());
    execution.setVariable(Variables.READY_DESKS, desks.ready(serviceDayId).size());
    execution.setVariable(Variables.SITE_COMPLETE, shortages.isEmpty());
  }

  private static List<String> take(DelegateExecution execution, SiteCheck check) {
    List<String> missing = new ArrayList<>();
    for (String part : check.parts()) {
      ChecklistVariables.read(execution, part).missing().ifPresent(missing::add);
      ChecklistVariables.remove(execution, part);
    }
    return missing;
  }
}
