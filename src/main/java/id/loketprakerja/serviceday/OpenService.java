package id.loketprakerja.serviceday;

import id.loketprakerja.serviceday.ServiceDayProcess.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the service. */
@Component
class OpenService implements JavaDelegate {

  private final ServiceDays serviceDays;

  OpenService(ServiceDays serviceDays) {
    this.serviceDays = serviceDays;
  }

  @Override
  public void execute(DelegateExecution execution) {
    serviceDays.open((Long) execution.getVariable(Variables.SERVICE_DAY_ID));
  }
}
