package id.loketprakerja.walk;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.Refusal;
import id.loketprakerja.customercare.CustomerCareEscalationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import id.loketprakerja.serviceday.ServiceDayProcess;
import id.loketprakerja.walk.Counter.OpenTask;
import id.loketprakerja.walk.Counter.Timer;
import id.loketprakerja.walk.Ledger.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.ApplicationContext;

/**
 * One service day on which people do, one after the other, what their seed tells them. The same
 * seed takes the same way: whatever it chooses from is in an order that no generated id decides.
 */
final class RandomWalk {

  private static final int MOST_PARTICIPANTS = 40;
  private static final int LONGEST_ENDING = 3000;
  private static final int REMEMBERED_STEPS = 12;

  private final Random random;
  private final Counter counter;
  private final Figures figures;
  private final Ledger ledger = new Ledger();
  private final List<String> registrations = new ArrayList<>();
  private final List<String> cases = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private Snapshot now;

  RandomWalk(ApplicationContext application, long seed, Figures figures) {
    this.random = new Random(seed);
    // Any day of the week: the hotline is closed on some.
    this.counter = new Counter(application, LocalDate.of(2026, 5, 4).plusDays(random.nextInt(7)));
    this.figures = figures;
  }

  /** Opens the day, takes so many steps, and then goes on until everything is finished. */
  void walk(int length) {
    try {
      counter.open(random);
      look();
      for (int i = 0; i < length; i++) {
        anyStep(i > length * 2 / 3);
      }
      finish();
      figures.photos(now);
    } finally {
      figures.walked(steps.size(), registrations.size(), ledger);
    }
  }

  /** The last steps, for whoever wants to know what went wrong. */
  String lastSteps() {
    return "step %d, %s"
        .formatted(
            steps.size(),
            steps.subList(Math.max(0, steps.size() - REMEMBERED_STEPS), steps.size()));
  }

  List<String> tablesWithNames() {
    return Ending.tablesWithNames(counter);
  }

  private void anyStep(boolean late) {
    int dice = random.nextInt(100);
    if (dice < 16) {
      arrive();
    } else if (dice < 68) {
      workOn(tasks());
    } else if (dice < 73) {
      leave();
    } else if (dice < 78) {
      report();
    } else if (dice < 85) {
      goOff(dueTimers());
    } else if (dice < 91) {
      letTimePass();
    } else if (dice < 99 || !late) {
      tryWhatIsForbidden();
    } else {
      close();
    }
  }

  private void finish() {
    for (int i = 0; counter.isOpen() || !counter.openCases().isEmpty(); i++) {
      assertThat(i)
          .as("steps to an end; what is left: %s", counter.tasks())
          .isLessThan(LONGEST_ENDING);
      List<OpenTask> tasks = tasks();
      List<Timer> due = dueTimers();
      if (counter.isOpen() && random.nextInt(10) == 0) {
        close();
      } else if (!due.isEmpty() && random.nextInt(3) == 0) {
        goOff(due);
      } else if (!tasks.isEmpty() && random.nextInt(20) > 0) {
        workOn(tasks);
      } else if (due.isEmpty()) {
        jumpToNextTimer();
      }
    }
    assertThat(Ending.leftOver(counter, now)).isEmpty();
    assertThat(ledger.differencesFromTables(counter, now)).isEmpty();
  }

  private void arrive() {
    double temperature =
        switch (random.nextInt(6)) {
          case 0 -> 37.5;
          case 1 -> (376 + random.nextInt(20)) / 10.0;
          default -> (360 + random.nextInt(15)) / 10.0;
        };
    boolean wearsMask = random.nextInt(4) > 0;
    if (registrations.size() >= MOST_PARTICIPANTS) {
      return;
    }
    if (!counter.isServing()) {
      refused(
          "a participant arrives at a closed counter",
          () -> counter.arrive(registrations.size(), temperature, wearsMask));
      return;
    }
    step("a participant arrives with %s and mask %s".formatted(temperature, wearsMask));
    registrations.add(counter.arrive(registrations.size(), temperature, wearsMask));
    if (registrations.size() == 1) {
      // Else the search at the end might find nothing because it sees nothing.
      assertThat(tablesWithNames()).containsExactly("ACT_RU_VARIABLE");
    }
    if (temperature <= 37.5 && wearsMask) {
      ledger.add(Entry.ISSUED);
    }
    look();
  }

