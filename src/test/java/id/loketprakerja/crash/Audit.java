package id.loketprakerja.crash;

import id.loketprakerja.crash.Journal.Entry;
import id.loketprakerja.crash.Journal.Kind;
import id.loketprakerja.customercare.CustomerCareEscalationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import id.loketprakerja.serviceday.ServiceDayProcess;
import id.loketprakerja.walk.Rules;
import id.loketprakerja.walk.Snapshot;
import id.loketprakerja.walk.Snapshot.Desk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds what a crash has left in the database against the journal and the rules. */
final class Audit {

  private static final String NO_OPINION = "NONE";

  /** How often an element has been left as the model wants it. */
  private static final String PASSED =
      "select count(*) from act_hi_actinst where end_time_ is not null and act_inst_state_ <> 2";

  private static final String RECORD_DEPARTURE = "serviceTask_recordDeparture";
  private static final String WITHDRAW_TICKET = "serviceTask_withdrawTicket";

  private final JdbcClient database;
  private final Journal journal;
  private final int desks;
  private final List<String> faults = new ArrayList<>();

  private Audit(JdbcClient database, Journal journal, int desks) {
    this.database = database;
    this.journal = journal;
    this.desks = desks;
  }

  /** A task as the history has it. */
  private record Task(String assignee, boolean completed) {}

  /**
   * Looks while nothing is going on.
   *
   * @return what is wrong
   */
  static List<String> of(JdbcClient database, Journal journal, String office, int desks) {
    Audit audit = new Audit(database, journal, desks);
    audit.actions();
    audit.opinions();
    audit.receipts();
    audit.oneStepOnce();
    audit.noFailedJob();
    day(database).ifPresent(day -> audit.tickets(Snapshot.of(database, day, office)));
    return audit.faults;
  }

  /**
   * Looks when everybody has gone home.
   *
   * @return what is stuck or lost
   */
  static List<String> ofTheEnd(JdbcClient database, String office, int desks) {
    Audit audit = new Audit(database, new Journal(), desks);
    audit.ending(Snapshot.of(database, day(database).orElseThrow(), office));
    return audit.faults;
  }

  private static Optional<Long> day(JdbcClient database) {
    return database.sql("select id from service_day").query(Long.class).optional();
  }

  /** Each acknowledged action is there once, the others once or not at all. */
  private void actions() {
    Map<String, Task> tasks = tasks();
    settle(Kind.BEGIN_DAY, day -> count("select count(*) from service_day"));
    settle(Kind.ARRIVE, this::casesOf);
    settle(Kind.CLAIM, task -> isTrue(tasks, task, found -> found.assignee() != null));
    settle(Kind.COMPLETE, task -> isTrue(tasks, task, Task::completed));
    settle(Kind.REPORT, registration -> passed(registration, Elements.ADD_PROBLEM));
    settle(
        Kind.LEAVE,
        registration ->
            passed(registration, RECORD_DEPARTURE) + passed(registration, WITHDRAW_TICKET));
    settle(
        Kind.CLOSE,
        day -> count(PASSED + " and act_id_ = ?", ServiceDayProcess.Elements.CLOSE_REQUESTED));
    compare(
        "participants",
        journal.done(Kind.ARRIVE).size(),
        count(
            "select count(*) from act_hi_procinst where proc_def_key_ = ?",
            ParticipantRegistrationProcess.KEY));
  }

  private void settle(Kind kind, ToIntFunction<String> times) {
    for (String subject : journal.subjects(kind)) {
      faults.addAll(journal.settle(kind, subject, times.applyAsInt(subject)));
    }
  }

  private static int isTrue(Map<String, Task> tasks, String id, Predicate<Task> test) {
    return tasks.containsKey(id) && test.test(tasks.get(id)) ? 1 : 0;
  }

  /**
   * The cases of an arrival: an open one has the name, and one that has ended is known by its
   * acknowledgement. One screen receives, so that at most one arrival is without an answer; what
   * has ended and is nobody else's is its case.
   */
  private int casesOf(String arrival) {
    Set<String> cases =
        new HashSet<>(
            texts(
                "select proc_inst_id_ from act_ru_variable where name_ = ? and text_ = ?",
                Variables.PARTICIPANT_NAME,
                arrival));
    journal.done(Kind.ARRIVE).stream()
        .filter(entry -> entry.subject().equals(arrival))
        .map(Entry::caseId)
        .filter(id -> count("select count(*) from act_hi_procinst where id_ = ?", id) == 1)
        .forEach(cases::add);
    if (cases.isEmpty() && journal.isOpen(Kind.ARRIVE, arrival)) {
      cases.addAll(nobodysEndedCases());
    }
    // Later it may have ended, and nothing but the id tells which one it was.
    cases.forEach(id -> journal.learn(arrival, id));
    return cases.size();
  }

  private Set<String> nobodysEndedCases() {
    Set<String> cases =
        new HashSet<>(
            texts(
                "select id_ from act_hi_procinst where proc_def_key_ = ? and end_time_ is not null",
                ParticipantRegistrationProcess.KEY));
    journal.done(Kind.ARRIVE).forEach(entry -> cases.remove(entry.caseId()));
    return cases;
  }

