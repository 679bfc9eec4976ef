package id.loketprakerja.monitoring;

import id.loketprakerja.customercare.CustomerCareEscalationProcess;
import id.loketprakerja.office.Office;
import id.loketprakerja.office.Offices;
import id.loketprakerja.registration.ParticipantRegistrationProcess;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Date;
import org.camunda.bpm.engine.HistoryService;
import org.springframework.stereotype.Component;

/** Counts what only the engine's history knows, because it has no ticket. */
@Component
class DayHistory {

  private final Offices offices;
  private final HistoryService history;

  DayHistory(Offices offices, HistoryService history) {
    this.offices = offices;
    this.history = history;
  }

  int entriesRefused(String officeId, LocalDate date) {
    return (int)
        history
            .createHistoricActivityInstanceQuery()
            .activityId(ParticipantRegistrationProcess.Elements.ENTRY_REFUSED)
            .tenantIdIn(officeId)
            .startedAfter(midnight(officeId, date))
            .startedBefore(midnight(officeId, date.plusDays(1)))
            .count();
  }

  int problems(String officeId, LocalDate date) {
    return (int)
        history
            .createHistoricProcessInstanceQuery()
            .processDefinitionKey(CustomerCareEscalationProcess.KEY)
            .tenantIdIn(officeId)
            .startedAfter(midnight(officeId, date))
            .startedBefore(midnight(officeId, date.plusDays(1)))
            .count();
  }

  private Date midnight(String officeId, LocalDate date) {
    Office office = offices.byId(officeId);
    ZonedDateTime midnight = date.atStartOfDay(office.zone());
    return Date.from(midnight.toInstant());
  }
}
