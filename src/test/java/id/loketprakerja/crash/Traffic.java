package id.loketprakerja.crash;

import com.fasterxml.jackson.databind.JsonNode;
import id.loketprakerja.crash.Journal.Entry;
import id.loketprakerja.crash.Journal.Kind;
import id.loketprakerja.crash.Rest.Answer;
import id.loketprakerja.customercare.CustomerCareEscalationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Escalations;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import id.loketprakerja.serviceday.OfficeAtWork;
import id.loketprakerja.serviceday.ServiceDayProcess;
import id.loketprakerja.sitepreparation.SitePreparationProcess;
import id.loketprakerja.walk.Answers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Everybody of the example office at work, from several screens at once, until the application is
 * killed in the middle of it, or until the day is over.
 */
final class Traffic {

  static final String OFFICER = "petugas1";
  static final String ASSISTANT = "pendamping1";
  static final String MANAGER = "manajer1";

  /** What every participant is called, followed by a number. */
  static final String NAME = "Peserta ";

  private static final int MOST_PARTICIPANTS = 12;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final long MOST_NANOS_TO_LIVE = TimeUnit.MILLISECONDS.toNanos(40);
  private static final long MOMENT_MILLIS = 20;
  private static final String CASES_OF_PARTICIPANTS =
      "/process-instance/count?processDefinitionKey=" + ParticipantRegistrationProcess.KEY;

  private final PackagedApplication application;
  private final Rest rest;
  private final Journal journal;
  private final Random random;
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final Set<String> claimed = ConcurrentHashMap.newKeySet();
  private final CountDownLatch enough = new CountDownLatch(1);
  private final long deadline = System.nanoTime() + PATIENCE_NANOS;
  private int killAt = Integer.MAX_VALUE;
  private boolean finishing;
  private volatile boolean over;

  Traffic(PackagedApplication application, Rest rest, Journal journal, Random random) {
    this.application = application;
    this.rest = rest;
    this.journal = journal;
    this.random = random;
  }

  /** One turn of a person at a screen. */
  private interface Turn {

    /** Returns whether there was something to do. */
    boolean take(Random dice) throws IOException, InterruptedException;
  }

