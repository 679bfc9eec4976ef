package id.loketprakerja.registration;

import id.loketprakerja.desk.Desks;
import id.loketprakerja.serviceday.ServiceDay;
import id.loketprakerja.serviceday.ServiceDays;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The given of a test of {@code participant-registration}: the example office on a day on which its
 * counter is open, with two people on duty and desks that have passed their check.
 */
public final class OpenServiceDay {

  /** The officer on duty, unless a test says otherwise. */
  public static final String OFFICER = "petugas1";

  static final String ASSISTANT = "pendamping1";
  static final String MANAGER = "manajer1";

  static final String OFFICE = "kantorcontoh";
  static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

  /** A Thursday on which the hotline answers, too. */
  static final LocalDateTime THURSDAY_AT_NINE = LocalDateTime.of(2026, 5, 21, 9, 0);

  private final ProcessEngine engine;
  private final ServiceDays serviceDays;
  private final Desks desks;
  private final JdbcClient database;
  private long id;
  private String officer = OFFICER;

  public OpenServiceDay(ApplicationContext application) {
    this.engine = application.getBean(ProcessEngine.class);
    this.serviceDays = application.getBean(ServiceDays.class);
    this.desks = application.getBean(Desks.class);
    this.database = application.getBean(JdbcClient.class);
  }

  /** It is Thursday, nine o'clock, and the counter is open with so many checked desks. */
  public void begin(int deskCount) {
    begin(THURSDAY_AT_NINE, deskCount);
  }

  /** It is this time in the office, and the counter is open with so many checked desks. */
  void begin(LocalDateTime time, int deskCount) {
    prepare(time, deskCount);
    open();
  }

  /**
   * It is the next morning, and the counter is open with so many checked desks; the day before is
   * closed, and whatever goes on there goes on.
   */
  public void beginNextDay(int deskCount) {
    close();
    begin(THURSDAY_AT_NINE.plusDays(1), deskCount);
  }

  /** The day is there, with its people and desks, but the doors are not open yet. */
  void prepare(LocalDateTime time, int deskCount) {
    setTime(time);
    ServiceDay day = serviceDays.register(OFFICE, "service-day " + time);
    id = day.id();
    duty(OFFICER, ASSISTANT);
    addDesks(deskCount);
  }

  /** The first desks of the day are set up and pass their check. */
  public void addDesks(int count) {
    desks.setUp(id, count).forEach(desk -> desks.recordCheck(id, desk, Optional.empty()));
  }

  void open() {
    serviceDays.open(id);
  }

  /** These two people are on duty, and nobody else. */
  void duty(String registrationRoom, String trainingRoom) {
    database.sql("delete from roster where service_day_id = :day").param("day", id).update();
    onDuty(registrationRoom, "REGISTRATION");
    onDuty(trainingRoom, "TRAINING");
    officer = registrationRoom;
  }

  private void onDuty(String person, String room) {
    database
        .sql("insert into roster (service_day_id, user_id, room) values (:day, :person, :room)")
        .param("day", id)
        .param("person", person)
        .param("room", room)
        .update();
  }

  /** The service closes, and those who wait are told, as {@code service-day} does it. */
  public void close() {
    serviceDays.close(id);
    engine
        .getRuntimeService()
        .createMessageCorrelation("service-closed")
        .processInstanceVariableEquals("serviceDayId", id)
        .correlateAll();
  }

  void end() {
    serviceDays.end(id);
  }

  /** The administrator takes a whole case away in Cockpit. */
  public void administratorDeletes(Participant participant) {
    administrator(runtime -> runtime.deleteProcessInstance(participant.id(), "Salah masuk"));
  }

  /**
   * Whoever comes next meets the model of their case as somebody has edited it.
   *
   * @param edits pairs of what stood in the model and what stands there now
   * @return the deployment, to be deleted when the test is over
   */
  public String editedModel(String... edits) {
    RepositoryService repository = engine.getRepositoryService();
    String deployed =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(ParticipantRegistrationProcess.KEY)
            .latestVersion()
            .singleResult()
            .getDeploymentId();
    DeploymentBuilder deployment = repository.createDeployment();
    for (String name : repository.getDeploymentResourceNames(deployed)) {
      if (name.endsWith(ParticipantRegistrationProcess.KEY + ".bpmn")) {
        deployment.addString(name, edited(repository.getResourceAsStream(deployed, name), edits));
      } else if (!name.endsWith("-day.bpmn")) {
        deployment.addDeploymentResourceByName(deployed, name);
      }
    }
    return deployment.deploy().getId();
  }

