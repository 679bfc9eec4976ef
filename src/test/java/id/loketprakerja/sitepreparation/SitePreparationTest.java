package id.loketprakerja.sitepreparation;

import static id.loketprakerja.serviceday.OfficeAtWork.CHECKS;
import static id.loketprakerja.serviceday.OfficeAtWork.complete;
import static id.loketprakerja.serviceday.OfficeAtWork.incomplete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.Refusal;
import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.serviceday.OfficeAtWork;
import id.loketprakerja.serviceday.ServiceDayProcess;
import id.loketprakerja.sitepreparation.SitePreparationProcess.Elements;
import id.loketprakerja.sitepreparation.SitePreparationProcess.Variables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The model site-preparation: SOP items 12 to 31, before the doors open. */
@ProcessTest
class SitePreparationTest {

  private static final String MONDAY_SEVEN = "2020-05-18T07:00:00";
  private static final String SHORTAGE = "Belum ada, sedang dibeli";
  private static final Set<String> STAFF = Set.of("officer", "technicalAssistant");
  private static final Set<String> MANAGER = Set.of("manager");

  @Autowired ProcessEngine engine;
  @Autowired JdbcClient jdbc;
  @Autowired Roster roster;
  @Autowired PlatformTransactionManager transactions;

  private OfficeAtWork contoh;
  private OfficeAtWork jayapura;
  private ProcessInstance day;

  @BeforeEach
  void setUp() {
    contoh = OfficeAtWork.inContoh(engine);
    jayapura = OfficeAtWork.inJayapura(engine);
  }

  @Test
  void givenACompleteSiteWhenPreparedThenItIsReadyAndTheServiceOpens() {
    // given
    ProcessInstance preparation = preparationBegins(contoh);
    contoh.planRoster(List.of("petugas1"), List.of("pendamping1"));
    contoh.screenStaff();

    // when
    CHECKS.forEach(check -> contoh.check(check, complete(check)));
    contoh.checkDesks();
    contoh.approveOpening();

    // then
    BpmnAwareTests.assertThat(preparation).isEnded();
    BpmnAwareTests.assertThat(preparation)
        .hasPassed(Elements.SITE_READY, Elements.STAFF_ADMITTED, Elements.DESK_CHECKED)
        .hasNotPassed(
            Elements.SECURE_PHOTO_DRIVE, Elements.RESOLVE_SHORTAGES, Elements.OFFICER_REFUSED);
    assertThat(contoh.path(preparation.getId()))
        .startsWith(
            "startEvent_preparationBegins Persiapan dimulai",
            "serviceTask_prepareChecklist Siapkan daftar periksa",
            "gateway_rosterNeeded",
            "userTask_planRoster Susun jadwal petugas",
            "serviceTask_saveRoster Periksa dan simpan jadwal")
        .containsSubsequence(
            "userTask_screenOfficer Periksa suhu dan masker",
            "businessRuleTask_screenOfficer Periksa kesehatan petugas",
            "gateway_staffMayWork Boleh bertugas?",
            "endEvent_staffAdmitted Petugas boleh bertugas",
            "gateway_checksNeeded Apa yang perlu diperiksa?",
            "gateway_desktopsUsed Komputer meja dipakai?",
            "gateway_devicesChecked",
            "userTask_checkDesk Periksa kelengkapan meja",
            "serviceTask_recordDeskCheck Catat hasil periksa meja",
            "endEvent_deskChecked Meja selesai diperiksa",
            "serviceTask_collectShortages Kumpulkan kekurangan",
            "gateway_siteComplete Semua lengkap?",
            "userTask_approveOpening Setujui pembukaan",
            "endEvent_siteReady Lokasi siap")
        .contains(
            "userTask_arrangeRooms Atur ruang dan jarak",
            "userTask_stockStationery Siapkan alat tulis",
            "userTask_stockHygiene Siapkan perlengkapan kebersihan",
            "userTask_checkDevices Periksa perangkat",
            "userTask_checkElectronics Periksa peralatan listrik",
            "userTask_postServiceHours Pasang jam layanan",
            "userTask_printGuides Cetak dan pasang panduan")
        .containsOnlyOnce("endEvent_siteReady Lokasi siap");
    BpmnAwareTests.assertThat(day).isWaitingAt(ServiceDayProcess.Elements.WAIT_FOR_CLOSING);
    assertThat(roster()).containsExactly("pendamping1 TRAINING", "petugas1 REGISTRATION");
    assertThat(desks()).containsExactly("1 FREE");
  }