  private void workOn(List<OpenTask> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    OpenTask task = tasks.get(random.nextInt(tasks.size()));
    Map<String, Object> answers = Answers.to(task.key(), random);
    if (counter.isReviewTask(task) && workIsLeft()) {
      endWithWorkLeft(task, answers);
      return;
    }
    step(name(task) + " " + answers);
    boolean open = counter.isServing();
    counter.work(task, answers);
    if (!task.key().equals(Elements.EXPLAIN_REFUSAL) || counter.isToday()) {
      ledger.done(task.key(), answers);
    }
    if (task.key().equals(Elements.PROVIDE_MASK)
        && open
        && Boolean.TRUE.equals(answers.get(Variables.WEARS_MASK))) {
      ledger.add(Entry.ISSUED);
    }
    look();
    if (counter.isReviewTask(task)) {
      assertThat(ledger.differencesFromReport(counter, EnumSet.allOf(Entry.class)))
          .as("daily report")
          .isEmpty();
    }
  }

  private void leave() {
    if (registrations.isEmpty()) {
      return;
    }
    int number = random.nextInt(registrations.size());
    String registration = registrations.get(number);
    boolean isThere =
        now.ticketOf(registration).filter(ticket -> !ticket.isIn("ENDED")).isPresent();
    if (isThere) {
      step("participant " + number + " leaves");
      counter.leave(registration);
      ledger.add(Entry.LEFT);
      look();
    } else {
      refused(
          "participant " + number + ", who is not there, leaves",
          () -> counter.leave(registration));
    }
  }

