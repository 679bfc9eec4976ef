package id.loketprakerja.serviceday;

import id.loketprakerja.office.Offices;
import id.loketprakerja.serviceday.ServiceDayProcess.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Registers the service day of the instance's office and tells the model its key and date. */
@Component
class RegisterServiceDay implements JavaDelegate {

  private final ServiceDays serviceDays;

  RegisterServiceDay(ServiceDays serviceDays) {
    this.serviceDays = serviceDays;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ServiceDay day =
        serviceDays.register(execution.getTenantId(), execution.getProcessInstanceId());
    execution.setVariable(Variables.OFFICE_ID, day.officeId());
    execution.setVariable(Variables.SERVICE_DAY_ID, day.id());
    execution.setVariable(Variables.SERVICE_DATE, day.date().toString());
    execution.setVariable(Variables.SERVICE_DATE_TEXT, Offices.text(day.date()));
    execution.setProcessBusinessKey(day.officeId() + " " + day.date());
  }
}