  @Test
  void givenYesterdayStillHoldsTheOnlyDeskWhenPreparedThenTheManagerIsToldAndTheServiceOpens() {
    // given
    yesterdayHoldsDesk(1);
    String told = "Meja 1 masih dipakai nomor antrean 7 tanggal 15 Mei 2020.";

    // when
    ProcessInstance preparation = preparationBegins(contoh);

    // then
    assertThat(heldDesks(Elements.PLAN_ROSTER)).containsExactly(told);

    // when
    contoh.planRoster(List.of("petugas1"), List.of("pendamping1"));
    contoh.screenStaff();
    CHECKS.forEach(check -> contoh.check(check, complete(check)));

    // then
    assertThat(heldDesks(Elements.CHECK_DESK)).containsExactly(told);

    // when: what the desk has can be checked, but it is not given out
    contoh.checkDesks();

    // then
    Task approval = contoh.task(Elements.APPROVE_OPENING);
    assertThat(heldDesks(Elements.APPROVE_OPENING)).containsExactly(told);
    assertThat(contoh.shown(approval)).containsEntry(Variables.READY_DESKS, 0);

    // when
    contoh.approveOpening();

    // then
    BpmnAwareTests.assertThat(preparation).isEnded();
    BpmnAwareTests.assertThat(day).isWaitingAt(ServiceDayProcess.Elements.WAIT_FOR_CLOSING);
  }

  private void yesterdayHoldsDesk(int number) {
    jdbc.sql(
            """
            insert into service_day (office_id, service_date, status, process_instance_id)
            values ('kantorcontoh', '2020-05-15', 'CLOSING', 'friday');
            insert into ticket (service_day_id, ticket_number, state, desk_number, process_instance_id, issued_at)
            select id, 7, 'AT_DESK', %1$d, 'friday 7', now() from service_day;
            insert into desk (service_day_id, desk_number, state, ticket_number)
            select id, %1$d, 'OCCUPIED', 7 from service_day
            """
                .formatted(number))
        .update();
  }

  private List<String> heldDesks(String task) {
    return ((SpinJsonNode) contoh.shown(contoh.task(task)).get(Variables.HELD_DESKS))
        .elements().stream().map(SpinJsonNode::stringValue).toList();
  }

  @Test
  void givenDesktopsWhenDevicesAreCheckedThenThePhotoDriveIsSecuredToo() {
    // given
    ProcessInstance preparation = checksBegin(contoh);

    // when
    contoh.check(Elements.CHECK_DEVICES, desktopsUsed(complete(Elements.CHECK_DEVICES)));

    // then
    Task task = contoh.task(Elements.SECURE_PHOTO_DRIVE);
    assertThat(task.getName()).isEqualTo("Siapkan drive foto yang aman");
    assertThat(contoh.shown(task)).containsEntry("photoDriveText", null);

    // when
    contoh.check(Elements.SECURE_PHOTO_DRIVE, complete(Elements.SECURE_PHOTO_DRIVE));
    otherChecksAreComplete(contoh, List.of(Elements.CHECK_DEVICES));
    contoh.checkDesks();
    contoh.approveOpening();

    // then
    assertThat(contoh.path(preparation.getId()))
        .containsSubsequence(
            "gateway_desktopsUsed Komputer meja dipakai?",
            "userTask_securePhotoDrive Siapkan drive foto yang aman",
            "gateway_devicesChecked",
            "endEvent_siteReady Lokasi siap");
  }

  // Roster

  @Test
  void givenTheStaffOfTheOfficeWhenARosterIsToBePlannedThenTheManagerChoosesAmongThem() {
    // when
    preparationBegins(contoh);

    // then
    Task task = contoh.task(Elements.PLAN_ROSTER);
    assertThat(contoh.shown(task))
        .containsEntry("serviceDateText", "18 Mei 2020")
        .doesNotContainKey("rosterProblem");
    assertThat(contoh.shown(task).get(Variables.STAFF_CHOICES).toString())
        .contains("Petugas 1", "Petugas 2", "Petugas 3", "Pendamping 1 (pendamping teknis)")
        .doesNotContain("manajer", "Makassar", "analis");
  }

  static Stream<Arguments> impossibleRosters() {
    return Stream.of(
        Arguments.of(
            List.of("petugas1", "petugas2"), List.of("pendamping1"), "Paling banyak 2 orang"),
        Arguments.of(List.of("petugas1"), List.of("petugas2"), "satu pendamping teknis"),
        Arguments.of(List.of("petugas1"), List.of("petugas1"), "satu pendamping teknis"),
        Arguments.of(List.of(), List.of("pendamping1"), "Petugas ruang pendaftaran"),
        Arguments.of(List.of("pendamping1"), List.of(), "Petugas ruang pelatihan"),
        Arguments.of(List.of("tidakdikenal"), List.of("pendamping1"), "pilihan yang tersedia"),
        Arguments.of(List.of("manajer1"), List.of("pendamping1"), "pilihan yang tersedia"),
        Arguments.of(List.of("petugasmakassar"), List.of("pendamping1"), "pilihan yang tersedia"));
  }

