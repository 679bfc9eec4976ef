package id.loketprakerja.monitoring;

import id.loketprakerja.feedback.FeedbackCodes;
import id.loketprakerja.serviceday.ServiceDay;
import id.loketprakerja.serviceday.ServiceDayProcess.Variables;
import id.loketprakerja.serviceday.ServiceDays;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Ends the day and files its report under the name of the manager who reviewed it. */
@Component
class FileDailyReport implements JavaDelegate {

  private final ServiceDays serviceDays;
  private final DailyReports reports;
  private final FeedbackCodes feedbackCodes;
  private final IdentityService identity;

  FileDailyReport(
      ServiceDays serviceDays,
      DailyReports reports,
      FeedbackCodes feedbackCodes,
      IdentityService identity) {
    this.serviceDays = serviceDays;
    this.reports = reports;
    this.feedbackCodes = feedbackCodes;
    this.identity = identity;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ServiceDay day = serviceDays.byId((Long) execution.getVariable(Variables.SERVICE_DAY_ID));
    Authentication manager = identity.getCurrentAuthentication();
    serviceDays.end(day.id());
    feedbackCodes.forget(day.id());
    reports.file(
        day,
        (String) execution.getVariable(Variables.DAY_NOTE),
        manager == null ? null : manager.getUserId());
  }
}
