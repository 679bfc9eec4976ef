package id.loketprakerja.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.Refusal;
import id.loketprakerja.office.LoketProperties;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** SOP item 10 between engine and drive, with a small model that uses what the real one does. */
class VerifyPhotoDeletionTest {

  private static final BpmnModelInstance MODEL = model();

  @TempDir private Path temp;

  private TroubledFileSystem fileSystem;
  private Path mount;
  private Path ticketFolder;
  private JdbcClient jdbc;
  private ProcessEngine engine;

  @BeforeEach
  void drive() throws IOException {
    mount = Files.createDirectory(temp.toRealPath().resolve("foto"));
    ticketFolder = mount.resolve("kantorcontoh").resolve("2026-05-22").resolve("007");
    fileSystem = new TroubledFileSystem(FileSystems.getDefault(), true);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void givenPhotosOnTheDriveWhenTheAssistantIsDoneThenTheyAreDeletedAndReceipted()
      throws IOException {
    // given
    Task task = startAtDeletion(fileSystem.of(mount));
    write("ktp.jpg");
    write("ulang/swafoto.jpg");

    // when
    complete(task);

    // then
    assertThat(ticketFolder).doesNotExist();
    assertThat(instances()).isZero();
    assertThat(receipts()).containsExactly("1 7 pendamping1 2 DESKTOP");
    assertThat(lastValue("photosVerified")).isEqualTo(true);
    assertThat(lastValue("photosDeletedBy")).isEqualTo("pendamping1");
  }

  @Test
  void givenAFileThatStaysWhenTheAssistantIsDoneThenTheTaskComesBackWithItsName()
      throws IOException {
    // given
    Task task = startAtDeletion(fileSystem.of(mount));
    write("ktp.jpg");
    write("terkunci\n\"1\".jpg");
    fileSystem.undeletable.add("terkunci\n\"1\".jpg");

    // when
    complete(task);

    // then
    Task again = task("userTask_deletePhotos");
    assertThat(again.getId()).isNotEqualTo(task.getId());
    assertThat(engine.getTaskService().getVariable(again.getId(), "photosVerified"))
        .isEqualTo(false);
    assertThat(undeletedFiles(again)).isEqualTo("[\"terkunci?\\\"1\\\".jpg\"]");
    assertThat(receipts()).isEmpty();

    // given
    fileSystem.undeletable.clear();

    // when
    complete(again);

    // then: the receipt counts the files of both times
    assertThat(instances()).isZero();
    assertThat(receipts()).containsExactly("1 7 pendamping1 2 DESKTOP");
  }

  @Test
  void givenTheDriveIsGoneWhenTheAssistantIsDoneThenTheManagerRepairsIt() throws IOException {
    // given
    Task task = startAtDeletion(fileSystem.of(mount));
    write("ktp.jpg");
    Path away = Files.move(mount, temp.resolve("away"));

    // when
    complete(task);

    // then
    Task repair = task("userTask_repairPhotoDrive");
    TaskService tasks = engine.getTaskService();
    assertThat((String) tasks.getVariable(repair.getId(), "photoDriveError"))
        .startsWith("Drive foto tidak ditemukan.");
    assertThat(tasks.getVariable(repair.getId(), "photosVerified")).isEqualTo(false);
    assertThat(receipts()).isEmpty();
    assertThat(mount).doesNotExist();

    // when: the manager says so, but it is not true
    tasks.complete(repair.getId(), Map.of("driveRepaired", true));

    // then
    Task repairAgain = task("userTask_repairPhotoDrive");
    assertThat(tasks.getVariable(repairAgain.getId(), "driveRepaired")).isEqualTo(false);

    // given
    Files.move(away, mount);

    // when
    tasks.complete(repairAgain.getId(), Map.of("driveRepaired", true));

    // then
    assertThat(instances()).isZero();
    assertThat(ticketFolder).doesNotExist();
    assertThat(receipts()).containsExactly("1 7 pendamping1 1 DESKTOP");
  }

  @Test
  void givenTheDriveWasDownAllTheTimeWhenTheManagerVouchesForItThenNothingWasOnIt()
      throws IOException {
    // given: the folder could not be made, so the session went on without
    Files.delete(mount);
    Task task = startAtDeletion(fileSystem.of(mount));
    assertThat(engine.getTaskService().getVariable(task.getId(), "photoFolder")).isNull();
    Files.createDirectory(mount);

    // when
    complete(task);

    // then: an empty place where a drive should be is not yet a drive without photos
    Task repair = task("userTask_repairPhotoDrive");
    assertThat((String) engine.getTaskService().getVariable(repair.getId(), "photoDriveError"))
        .contains("tidak terpasang");

    // when
    engine.getTaskService().complete(repair.getId(), Map.of("driveRepaired", true));

    // then
    assertThat(instances()).isZero();
    assertThat(receipts()).containsExactly("1 7 pendamping1 0 DESKTOP");
  }

  @Test
  void givenALinkAmongThePhotosWhenTheAssistantIsDoneThenTheManagerSeesIt() throws IOException {
    // given
    Task task = startAtDeletion(fileSystem.of(mount));
    Path photo = write("ktp.jpg");
    Files.createSymbolicLink(ticketFolder.resolve("tautan"), temp);

    // when
    complete(task);

    // then
    Task repair = task("userTask_repairPhotoDrive");
    assertThat((String) engine.getTaskService().getVariable(repair.getId(), "photoDriveError"))
        .contains("tautan");
    assertThat(photo).exists();
    assertThat(receipts()).isEmpty();
  }

  @Test
  void givenNoDriveWhenTheAssistantIsDoneThenTheWordCounts() {
    // given
    Task task = startAtDeletion(null);

    // when
    complete(task);

    // then
    assertThat(instances()).isZero();
    assertThat(receipts()).containsExactly("1 7 pendamping1 0 DESKTOP");
  }

  @Test
  void givenTheTaskIsNobodysWhenCompletedThenRefusedAndNothingIsDeleted() throws IOException {
    // given
    Task task = startAtDeletion(fileSystem.of(mount));
    Path photo = write("ktp.jpg");

    // when, then
    assertThatThrownBy(() -> engine.getTaskService().complete(task.getId()))
        .hasRootCauseInstanceOf(Refusal.class)
        .hasStackTraceContaining("Ambil tugas ini lebih dahulu");
    assertThat(photo).exists();
    assertThat(task("userTask_deletePhotos").getId()).isEqualTo(task.getId());
  }

  @Test
  void givenTheReceiptCannotBeWrittenWhenTheAssistantIsDoneThenTheTaskIsStillOpenAndCanBeRepeated()
      throws IOException {
    // given
    Task task = startAtDeletion(fileSystem.of(mount));
    write("ktp.jpg");
    jdbc.sql("alter table deletion_receipt rename to elsewhere").update();

    // when, then
    assertThatThrownBy(() -> complete(task)).hasStackTraceContaining("deletion_receipt");
    assertThat(task("userTask_deletePhotos").getId()).isEqualTo(task.getId());

    // given
    jdbc.sql("alter table elsewhere rename to deletion_receipt").update();

    // when
    complete(task);

    // then: one receipt; the files of the first time are gone and cannot be counted any more
    assertThat(instances()).isZero();
    assertThat(receipts()).containsExactly("1 7 pendamping1 0 DESKTOP");
  }

  private Task startAtDeletion(Path drive) {
    DataSource database =
        new DriverManagerDataSource(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    Flyway.configure().dataSource(database).load().migrate();
    jdbc = JdbcClient.create(database);
    jdbc.sql(
            """
            insert into service_day (office_id, service_date, status, process_instance_id)
            values ('kantorcontoh', date '2026-05-22', 'OPEN', 'day')
            """)
        .update();
    jdbc.sql(
            """
            insert into ticket (service_day_id, ticket_number, state, process_instance_id, issued_at)
            values (1, 7, 'AT_DESK', 'ticket', current_timestamp)
            """)
        .update();
    engine = engine(database, drive);
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance("deletion.bpmn", MODEL)
        .deploy();
    Map<String, Object> variables = new HashMap<>();
    variables.put("officeId", "kantorcontoh");
    variables.put("serviceDate", "2026-05-22");
    variables.put("serviceDayId", 1L);
    variables.put("ticketNumber", 7);
    variables.put("photoDevice", "DESKTOP");
    engine.getRuntimeService().startProcessInstanceByKey("deletion", variables);
    return task("userTask_deletePhotos");
  }

  private ProcessEngine engine(DataSource database, Path drive) {
    LoketProperties properties =
        new LoketProperties(drive, Set.of(), LocalDate.parse("2020-04-17"), null, List.of());
    PhotoDrive photoDrive = new PhotoDrive(properties);
    DeletionReceipts receipts = new DeletionReceipts(jdbc, Clock.systemUTC());
    SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
    configuration.setProcessEngineName("deletion-" + UUID.randomUUID());
    configuration.setDataSource(database);
    configuration.setTransactionManager(new DataSourceTransactionManager(database));
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setJobExecutorActivate(false);
    configuration.setMetricsEnabled(false);
    configuration.setHistory("full");
    configuration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
    configuration.setBeans(
        Map.of(
            "photoDrive", photoDrive,
            "rememberPhotoDeleter", new RememberPhotoDeleter(),
            "verifyPhotoDeletion", new VerifyPhotoDeletion(photoDrive, receipts)));
    return configuration.buildProcessEngine();
  }

  private static BpmnModelInstance model() {
    return Bpmn.createExecutableProcess("deletion")
        .camundaHistoryTimeToLiveString("P1D")
        .startEvent()
        .userTask("userTask_deletePhotos")
        .camundaInputParameter(
            "photoFolder", "${photoDrive.prepareFolderFor(officeId, serviceDate, ticketNumber)}")
        .camundaTaskListenerDelegateExpression(
            TaskListener.EVENTNAME_COMPLETE, "${rememberPhotoDeleter}")
        .serviceTask("serviceTask_verifyPhotoDeletion")
        .camundaDelegateExpression("${verifyPhotoDeletion}")
        .boundaryEvent("boundaryEvent_photoDriveUnavailable")
        .error("photo-drive-unavailable")
        .userTask("userTask_repairPhotoDrive")
        .connectTo("serviceTask_verifyPhotoDeletion")
        .moveToActivity("serviceTask_verifyPhotoDeletion")
        .exclusiveGateway("gateway_photosVerified")
        .condition("yes", "${photosVerified}")
        .endEvent()
        .moveToNode("gateway_photosVerified")
        .condition("no", "${!photosVerified}")
        .connectTo("userTask_deletePhotos")
        .done();
  }

  private void complete(Task task) {
    engine.getTaskService().setAssignee(task.getId(), "pendamping1");
    engine.getTaskService().complete(task.getId());
  }

  private Task task(String definitionKey) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .taskDefinitionKey(definitionKey)
        .singleResult();
  }

  private long instances() {
    return engine.getRuntimeService().createProcessInstanceQuery().count();
  }

  private String undeletedFiles(Task task) {
    JsonValue value = engine.getTaskService().getVariableTyped(task.getId(), "undeletedFiles");
    return value.getValueSerialized();
  }

  private Object lastValue(String variable) {
    return engine
        .getHistoryService()
        .createHistoricVariableInstanceQuery()
        .variableName(variable)
        .singleResult()
        .getValue();
  }

  private List<String> receipts() {
    return jdbc.sql(
            """
            select service_day_id || ' ' || ticket_number || ' ' || deleted_by || ' ' || file_count || ' ' || device
            from deletion_receipt
            """)
        .query(String.class)
        .list();
  }

  private Path write(String name) throws IOException {
    Path file = ticketFolder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "photo");
  }
}
