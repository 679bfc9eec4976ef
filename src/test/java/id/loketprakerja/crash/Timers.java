package id.loketprakerja.crash;

import id.loketprakerja.crash.Rest.Answer;
import id.loketprakerja.serviceday.ServiceDayProcess;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The timers of the open cases. While the application is down time passes for some of them; some of
 * those are still locked by the process that has died.
 */
final class Timers {

  /** The configured time for which a process keeps a job to itself. */
  private static final Duration LONGEST_LOCK = Duration.ofMinutes(1);

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int MOST_MILLIS_UNTIL_SOON = 8_000;
  private static final int MOST_MILLIS_LOCKED = 2_000;

  private final Random random;
  private final List<Due> overdue = new ArrayList<>();
  private final Map<Place, Integer> soon = new HashMap<>();
  private int fired;
  private int foundLocked;
  private int leftLocked;

  Timers(Random random) {
    this.random = random;
  }

  /** Where a timer stands. */
  private record Place(String caseId, String element) {}

  /**
   * A timer that has become due while the application was down.
   *
   * @param firedBefore how often the timers of its place had fired until then
   */
  private record Due(Place place, int firedBefore) {}

  private record Timer(String id, Place place) {}

  /** How many have fired, each once, that became due while the application was down. */
  int fired() {
    return fired;
  }

  /** How many were being run, or about to be, when the application was killed. */
  int foundLocked() {
    return foundLocked;
  }

  /** How many of those that became due were still locked by another node, which is dead. */
  int leftLocked() {
    return leftLocked;
  }

  /**
   * Lets some timers become due while the application is down, one of a case at most, because one
   * may make another needless; and some others soon after.
   */
  void letTimePass(JdbcClient database, boolean forAll) {
    Set<String> cases = new HashSet<>();
    for (Timer timer : waiting(database)) {
      if (cases.add(timer.place().caseId()) && (forAll || random.nextBoolean())) {
        overdue.add(new Due(timer.place(), firedAt(database, timer.place())));
        due(database, timer, Instant.now().minus(Duration.ofMinutes(random.nextInt(600))));
        if (random.nextInt(3) == 0) {
          lock(database, timer);
        }
      } else if (forAll || random.nextInt(3) == 0) {
        soon.merge(timer.place(), 1, Integer::sum);
        due(database, timer, Instant.now().plusMillis(random.nextInt(MOST_MILLIS_UNTIL_SOON)));
      }
    }
  }

  /**
   * The closing time of the office has come.
   *
   * @return what is wrong
   */
  List<String> letTheDayEnd(JdbcClient database) {
    int timers =
        database
            .sql(
                """
            update act_ru_job set duedate_ = :now where id_ in (
              select j.id_ from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_ where d.act_id_ = :element)
            """)
            .param("now", Timestamp.from(Instant.now()))
            .param("element", ServiceDayProcess.Elements.CLOSING_TIME)
            .update();
    return timers == 1 ? List.of() : List.of(timers + " timers of the closing time");
  }

  private List<Timer> waiting(JdbcClient database) {
    return database
        .sql(
            """
            select j.id_, j.process_instance_id_, d.act_id_
            from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
            where j.process_instance_id_ is not null and j.duedate_ > :now
            and d.act_id_ not in (:closing) and d.job_type_ like 'timer%'
            order by j.id_
            """)
        .param("now", Timestamp.from(Instant.now()))
        .param(
            "closing",
            List.of(
                ServiceDayProcess.Elements.CLOSING_TIME,
                ServiceDayProcess.Elements.CLOSED_WHILE_PREPARING))
        .query(
            (row, i) -> new Timer(row.getString(1), new Place(row.getString(2), row.getString(3))))
        .list();
  }

  private static void due(JdbcClient database, Timer timer, Instant time) {
    database
        .sql("update act_ru_job set duedate_ = :time where id_ = :id")
        .param("time", Timestamp.from(time))
        .param("id", timer.id())
        .update();
  }

  private void lock(JdbcClient database, Timer timer) {
    leftLocked++;
    database
        .sql(
            "update act_ru_job set lock_owner_ = 'another-node', lock_exp_time_ = :time where id_ = :id")
        .param("time", Timestamp.from(Instant.now().plusMillis(random.nextInt(MOST_MILLIS_LOCKED))))
        .param("id", timer.id())
        .update();
  }

  /**
   * What the dead process has kept to itself comes free after the configured time, which passes
   * here at once.
   *
   * @return what would have stayed locked for longer
   */
  List<String> releaseLocks(JdbcClient database) {
    List<Instant> ends =
        database
            .sql("select lock_exp_time_ from act_ru_job where lock_owner_ is not null")
            .query((row, i) -> row.getTimestamp(1).toInstant())
            .list();
    foundLocked += ends.size();
    database
        .sql("update act_ru_job set lock_exp_time_ = :soon where lock_owner_ is not null")
        .param("soon", Timestamp.from(Instant.now().plusMillis(MOST_MILLIS_LOCKED)))
        .update();
    return ends.stream()
        .filter(end -> end.isAfter(Instant.now().plus(LONGEST_LOCK)))
        .map(end -> "A job is locked until " + end)
        .toList();
  }

  /** Waits until the application, just started, has run what became due meanwhile. */
  void awaitOverdue(Rest rest) {
    Awaitility.await("overdue timers have fired")
        .atMost(PATIENCE)
        .until(() -> overdueJobs(rest) == 0);
  }

  private static int overdueJobs(Rest rest) throws IOException, InterruptedException {
    Answer answer = rest.get("admin", "/job/count?timers=true&executable=true");
    return answer.body().get("count").asInt();
  }

  /**
   * Looks whether each has fired once.
   *
   * @return what is wrong
   */
  List<String> check(JdbcClient database) {
    List<String> faults = new ArrayList<>();
    for (Due timer : overdue) {
      int times = firedAt(database, timer.place()) - timer.firedBefore();
      if (times < 1 || times > 1 + soon.getOrDefault(timer.place(), 0)) {
        faults.add("%s has fired %d times".formatted(timer.place(), times));
      } else {
        fired++;
      }
    }
    overdue.clear();
    soon.clear();
    return faults;
  }

  private static int firedAt(JdbcClient database, Place place) {
    return database
        .sql(
            """
            select count(*) from act_hi_actinst
            where proc_inst_id_ = :case and act_id_ = :element and end_time_ is not null and act_inst_state_ <> 2
            """)
        .param("case", place.caseId())
        .param("element", place.element())
        .query(Integer.class)
        .single();
  }
}
