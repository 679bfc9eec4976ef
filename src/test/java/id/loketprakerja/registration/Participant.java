package id.loketprakerja.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;

/** One participant in a test, with what staff do for them and where they have been. */
public final class Participant {

  private final ProcessEngine engine;
  private final ProcessInstance registration;

  Participant(ProcessEngine engine, ProcessInstance registration) {
    this.engine = engine;
    this.registration = registration;
  }

  /** What the participant's case is, for all that Camunda BPM Assert can say of it. */
  public ProcessInstanceAssert registration() {
    return BpmnAwareTests.assertThat(registration);
  }

  String id() {
    return registration.getId();
  }

  /** The one open task of this kind, under the name that staff know it by. */
  public Task task(StaffTask kind) {
    List<Task> open = tasks(kind);
    assertThat(open).as("open tasks %s of the case", kind.id()).hasSize(1);
    BpmnAwareTests.assertThat(open.get(0)).hasDefinitionKey(kind.id()).hasName(kind.label());
    return open.get(0);
  }

  List<Task> tasks(StaffTask kind) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceId(id())
        .taskDefinitionKey(kind.id())
        .list();
  }

  /** All open tasks of the case. */
  List<Task> tasks() {
    return engine.getTaskService().createTaskQuery().processInstanceId(id()).list();
  }

  /** These are done one after the other, and all goes well. */
  public void passes(StaffTask... kinds) {
    passes(Arrays.asList(kinds));
  }

  void passes(List<StaffTask> kinds) {
    kinds.forEach(kind -> passes(kind, Map.of()));
  }

  /** The task is taken by one whose duty it is, signed in, and completed with these answers. */
  public void passes(StaffTask kind, Map<String, Object> answers) {
    complete(kind, kind.answersWith(answers));
  }

  /** The task is taken by one whose duty it is, and completed with one other answer. */
  public void passes(StaffTask kind, String variable, Object value) {
    passes(kind, Map.of(variable, value));
  }

  /** The task is taken and completed without sending anything, not even an empty box. */
  void passesWithoutAnswers(StaffTask kind) {
    complete(kind, Map.of());
  }

  private void complete(StaffTask kind, Map<String, Object> answers) {
    TaskService tasks = engine.getTaskService();
    Task task = task(kind);
    String person = task.getAssignee() == null ? personOf(kind) : task.getAssignee();
    OpenServiceDay.as(
        engine,
        person,
        kind.group(),
        () -> {
          if (task.getAssignee() == null) {
            tasks.claim(task.getId(), person);
          }
          tasks.complete(task.getId(), answers);
          return person;
        });
  }

  private static String personOf(StaffTask kind) {
    return switch (kind.group()) {
      case "manager" -> OpenServiceDay.MANAGER;
      case "technicalAssistant" -> OpenServiceDay.ASSISTANT;
      default -> OpenServiceDay.OFFICER;
    };
  }

  /** The whole session at the desk goes well. */
  public void passesSession() {
    passes(StaffTask.SESSION);
  }

  /** All of the session that comes before this task goes well. */
  public void passesSessionUntil(StaffTask kind) {
    passes(StaffTask.SESSION.subList(0, StaffTask.SESSION.indexOf(kind)));
  }

  /** From the end of the session to the end of the case, all goes well. */
  public void passesWhatFollows() {
    passes(StaffTask.RECORD_FEEDBACK, StaffTask.DELETE_PHOTOS, StaffTask.DISINFECT_DESK);
  }

  /** The officer on duty sees that the participant has left. */
  public void leaves() {
    asOfficer(
        () ->
            engine
                .getRuntimeService()
                .createMessageCorrelation("participant-left")
                .processInstanceId(id())
                .correlate());
  }

  /** The officer on duty reports a problem from an open task. */
  void reports(StaffTask from, String problem) {
    String task = task(from).getId();
    asOfficer(
        () ->
            engine
                .getTaskService()
                .handleEscalation(task, "problem-reported", Map.of("problem", (Object) problem)));
  }

  private void asOfficer(Runnable action) {
    OpenServiceDay.as(
        engine,
        OpenServiceDay.OFFICER,
        "officer",
        () -> {
          action.run();
          return OpenServiceDay.OFFICER;
        });
  }

  /** The tasks to call the hotline about this participant. */
  List<Task> hotlineCalls() {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .superProcessInstanceId(id())
        .list()
        .stream()
        .map(ProcessInstance::getId)
        .flatMap(
            call ->
                engine.getTaskService().createTaskQuery().processInstanceId(call).list().stream())
        .toList();
  }

  /** What the hotline is called about. */
  List<Object> problems() {
    return hotlineCalls().stream()
        .map(call -> engine.getTaskService().getVariable(call.getId(), "problem"))
        .toList();
  }

  /** The hotline solves the problem. */
  void hotlineSolves(Task call) {
    engine.getTaskService().claim(call.getId(), OpenServiceDay.OFFICER);
    engine
        .getTaskService()
        .complete(
            call.getId(), Map.of("resolution", "RESOLVED", "answer", "Coba lagi dalam satu jam."));
  }

  Object variable(String name) {
    return engine.getRuntimeService().getVariable(id(), name);
  }

  /** What a form of the task shows under this name. */
  Object shown(StaffTask kind, String name) {
    return engine.getTaskService().getVariable(task(kind).getId(), name);
  }

  /**
   * The case has passed these elements in this order, others between them.
   *
   * @param path a line for each: its id and, when it has one, its label
   */
  public void hasPassed(String path) {
    List<String> lines = path.lines().toList();
    registration()
        .hasPassedInOrder(lines.stream().map(line -> line.split(" ")[0]).toArray(String[]::new));
    Map<String, String> passed =
        engine
            .getHistoryService()
            .createHistoricActivityInstanceQuery()
            .processInstanceId(id())
            .finished()
            .list()
            .stream()
            .collect(
                Collectors.toMap(
                    HistoricActivityInstance::getActivityId,
                    activity -> line(activity.getActivityId(), activity.getActivityName()),
                    (a, b) -> a));
    assertThat(lines).allSatisfy(line -> assertThat(passed.values()).contains(line));
  }

  void hasNotPassed(String... ids) {
    registration().hasNotPassed(ids);
  }

  /**
   * The case waits at these places and nowhere else.
   *
   * @param places id and label of each
   */
  public void waitsAt(String... places) {
    registration()
        .isActive()
        .isWaitingAt(
            Arrays.stream(places).map(place -> place.split(" ")[0]).toArray(String[]::new));
    assertThat(leavesOf(engine.getRuntimeService().getActivityInstance(id())))
        .containsExactlyInAnyOrder(places);
  }

  private static List<String> leavesOf(ActivityInstance place) {
    return place.getChildActivityInstances().length == 0
        ? List.of(line(place.getActivityId(), place.getActivityName()))
        : Arrays.stream(place.getChildActivityInstances())
            .flatMap(inner -> leavesOf(inner).stream())
            .toList();
  }

  /** The case is over, and this is the last that happened: id and label of an end event. */
  public void hasEndedAt(String endEvent) {
    registration().isEnded();
    hasPassed(endEvent);
  }

  private static String line(String id, String label) {
    return label == null ? id : id + " " + label;
  }
}
