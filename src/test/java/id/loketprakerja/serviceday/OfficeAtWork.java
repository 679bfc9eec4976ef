package id.loketprakerja.serviceday;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.registration.ParticipantRegistrationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import id.loketprakerja.sitepreparation.SitePreparationProcess;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;

/**
 * The staff of one office at work, for tests: every step is done by the person whose step it is,
 * signed in, with the task claimed first. What the test itself looks up is seen by nobody in
 * particular.
 */
public final class OfficeAtWork {

  public static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
  public static final ZoneId WITA = ZoneId.of("Asia/Makassar");
  public static final ZoneId WIT = ZoneId.of("Asia/Jayapura");

  private static final String SITE_PREPARATION = SitePreparationProcess.KEY;

  /** The boxes of each check of the site. */
  private static final Map<String, List<String>> BOXES =
      Map.of(
          SitePreparationProcess.Elements.ARRANGE_ROOMS,
          List.of(
              "roomsSeparated",
              "furnitureUsable",
              "distanceMeasured",
              "queueLineMarked",
              "roomsStaffed"),
          SitePreparationProcess.Elements.STOCK_STATIONERY,
          List.of("paperStocked", "pensStocked", "scissorsStocked", "glueStocked"),
          SitePreparationProcess.Elements.STOCK_HYGIENE,
          List.of(
              "sanitizerStocked",
              "disinfectantStocked",
              "handWashingReady",
              "thermometerReady",
              "masksStocked"),
          SitePreparationProcess.Elements.CHECK_DEVICES,
          List.of("camerasUsable", "internetStable", "browsersUpToDate", "devicesSeparated"),
          SitePreparationProcess.Elements.SECURE_PHOTO_DRIVE,
          List.of("photoDriveSecured", "photoDriveTested"),
          SitePreparationProcess.Elements.CHECK_ELECTRONICS,
          List.of("powerStripsUsable", "socketsUsable", "printerUsable"),
          SitePreparationProcess.Elements.POST_SERVICE_HOURS,
          List.of("hoursPostedRegistration", "hoursPostedTraining"),
          SitePreparationProcess.Elements.PRINT_GUIDES,
          List.of("emailGuidePosted", "accountGuidePosted", "guidesLaminated"),
          SitePreparationProcess.Elements.CHECK_DESK,
          List.of(
              "deviceAtDesk",
              "sanitizerAtDesk",
              "paperAtDesk",
              "stationeryAtDesk",
              "emailGuideAtDesk",
              "accountGuideAtDesk"));

  private static final Map<String, String> SHORTAGES =
      Map.of(
          SitePreparationProcess.Elements.ARRANGE_ROOMS, "roomsShortage",
          SitePreparationProcess.Elements.STOCK_STATIONERY, "stationeryShortage",
          SitePreparationProcess.Elements.STOCK_HYGIENE, "hygieneShortage",
          SitePreparationProcess.Elements.CHECK_DEVICES, "devicesShortage",
          SitePreparationProcess.Elements.SECURE_PHOTO_DRIVE, "photoDriveShortage",
          SitePreparationProcess.Elements.CHECK_ELECTRONICS, "electronicsShortage",
          SitePreparationProcess.Elements.POST_SERVICE_HOURS, "hoursShortage",
          SitePreparationProcess.Elements.PRINT_GUIDES, "guidesShortage",
          SitePreparationProcess.Elements.CHECK_DESK, "deskShortage");

  /** The checks that everyone begins with at once. */
  public static final List<String> CHECKS =
      List.of(
          SitePreparationProcess.Elements.ARRANGE_ROOMS,
          SitePreparationProcess.Elements.STOCK_STATIONERY,
          SitePreparationProcess.Elements.STOCK_HYGIENE,
          SitePreparationProcess.Elements.CHECK_DEVICES,
          SitePreparationProcess.Elements.CHECK_ELECTRONICS,
          SitePreparationProcess.Elements.POST_SERVICE_HOURS,
          SitePreparationProcess.Elements.PRINT_GUIDES);

  private final ProcessEngine engine;
  private final String officeId;
  private final ZoneId zone;
  private final String manager;
  private final String officer;
  private final String assistant;

  private OfficeAtWork(
      ProcessEngine engine,
      String officeId,
      ZoneId zone,
      String manager,
      String officer,
      String assistant) {
    this.engine = engine;
    this.officeId = officeId;
    this.zone = zone;
    this.manager = manager;
    this.officer = officer;
    this.assistant = assistant;
  }

