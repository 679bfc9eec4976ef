package id.loketprakerja.time;

import static id.loketprakerja.time.Situation.AFTER_SESSION;
import static id.loketprakerja.time.Situation.DAY_BEGUN;
import static id.loketprakerja.time.Situation.EMAIL_SENT;
import static id.loketprakerja.time.Situation.HOTLINE_TO_CALL;
import static id.loketprakerja.time.Situation.NOTHING_BEGUN;
import static id.loketprakerja.time.Situation.OFFICES_BEGINNING;
import static id.loketprakerja.time.Situation.OPEN;
import static id.loketprakerja.time.Situation.PREPARING;
import static id.loketprakerja.time.Situation.PROBLEM_UNRESOLVED;
import static id.loketprakerja.time.Situation.QUEUE;
import static id.loketprakerja.time.Situation.READY_TO_OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.serviceday.OfficeAtWork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The application goes down in some situation and is started again later. Whatever order the
 * overdue timers go off in, the outcome is the one that the procedure wants at that later time.
 */
@ProcessTest
class DownTimeTest {

  private static final Figures FIGURES = new Figures("down and started again");
  private static final int MOST_JOBS = 100;

  /** An office's clock at the start, and what there is once the overdue timers have gone off. */
  private record Row(String start, String days, String tasks, String tickets) {}

  private static final Map<Situation, List<Row>> MAKASSAR = new LinkedHashMap<>();