  @ParameterizedTest
  @MethodSource("impossibleRosters")
  void givenAnImpossibleRosterWhenPlannedThenRefusedAndNothingChanges(
      List<String> registrationRoom, List<String> trainingRoom, String reason) {
    // given
    ProcessInstance preparation = preparationBegins(contoh);

    // when, then
    assertRefused(() -> contoh.planRoster(registrationRoom, trainingRoom), reason);
    BpmnAwareTests.assertThat(preparation)
        .isWaitingAtExactly(Elements.PLAN_ROSTER)
        .hasNotPassed(Elements.PLAN_ROSTER);
    assertThat(roster()).isEmpty();
    assertThat(contoh.shown(contoh.task(Elements.PLAN_ROSTER)))
        .doesNotContainKeys(
            Variables.REGISTRATION_ROOM_STAFF,
            Variables.TRAINING_ROOM_STAFF,
            Variables.ROSTER_MEMBERS);
  }

  @Test
  void givenAPersonWhoLeftTheOfficeMeanwhileWhenPlannedThenRefused() {
    // given: the form still offers what it was given
    preparationBegins(contoh);
    engine.getIdentityService().deleteTenantUserMembership("kantorcontoh", "petugas3");

    try {
      // when, then
      assertRefused(
          () -> contoh.planRoster(List.of("petugas3"), List.of("pendamping1")),
          "bukan petugas kantor ini");
      assertThat(roster()).isEmpty();
    } finally {
      engine.getIdentityService().createTenantUserMembership("kantorcontoh", "petugas3");
    }
  }

  @Test
  void givenOnePersonForBothRoomsWhenPlannedThenAllowedAndScreenedOnce() {
    // given
    preparationBegins(contoh);

    // when
    contoh.planRoster(List.of("pendamping1"), List.of("pendamping1"));

    // then
    assertThat(roster()).containsExactly("pendamping1 REGISTRATION", "pendamping1 TRAINING");
    assertThat(contoh.tasks(Elements.SCREEN_OFFICER)).hasSize(1);
    assertThat(contoh.shown(contoh.task(Elements.SCREEN_OFFICER)))
        .containsEntry("staffName", "Pendamping 1")
        .containsEntry(
            Variables.ROSTER_TEXT,
            "Ruang pendaftaran: Pendamping 1 (pendamping teknis)."
                + " Ruang pelatihan: Pendamping 1 (pendamping teknis).");
  }

  @Test
  void givenTwoPeopleInBothRoomsWhenPlannedThenEachIsScreenedOnce() {
    // given
    preparationBegins(contoh);

    // when
    contoh.planRoster(List.of("petugas2", "pendamping1"), List.of("pendamping1", "petugas2"));

    // then
    assertThat(roster()).hasSize(4);
    assertThat(contoh.tasks(Elements.SCREEN_OFFICER))
        .extracting(task -> contoh.shown(task).get("staffName"))
        .containsExactlyInAnyOrder("Petugas 2", "Pendamping 1");
  }

  // Screening of staff

  @ParameterizedTest
  @ValueSource(doubles = {30, 37.4, 37.5})
  void givenANormalTemperatureWhenScreenedThenMayWork(double temperature) {
    // given
    ProcessInstance preparation = preparationBegins(contoh);
    contoh.planRoster(List.of("pendamping1"), List.of("pendamping1"));

    // when
    screen(contoh.task(Elements.SCREEN_OFFICER), temperature, true);

    // then
    BpmnAwareTests.assertThat(preparation)
        .hasPassed(Elements.STAFF_ADMITTED)
        .hasNotPassed(Elements.OFFICER_REFUSED)
        .isWaitingAt(Elements.ARRANGE_ROOMS);
  }

  @ParameterizedTest
  @CsvSource({"37.6, true", "37.6, false", "45, true"})
  void givenAFeverWhenScreenedThenTheRosterIsPlannedAgainAndSaysWhy(
      double temperature, boolean wearsMask) {
    // given
    ProcessInstance preparation = preparationBegins(contoh);
    contoh.planRoster(List.of("petugas1"), List.of("pendamping1"));
    Task task = screeningOf("petugas1");

    // when
    screen(task, temperature, wearsMask);

    // then
    BpmnAwareTests.assertThat(preparation)
        .hasPassed(Elements.STAFF_REFUSED, Elements.OFFICER_REFUSED)
        .hasNotPassed(Elements.STAFF_ADMITTED)
        .isWaitingAtExactly(Elements.PLAN_ROSTER);
    assertThat(contoh.path(preparation.getId()))
        .containsSubsequence(
            "endEvent_staffRefused Petugas tidak boleh masuk",
            "event_officerRefused Petugas tidak boleh bertugas",
            "gateway_rosterNeeded",
            "userTask_planRoster Susun jadwal petugas");
    assertThat(contoh.shown(contoh.task(Elements.PLAN_ROSTER)).get("rosterProblem").toString())
        .startsWith("Petugas 1: Suhu badan di atas 37,5 °C");
  }

