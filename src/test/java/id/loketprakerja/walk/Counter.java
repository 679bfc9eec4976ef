package id.loketprakerja.walk;

import id.loketprakerja.desk.Desks;
import id.loketprakerja.registration.ParticipantRegistrationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Escalations;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Messages;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import id.loketprakerja.serviceday.OfficeAtWork;
import id.loketprakerja.serviceday.ServiceDayProcess;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The example office on one service day: what people do there, each signed in with their own
 * account, and what there is to do.
 */
final class Counter {

  /** What every participant of a walk is called, followed by a number; no other test's is. */
  static final String NAME = "Warsinah Lintangjati";

  private static final String CLOSING_TIME = "23:59";

  private final ProcessEngine engine;
  private final JdbcClient database;
  private final Desks desks;
  private final TransactionTemplate oneMoment;
  private final OfficeAtWork office;
  private final LocalDate date;
  private ProcessInstance day;
  private long dayId;
  private Set<Integer> usableDesks;

  Counter(ApplicationContext application, LocalDate date) {
    this.engine = application.getBean(ProcessEngine.class);
    this.database = application.getBean(JdbcClient.class);
    this.desks = application.getBean(Desks.class);
    this.oneMoment = new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
    // Only at this level does H2 show all tables as they were at the first look.
    oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
    oneMoment.setReadOnly(true);
    this.office = OfficeAtWork.inContoh(engine);
    this.date = date;
  }

  /**
   * A task that somebody has to do.
   *
   * @param caseId the case that it belongs to
   * @param wholeCase the registration or the service day that the case is, or is a part of
   */
  record OpenTask(
      String id, String key, String assignee, String caseId, String wholeCase, Instant created) {}

  /** A timer that has gone off or will. */
  record Timer(String id, String element, String caseId, Instant due) {}

  /**
   * The doors are open: one to three desks can be used, and sometimes there is one more that has
   * failed its check and one that nobody has checked.
   */
  void open(Random random) {
    office.clockShows(date + "T07:%02d".formatted(random.nextInt(60)));
    day = office.openService();
    dayId =
        database
            .sql("select id from service_day where process_instance_id = :id")
            .param("id", day.getId())
            .query(Long.class)
            .single();
    usableDesks = new HashSet<>(Set.of(1));
    int usable = 1 + random.nextInt(3);
    int all = usable + random.nextInt(3);
    for (int desk = 2; desk <= all; desk++) {
      database
          .sql(
              "insert into desk (service_day_id, desk_number, state) values (:day, :desk, 'UNCHECKED')")
          .param("day", dayId)
          .param("desk", desk)
          .update();
      if (desk <= usable) {
        desks.recordCheck(dayId, desk, Optional.empty());
        usableDesks.add(desk);
      } else if (desk == usable + 1) {
        desks.recordCheck(dayId, desk, Optional.of("Laptop rusak."));
      }
    }
  }

  OfficeAtWork office() {
    return office;
  }

  JdbcClient database() {
    return database;
  }

  /** Reads all as it stood at one moment, whatever others do meanwhile. */
  <T> T atOneMoment(Supplier<T> look) {
    return oneMoment.execute(reading -> look.get());
  }

  ProcessEngine engine() {
    return engine;
  }

  long dayId() {
    return dayId;
  }

  String dayCase() {
    return day.getId();
  }

  LocalDate date() {
    return date;
  }

  Set<Integer> usableDesks() {
    return usableDesks;
  }

  /**
   * A participant comes in.
   *
   * @return the case
   */
  String arrive(int number, double temperature, boolean wearsMask) {
    return office
        .start(
            office.officer(),
            ParticipantRegistrationProcess.KEY,
            Map.of(
                Variables.PARTICIPANT_NAME,
                NAME + " " + number,
                Variables.TEMPERATURE,
                temperature,
                Variables.WEARS_MASK,
                wearsMask))
        .getId();
  }

  /** The person whose task it is takes it. */
  void take(OpenTask task) {
    String person = Answers.personFor(task.key(), office);
    as(person, () -> engine.getTaskService().claim(task.id(), person));
  }

  /** The person whose task it is takes it, unless it is theirs already, and does it. */
  void work(OpenTask task, Map<String, Object> answers) {
    office.complete(Answers.personFor(task.key(), office), existing(task), answers);
  }

  /** An officer sees that a participant has left. */
  void leave(String registration) {
    as(
        office.officer(),
        () ->
            engine
                .getRuntimeService()
                .createMessageCorrelation(Messages.PARTICIPANT_LEFT)
                .processInstanceId(registration)
                .correlate());
  }

  /** An officer reports a problem from an open task of a session. */
  void report(OpenTask task) {
    as(
        office.officer(),
        () ->
            engine
                .getTaskService()
                .handleEscalation(
                    task.id(),
                    Escalations.PROBLEM_REPORTED,
                    Map.of(Variables.PROBLEM, "Situs tidak terbuka.")));
  }

  void close() {
    office.closeService(day);
  }

  void run(Timer timer) {
    engine.getManagementService().executeJob(timer.id());
  }

  /** Does something as a person who has signed in. */
  void as(String person, Runnable action) {
    office.as(
        person,
        () -> {
          action.run();
          return null;
        });
  }

  Task existing(OpenTask task) {
    TaskService tasks = engine.getTaskService();
    Task existing = tasks.createTaskQuery().taskId(task.id()).singleResult();
    if (existing == null) {
      // As the engine says it to whoever comes too late.
      throw new NullValueException("Done by somebody else: task is null");
    }
    return existing;
  }

  List<OpenTask> tasks() {
    return database
        .sql(
            """
            select t.id_, t.task_def_key_, t.assignee_, t.proc_inst_id_, e.root_proc_inst_id_, t.create_time_
            from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
            where t.tenant_id_ = :office
            """)
        .param("office", office.id())
        .query(
            (row, i) ->
                new OpenTask(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getTimestamp(6).toInstant()))
        .list();
  }

  /** All timers of the office's cases, whenever they are due. */
  List<Timer> timers() {
    return database
        .sql(
            """
            select j.id_, d.act_id_, j.process_instance_id_, j.duedate_
            from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
            where j.process_instance_id_ is not null and j.tenant_id_ = :office
            """)
        .param("office", office.id())
        .query(
            (row, i) ->
                new Timer(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getTimestamp(4).toInstant()))
        .list();
  }

  List<Timer> dueTimers() {
    Instant now = now();
    return timers().stream().filter(timer -> !timer.due().isAfter(now)).toList();
  }

  /** The ids of the office's cases that go on, the service day's among them. */
  List<String> openCases() {
    return database
        .sql(
            "select id_ from act_ru_execution where parent_id_ is null and tenant_id_ = :office order by id_")
        .param("office", office.id())
        .query(String.class)
        .list();
  }

  boolean isOpen() {
    return "OPEN".equals(status());
  }

  /** Whether tickets are issued and desks given out: not after closing time, timer or not. */
  boolean isServing() {
    return isOpen() && now().isBefore(closingTime());
  }

  String status() {
    return database
        .sql("select status from service_day where id = :day")
        .param("day", dayId)
        .query(String.class)
        .single();
  }

  boolean isReviewTask(OpenTask task) {
    return ServiceDayProcess.Elements.REVIEW_DAY.equals(task.key());
  }

  Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  Instant closingTime() {
    Date closing = OfficeAtWork.at(date + "T" + CLOSING_TIME, OfficeAtWork.WIB);
    return closing.toInstant();
  }

  /** Whether it is still the date of the service day. */
  boolean isToday() {
    return now().atZone(OfficeAtWork.WIB).toLocalDate().equals(date);
  }
}