  /** WIB, one desk, Monday to Friday 08.00 to 23.59. */
  public static OfficeAtWork inContoh(ProcessEngine engine) {
    return new OfficeAtWork(engine, "kantorcontoh", WIB, "manajer1", "petugas1", "pendamping1");
  }

  /** {@link #inContoh} on a Wednesday at ten, with the service open since the morning. */
  public static OfficeAtWork openInContoh(ProcessEngine engine) {
    OfficeAtWork office = inContoh(engine);
    office.clockShows("2026-05-20T07:00");
    office.openService();
    office.clockShows("2026-05-20T10:00");
    return office;
  }

  /** WITA, one desk, Monday to Friday 08.00 to 15.00. */
  public static OfficeAtWork inMakassar(ProcessEngine engine) {
    return new OfficeAtWork(
        engine, "kantormakassar", WITA, "manajermakassar", "petugasmakassar", "pendampingmakassar");
  }

  /** WIT, two desks, Monday to Thursday 07.30 to 14.00. */
  public static OfficeAtWork inJayapura(ProcessEngine engine) {
    return new OfficeAtWork(
        engine, "kantorjayapura", WIT, "manajerjayapura", "petugasjayapura", "pendampingjayapura");
  }

  public String id() {
    return officeId;
  }

  public String manager() {
    return manager;
  }

  public String officer() {
    return officer;
  }

  public String assistant() {
    return assistant;
  }

  /** The moment at which the office's own clock shows this. */
  public Date at(String localTime) {
    return at(localTime, zone);
  }

  /** The moment at which a clock in the zone shows this. */
  public static Date at(String localTime, ZoneId zone) {
    return Date.from(LocalDateTime.parse(localTime).atZone(zone).toInstant());
  }

  /** Makes it the moment at which the office's own clock shows this. */
  public void clockShows(String localTime) {
    ClockUtil.setCurrentTime(at(localTime));
  }