  @Test
  void givenARefusedOfficerWhenReplacedThenTheNewRosterCountsAndIsScreened() {
    // given
    ProcessInstance preparation = preparationBegins(contoh);
    contoh.planRoster(List.of("petugas1"), List.of("pendamping1"));
    screen(screeningOf("pendamping1"), 36.5, true);
    screen(screeningOf("petugas1"), 38, true);

    // when
    contoh.planRoster(List.of("petugas2"), List.of("pendamping1"));

    // then
    assertThat(roster()).containsExactly("pendamping1 TRAINING", "petugas2 REGISTRATION");
    assertThat(contoh.tasks(Elements.SCREEN_OFFICER))
        .extracting(task -> contoh.shown(task).get("staffName"))
        .containsExactlyInAnyOrder("Petugas 2", "Pendamping 1");

    // when
    contoh.screenStaff();

    // then
    BpmnAwareTests.assertThat(preparation).isWaitingAt(CHECKS.toArray(String[]::new));
  }

  @Test
  void givenNoMaskWhenScreenedThenScreenedAgainUntilItIsWorn() {
    // given
    ProcessInstance preparation = preparationBegins(contoh);
    contoh.planRoster(List.of("pendamping1"), List.of("pendamping1"));

    // when
    screen(contoh.task(Elements.SCREEN_OFFICER), 37.5, false);

    // then
    assertThat(contoh.openTasks()).containsExactly(Elements.SCREEN_OFFICER);
    BpmnAwareTests.assertThat(preparation)
        .hasNotPassed(Elements.STAFF_ADMITTED, Elements.STAFF_REFUSED);

    // when
    screen(contoh.task(Elements.SCREEN_OFFICER), 37.5, true);

    // then
    BpmnAwareTests.assertThat(preparation).hasPassed(Elements.STAFF_ADMITTED);
    assertThat(contoh.path(preparation.getId()))
        .containsSubsequence(
            "gateway_staffMayWork Boleh bertugas?",
            "gateway_screenStaffAgain",
            "userTask_screenOfficer Periksa suhu dan masker",
            "gateway_staffMayWork Boleh bertugas?",
            "endEvent_staffAdmitted Petugas boleh bertugas");
  }

  @ParameterizedTest
  @ValueSource(doubles = {29.9, 45.1, 36.55})
  void givenAnImpossibleTemperatureWhenScreenedThenRefusedAndNothingChanges(double temperature) {
    // given
    ProcessInstance preparation = preparationBegins(contoh);
    contoh.planRoster(List.of("pendamping1"), List.of("pendamping1"));

    // when, then
    assertRefused(
        () -> screen(contoh.task(Elements.SCREEN_OFFICER), temperature, true),
        "Suhu badan petugas");
    assertThat(contoh.openTasks()).containsExactly(Elements.SCREEN_OFFICER);
    BpmnAwareTests.assertThat(preparation).hasNotPassed(Elements.SCREEN_OFFICER);
  }

  // Checks that fail

  static Stream<Arguments> checksAndShortages() {
    return Stream.of(
        Arguments.of(Elements.ARRANGE_ROOMS, "Ruang: Ruang pendaftaran dan pelatihan terpisah"),
        Arguments.of(Elements.STOCK_STATIONERY, "Alat tulis: Kertas HVS A4"),
        Arguments.of(Elements.STOCK_HYGIENE, "Kebersihan: Hand sanitizer"),
        Arguments.of(Elements.CHECK_DEVICES, "Perangkat: Kamera berfungsi baik"),
        Arguments.of(Elements.CHECK_ELECTRONICS, "Listrik: Rol kabel"),
        Arguments.of(
            Elements.POST_SERVICE_HOURS, "Jam layanan: Tertempel di pintu ruang pendaftaran"),
        Arguments.of(Elements.PRINT_GUIDES, "Panduan: Panduan membuat email tertempel"));
  }

  @ParameterizedTest
  @MethodSource("checksAndShortages")
  void givenOneIncompleteCheckWhenResolvedThenOnlyThatCheckIsRepeated(
      String check, String shortage) {
    // given
    ProcessInstance preparation = checksBegin(contoh);

    // when
    contoh.check(check, incomplete(check, SHORTAGE));
    otherChecksAreComplete(contoh, List.of(check));
    contoh.checkDesks();

    // then
    BpmnAwareTests.assertThat(preparation).isWaitingAtExactly(Elements.RESOLVE_SHORTAGES);
    Task task = contoh.task(Elements.RESOLVE_SHORTAGES);
    assertThat(texts(task, Variables.SHORTAGES)).containsExactly(shortage + " (" + SHORTAGE + ")");
    assertThat(texts(task, Variables.FAILED_DESKS)).isEmpty();

    // when
    resolve(contoh, Map.of());

    // then
    BpmnAwareTests.assertThat(preparation).isWaitingAtExactly(check);

    // when
    contoh.check(check, complete(check));

    // then
    BpmnAwareTests.assertThat(preparation).isWaitingAtExactly(Elements.APPROVE_OPENING);
    assertThat(contoh.path(preparation.getId()))
        .containsSubsequence(
            "gateway_siteComplete Semua lengkap?",
            "userTask_resolveShortages Lengkapi kekurangan",
            "serviceTask_prepareRecheck Siapkan pemeriksaan ulang",
            "gateway_checksBegin",
            "gateway_checksNeeded Apa yang perlu diperiksa?",
            "gateway_checksDone",
            "gateway_siteComplete Semua lengkap?",
            "userTask_approveOpening Setujui pembukaan");
  }

