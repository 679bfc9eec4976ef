package id.loketprakerja.walk;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.Refusal;
import id.loketprakerja.customercare.CustomerCareEscalationProcess;
import id.loketprakerja.serviceday.WorkingDayProcess;
import id.loketprakerja.time.JobExecutorAtWork;
import id.loketprakerja.walk.Counter.OpenTask;
import id.loketprakerja.walk.Counter.Timer;
import id.loketprakerja.walk.Ledger.Entry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.history.HistoricJobLog;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.management.UpdateJobSuspensionStateBuilder;
import org.springframework.context.ApplicationContext;

/**
 * One service day on which everybody acts at once: each account at several screens, and the
 * engine's own job executor with the timers. Whoever loses against somebody else tries again, as a
 * person would. All the while the rules are held against what there is at one moment.
 */
final class ConcurrentWalk {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MOST_ATTEMPTS = 100;
  private static final int STEPS_BETWEEN_LOOKS = 25;
  private static final long MOMENT_MILLIS = 5;

  private final Counter counter;
  private final Figures figures;
  private final int participants;
  private final Random random;
  private final Ledger ledger = new Ledger();
  private final List<String> registrations = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> reports = new ConcurrentHashMap<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final AtomicInteger steps = new AtomicInteger();
  private final long deadline = System.nanoTime() + PATIENCE.toNanos();
  private int stepsUntilClosing;
  private volatile boolean over;

  ConcurrentWalk(
      ApplicationContext application,
      LocalDate date,
      long seed,
      int participants,
      Figures figures) {
    this.counter = new Counter(application, date);
    this.random = new Random(seed);
    this.participants = participants;
    this.figures = figures;
  }

  /** What happens on so many days, whoever is quicker. */
  static Stream<String> certain() {
    Stream<String> always = Stream.of(Figures.PARTICIPANTS, Entry.ISSUED.name());
    return Extent.isLong()
        ? Stream.concat(
            always,
            Stream.of(
                Figures.REPORTS,
                Figures.CONFLICTS,
                Figures.WITH_PHOTOS,
                Figures.RECEIPTS,
                Entry.REGISTERED.name(),
                Entry.LEFT.name(),
                Entry.PROBLEM.name()))
        : always;
  }

  /** The whole day, until everything is finished. */
  void walk() throws InterruptedException {
    counter.open(random);
    letTimeRunOnFrom(counter.now());
    // The calendar would begin the next day while this one still waits for the hotline.
    calendar().suspend();
    try (JobExecutorAtWork timers = new JobExecutorAtWork(counter.engine())) {
      everybodyActs();
    } finally {
      calendar().activate();
    }
    try {
      assertThat(faults).isEmpty();
      checkTheEnd();
    } finally {
      figures.walked(steps.get(), registrations.size(), ledger);
    }
  }

  private UpdateJobSuspensionStateBuilder calendar() {
    return counter
        .engine()
        .getManagementService()
        .updateJobSuspensionState()
        .byProcessDefinitionKey(WorkingDayProcess.KEY);
  }