  /** Does something as a person who has signed in. */
  public <T> T as(String person, Supplier<T> action) {
    engine
        .getIdentityService()
        .setAuthentication(
            person,
            engine.getIdentityService().createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList(),
            engine.getIdentityService().createTenantQuery().userMember(person).list().stream()
                .map(Tenant::getId)
                .toList());
    try {
      return action.get();
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  /** The manager begins the day by hand. */
  public ProcessInstance beginDay() {
    return start(manager, ServiceDayProcess.KEY, Map.of());
  }

  /** The manager begins the day by hand and its preparation has begun. */
  public ProcessInstance beginPreparation() {
    ProcessInstance day = beginDay();
    runDueJobs();
    return day;
  }

  /** The manager begins the day, all is ready, the doors are open. */
  public ProcessInstance openService() {
    ProcessInstance day = beginPreparation();
    prepareSite();
    return day;
  }

  /** Everything is complete at once and the manager agrees. */
  public void prepareSite() {
    planRoster(List.of(officer), List.of(assistant));
    screenStaff();
    CHECKS.forEach(check -> check(check, complete(check)));
    checkDesks();
    approveOpening();
  }

  public void planRoster(List<String> registrationRoom, List<String> trainingRoom) {
    complete(
        manager,
        SitePreparationProcess.Elements.PLAN_ROSTER,
        Map.of(
            SitePreparationProcess.Variables.REGISTRATION_ROOM_STAFF,
            json(registrationRoom),
            SitePreparationProcess.Variables.TRAINING_ROOM_STAFF,
            json(trainingRoom)));
  }

  /** Everyone who is to be screened is healthy and wears a mask. */
  public void screenStaff() {
    for (Task task : tasks(SitePreparationProcess.Elements.SCREEN_OFFICER)) {
      complete(assistant, task, Map.of("temperature", 36.5, "wearsMask", true));
    }
  }

  /** A member of staff fills in the form of one check. */
  public void check(String check, Map<String, Object> form) {
    complete(assistant, check, form);
  }

  /** Every desk that is to be checked has everything. */
  public void checkDesks() {
    for (Task task : tasks(SitePreparationProcess.Elements.CHECK_DESK)) {
      complete(assistant, task, complete(SitePreparationProcess.Elements.CHECK_DESK));
    }
  }

  public void approveOpening() {
    complete(
        manager, SitePreparationProcess.Elements.APPROVE_OPENING, Map.of("siteApproved", true));
  }

  /** The form of a check with everything in order. */
  public static Map<String, Object> complete(String check) {
    Map<String, Object> form = new HashMap<>();
    BOXES.get(check).forEach(box -> form.put(box, true));
    if (check.equals(SitePreparationProcess.Elements.CHECK_DEVICES)) {
      form.put("desktopsUsed", false);
    }
    return form;
  }

  /** The form of a check with one thing missing, and what it is. */
  public static Map<String, Object> incomplete(String check, String shortage) {
    Map<String, Object> form = complete(check);
    form.put(BOXES.get(check).get(0), false);
    form.put(SHORTAGES.get(check), shortage);
    return form;
  }

  /** A healthy participant with a mask arrives. */
  public ProcessInstance participantArrives() {
    return participantArrives(36.5, true);
  }

  public ProcessInstance participantArrives(double temperature, boolean wearsMask) {
    return start(
        officer,
        ParticipantRegistrationProcess.KEY,
        Map.of(
            Variables.PARTICIPANT_NAME,
            "Peserta Contoh",
            Variables.TEMPERATURE,
            temperature,
            Variables.WEARS_MASK,
            wearsMask));
  }

  /** The officer works through the session at the desk, up to and with the test. */
  public void serveUntilTest(String registration, String testResult) {
    Map<String, Map<String, Object>> steps = new LinkedHashMap<>();
    steps.put(Elements.GUIDE_TO_DESK, Map.of(Variables.PARTICIPANT_PRESENT, true));
    steps.put(Elements.CHECK_EMAIL, Map.of(Variables.HAS_EMAIL, true));
    steps.put(Elements.HELP_CREATE_ACCOUNT, Map.of("accountCreated", true));
    steps.put(
        Elements.BRIEF_ON_ACCOUNT,
        ticked("keepPhoneExplained", "credentialsNoted", "credentialsSecrecyExplained"));
    steps.put(
        Elements.TAKE_PHOTOS,
        Map.of(
            Variables.PHOTO_DEVICE,
            "TABLET",
            "idCardPhotoTaken",
            true,
            "selfieWithCardTaken",
            true));
    steps.put(
        Elements.SUPERVISE_WRITTEN_TEST,
        Map.of("paperHandedOut", true, Variables.TEST_RESULT, testResult));
    steps.forEach((step, form) -> completeIn(registration, officer, step, form));
  }

  /** The officer works through the whole session, the participant gives an opinion. */
  public void serve(String registration, String testResult, String feedback) {
    serveUntilTest(registration, testResult);
    if ("PASSED".equals(testResult)) {
      completeIn(
          registration, officer, Elements.HELP_CHOOSE_BATCH, Map.of(Variables.BATCH_NUMBER, 5));
      completeIn(
          registration,
          officer,
          Elements.EXPLAIN_ANNOUNCEMENT,
          ticked("announcementExplained", "coursesExplained"));
    } else {
      completeIn(registration, officer, Elements.EXPLAIN_NEXT_STEPS, ticked("nextStepsExplained"));
    }
    completeIn(
        registration, officer, Elements.RECORD_FEEDBACK, Map.of(Variables.FEEDBACK, feedback));
  }

  public void deletePhotos(String registration) {
    completeIn(
        registration,
        assistant,
        Elements.DELETE_PHOTOS,
        ticked("photosDeletedFromDevice", "trashEmptied"));
  }

  public void disinfectDesk(String registration) {
    completeIn(
        registration,
        officer,
        Elements.DISINFECT_DESK,
        ticked("keyboardCleaned", "deskCleaned", "stationeryCleaned", "guidesCleaned"));
  }

  /** The manager closes the service before its time. */
  public void closeService(ProcessInstance day) {
    as(
        manager,
        () ->
            engine
                .getRuntimeService()
                .createMessageCorrelation(ServiceDayProcess.Messages.CLOSE_SERVICE)
                .processInstanceId(day.getId())
                .correlateWithResult());
  }

  /** The manager has nothing to add and ends the day. */
  public void reviewDay() {
    complete(manager, ServiceDayProcess.Elements.REVIEW_DAY, Map.of());
  }

  /** Starts a process by its form. */
  public ProcessInstance start(String person, String process, Map<String, Object> form) {
    String definition =
        engine
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .processDefinitionKey(process)
            .latestVersion()
            .singleResult()
            .getId();
    return as(person, () -> engine.getFormService().submitStartForm(definition, form));
  }

  /** Takes the office's only task of this kind and completes it with its form. */
  public void complete(String person, String taskKey, Map<String, Object> form) {
    complete(person, task(taskKey), form);
  }

  /** Takes the only task of this kind of one case and completes it with its form. */
  public void completeIn(String caseId, String person, String taskKey, Map<String, Object> form) {
    complete(person, taskIn(caseId, taskKey), form);
  }

  /** Takes the task, unless it is the person's already, and completes it with its form. */
  public void complete(String person, Task task, Map<String, Object> form) {
    as(
        person,
        () -> {
          if (!person.equals(task.getAssignee())) {
            engine.getTaskService().claim(task.getId(), person);
          }
          engine.getFormService().submitTaskForm(task.getId(), new HashMap<>(form));
          return null;
        });
  }

  /** The office's only task of this kind. */
  public Task task(String key) {
    List<Task> found = tasks(key);
    assertThat(found).as("tasks %s of %s", key, officeId).hasSize(1);
    return found.get(0);
  }

  /** The only task of this kind of one case. */
  public Task taskIn(String caseId, String key) {
    List<Task> found =
        engine
            .getTaskService()
            .createTaskQuery()
            .processInstanceId(caseId)
            .taskDefinitionKey(key)
            .list();
    assertThat(found).as("tasks %s of case %s", key, caseId).hasSize(1);
    return found.get(0);
  }

  /** The office's tasks of this kind, as they came. */
  public List<Task> tasks(String key) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .tenantIdIn(officeId)
        .taskDefinitionKey(key)
        .orderByTaskCreateTime()
        .asc()
        .list();
  }

  /** The keys of all open tasks of the office. */
  public List<String> openTasks() {
    return engine.getTaskService().createTaskQuery().tenantIdIn(officeId).list().stream()
        .map(Task::getTaskDefinitionKey)
        .sorted()
        .toList();
  }

  /** The running preparation of the office's site. */
  public ProcessInstance sitePreparation() {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey(SITE_PREPARATION)
        .tenantIdIn(officeId)
        .singleResult();
  }

  /** Who may take a task. */
  public Set<String> candidateGroups(Task task) {
    return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
        .map(IdentityLink::getGroupId)
        .collect(Collectors.toSet());
  }

  /** What the form of a task can show. */
  public Map<String, Object> shown(Task task) {
    return engine.getTaskService().getVariables(task.getId());
  }

  /** Runs all jobs of models that are due by now, and those that become due by it. */
  public void runDueJobs() {
    runDueJobs(engine);
  }

  /** Runs all jobs of models that are due by now, and those that become due by it. */
  public static void runDueJobs(ProcessEngine engine) {
    List<Job> due = dueJobs(engine);
    while (!due.isEmpty()) {
      engine.getManagementService().executeJob(due.get(0).getId());
      due = dueJobs(engine);
    }
  }

  private static List<Job> dueJobs(ProcessEngine engine) {
    return engine
        .getManagementService()
        .createJobQuery()
        .executable()
        .orderByJobDuedate()
        .asc()
        .list()
        .stream()
        .filter(job -> job.getProcessDefinitionId() != null)
        .toList();
  }

  /** The one job that waits at an element of the office's cases. */
  public Job job(String element) {
    return engine
        .getManagementService()
        .createJobQuery()
        .activityId(element)
        .tenantIdIn(officeId)
        .singleResult();
  }

  /** Each element that a case has entered, in order, as its id and its label. */
  public static List<String> path(ProcessEngine engine, String caseId) {
    return engine
        .getHistoryService()
        .createHistoricActivityInstanceQuery()
        .processInstanceId(caseId)
        .orderPartiallyByOccurrence()
        .asc()
        .list()
        .stream()
        .map(
            step ->
                step.getActivityName() == null
                    ? step.getActivityId()
                    : step.getActivityId() + " " + step.getActivityName())
        .toList();
  }

  /** Each element that a case has entered, in order, as its id and its label. */
  public List<String> path(String caseId) {
    return path(engine, caseId);
  }

  /** A form's boxes, all ticked. */
  public static Map<String, Object> ticked(String... boxes) {
    return Arrays.stream(boxes).collect(Collectors.toMap(box -> box, box -> true));
  }

  private static Object json(List<String> list) {
    return SpinValues.jsonValue(Spin.JSON(list)).create();
  }
}