  /**
   * Work goes on, with new participants, until the application is killed at a random moment.
   *
   * @return what should not have been
   */
  List<String> untilKilled(int fewestRequests, int mostRequests) throws InterruptedException {
    killAt = journal.size() + random.nextInt(fewestRequests, mostRequests + 1);
    long moment = random.nextLong(MOST_NANOS_TO_LIVE);
    Thread killer =
        new Thread(
            () -> {
              try {
                enough.await();
                LockSupport.parkNanos(moment);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              application.kill();
            },
            "killer");
    killer.start();
    work();
    enough.countDown();
    killer.join();
    return List.copyOf(faults);
  }

  /**
   * Nobody new comes, what has been begun is finished, and the day ends.
   *
   * @return what should not have been
   */
  List<String> untilTheDayIsOver() throws InterruptedException {
    finishing = true;
    work();
    return List.copyOf(faults);
  }

  private void work() throws InterruptedException {
    List<Turn> turns = List.of(this::receive, this::serve, this::serve, this::assist, this::manage);
    List<Thread> threads = new ArrayList<>();
    for (Turn turn : turns) {
      Random dice = new Random(random.nextLong());
      threads.add(new Thread(() -> act(turn, dice), "screen-" + threads.size()));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void act(Turn turn, Random dice) {
    while (!over) {
      try {
        boolean busy = turn.take(dice);
        if (System.nanoTime() > deadline) {
          fault("Nothing ends");
        }
        passOn(busy);
      } catch (IOException e) {
        if (!application.isKilled()) {
          fault("No answer although nobody has killed the application: " + e);
        }
        over = true;
      } catch (InterruptedException | RuntimeException e) {
        fault("A screen is broken: " + e);
      }
    }
  }

  /** Whoever has done something wakes those who had nothing to do. */
  private synchronized void passOn(boolean busy) throws InterruptedException {
    if (busy) {
      notifyAll();
    } else {
      wait(MOMENT_MILLIS);
    }
  }

  private boolean receive(Random dice) throws IOException, InterruptedException {
    if (finishing || !isSiteApproved() || count(CASES_OF_PARTICIPANTS) >= MOST_PARTICIPANTS) {
      return serve(dice);
    }
    int number = 1 + journal.subjects(Kind.ARRIVE).size();
    // The first is let in, so that even a short trial has a session.
    boolean isFirst = journal.done(Kind.ARRIVE).isEmpty();
    Map<String, Object> form =
        Map.of(
            Variables.PARTICIPANT_NAME,
            NAME + number,
            Variables.TEMPERATURE,
            isFirst ? 36.5 : (360 + dice.nextInt(18)) / 10.0,
            Variables.WEARS_MASK,
            isFirst || dice.nextInt(4) > 0);
    return start(Kind.ARRIVE, OFFICER, ParticipantRegistrationProcess.KEY, form) || serve(dice);
  }

  private boolean serve(Random dice) throws IOException, InterruptedException {
    List<JsonNode> tasks = tasks(OFFICER, "officer");
    int chance = dice.nextInt(100);
    List<JsonNode> ofSession =
        tasks.stream().filter(task -> Answers.OF_SESSION.contains(key(task))).toList();
    // The first session has a problem at once, so that even a short trial has one.
    boolean goesWrong = journal.done(Kind.REPORT).isEmpty() || !finishing && chance < 7;
    if (goesWrong && !ofSession.isEmpty()) {
      return report(ofSession.get(dice.nextInt(ofSession.size())));
    }
    List<Entry> arrivals = journal.done(Kind.ARRIVE);
    if (!finishing && chance >= 97 && !arrivals.isEmpty()) {
      Entry anybody =
          arrivals.get(
              arrivals.size() - 1 - dice.nextInt(Math.min(arrivals.size(), MOST_PARTICIPANTS)));
      return anybody.caseId() != null && leave(anybody.caseId());
    }
    return workOn(OFFICER, tasks, dice);
  }

  private boolean assist(Random dice) throws IOException, InterruptedException {
    return workOn(ASSISTANT, tasks(ASSISTANT, "technicalAssistant"), dice);
  }

  private boolean manage(Random dice) throws IOException, InterruptedException {
    if (journal.done(Kind.BEGIN_DAY).isEmpty()) {
      return start(Kind.BEGIN_DAY, MANAGER, ServiceDayProcess.KEY, Map.of());
    }
    if (finishing && count("/process-instance/count") == 0) {
      over = true;
      return false;
    }
    List<JsonNode> tasks = tasks(MANAGER, "manager");
    if (finishing && isOpen(tasks) && close()) {
      return true;
    }
    boolean everybodyHasGone = finishing && count(CASES_OF_PARTICIPANTS) == 0;
    return workOn(
        MANAGER, tasks.stream().filter(task -> everybodyHasGone || !isReview(task)).toList(), dice);
  }

  private boolean isOpen(List<JsonNode> tasksOfManager) {
    return isSiteApproved()
        && tasksOfManager.stream().noneMatch(Traffic::isReview)
        && journal.done(Kind.CLOSE).isEmpty();
  }

  private boolean isSiteApproved() {
    return journal.done(Kind.COMPLETE).stream()
        .map(Entry::element)
        .anyMatch(SitePreparationProcess.Elements.APPROVE_OPENING::equals);
  }

  private static boolean isReview(JsonNode task) {
    return ServiceDayProcess.Elements.REVIEW_DAY.equals(key(task));
  }

  /** The manager closes the service; refused when its time has come already. */
  private boolean close() throws IOException, InterruptedException {
    return ask(
        Kind.CLOSE,
        MANAGER,
        "",
        "/message",
        Map.of("messageName", ServiceDayProcess.Messages.CLOSE_SERVICE));
  }

  private boolean start(Kind kind, String person, String process, Map<String, Object> form)
      throws IOException, InterruptedException {
    String subject = String.valueOf(form.getOrDefault(Variables.PARTICIPANT_NAME, ""));
    return ask(
        kind,
        person,
        subject,
        "/process-definition/key/%s/submit-form".formatted(process),
        Rest.variables(form));
  }

  /** Somebody leaves, from the queue or from the desk, or has left already. */
  private boolean leave(String registration) throws IOException, InterruptedException {
    return ask(
        Kind.LEAVE,
        OFFICER,
        registration,
        "/message",
        Map.of(
            "messageName",
            ParticipantRegistrationProcess.Messages.PARTICIPANT_LEFT,
            "processInstanceId",
            registration));
  }

  private boolean report(JsonNode task) throws IOException, InterruptedException {
    Map<String, Object> body =
        new HashMap<>(Rest.variables(Map.of(Variables.PROBLEM, "Situs tidak terbuka.")));
    body.put("escalationCode", Escalations.PROBLEM_REPORTED);
    return ask(
        Kind.REPORT,
        OFFICER,
        task.get("processInstanceId").asText(),
        "/task/%s/bpmnEscalation".formatted(id(task)),
        body);
  }

  /** Takes one of the tasks, unless it is the person's already, and does it. */
  private boolean workOn(String person, List<JsonNode> tasks, Random dice)
      throws IOException, InterruptedException {
    List<JsonNode> free = tasks.stream().filter(task -> !taken.contains(id(task))).toList();
    if (free.isEmpty()) {
      return false;
    }
    JsonNode task = free.get(dice.nextInt(free.size()));
    if (!taken.add(id(task))) {
      return false;
    }
    try {
      // The list may be older than what another screen has done since.
      if (task.get("assignee").isNull() && !claimed.contains(id(task))) {
        if (!claim(person, task)) {
          return true;
        }
        claimed.add(id(task));
      }
      Map<String, Object> form = answer(key(task), dice);
      ask(
          Kind.COMPLETE,
          person,
          id(task),
          key(task),
          form,
          "/task/%s/submit-form".formatted(id(task)),
          Rest.variables(form));
      return true;
    } finally {
      taken.remove(id(task));
    }
  }

  private boolean claim(String person, JsonNode task) throws IOException, InterruptedException {
    return ask(
        Kind.CLAIM,
        person,
        id(task),
        key(task),
        Map.of(),
        "/task/%s/claim".formatted(id(task)),
        Map.of("userId", person));
  }

  private Map<String, Object> answer(String task, Random dice) {
    return switch (task) {
      case SitePreparationProcess.Elements.PLAN_ROSTER ->
          Map.of(
              SitePreparationProcess.Variables.REGISTRATION_ROOM_STAFF,
              List.of(OFFICER),
              SitePreparationProcess.Variables.TRAINING_ROOM_STAFF,
              List.of(ASSISTANT));
      case SitePreparationProcess.Elements.SCREEN_OFFICER ->
          Map.of(Variables.TEMPERATURE, 36.5, Variables.WEARS_MASK, true);
      case SitePreparationProcess.Elements.APPROVE_OPENING -> OfficeAtWork.ticked("siteApproved");
      case SitePreparationProcess.Elements.CHECK_DESK -> OfficeAtWork.complete(task);
      // Unresolved, it would come again only after two hours.
      case CustomerCareEscalationProcess.Elements.CALL_HOTLINE ->
          finishing
              ? Map.of(
                  CustomerCareEscalationProcess.Variables.RESOLUTION,
                  "RESOLVED",
                  CustomerCareEscalationProcess.Variables.ANSWER,
                  "Sudah bisa.")
              : Answers.to(task, dice);
      default ->
          OfficeAtWork.CHECKS.contains(task) ? OfficeAtWork.complete(task) : Answers.to(task, dice);
    };
  }

  private boolean ask(
      Kind kind, String person, String subject, String path, Map<String, Object> body)
      throws IOException, InterruptedException {
    return ask(kind, person, subject, "", Map.of(), path, body);
  }

  /**
   * Sends a request that changes something.
   *
   * @return whether it has been acknowledged
   */
  private boolean ask(
      Kind kind,
      String person,
      String subject,
      String element,
      Map<String, Object> form,
      String path,
      Map<String, Object> body)
      throws IOException, InterruptedException {
    Entry entry = journal.sending(kind, subject, element, form);
    if (journal.size() >= killAt) {
      enough.countDown();
    }
    Answer answer = rest.post(person, path, body);
    journal.answered(entry, answer.isAcknowledged(), answer.body().path("id").asText());
    if (answer.isFailure()) {
      fault("%s %s %s: %s".formatted(kind, element, path, answer));
    }
    return answer.isAcknowledged();
  }

  private List<JsonNode> tasks(String person, String group)
      throws IOException, InterruptedException {
    Answer answer =
        rest.get(person, "/task?includeAssignedTasks=true&maxResults=200&candidateGroup=" + group);
    List<JsonNode> tasks = new ArrayList<>();
    expectSuccess(answer).forEach(tasks::add);
    return tasks.stream()
        .filter(
            task -> task.get("assignee").isNull() || person.equals(task.get("assignee").asText()))
        .toList();
  }

  private int count(String path) throws IOException, InterruptedException {
    return expectSuccess(rest.get(MANAGER, path)).get("count").asInt();
  }

  private static JsonNode expectSuccess(Answer answer) {
    if (!answer.isAcknowledged()) {
      throw new IllegalStateException("Nothing can be looked up: " + answer);
    }
    return answer.body();
  }

  private static String id(JsonNode task) {
    return task.get("id").asText();
  }

  private static String key(JsonNode task) {
    return task.get("taskDefinitionKey").asText();
  }

  private void fault(String fault) {
    faults.add(fault);
    over = true;
  }
}