  @Test
  void givenAnInsecurePhotoDriveWhenResolvedThenTheDevicesAreCheckedAgain() {
    // given
    ProcessInstance preparation = checksBegin(contoh);
    contoh.check(Elements.CHECK_DEVICES, desktopsUsed(complete(Elements.CHECK_DEVICES)));

    // when
    contoh.check(Elements.SECURE_PHOTO_DRIVE, incomplete(Elements.SECURE_PHOTO_DRIVE, SHORTAGE));
    otherChecksAreComplete(contoh, List.of(Elements.CHECK_DEVICES));
    contoh.checkDesks();

    // then
    assertThat(texts(contoh.task(Elements.RESOLVE_SHORTAGES), Variables.SHORTAGES))
        .containsExactly("Perangkat: Hanya petugas yang dapat membukanya (" + SHORTAGE + ")");

    // when
    resolve(contoh, Map.of());
    contoh.check(Elements.CHECK_DEVICES, complete(Elements.CHECK_DEVICES));

    // then: without desktops the drive matters no more
    BpmnAwareTests.assertThat(preparation).isWaitingAtExactly(Elements.APPROVE_OPENING);
  }

  @Test
  void givenSeveralIncompleteChecksWhenResolvedThenExactlyThoseAreRepeatedUntilTheyPass() {
    // given
    ProcessInstance preparation = checksBegin(contoh);
    List<String> failing =
        List.of(Elements.ARRANGE_ROOMS, Elements.CHECK_DEVICES, Elements.PRINT_GUIDES);

    // when
    failing.forEach(check -> contoh.check(check, incomplete(check, SHORTAGE)));
    otherChecksAreComplete(contoh, failing);
    contoh.checkDesks();

    // then
    assertThat(texts(contoh.task(Elements.RESOLVE_SHORTAGES), Variables.SHORTAGES))
        .containsExactly(
            "Ruang: Ruang pendaftaran dan pelatihan terpisah (" + SHORTAGE + ")",
            "Perangkat: Kamera berfungsi baik (" + SHORTAGE + ")",
            "Panduan: Panduan membuat email tertempel (" + SHORTAGE + ")");

    // when
    resolve(contoh, Map.of());

    // then
    BpmnAwareTests.assertThat(preparation).isWaitingAtExactly(failing.toArray(String[]::new));

    // when: one of them is still not complete
    contoh.check(Elements.ARRANGE_ROOMS, complete(Elements.ARRANGE_ROOMS));
    contoh.check(Elements.CHECK_DEVICES, incomplete(Elements.CHECK_DEVICES, "Kamera rusak"));
    contoh.check(Elements.PRINT_GUIDES, complete(Elements.PRINT_GUIDES));

    // then
    assertThat(texts(contoh.task(Elements.RESOLVE_SHORTAGES), Variables.SHORTAGES))
        .containsExactly("Perangkat: Kamera berfungsi baik (Kamera rusak)");

    // when
    resolve(contoh, Map.of());

    // then
    BpmnAwareTests.assertThat(preparation).isWaitingAtExactly(Elements.CHECK_DEVICES);
  }

  @ParameterizedTest
  @MethodSource("checksAndShortages")
  void givenAnUntickedBoxWithoutAReasonWhenCheckedThenTheShortageIsNamedAllTheSame(
      String check, String shortage) {
    // given
    checksBegin(contoh);
    Map<String, Object> form = incomplete(check, SHORTAGE);
    form.values().removeIf(SHORTAGE::equals);

    // when
    contoh.check(check, form);
    otherChecksAreComplete(contoh, List.of(check));
    contoh.checkDesks();

    // then
    assertThat(texts(contoh.task(Elements.RESOLVE_SHORTAGES), Variables.SHORTAGES))
        .containsExactly(shortage);
  }

  @ParameterizedTest
  @MethodSource("checksAndShortages")
  void givenBoxesThatAreLeftOutWhenCheckedThenTheyCountAsNotTicked(String check, String shortage) {
    // given
    checksBegin(contoh);

    // when
    contoh.check(check, Map.of());
    otherChecksAreComplete(contoh, List.of(check));
    contoh.checkDesks();

    // then
    assertThat(texts(contoh.task(Elements.RESOLVE_SHORTAGES), Variables.SHORTAGES))
        .singleElement()
        .asString()
        .startsWith(shortage.split(": ")[0] + ": ")
        .contains(shortage.split(": ")[1], ", ")
        .doesNotContain("(");
  }

  @ParameterizedTest
  @MethodSource("checksAndShortages")
  void givenAReasonWithoutAnUntickedBoxWhenCheckedThenRefusedAndNothingChanges(String check) {
    // given
    ProcessInstance preparation = checksBegin(contoh);
    Map<String, Object> form = incomplete(check, SHORTAGE);
    form.replaceAll((key, value) -> Boolean.FALSE.equals(value) ? true : value);
    if (form.containsKey("desktopsUsed")) {
      form.put("desktopsUsed", false);
    }

    // when, then
    assertRefused(() -> contoh.check(check, form), "Keterangan: isian ini tidak berlaku");
    BpmnAwareTests.assertThat(preparation).isWaitingAt(check).hasNotPassed(check);
  }

