package id.loketprakerja.sitepreparation;

import id.loketprakerja.desk.Desks;
import id.loketprakerja.office.Offices;
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

/** Lays out what the preparation works through: staff to choose from, all checks, all desks. */
@Component
class PrepareChecklist implements JavaDelegate {

  private final Offices offices;
  private final OfficeStaff staff;
  private final Desks desks;

  PrepareChecklist(Offices offices, OfficeStaff staff, Desks desks) {
    this.offices = offices;
    this.staff = staff;
    this.desks = desks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String officeId = (String) execution.getVariable(Variables.OFFICE_ID);
    Long serviceDayId = (Long) execution.getVariable(HiddenVariables.SERVICE_DAY_ID);
    List<Map<String, String>> choices =
        staff.of(officeId).stream()
            .map(member -> Map.of("label", member.label(), "value", member.id()))
            .toList();
    execution.setVariable(
        Variables.STAFF_CHOICES, SpinValues.jsonValue(Spin.JSON(choices)).create());
    execution.setVariable(Variables.OPEN_CHECKS, new ArrayList<>(SiteCheck.keys()));
    execution.setVariable(
        Variables.DESKS_TO_CHECK,
        new ArrayList<>(desks.setUp(serviceDayId, offices.byId(officeId).desks())));
    execution.setVariable(
        Variables.HELD_DESKS,
        SpinValues.jsonValue(Spin.JSON(desks.heldByOtherDays(serviceDayId))).create());
  }
}