  private void everybodyActs() throws InterruptedException {
    stepsUntilClosing = participants * (4 + random.nextInt(7));
    List<Predicate<Random>> roles =
        List.of(
            this::receive,
            this::serve,
            this::serve,
            this::assist,
            this::assist,
            this::manage,
            this::manage,
            this::keepTime);
    List<Thread> threads = new ArrayList<>();
    for (Predicate<Random> role : roles) {
      long seed = random.nextLong();
      threads.add(new Thread(() -> act(role, new Random(seed)), "walk-" + threads.size()));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void act(Predicate<Random> role, Random dice) {
    while (!over) {
      boolean busy = false;
      try {
        busy = role.test(dice);
        if (busy && steps.incrementAndGet() % STEPS_BETWEEN_LOOKS == 0) {
          look();
        }
      } catch (RuntimeException | Error e) {
        fault("looking for work", e);
      }
      if (System.nanoTime() > deadline) {
        fault("Stuck with " + counter.tasks() + counter.timers() + Snapshot.of(counter));
      }
      passOn(busy);
    }
  }

  /** Whoever has done something wakes those who had nothing to do. */
  private synchronized void passOn(boolean busy) {
    if (busy || over) {
      notifyAll();
      return;
    }
    try {
      wait(MOMENT_MILLIS);
    } catch (InterruptedException e) {
      over = true;
      Thread.currentThread().interrupt();
    }
  }

  private boolean receive(Random dice) {
    if (registrations.size() >= participants || dice.nextInt(4) > 0 || !counter.isServing()) {
      return false;
    }
    double temperature = (360 + dice.nextInt(18)) / 10.0;
    boolean wearsMask = dice.nextInt(4) > 0;
    boolean arrived =
        attempt(
            "a participant arrives",
            () -> registrations.add(counter.arrive(registrations.size(), temperature, wearsMask)));
    if (!arrived && counter.isServing()) {
      fault("A participant was refused although the counter is open");
    }
    return true;
  }

  private boolean serve(Random dice) {
    int chance = dice.nextInt(100);
    if (chance < 5 && !registrations.isEmpty()) {
      String registration = registrations.get(dice.nextInt(registrations.size()));
      if (attempt("a participant leaves", () -> counter.leave(registration))) {
        ledger.add(Entry.LEFT);
      }
      return true;
    }
    List<OpenTask> mine = tasksOf(counter.office().officer());
    List<OpenTask> ofSession =
        mine.stream().filter(task -> Answers.OF_SESSION.contains(task.key())).toList();
    if (chance < 9 && !ofSession.isEmpty()) {
      OpenTask task = ofSession.get(dice.nextInt(ofSession.size()));
      if (attempt("a problem is reported", () -> counter.report(task))) {
        figures.reported();
        reports.merge(task.wholeCase(), 1, Integer::sum);
      }
      return true;
    }
    return workOn(mine, dice);
  }

  private boolean assist(Random dice) {
    return workOn(tasksOf(counter.office().assistant()), dice);
  }

  private boolean manage(Random dice) {
    if (steps.get() >= stepsUntilClosing && counter.isOpen()) {
      int way = dice.nextInt(3);
      if (way > 0) {
        letTimeRunOnFrom(counter.closingTime());
      }
      // Sometimes in the same moment as the timer.
      return way == 1 || attempt("the manager closes the service", counter::close);
    }
    List<OpenTask> mine = tasksOf(counter.office().manager());
    // Nobody asks all the time whether the day can be ended.
    boolean patient = dice.nextInt(5) > 0;
    return workOn(
        mine.stream().filter(task -> !(patient && counter.isReviewTask(task))).toList(), dice);
  }

  private boolean keepTime(Random dice) {
    if (counter.openCases().isEmpty()) {
      over = true;
      return false;
    }
    // The job executor keeps up, as it does when nothing is wrong with it.
    if (!counter.dueTimers().isEmpty()) {
      return false;
    }
    if (!counter.isOpen() && counter.tasks().isEmpty()) {
      counter.timers().stream()
          .map(Timer::due)
          .min(Comparator.naturalOrder())
          .ifPresent(this::letTimeRunOnFrom);
    } else if (dice.nextInt(4) == 0) {
      letTimeRunOnFrom(counter.now().plus(Duration.ofMinutes(1 + dice.nextInt(5))));
    }
    return false;
  }

  private List<OpenTask> tasksOf(String person) {
    return counter.tasks().stream()
        .filter(task -> person.equals(Answers.personFor(task.key(), counter.office())))
        .toList();
  }

  private boolean workOn(List<OpenTask> tasks, Random dice) {
    if (tasks.isEmpty()) {
      return false;
    }
    OpenTask task = tasks.get(dice.nextInt(tasks.size()));
    Map<String, Object> answers = Answers.to(task.key(), dice);
    if (attempt(task.key() + " " + answers, () -> counter.work(task, answers))) {
      ledger.done(task.key(), answers);
    }
    return true;
  }

  /**
   * Does it, again and again while somebody else is quicker.
   *
   * @return whether it has been done; not when it was refused or there was nothing left to do
   */
  private boolean attempt(String what, Runnable action) {
    for (int i = 0; i < MOST_ATTEMPTS; i++) {
      try {
        action.run();
        return true;
      } catch (RuntimeException e) {
        if (has(e, OptimisticLockingException.class)) {
          figures.conflict();
        } else if (Refusal.in(e).isPresent()
            || isTooLate(e)
            || has(e, NotFoundException.class)
            || has(e, MismatchingMessageCorrelationException.class)) {
          figures.refused();
          return false;
        } else {
          fault(what, e);
          return false;
        }
      }
    }
    fault(what + ": somebody else was quicker " + MOST_ATTEMPTS + " times");
    return false;
  }

  /** Somebody else has completed the task; any other null is a fault. */
  private static boolean isTooLate(Throwable failure) {
    return causes(failure)
        .anyMatch(
            cause ->
                cause instanceof NullValueException && cause.getMessage().endsWith("task is null"));
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    return causes(failure).anyMatch(type::isInstance);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }

  /** The clock never stands still, so that what comes later is later; and it never goes back. */
  private synchronized void letTimeRunOnFrom(Instant time) {
    if (!time.isBefore(counter.now())) {
      ClockUtil.offset(time.toEpochMilli() - System.currentTimeMillis());
    }
  }

  private void look() {
    Rules.broken(counter, Snapshot.of(counter)).forEach(this::fault);
  }

  private void checkTheEnd() {
    Snapshot end = Snapshot.of(counter);
    figures.photos(end);
    assertThat(Rules.broken(counter, end)).isEmpty();
    assertThat(Ending.leftOver(counter, end)).isEmpty();
    // Nobody is told that a ticket was issued or that everybody waiting was sent home.
    ledger.add(Entry.ISSUED, end.tickets().size());
    ledger.add(Entry.SERVICE_CLOSED, end.ended(Entry.SERVICE_CLOSED.name()));
    for (HistoricJobLog timer : timersFired()) {
      figures.wentOff(timer.getActivityId());
      ledger.wentOff(timer.getActivityId());
    }
    assertThat(ledger.differencesFromTables(counter, end)).isEmpty();
    assertThat(ledger.differencesFromReport(counter, Ledger.TICKETS)).isEmpty();
    reports.forEach(
        (registration, reported) -> {
          long opened = problemsOf(registration);
          assertThat(opened)
              .as("cases of customer care for %d reports", reported)
              .isBetween(1L, (long) reported);
          ledger.add(Entry.PROBLEM, (int) opened);
        });
    assertThat(Ending.tablesWithNames(counter)).as("tables with names").isEmpty();
  }

  /** What the job executor has done for this day and its participants. */
  private List<HistoricJobLog> timersFired() {
    return counter
        .engine()
        .getHistoryService()
        .createHistoricJobLogQuery()
        .successLog()
        .tenantIdIn(counter.office().id())
        .list()
        .stream()
        .filter(
            job ->
                counter.dayCase().equals(job.getRootProcessInstanceId())
                    || registrations.contains(job.getRootProcessInstanceId()))
        .toList();
  }

  private long problemsOf(String registration) {
    return counter
        .engine()
        .getHistoryService()
        .createHistoricProcessInstanceQuery()
        .processDefinitionKey(CustomerCareEscalationProcess.KEY)
        .superProcessInstanceId(registration)
        .count();
  }

  private void fault(String what, Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    fault(what + ": " + trace);
  }

  private void fault(String fault) {
    figures.fault();
    faults.add(fault);
    over = true;
  }
}