  // Desks

  @Test
  void givenTwoDesksOfWhichOneFailsWhenResolvedThenOnlyThatDeskIsCheckedAgain() {
    // given
    ProcessInstance preparation = checksBegin(jayapura);
    otherChecksAreComplete(jayapura, List.of());
    assertThat(jayapura.tasks(Elements.CHECK_DESK))
        .extracting(task -> jayapura.shown(task).get(Variables.DESK_NUMBER))
        .containsExactlyInAnyOrder(1, 2);

    // when
    checkDesk(jayapura, 1, complete(Elements.CHECK_DESK));
    checkDesk(jayapura, 2, incomplete(Elements.CHECK_DESK, SHORTAGE));

    // then
    Task task = jayapura.task(Elements.RESOLVE_SHORTAGES);
    assertThat(texts(task, Variables.SHORTAGES))
        .containsExactly("Meja 2: Satu laptop, komputer, tablet, atau HP (" + SHORTAGE + ")");
    assertThat(texts(task, Variables.FAILED_DESKS)).containsExactly("2");
    assertThat(desks()).containsExactly("1 FREE", "2 FAILED");

    // when
    resolve(jayapura, Map.of("openWithoutFailedDesks", false));

    // then
    assertThat(jayapura.openTasks()).containsExactly(Elements.CHECK_DESK);
    assertThat(jayapura.shown(jayapura.task(Elements.CHECK_DESK)))
        .containsEntry(Variables.DESK_NUMBER, 2)
        .containsEntry(Variables.DESK_SHORTAGE, null);
    assertThat(jayapura.path(preparation.getId()))
        .containsSubsequence(
            "serviceTask_prepareRecheck Siapkan pemeriksaan ulang",
            "gateway_checksNeeded Apa yang perlu diperiksa?",
            "gateway_checksDone",
            "userTask_checkDesk Periksa kelengkapan meja");

    // when
    checkDesk(jayapura, 2, complete(Elements.CHECK_DESK));

    // then
    assertThat(jayapura.shown(jayapura.task(Elements.APPROVE_OPENING)))
        .containsEntry(Variables.READY_DESKS, 2);
    assertThat(desks()).containsExactly("1 FREE", "2 FREE");
  }

  @Test
  void givenOneFailedDeskOfTwoWhenTheManagerOpensWithoutItThenItIsNeverGivenOut() {
    // given
    ProcessInstance preparation = checksBegin(jayapura);
    otherChecksAreComplete(jayapura, List.of());
    checkDesk(jayapura, 1, incomplete(Elements.CHECK_DESK, SHORTAGE));
    checkDesk(jayapura, 2, complete(Elements.CHECK_DESK));

    // when
    resolve(jayapura, Map.of("openWithoutFailedDesks", true));

    // then
    BpmnAwareTests.assertThat(preparation).isWaitingAtExactly(Elements.APPROVE_OPENING);
    assertThat(jayapura.shown(jayapura.task(Elements.APPROVE_OPENING)))
        .containsEntry(Variables.READY_DESKS, 1);

    // when
    jayapura.approveOpening();
    ProcessInstance first = jayapura.participantArrives();
    ProcessInstance second = jayapura.participantArrives();

    // then
    assertThat(engine.getRuntimeService().getVariable(first.getId(), Variables.DESK_NUMBER))
        .isEqualTo(2);
    assertThat(engine.getRuntimeService().getVariable(second.getId(), Variables.DESK_NUMBER))
        .isNull();
    assertThat(desks()).containsExactly("1 FAILED", "2 OCCUPIED");
  }

  @Test
  void givenAFailedDeskAndAFailedCheckWhenTheManagerOpensWithoutTheDeskThenTheCheckIsRepeated() {
    // given
    ProcessInstance preparation = checksBegin(jayapura);
    jayapura.check(Elements.STOCK_HYGIENE, incomplete(Elements.STOCK_HYGIENE, SHORTAGE));
    otherChecksAreComplete(jayapura, List.of(Elements.STOCK_HYGIENE));
    checkDesk(jayapura, 1, complete(Elements.CHECK_DESK));
    checkDesk(jayapura, 2, incomplete(Elements.CHECK_DESK, SHORTAGE));

    // when
    resolve(jayapura, Map.of("openWithoutFailedDesks", true));

    // then
    BpmnAwareTests.assertThat(preparation).isWaitingAtExactly(Elements.STOCK_HYGIENE);

    // when
    jayapura.check(Elements.STOCK_HYGIENE, complete(Elements.STOCK_HYGIENE));

    // then
    BpmnAwareTests.assertThat(preparation).isWaitingAtExactly(Elements.APPROVE_OPENING);
  }