  // Makassar: Monday to Friday 08.00 to 15.00, prepared from 06.00, WITA. The calendar begins at
  // 05.00 WITA, the hotline is open from 09.00 to 20.00 WITA. It went down on Friday 12 June 2020.
  // Contoh closes at 23.59 WIB; Jayapura, WIT, does not open on Fridays.
  static {
    makassar(
        NOTHING_BEGUN,
        row("06-12T04:59", "", "", ""),
        row("06-12T05:30", "contoh 06-12 PREPARING, makassar 06-12 PREPARING", "", ""),
        row("06-12T06:30", "contoh 06-12 PREPARING, makassar 06-12 PREPARING", "planRoster", ""),
        row(
            "06-12T14:59",
            "contoh 06-12 PREPARING, makassar 06-12 PREPARING",
            "followUpLatePreparation, planRoster",
            ""),
        row("06-12T15:00", "contoh 06-12 PREPARING", "", ""),
        row("06-13T02:00", "", "", ""),
        row("06-14T12:00", "", "", ""),
        // Sunday night, but Monday already in Jayapura: its day waits for six o'clock.
        row("06-14T23:30", "jayapura 06-15 PREPARING", "", ""),
        row(
            "06-15T09:00",
            "contoh 06-15 PREPARING, jayapura 06-15 PREPARING, makassar 06-15 PREPARING",
            "followUpLatePreparation, planRoster",
            ""),
        row("06-22T22:00", "contoh 06-22 PREPARING", "", ""));
    makassar(
        OFFICES_BEGINNING,
        row("06-12T06:30", "contoh 06-12 PREPARING, makassar 06-12 PREPARING", "planRoster", ""),
        row("06-12T16:00", "contoh 06-12 PREPARING", "", ""),
        row("06-13T02:00", "", "", ""),
        row("06-13T10:00", "", "", ""),
        row(
            "06-15T09:00",
            "contoh 06-15 PREPARING, jayapura 06-15 PREPARING, makassar 06-15 PREPARING",
            "followUpLatePreparation, planRoster",
            ""),
        row("06-22T22:00", "contoh 06-22 PREPARING", "", ""));
    makassar(
        DAY_BEGUN,
        row("06-12T05:59", "contoh 06-12 PREPARING, makassar 06-12 PREPARING", "", ""),
        row("06-12T06:00", "contoh 06-12 PREPARING, makassar 06-12 PREPARING", "planRoster", ""),
        row(
            "06-12T10:00",
            "contoh 06-12 PREPARING, makassar 06-12 PREPARING",
            "followUpLatePreparation, planRoster",
            ""),
        row("06-12T16:00", "contoh 06-12 PREPARING, makassar 06-12 CANCELLED", "", ""),
        row("06-13T03:00", "contoh 06-12 CANCELLED, makassar 06-12 CANCELLED", "", ""),
        row(
            "06-15T09:00",
            "contoh 06-12 CANCELLED, contoh 06-15 PREPARING, jayapura 06-15 PREPARING,"
                + " makassar 06-12 CANCELLED, makassar 06-15 PREPARING",
            "followUpLatePreparation, planRoster",
            ""));
    makassar(
        PREPARING,
        row("06-12T07:59", "makassar 06-12 PREPARING", "planRoster", ""),
        row("06-12T08:00", "makassar 06-12 PREPARING", "followUpLatePreparation, planRoster", ""),
        row("06-12T14:59", "makassar 06-12 PREPARING", "followUpLatePreparation, planRoster", ""),
        row("06-12T15:00", "makassar 06-12 CANCELLED", "", ""),
        row("06-12T22:00", "makassar 06-12 CANCELLED", "", ""),
        row(
            "06-15T07:00",
            "contoh 06-15 PREPARING, jayapura 06-15 PREPARING, makassar 06-12 CANCELLED,"
                + " makassar 06-15 PREPARING",
            "planRoster",
            ""));
    makassar(
        READY_TO_OPEN,
        row(
            "06-12T08:00",
            "makassar 06-12 PREPARING",
            "approveOpening, followUpLatePreparation",
            ""),
        row("06-12T15:00", "makassar 06-12 CANCELLED", "", ""),
        row("06-13T10:00", "makassar 06-12 CANCELLED", "", ""));
    makassar(
        OPEN,
        row("06-12T14:59", "makassar 06-12 OPEN", "", ""),
        row("06-12T15:00", "makassar 06-12 CLOSING", "reviewDay", ""),
        row("06-13T02:00", "makassar 06-12 CLOSING", "reviewDay", ""),
        row(
            "06-22T09:00",
            "contoh 06-22 PREPARING, jayapura 06-22 PREPARING, makassar 06-12 CLOSING,"
                + " makassar 06-22 PREPARING",
            "followUpLatePreparation, planRoster, reviewDay",
            ""));
    makassar(
        QUEUE,
        row("06-12T13:29", "makassar 06-12 OPEN", "guideToDesk", "1 AT_DESK, 2 WAITING"),
        row(
            "06-12T13:30",
            "makassar 06-12 OPEN",
            "guideToDesk, manageQueue",
            "1 AT_DESK, 2 WAITING"),
        row(
            "06-12T14:30",
            "makassar 06-12 OPEN",
            "guideToDesk, manageQueue, reviewLongSession",
            "1 AT_DESK, 2 WAITING"),
        row(
            "06-12T15:00",
            "makassar 06-12 CLOSING",
            "guideToDesk, reviewDay, reviewLongSession",
            "1 AT_DESK, 2 SERVICE_CLOSED"),
        row(
            "06-13T10:00",
            "makassar 06-12 CLOSING",
            "guideToDesk, reviewDay, reviewLongSession",
            "1 AT_DESK, 2 SERVICE_CLOSED"),
        row(
            "06-15T07:00",
            "contoh 06-15 PREPARING, jayapura 06-15 PREPARING, makassar 06-12 CLOSING,"
                + " makassar 06-15 PREPARING",
            "guideToDesk, planRoster, reviewDay, reviewLongSession",
            "1 AT_DESK, 2 SERVICE_CLOSED"));
    makassar(
        AFTER_SESSION,
        row("06-12T14:29", "makassar 06-12 OPEN", "deletePhotos, recordFeedback", "1 NOT_PASSED"),
        row(
            "06-12T14:30",
            "makassar 06-12 OPEN",
            "deletePhotos, followUpPhotoDeletion",
            "1 NOT_PASSED"),
        row(
            "06-14T02:00",
            "makassar 06-12 CLOSING",
            "deletePhotos, followUpPhotoDeletion, reviewDay",
            "1 NOT_PASSED"));
    makassar(
        HOTLINE_TO_CALL,
        row("06-12T14:00", "makassar 06-12 OPEN", "callHotline, guideToDesk", "1 AT_DESK"),
        row(
            "06-12T19:59",
            "makassar 06-12 CLOSING",
            "callHotline, guideToDesk, reviewDay, reviewLongSession",
            "1 AT_DESK"),
        row(
            "06-12T20:00",
            "makassar 06-12 CLOSING",
            "emailCustomerCare, guideToDesk, reviewDay, reviewLongSession",
            "1 AT_DESK"),
        row(
            "06-13T11:00",
            "makassar 06-12 CLOSING",
            "emailCustomerCare, guideToDesk, reviewDay, reviewLongSession",
            "1 AT_DESK"),
        row(
            "06-15T09:00",
            "contoh 06-15 PREPARING, jayapura 06-15 PREPARING, makassar 06-12 CLOSING,"
                + " makassar 06-15 PREPARING",
            "callHotline, followUpLatePreparation, guideToDesk, planRoster, reviewDay,"
                + " reviewLongSession",
            "1 AT_DESK"),
        row(
            "06-16T21:00",
            "contoh 06-16 PREPARING, makassar 06-12 CLOSING",
            "guideToDesk, reviewDay, reviewLongSession, takeOverProblem",
            "1 AT_DESK"));
    makassar(
        EMAIL_SENT,
        row("06-12T09:00", "makassar 06-12 OPEN", "callHotline, guideToDesk", "1 AT_DESK"),
        row(
            "06-12T20:00",
            "makassar 06-12 CLOSING",
            "guideToDesk, reviewDay, reviewLongSession",
            "1 AT_DESK"),
        row(
            "06-14T12:00",
            "makassar 06-12 CLOSING",
            "guideToDesk, reviewDay, reviewLongSession",
            "1 AT_DESK"),
        row(
            "06-15T07:00",
            "contoh 06-15 PREPARING, jayapura 06-15 PREPARING, makassar 06-12 CLOSING,"
                + " makassar 06-15 PREPARING",
            "guideToDesk, planRoster, reviewDay, reviewLongSession",
            "1 AT_DESK"),
        row(
            "06-16T21:00",
            "contoh 06-16 PREPARING, makassar 06-12 CLOSING",
            "guideToDesk, reviewDay, reviewLongSession, takeOverProblem",
            "1 AT_DESK"));
    makassar(
        PROBLEM_UNRESOLVED,
        row("06-12T14:59", "makassar 06-12 OPEN", "guideToDesk, reviewLongSession", "1 AT_DESK"),
        row(
            "06-12T15:00",
            "makassar 06-12 CLOSING",
            "callHotline, guideToDesk, reviewDay, reviewLongSession",
            "1 AT_DESK"),
        row(
            "06-12T20:00",
            "makassar 06-12 CLOSING",
            "emailCustomerCare, guideToDesk, reviewDay, reviewLongSession",
            "1 AT_DESK"),
        row(
            "06-16T12:59",
            "contoh 06-16 PREPARING, jayapura 06-16 PREPARING, makassar 06-12 CLOSING,"
                + " makassar 06-16 PREPARING",
            "callHotline, followUpLatePreparation, guideToDesk, planRoster, reviewDay,"
                + " reviewLongSession",
            "1 AT_DESK"),
        row(
            "06-22T21:00",
            "contoh 06-22 PREPARING, makassar 06-12 CLOSING",
            "guideToDesk, reviewDay, reviewLongSession, takeOverProblem",
            "1 AT_DESK"));
  }

