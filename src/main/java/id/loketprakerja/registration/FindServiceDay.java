package id.loketprakerja.registration;

import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import id.loketprakerja.serviceday.ServiceDay;
import id.loketprakerja.serviceday.ServiceDays;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds the open service day of the office at which the participant has arrived. */
@Component
class FindServiceDay implements JavaDelegate {

  private final ServiceDays serviceDays;

  FindServiceDay(ServiceDays serviceDays) {
    this.serviceDays = serviceDays;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ServiceDay day = serviceDays.openToday(execution.getTenantId());
    execution.setVariable(Variables.OFFICE_ID, day.officeId());
    execution.setVariable(Variables.SERVICE_DAY_ID, day.id());
    execution.setVariable(Variables.SERVICE_DATE, day.date().toString());
    // Until it has a ticket. Whoever started the case may have given it the participant's name.
    execution.setProcessBusinessKey(day.officeId() + " " + day.date());
  }
}