  @Test
  void givenNoDeskThatPassedWhenTheManagerOpensWithoutThemThenRefusedAndNothingChanges() {
    // given
    ProcessInstance preparation = checksBegin(jayapura);
    otherChecksAreComplete(jayapura, List.of());
    checkDesk(jayapura, 1, incomplete(Elements.CHECK_DESK, SHORTAGE));
    checkDesk(jayapura, 2, incomplete(Elements.CHECK_DESK, SHORTAGE));

    // when, then
    assertRefused(
        () -> resolve(jayapura, Map.of("openWithoutFailedDesks", true)),
        "Belum ada meja yang lolos pemeriksaan");
    BpmnAwareTests.assertThat(preparation)
        .isWaitingAtExactly(Elements.RESOLVE_SHORTAGES)
        .hasNotPassed(Elements.RESOLVE_SHORTAGES);
    assertThat(desks()).containsExactly("1 FAILED", "2 FAILED");

    // when: they are completed instead
    resolve(jayapura, Map.of("openWithoutFailedDesks", false));
    jayapura.checkDesks();

    // then
    BpmnAwareTests.assertThat(preparation).isWaitingAtExactly(Elements.APPROVE_OPENING);
  }

  @Test
  void givenACompleteSiteWhenTheManagerDoesNotAgreeThenRefusedAndTheDoorsStayClosed() {
    // given
    ProcessInstance preparation = checksBegin(contoh);
    otherChecksAreComplete(contoh, List.of());
    contoh.checkDesks();

    // when, then
    assertRefused(
        () ->
            contoh.complete(
                contoh.manager(), Elements.APPROVE_OPENING, Map.of("siteApproved", false)),
        "Saya menyetujui layanan dibuka: harus dicentang.");
    BpmnAwareTests.assertThat(preparation).isWaitingAtExactly(Elements.APPROVE_OPENING);
    assertRefused(contoh::participantArrives, "belum dibuka");
  }

  // Who, until when, and what the forms show

  @Test
  void givenAPreparationWhenItsTasksComeThenEachHasItsGroupAndDueDate() {
    // given
    preparationBegins(contoh);
    assertTask(contoh.task(Elements.PLAN_ROSTER), MANAGER, 30);

    // when, then
    contoh.planRoster(List.of("petugas1"), List.of("pendamping1"));
    contoh.tasks(Elements.SCREEN_OFFICER).forEach(task -> assertTask(task, STAFF, 15));

    // when, then
    contoh.screenStaff();
    assertTask(contoh.task(Elements.ARRANGE_ROOMS), STAFF, 45);
    assertTask(contoh.task(Elements.STOCK_STATIONERY), STAFF, 30);
    assertTask(contoh.task(Elements.STOCK_HYGIENE), STAFF, 30);
    assertTask(contoh.task(Elements.CHECK_DEVICES), STAFF, 45);
    assertTask(contoh.task(Elements.CHECK_ELECTRONICS), STAFF, 30);
    assertTask(contoh.task(Elements.POST_SERVICE_HOURS), STAFF, 30);
    assertTask(contoh.task(Elements.PRINT_GUIDES), STAFF, 45);
    assertThat(contoh.shown(contoh.task(Elements.POST_SERVICE_HOURS)))
        .containsEntry("officeName", "Dinas Tenaga Kerja Kabupaten Contoh")
        .containsEntry("serviceHoursText", "Senin–Jumat, pukul 08.00–23.59");

    // when, then
    contoh.check(Elements.CHECK_DEVICES, desktopsUsed(complete(Elements.CHECK_DEVICES)));
    assertTask(contoh.task(Elements.SECURE_PHOTO_DRIVE), STAFF, 30);

    // when, then
    contoh.check(Elements.SECURE_PHOTO_DRIVE, complete(Elements.SECURE_PHOTO_DRIVE));
    contoh.check(Elements.ARRANGE_ROOMS, incomplete(Elements.ARRANGE_ROOMS, SHORTAGE));
    otherChecksAreComplete(contoh, List.of(Elements.CHECK_DEVICES, Elements.ARRANGE_ROOMS));
    assertTask(contoh.task(Elements.CHECK_DESK), STAFF, 15);

    // when, then
    contoh.checkDesks();
    assertTask(contoh.task(Elements.RESOLVE_SHORTAGES), MANAGER, 60);

    // when, then
    resolve(contoh, Map.of());
    contoh.check(Elements.ARRANGE_ROOMS, complete(Elements.ARRANGE_ROOMS));
    Task approval = contoh.task(Elements.APPROVE_OPENING);
    assertTask(approval, MANAGER, 30);
    assertThat(contoh.shown(approval))
        .containsEntry("officeName", "Dinas Tenaga Kerja Kabupaten Contoh")
        .containsEntry("serviceDateText", "18 Mei 2020")
        .containsEntry(Variables.READY_DESKS, 1)
        .containsEntry(
            Variables.ROSTER_TEXT,
            "Ruang pendaftaran: Petugas 1. Ruang pelatihan: Pendamping 1 (pendamping teknis).");
  }