  private static final Map<Situation, List<Row>> JAYAPURA = new LinkedHashMap<>();

  // Jayapura: Monday to Thursday 07.30 to 14.00, two desks, WIT; the calendar begins at 06.00 WIT,
  // the hotline is open from 10.00 to 21.00 WIT. It went down on Wednesday 10 June 2020.
  static {
    jayapura(
        NOTHING_BEGUN,
        row("06-10T05:59", "", "", ""),
        row(
            "06-10T06:00",
            "contoh 06-10 PREPARING, jayapura 06-10 PREPARING, makassar 06-10 PREPARING",
            "planRoster",
            ""),
        row("06-10T14:00", "contoh 06-10 PREPARING, makassar 06-10 PREPARING", "", ""),
        // Half past midnight in Jayapura, half past eleven of the day before in Makassar.
        row("06-11T00:30", "contoh 06-10 PREPARING, jayapura 06-11 PREPARING", "", ""),
        row("06-12T09:00", "contoh 06-12 PREPARING, makassar 06-12 PREPARING", "", ""));
    jayapura(
        PREPARING,
        row("06-10T07:30", "jayapura 06-10 PREPARING", "followUpLatePreparation, planRoster", ""),
        row("06-10T14:00", "jayapura 06-10 CANCELLED", "", ""));
    jayapura(
        OPEN,
        row("06-10T13:59", "jayapura 06-10 OPEN", "", ""),
        row("06-10T14:00", "jayapura 06-10 CLOSING", "reviewDay", ""));
    jayapura(
        HOTLINE_TO_CALL,
        row(
            "06-10T20:59",
            "jayapura 06-10 CLOSING",
            "callHotline, guideToDesk, reviewDay, reviewLongSession",
            "1 AT_DESK"),
        row(
            "06-10T21:00",
            "jayapura 06-10 CLOSING",
            "emailCustomerCare, guideToDesk, reviewDay, reviewLongSession",
            "1 AT_DESK"));
  }