  private void report() {
    List<OpenTask> tasks =
        tasks().stream().filter(task -> Answers.OF_SESSION.contains(task.key())).toList();
    if (tasks.isEmpty()) {
      return;
    }
    OpenTask task = tasks.get(random.nextInt(tasks.size()));
    step("a problem is reported from " + name(task));
    long before = problemsOf(task.wholeCase());
    boolean goesOn = now.hotlineCases().containsKey(task.wholeCase());
    counter.report(task);
    figures.reported();
    long opened = problemsOf(task.wholeCase()) - before;
    assertThat(opened).as("new cases of customer care").isEqualTo(goesOn ? 0 : 1);
    if (counter.isToday()) {
      ledger.add(Entry.PROBLEM, (int) opened);
    }
    look();
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

  private void letTimePass() {
    int minutes =
        switch (random.nextInt(8)) {
          case 0 -> 31;
          case 1 -> 91;
          default -> 1 + random.nextInt(15);
        };
    step(minutes + " minutes pass");
    setTime(counter.now().plus(Duration.ofMinutes(minutes)));
    look();
  }

  private void jumpToNextTimer() {
    Optional<Instant> next =
        counter.timers().stream().map(Timer::due).min(Comparator.naturalOrder());
    if (next.isPresent() && next.get().isAfter(counter.now())) {
      step("time passes until " + next.get());
      setTime(next.get());
    }
  }

  private static void setTime(Instant time) {
    ClockUtil.setCurrentTime(Date.from(time));
  }

  private void goOff(List<Timer> due) {
    if (due.isEmpty()) {
      return;
    }
    Timer timer = due.get(random.nextInt(due.size()));
    step("timer %s of case %d".formatted(timer.element(), cases.indexOf(timer.caseId())));
    int waiting = now.ticketsIn("WAITING").size();
    counter.run(timer);
    figures.wentOff(timer.element());
    ledger.wentOff(timer.element());
    if (timer.element().equals(ServiceDayProcess.Elements.CLOSING_TIME)) {
      ledger.add(Entry.SERVICE_CLOSED, waiting);
    }
    look();
  }

  private void close() {
    if (!counter.isOpen()) {
      return;
    }
    if (random.nextBoolean()) {
      step("the manager closes the service");
      ledger.add(Entry.SERVICE_CLOSED, now.ticketsIn("WAITING").size());
      counter.close();
    } else if (counter.now().isBefore(counter.closingTime())) {
      step("it is the closing time");
      setTime(counter.closingTime());
    }
    look();
  }

  private void tryWhatIsForbidden() {
    List<OpenTask> tasks = tasks();
    Optional<OpenTask> some =
        tasks.isEmpty() ? Optional.empty() : Optional.of(tasks.get(random.nextInt(tasks.size())));
    switch (random.nextInt(8)) {
      case 0 -> {
        if (counter.isToday()) {
          refused("a second service day", () -> counter.office().beginDay());
        }
      }
      case 1 ->
          refused(
              "a participant with 45.1", () -> counter.arrive(registrations.size(), 45.1, true));
      case 2 ->
          refused(
              "an officer closes the service",
              () ->
                  counter.as(
                      counter.office().officer(),
                      () ->
                          counter
                              .engine()
                              .getRuntimeService()
                              .createMessageCorrelation(ServiceDayProcess.Messages.CLOSE_SERVICE)
                              .processInstanceId(counter.dayCase())
                              .correlate()));
      case 3 ->
          some.ifPresent(
              task ->
                  refused(
                      "somebody off the roster takes " + name(task),
                      () ->
                          counter.as(
                              "petugas2",
                              () ->
                                  counter.engine().getTaskService().claim(task.id(), "petugas2"))));
      case 4 ->
          some.ifPresent(
              task ->
                  refused(
                      "somebody who does not hold it completes " + name(task),
                      () ->
                          counter.as(
                              otherThan(task),
                              () ->
                                  counter
                                      .engine()
                                      .getFormService()
                                      .submitTaskForm(
                                          task.id(),
                                          new HashMap<>(Answers.to(task.key(), random))))));
      case 5 ->
          some.ifPresent(
              task -> {
                Map<String, Object> answers = new HashMap<>(Answers.to(task.key(), random));
                answers.put("nik", "3200000000000000");
                String holder = Answers.personFor(task.key(), counter.office());
                if (holder.equals(task.assignee())) {
                  refused(
                      "an undeclared variable on " + name(task), () -> counter.work(task, answers));
                }
              });
      case 6 ->
          refused(
              "a participant without a name",
              () ->
                  counter
                      .office()
                      .start(
                          counter.office().officer(),
                          ParticipantRegistrationProcess.KEY,
                          Map.of(Variables.TEMPERATURE, 36.5, Variables.WEARS_MASK, true)));
      default -> {
        Optional<OpenTask> review = tasks.stream().filter(counter::isReviewTask).findFirst();
        if (review.isPresent() && workIsLeft()) {
          endWithWorkLeft(review.get(), Map.of());
        }
      }
    }
  }

  private void endWithWorkLeft(OpenTask review, Map<String, Object> answers) {
    step("the manager takes " + name(review));
    counter.take(review);
    refused("the day is to be ended with work left", () -> counter.work(review, answers));
  }

  private String otherThan(OpenTask task) {
    return counter.office().assistant().equals(task.assignee())
        ? counter.office().officer()
        : counter.office().assistant();
  }

  private boolean workIsLeft() {
    return now.desks().values().stream()
        .anyMatch(desk -> Set.of("OCCUPIED", "DIRTY").contains(desk.state()));
  }

  /** It must be refused, in words for staff, and nothing may have changed. */
  private void refused(String what, Runnable action) {
    step("refused: " + what);
    figures.refused();
    List<String> before = contents();
    Throwable refusal = null;
    try {
      action.run();
    } catch (RuntimeException e) {
      refusal = e;
    }
    assertThat(refusal).as("refusal of: %s", what).isNotNull();
    assertThat(
            Refusal.in(refusal).isPresent()
                || refusal instanceof AuthorizationException
                || refusal instanceof MismatchingMessageCorrelationException)
        .as("%s is refused with %s", what, refusal)
        .isTrue();
    assertThat(contents()).as("after refusal of: %s", what).isEqualTo(before);
  }

  /** Everything of the office that a step can change. */
  private List<String> contents() {
    List<String> rows = new ArrayList<>();
    for (String table :
        List.of(
            "service_day",
            "roster",
            "ticket",
            "desk",
            "feedback",
            "deletion_receipt",
            "daily_report")) {
      rows.addAll(rows("select * from " + table));
    }
    for (String table :
        List.of(
            "act_ru_execution",
            "act_ru_task",
            "act_ru_variable",
            "act_ru_job",
            "act_ru_event_subscr")) {
      rows.addAll(rows("select id_, rev_ from " + table));
    }
    return rows;
  }

  private List<String> rows(String query) {
    return counter.database().sql(query).query().listOfRows().stream()
        .map(String::valueOf)
        .sorted()
        .toList();
  }

  private List<OpenTask> tasks() {
    return counter.tasks().stream()
        .sorted(
            Comparator.<OpenTask>comparingInt(task -> cases.indexOf(task.caseId()))
                .thenComparing(OpenTask::key)
                .thenComparing(OpenTask::created))
        .collect(Collectors.toList());
  }

  private List<Timer> dueTimers() {
    return counter.dueTimers().stream()
        .sorted(
            Comparator.<Timer>comparingInt(timer -> cases.indexOf(timer.caseId()))
                .thenComparing(Timer::element)
                .thenComparing(Timer::due))
        .toList();
  }

  private String name(OpenTask task) {
    return "%s of case %d".formatted(task.key(), cases.indexOf(task.caseId()));
  }

  private void step(String what) {
    steps.add(what);
  }

  /** Holds the rules against what there is now. */
  private void look() {
    Snapshot before = now;
    now = Snapshot.of(counter);
    counter.openCases().stream().filter(id -> !cases.contains(id)).forEach(cases::add);
    assertThat(Rules.broken(counter, now)).isEmpty();
    if (before != null) {
      assertThat(Rules.brokenBetween(before, now)).isEmpty();
    }
  }
}