  @Test
  void givenARepeatedResolutionWhenShownThenTheLastNoteIsGone() {
    // given
    checksBegin(contoh);
    contoh.check(Elements.ARRANGE_ROOMS, incomplete(Elements.ARRANGE_ROOMS, SHORTAGE));
    otherChecksAreComplete(contoh, List.of(Elements.ARRANGE_ROOMS));
    contoh.checkDesks();
    resolve(contoh, Map.of());

    // when
    contoh.check(Elements.ARRANGE_ROOMS, incomplete(Elements.ARRANGE_ROOMS, SHORTAGE));

    // then
    assertThat(contoh.shown(contoh.task(Elements.RESOLVE_SHORTAGES)))
        .containsEntry("resolutionNote", null);
  }

  private ProcessInstance preparationBegins(OfficeAtWork office) {
    office.clockShows(MONDAY_SEVEN);
    day = office.beginPreparation();
    return office.sitePreparation();
  }

  @Test
  void givenTwoPlanTheRosterAtOnceWhenBothAreSavedThenTheSecondReplacesTheFirst() throws Exception {
    // given
    preparationBegins(contoh);
    long id = jdbc.sql("select max(id) from service_day").query(Long.class).single();
    ExecutorService otherManager = Executors.newSingleThreadExecutor();
    try {
      // when
      Future<?> second =
          new TransactionTemplate(transactions)
              .execute(
                  status -> {
                    plan(id, "petugas1", "pendamping1");
                    Future<?> waiting = otherManager.submit(() -> plan(id, "petugas2", "petugas3"));
                    assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                    return waiting;
                  });
      second.get(10, TimeUnit.SECONDS);
    } finally {
      otherManager.shutdownNow();
    }

    // then
    assertThat(jdbc.sql("select distinct user_id from roster").query(String.class).list())
        .containsExactlyInAnyOrder("petugas2", "petugas3");
  }

  private void plan(long id, String registrationRoom, String trainingRoom) {
    Set<String> people = Set.of(registrationRoom, trainingRoom);
    roster.plan(id, List.of(registrationRoom), List.of(trainingRoom), people, people);
  }

  private ProcessInstance checksBegin(OfficeAtWork office) {
    ProcessInstance preparation = preparationBegins(office);
    office.planRoster(List.of(office.officer()), List.of(office.assistant()));
    office.screenStaff();
    BpmnAwareTests.assertThat(preparation).isWaitingAtExactly(CHECKS.toArray(String[]::new));
    return preparation;
  }

  private void otherChecksAreComplete(OfficeAtWork office, List<String> done) {
    List<String> others = new ArrayList<>(CHECKS);
    others.removeAll(done);
    // In another order than the model's: none depends on it.
    Collections.reverse(others);
    others.forEach(check -> office.check(check, complete(check)));
  }

  private void checkDesk(OfficeAtWork office, int desk, Map<String, Object> form) {
    Task task =
        office.tasks(Elements.CHECK_DESK).stream()
            .filter(found -> office.shown(found).get(Variables.DESK_NUMBER).equals(desk))
            .findFirst()
            .orElseThrow();
    office.complete(office.assistant(), task, form);
  }

  private void resolve(OfficeAtWork office, Map<String, Object> decision) {
    Map<String, Object> form = new HashMap<>(decision);
    form.put("resolutionNote", "Sudah dilengkapi");
    office.complete(office.manager(), Elements.RESOLVE_SHORTAGES, form);
  }

  private Task screeningOf(String person) {
    return contoh.tasks(Elements.SCREEN_OFFICER).stream()
        .filter(task -> contoh.shown(task).get("staffMember").equals(person))
        .findFirst()
        .orElseThrow();
  }

  private void screen(Task task, double temperature, boolean wearsMask) {
    contoh.complete(
        contoh.assistant(), task, Map.of("temperature", temperature, "wearsMask", wearsMask));
  }

  private static Map<String, Object> desktopsUsed(Map<String, Object> form) {
    form.put("desktopsUsed", true);
    return form;
  }

  private void assertTask(Task task, Set<String> groups, int minutesDue) {
    assertThat(contoh.candidateGroups(task)).isEqualTo(groups);
    assertThat(task.getDueDate())
        .isEqualTo(new Date(ClockUtil.getCurrentTime().getTime() + minutesDue * 60_000L));
  }

  private static void assertRefused(ThrowingCallable action, String reason) {
    assertThatThrownBy(action).isInstanceOf(Refusal.class).hasMessageContaining(reason);
  }

  /** The elements of a JSON list that a form shows. */
  private List<String> texts(Task task, String variable) {
    return ((SpinJsonNode) engine.getTaskService().getVariable(task.getId(), variable))
        .elements().stream().map(node -> String.valueOf(node.value())).toList();
  }

  private List<String> roster() {
    return jdbc.sql("select user_id || ' ' || room from roster order by user_id, room")
        .query(String.class)
        .list();
  }

  private List<String> desks() {
    return jdbc.sql("select desk_number || ' ' || state from desk order by desk_number")
        .query(String.class)
        .list();
  }
}
