package id.loketprakerja.serviceday;

import id.loketprakerja.serviceday.ServiceDayProcess.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the service: no more tickets. */
@Component
class CloseService implements JavaDelegate {

  private final ServiceDays serviceDays;

  CloseService(ServiceDays serviceDays) {
    this.serviceDays = serviceDays;
  }

  @Override
  public void execute(DelegateExecution execution) {
    serviceDays.close((Long) execution.getVariable(Variables.SERVICE_DAY_ID));
  }
}