  private final ProcessEngine engine;
  private final Installation installation;
  private final TransactionTemplate trial;

  @Autowired
  DownTimeTest(ApplicationContext application, PlatformTransactionManager transactions) {
    this.engine = application.getBean(ProcessEngine.class);
    this.installation = new Installation(application);
    this.trial = new TransactionTemplate(transactions);
  }

  private static Row row(String start, String days, String tasks, String tickets) {
    return new Row("2020-" + start, days, tasks, tickets);
  }

  private static void makassar(Situation situation, Row... rows) {
    MAKASSAR.put(situation, List.of(rows));
  }

  private static void jayapura(Situation situation, Row... rows) {
    JAYAPURA.put(situation, List.of(rows));
  }

  static Stream<Arguments> situations() {
    return Stream.concat(
        MAKASSAR.keySet().stream().map(situation -> Arguments.of("Makassar", situation)),
        JAYAPURA.keySet().stream().map(situation -> Arguments.of("Jayapura", situation)));
  }

  /** Those in which timers of several cases are due at once, and one quiet weekend. */
  static Stream<Arguments> crowds() {
    return Stream.of(
        Arguments.of(OFFICES_BEGINNING, "2020-06-15T09:00"),
        Arguments.of(OFFICES_BEGINNING, "2020-06-13T10:00"),
        Arguments.of(DAY_BEGUN, "2020-06-15T09:00"),
        Arguments.of(QUEUE, "2020-06-15T07:00"),
        Arguments.of(HOTLINE_TO_CALL, "2020-06-16T21:00"));
  }