  private static String edited(InputStream model, String... edits) {
    try (model) {
      String text = new String(model.readAllBytes(), StandardCharsets.UTF_8);
      for (int i = 0; i < edits.length; i += 2) {
        if (!text.contains(edits[i])) {
          throw new IllegalArgumentException("Not in the model: " + edits[i]);
        }
        text = text.replace(edits[i], edits[i + 1]);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A case is taken away, and nobody has signed in. */
  public void programDeletes(Participant participant) {
    engine.getRuntimeService().deleteProcessInstance(participant.id(), "test");
  }

  /** The administrator has many cases deleted; a job does it. */
  public void administratorDeletesInBulk(Participant participant) {
    administrator(
        runtime -> runtime.deleteProcessInstancesAsync(List.of(participant.id()), "Salah masuk"));
    ManagementService management = engine.getManagementService();
    for (String step : List.of("batch-seed-job", "instance-deletion")) {
      management.createJobQuery().list().stream()
          .filter(job -> ((JobEntity) job).getJobHandlerType().equals(step))
          .forEach(job -> management.executeJob(job.getId()));
    }
  }

  /** The administrator takes a case away from all that it waits at. */
  public void administratorCancels(Participant participant, String... activities) {
    administrator(
        runtime -> {
          ProcessInstanceModificationBuilder modification =
              runtime.createProcessInstanceModification(participant.id());
          for (String activity : activities) {
            modification.cancelAllForActivity(activity);
          }
          modification.execute();
        });
  }

  private void administrator(Consumer<RuntimeService> action) {
    as(
        engine,
        "admin",
        "camunda-admin",
        () -> {
          action.accept(engine.getRuntimeService());
          return engine;
        });
  }

  /** A healthy participant with a mask comes in. */
  public Participant participantArrives() {
    return participantArrives(36.5, true);
  }

  Participant participantArrives(double temperature, boolean wearsMask) {
    return participantArrives(arrival("Peserta Uji", temperature, wearsMask));
  }

  Participant participantArrives(Map<String, Object> arrival) {
    ProcessInstance registration =
        asOfficer(
            () ->
                engine
                    .getRuntimeService()
                    .startProcessInstanceByKey("participant-registration", new HashMap<>(arrival)));
    return new Participant(engine, registration);
  }

  /** The officer on duty does this: the office of what they start is theirs. */
  <T> T asOfficer(Supplier<T> action) {
    return as(engine, officer, "officer", action);
  }

  /** A person who has signed in does this. */
  static <T> T as(ProcessEngine engine, String person, String group, Supplier<T> action) {
    IdentityService identity = engine.getIdentityService();
    identity.setAuthentication(person, List.of(group), List.of(OFFICE));
    try {
      return action.get();
    } finally {
      identity.clearAuthentication();
    }
  }

  static Map<String, Object> arrival(String name, double temperature, boolean wearsMask) {
    return Map.of("participantName", name, "temperature", temperature, "wearsMask", wearsMask);
  }

  /** Time goes by, and the timers that are due by then fire, the earliest first. */
  public void passes(Duration time) {
    ClockUtil.setCurrentTime(Date.from(ClockUtil.getCurrentTime().toInstant().plus(time)));
    ManagementService management = engine.getManagementService();
    management.createJobQuery().executable().orderByJobDuedate().asc().list().stream()
        .filter(job -> job.getProcessInstanceId() != null)
        .map(Job::getId)
        .forEach(
            job -> {
              // An earlier one may have taken it away.
              if (management.createJobQuery().jobId(job).count() > 0) {
                management.executeJob(job);
              }
            });
  }

  /** It is this time in the office; no timer fires. */
  void setTime(LocalDateTime time) {
    ClockUtil.setCurrentTime(Date.from(ZonedDateTime.of(time, WIB).toInstant()));
  }

  /** The key of the day's row. */
  public long id() {
    return id;
  }

  /** Each desk as "number state ticket", such as "1 OCCUPIED 3". */
  public List<String> desks() {
    return texts(
        """
        select desk_number || ' ' || state || coalesce(' ' || ticket_number, '')
        from desk order by desk_number
        """);
  }

  /** Each ticket as "number state" or, when it has ended, "number outcome". */
  public List<String> tickets() {
    return texts(
        "select ticket_number || ' ' || coalesce(outcome, state) from ticket order by ticket_number");
  }

  List<String> opinions() {
    return texts("select opinion from feedback order by opinion");
  }

  /** Each proof of deletion as "ticket who files device". */
  List<String> deletionReceipts() {
    return texts(
        """
        select ticket_number || ' ' || deleted_by || ' ' || file_count || ' ' || coalesce(device, '-')
        from deletion_receipt order by id
        """);
  }

  private List<String> texts(String query) {
    return database.sql(query).query(String.class).list();
  }
}
