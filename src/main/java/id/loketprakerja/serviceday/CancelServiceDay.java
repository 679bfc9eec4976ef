package id.loketprakerja.serviceday;

import id.loketprakerja.serviceday.ServiceDayProcess.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the day up whose site was not ready before the closing time. */
@Component
class CancelServiceDay implements JavaDelegate {

  private final ServiceDays serviceDays;

  CancelServiceDay(ServiceDays serviceDays) {
    this.serviceDays = serviceDays;
  }

  @Override
  public void execute(DelegateExecution execution) {
    serviceDays.cancel((Long) execution.getVariable(Variables.SERVICE_DAY_ID));
  }
}