  private Map<String, Task> tasks() {
    Map<String, Task> tasks = new HashMap<>();
    database
        .sql(
            """
            select h.id_, h.task_def_key_, h.assignee_, h.end_time_, h.delete_reason_, r.id_
            from act_hi_taskinst h left join act_ru_task r on r.id_ = h.id_
            """)
        .query(
            row -> {
              boolean ended = row.getObject(4) != null;
              boolean open = row.getString(6) != null;
              if (ended == open) {
                faults.add(row.getString(2) + (open ? " has ended and is open" : " is lost"));
              }
              boolean completed = ended && "completed".equals(row.getString(5));
              tasks.put(row.getString(1), new Task(row.getString(3), completed));
            });
    return tasks;
  }

  private void opinions() {
    Map<Object, Long> given =
        journal.done(Kind.COMPLETE).stream()
            .filter(entry -> Elements.RECORD_FEEDBACK.equals(entry.element()))
            .collect(
                Collectors.groupingBy(
                    entry -> entry.form().get(Variables.FEEDBACK), Collectors.counting()));
    given.merge(
        NO_OPINION,
        (long) count(PASSED + " and act_id_ = ?", Elements.FEEDBACK_NOT_GIVEN),
        Long::sum);
    for (String opinion : List.of("LIKE", "DISLIKE", NO_OPINION)) {
      compare(
          "opinions " + opinion,
          given.getOrDefault(opinion, 0L).intValue(),
          count("select count(*) from feedback where opinion = ?", opinion));
    }
  }

  private void receipts() {
    long deletions =
        journal.done(Kind.COMPLETE).stream()
            .filter(entry -> Elements.DELETE_PHOTOS.equals(entry.element()))
            .count();
    compare("receipts", (int) deletions, count("select count(*) from deletion_receipt"));
  }

  /** No case has been through the same task or service twice; nothing in this model loops here. */
  private void oneStepOnce() {
    faults.addAll(
        texts(
            """
            select concat(act_id_, ' twice in ', proc_inst_id_) from act_hi_actinst
            where proc_def_key_ = ? and act_type_ in ('userTask', 'serviceTask')
            and end_time_ is not null and act_inst_state_ <> 2
            group by act_id_, proc_inst_id_ having count(*) > 1
            """,
            ParticipantRegistrationProcess.KEY));
  }

  private void noFailedJob() {
    faults.addAll(texts("select concat('Incident: ', incident_msg_) from act_ru_incident"));
    faults.addAll(
        texts(
            "select concat(handler_type_, ' has failed: ', exception_msg_) from act_ru_job where retries_ < 3"));
  }

  private void tickets(Snapshot now) {
    compare(
        "tickets", count(PASSED + " and act_id_ = ?", Elements.ISSUE_TICKET), now.tickets().size());
    boolean begun = !now.status().equals("PREPARING");
    if (begun || !now.desks().isEmpty()) {
      compare("desks", desks, now.desks().size());
    }
    Set<Integer> usable =
        now.desks().values().stream()
            .filter(desk -> !desk.state().equals("UNCHECKED"))
            .map(Desk::number)
            .collect(Collectors.toSet());
    faults.addAll(Rules.broken(usable, true, now));
  }

  private void ending(Snapshot end) {
    if (!end.status().equals("ENDED")) {
      faults.add("The day is " + end.status());
    }
    compare("tickets that have ended", end.tickets().size(), end.ticketsIn("ENDED").size());
    compare(
        "free desks",
        desks,
        (int) end.desks().values().stream().filter(desk -> desk.state().equals("FREE")).count());
    compare("open cases", 0, count("select count(*) from act_ru_execution"));
    compare(
        "timers left",
        0,
        count("select count(*) from act_ru_job where process_instance_id_ is not null"));
    compare("reports", 1, count("select count(*) from daily_report"));
    Map<String, Object> report = database.sql("select * from daily_report").query().singleRow();
    reported(report, "tickets_issued", end.tickets().size());
    reported(report, "registered", end.ended("REGISTERED"));
    reported(report, "not_passed", end.ended("NOT_PASSED"));
    reported(report, "no_show", end.ended("NO_SHOW"));
    reported(report, "left_early", end.ended("LEFT"));
    reported(report, "sent_home", end.ended("SERVICE_CLOSED"));
    reported(report, "likes", count("select count(*) from feedback where opinion = 'LIKE'"));
    reported(report, "dislikes", count("select count(*) from feedback where opinion = 'DISLIKE'"));
    reported(
        report,
        "problems",
        count(
            "select count(*) from act_hi_procinst where proc_def_key_ = ?",
            CustomerCareEscalationProcess.KEY));
  }

  private void reported(Map<String, Object> report, String figure, int really) {
    compare(figure + " in the report", really, ((Number) report.get(figure)).intValue());
  }

  private void compare(String what, int expected, int found) {
    if (expected != found) {
      faults.add("%s: %d expected, %d found".formatted(what, expected, found));
    }
  }

  private int passed(String caseId, String element) {
    return count(PASSED + " and proc_inst_id_ = ? and act_id_ = ?", caseId, element);
  }

  private int count(String sql, Object... values) {
    return database.sql(sql).params(values).query(Integer.class).single();
  }

  private List<String> texts(String sql, Object... values) {
    return database.sql(sql).params(values).query(String.class).list();
  }
}