  @AfterAll
  static void printFigures() {
    FIGURES.print();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("situations")
  void givenASituationWhenStartedAgainLaterThenTheTimersDoWhatIsWantedThenInAnyOrder(
      String city, Situation situation) {
    // given
    OfficeAtWork office =
        city.equals("Makassar") ? OfficeAtWork.inMakassar(engine) : OfficeAtWork.inJayapura(engine);
    situation.happenAt(
        office, engine, installation, city.equals("Makassar") ? "2020-06-12" : "2020-06-10");
    List<Row> rows = (city.equals("Makassar") ? MAKASSAR : JAYAPURA).get(situation);

    // when
    List<String> wrong = new ArrayList<>();
    for (Row row : rows) {
      orders(row.hashCode())
          .forEach(
              (name, order) ->
                  startAgain(office, row, order)
                      .forEach(fault -> wrong.add(row.start + ", " + name + ": " + fault)));
    }

    // then
    FIGURES.wrong(wrong.size());
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("crowds")
  void givenManyOverdueTimersWhenTheJobExecutorStartsThenTheOutcomeIsTheSame(
      Situation situation, String start) {
    // given
    OfficeAtWork office = OfficeAtWork.inMakassar(engine);
    situation.happenAt(office, engine, installation, "2020-06-12");
    Row row =
        MAKASSAR.get(situation).stream()
            .filter(r -> r.start.equals(start))
            .findFirst()
            .orElseThrow();
    office.clockShows(start);
    long executedBefore = installation.executedJobs();

    // when
    try (JobExecutorAtWork timers = new JobExecutorAtWork(engine)) {
      timers.until("all overdue timers have gone off", () -> installation.dueJobs().isEmpty());
    }

    // then
    FIGURES.jumped();
    FIGURES.fired((int) (installation.executedJobs() - executedBefore));
    List<String> wrong = differences(office, row);
    FIGURES.wrong(wrong.size());
    assertThat(wrong).isEmpty();
  }

  /** Ways to pick the next of the due jobs. */
  private static Map<String, UnaryOperator<List<Job>>> orders(int seed) {
    Map<String, UnaryOperator<List<Job>>> orders = new LinkedHashMap<>();
    orders.put("earliest first", jobs -> jobs.subList(0, 1));
    orders.put("latest first", jobs -> jobs.subList(jobs.size() - 1, jobs.size()));
    IntStream.rangeClosed(1, Boolean.getBoolean("loket.stress") ? 30 : 1)
        .forEach(
            number -> {
              Random random = new Random(seed + number);
              orders.put(
                  "shuffled " + number,
                  jobs -> {
                    int any = random.nextInt(jobs.size());
                    return jobs.subList(any, any + 1);
                  });
            });
    return orders;
  }

  /** Tries it and takes it back, so that the same situation can be gone on with in another way. */
  private List<String> startAgain(OfficeAtWork office, Row row, UnaryOperator<List<Job>> order) {
    office.clockShows(row.start);
    FIGURES.jumped();
    return trial.execute(
        attempt -> {
          // A transaction that is rolled back as a whole would make the engine schedule the
          // calendar's timer once more.
          Object situation = attempt.createSavepoint();
          int fired = 0;
          for (List<Job> due = installation.dueJobs();
              !due.isEmpty() && fired < MOST_JOBS;
              due = installation.dueJobs()) {
            engine.getManagementService().executeJob(order.apply(due).get(0).getId());
            fired++;
          }
          FIGURES.fired(fired);
          List<String> differences = differences(office, row);
          attempt.rollbackToSavepoint(situation);
          return differences;
        });
  }

  private List<String> differences(OfficeAtWork office, Row row) {
    List<String> wrong = new ArrayList<>(installation.faults());
    compare("days", installation.days(), row.days, wrong);
    compare("tasks", installation.tasks(office), row.tasks, wrong);
    compare("tickets", installation.tickets(), row.tickets, wrong);
    return wrong;
  }

  private static void compare(String what, String actual, String wanted, List<String> wrong) {
    if (!actual.equals(wanted)) {
      wrong.add("%s [%s] instead of [%s]".formatted(what, actual, wanted));
    }
  }
}
