package id.loketprakerja.time;

import id.loketprakerja.customercare.CustomerCareEscalationProcess;
import id.loketprakerja.customercare.Hotline;
import id.loketprakerja.office.Office;
import id.loketprakerja.office.Offices;
import id.loketprakerja.serviceday.OfficeAtWork;
import id.loketprakerja.serviceday.ServiceDayProcess;
import id.loketprakerja.serviceday.WorkingDayProcess;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole installation as it stands: its timers, its offices' days, and what may never be. */
final class Installation {

  private final ProcessEngine engine;
  private final ManagementService management;
  private final JdbcClient database;
  private final Offices offices;
  private final Hotline hotline;

  Installation(ApplicationContext application) {
    this.engine = application.getBean(ProcessEngine.class);
    this.management = engine.getManagementService();
    this.database = application.getBean(JdbcClient.class);
    this.offices = application.getBean(Offices.class);
    this.hotline = application.getBean(Hotline.class);
  }

  /** It is this moment, and the calendar's timer waits for the next working day. */
  void runsAt(Date moment) {
    ClockUtil.setCurrentTime(moment);
    management.recalculateJobDuedate(calendar().getId(), false);
  }

  /** The timer that begins every working day. */
  Job calendar() {
    return calendars().get(0);
  }

  private List<Job> calendars() {
    return management
        .createJobQuery()
        .processDefinitionKey(WorkingDayProcess.KEY)
        .timers()
        .list()
        .stream()
        .filter(job -> TimerStartEventJobHandler.TYPE.equals(((JobEntity) job).getJobHandlerType()))
        .toList();
  }

  /** All jobs of models that are due, the earliest first. */
  List<Job> dueJobs() {
    return management.createJobQuery().executable().list().stream()
        .filter(job -> job.getProcessDefinitionId() != null)
        .sorted(
            Comparator.comparing(
                    Job::getDuedate, Comparator.nullsFirst(Comparator.<Date>naturalOrder()))
                .thenComparing(Job::getId))
        .toList();
  }

  /** How many jobs of models have been executed so far. */
  long executedJobs() {
    return engine.getHistoryService().createHistoricJobLogQuery().successLog().list().stream()
        .filter(job -> job.getProcessDefinitionId() != null)
        .count();
  }

  /** Each service day as "office date status" without the year, such as "contoh 06-12 OPEN". */
  String days() {
    return database
        .sql("select office_id, service_date, status from service_day order by 1, 2")
        .query(
            (row, i) ->
                "%s %s %s"
                    .formatted(
                        row.getString(1).replace("kantor", ""),
                        row.getObject(2, LocalDate.class).toString().substring(5),
                        row.getString(3)))
        .list()
        .stream()
        .collect(Collectors.joining(", "));
  }

  /** The open tasks of an office by the meaning of their ids. */
  String tasks(OfficeAtWork office) {
    return office.openTasks().stream()
        .map(task -> task.replace("userTask_", ""))
        .collect(Collectors.joining(", "));
  }

  /** Each ticket as "number state" or, when it has ended, "number outcome". */
  String tickets() {
    return database
        .sql(
            "select ticket_number || ' ' || coalesce(outcome, state) from ticket order by service_day_id, ticket_number")
        .query(String.class)
        .list()
        .stream()
        .collect(Collectors.joining(", "));
  }

  /** What may not be at any time once the due timers have gone off. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Office office : offices.all()) {
      ZonedDateTime now = offices.now(office);
      database
          .sql("select service_date, status from service_day where office_id = :office")
          .param("office", office.id())
          .query(
              row -> {
                LocalDate date = row.getObject(1, LocalDate.class);
                boolean over =
                    !now.isBefore(date.atTime(office.closingTime()).atZone(office.zone()));
                if (over && List.of("PREPARING", "OPEN").contains(row.getString(2))) {
                  faults.add(office.id() + " is " + row.getString(2) + " after its time, " + date);
                }
                if (date.isAfter(now.toLocalDate())) {
                  faults.add(office.id() + " has a day of tomorrow, " + date);
                }
              });
      long days =
          engine
              .getRuntimeService()
              .createProcessInstanceQuery()
              .processDefinitionKey(ServiceDayProcess.KEY)
              .tenantIdIn(office.id())
              .variableValueEquals(
                  ServiceDayProcess.Variables.SERVICE_DATE, now.toLocalDate().toString())
              .count();
      if (days > 1) {
        faults.add(office.id() + " has today " + days + " times");
      }
    }
    if (calendars().size() != 1) {
      faults.add("The calendar has " + calendars().size() + " timers");
    }
    long calls =
        engine
            .getTaskService()
            .createTaskQuery()
            .taskDefinitionKey(CustomerCareEscalationProcess.Elements.CALL_HOTLINE)
            .count();
    if (calls > 0 && !hotline.isOpen()) {
      faults.add("The closed hotline is to be called");
    }
    long incidents = engine.getRuntimeService().createIncidentQuery().count();
    if (incidents > 0) {
      faults.add(incidents + " incidents");
    }
    if (!dueJobs().isEmpty()) {
      faults.add("Jobs are still due: " + dueJobs());
    }
    return faults;
  }
}
