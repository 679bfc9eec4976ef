package id.loketprakerja.monitoring;

import id.loketprakerja.serviceday.ServiceDay;
import id.loketprakerja.serviceday.ServiceDayProcess.Variables;
import id.loketprakerja.serviceday.ServiceDays;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/**
 * Shows the manager the day as it stands now: figures, unfinished work, tickets to be called back.
 */
@Component
class UpdateDayFigures implements JavaDelegate {

  private final ServiceDays serviceDays;
  private final DailyReports reports;

  UpdateDayFigures(ServiceDays serviceDays, DailyReports reports) {
    this.serviceDays = serviceDays;
    this.reports = reports;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ServiceDay day = serviceDays.byId((Long) execution.getVariable(Variables.SERVICE_DAY_ID));
    execution.setVariable(Variables.DAY_FIGURES, json(reports.figures(day)));
    execution.setVariable(Variables.UNFINISHED_WORK, json(serviceDays.unfinishedWork(day.id())));
    execution.setVariable(Variables.UNSERVED_TICKETS, json(serviceDays.unservedTickets(day.id())));
  }

  private static Object json(Object value) {
    return SpinValues.jsonValue(Spin.JSON(value)).create();
  }
}
