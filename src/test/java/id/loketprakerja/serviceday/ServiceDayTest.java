package id.loketprakerja.serviceday;

import static id.loketprakerja.serviceday.OfficeAtWork.WIB;
import static id.loketprakerja.serviceday.OfficeAtWork.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import id.loketprakerja.Refusal;
import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.registration.ParticipantRegistrationProcess;
import id.loketprakerja.serviceday.ServiceDayProcess.Elements;
import id.loketprakerja.serviceday.ServiceDayProcess.Variables;
import id.loketprakerja.sitepreparation.SitePreparationProcess;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The model service-day: one day of one office, from its preparation to its end. */
@ProcessTest
class ServiceDayTest {

  private static final String MONDAY_SEVEN = "2020-05-18T07:00:00";

  @Autowired ProcessEngine engine;
  @Autowired JdbcClient jdbc;
  @Autowired TestRestTemplate rest;

  private OfficeAtWork contoh;
  private OfficeAtWork makassar;
  private OfficeAtWork jayapura;

  @BeforeEach
  void setUp() {
    contoh = OfficeAtWork.inContoh(engine);
    makassar = OfficeAtWork.inMakassar(engine);
    jayapura = OfficeAtWork.inJayapura(engine);
    contoh.clockShows(MONDAY_SEVEN);
  }

  @Test
  void givenADayBegunByHandWhenAllIsDoneUntilClosingTimeThenItEnds() {
    // given
    ProcessInstance day = contoh.openService();
    assertThat(serviceDays()).containsExactly("kantorcontoh 2020-05-18 OPEN");
    BpmnAwareTests.assertThat(day).isWaitingAt(Elements.WAIT_FOR_CLOSING);
    assertThat(contoh.job(Elements.CLOSING_TIME).getDuedate())
        .isEqualTo(contoh.at("2020-05-18T23:59:00"));

    // when
    contoh.clockShows("2020-05-18T23:58:59");
    contoh.runDueJobs();

    // then
    BpmnAwareTests.assertThat(day).isWaitingAt(Elements.WAIT_FOR_CLOSING);

    // when
    contoh.clockShows("2020-05-18T23:59:00");
    contoh.runDueJobs();

    // then
    BpmnAwareTests.assertThat(day).isWaitingAtExactly(Elements.REVIEW_DAY);
    assertThat(serviceDays()).containsExactly("kantorcontoh 2020-05-18 CLOSING");

    // when
    contoh.reviewDay();

    // then
    BpmnAwareTests.assertThat(day).isEnded().hasPassed(Elements.SERVICE_DAY_ENDED);
    assertThat(contoh.path(day.getId()))
        .containsExactly(
            "startEvent_serviceDayBegins Hari layanan dimulai",
            "gateway_dayNeeded Perlu dimulai?",
            "serviceTask_registerServiceDay Catat hari layanan",
            "event_preparationTime Waktu persiapan tiba",
            "callActivity_sitePreparation Persiapan lokasi",
            "gateway_timeToOpen Masih sebelum jam tutup?",
            "serviceTask_openService Buka layanan",
            "gateway_waitForClosing Tunggu penutupan",
            "event_closingTime Jam tutup tiba",
            "gateway_closingReached",
            "serviceTask_closeService Tutup layanan",
            "sendTask_sendWaitingHome Minta yang menunggu kembali",
            "serviceTask_countDay Hitung angka hari ini",
            "userTask_reviewDay Tinjau hari layanan",
            "serviceTask_fileDailyReport Simpan laporan harian",
            "endEvent_serviceDayEnded Hari layanan berakhir");
    assertThat(serviceDays()).containsExactly("kantorcontoh 2020-05-18 ENDED");
  }

  @Test
  void givenAnOpenServiceWhenTheManagerClosesItThenTheDayIsReviewed() {
    // given
    ProcessInstance day = contoh.openService();

    // when
    contoh.closeService(day);

    // then
    BpmnAwareTests.assertThat(day)
        .isWaitingAtExactly(Elements.REVIEW_DAY)
        .hasPassed(Elements.CLOSE_REQUESTED, Elements.CLOSE_SERVICE)
        .hasNotPassed(Elements.CLOSING_TIME);
    assertThat(contoh.path(day.getId()))
        .containsSubsequence(
            "gateway_waitForClosing Tunggu penutupan",
            "event_closeRequested Manajer menutup layanan",
            "gateway_closingReached",
            "serviceTask_closeService Tutup layanan");
    assertThat(contoh.job(Elements.CLOSING_TIME)).isNull();
    assertRefused(contoh::participantArrives, "belum dibuka atau sudah ditutup");
  }

  @Test
  void givenAnOpenServiceWhenAnOfficerSendsTheClosingMessageThenRefusedAndItStaysOpen() {
    // given
    ProcessInstance day = contoh.openService();

    // when, then
    assertRefused(
        () ->
            contoh.as(
                contoh.officer(),
                () ->
                    engine
                        .getRuntimeService()
                        .createMessageCorrelation(ServiceDayProcess.Messages.CLOSE_SERVICE)
                        .processInstanceId(day.getId())
                        .correlateWithResult()),
        "tidak boleh mengirim pesan ini");
    BpmnAwareTests.assertThat(day).isWaitingAt(Elements.WAIT_FOR_CLOSING);
  }

  @Test
  void givenADayThatIsStillPreparingWhenTheManagerSendsTheClosingMessageThenNobodyWaitsForIt() {
    // given
    ProcessInstance day = contoh.beginPreparation();

    // when, then
    assertThatThrownBy(() -> contoh.closeService(day))
        .isInstanceOf(MismatchingMessageCorrelationException.class);
    BpmnAwareTests.assertThat(day).isWaitingAt(Elements.SITE_PREPARATION);
  }

  @Test
  void givenAnOpenServiceWhenTheAdministratorDeletesTheDayThenRefusedUntilItIsOver() {
    // given
    ProcessInstance day = contoh.openService();

    // when, then
    assertRefused(() -> administratorDeletes(day), "Tutup layanan, lalu selesaikan");
    contoh.closeService(day);
    assertRefused(() -> administratorDeletes(day), "masih berjalan");
    assertRefused(
        () ->
            administrator(
                runtime ->
                    runtime
                        .createProcessInstanceModification(day.getId())
                        .cancelAllForActivity(Elements.REVIEW_DAY)
                        .startBeforeActivity(Elements.SERVICE_DAY_ENDED)
                        .execute()),
        "masih berjalan");
    BpmnAwareTests.assertThat(day).isWaitingAtExactly(Elements.REVIEW_DAY);
    assertThat(serviceDays()).containsExactly("kantorcontoh 2020-05-18 CLOSING");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void givenADayThatIsStillPreparingWhenTheAdministratorDeletesItThenItIsCancelled(boolean itself) {
    // given
    ProcessInstance day = contoh.beginPreparation();

    // when
    administratorDeletes(itself ? day : contoh.sitePreparation());

    // then
    BpmnAwareTests.assertThat(day).isEnded();
    assertThat(serviceDays()).containsExactly("kantorcontoh 2020-05-18 CANCELLED");
  }

  private void administratorDeletes(ProcessInstance instance) {
    administrator(runtime -> runtime.deleteProcessInstance(instance.getId(), "Salah"));
  }

  private void administrator(Consumer<RuntimeService> action) {
    engine
        .getIdentityService()
        .setAuthentication("admin", List.of("camunda-admin"), List.of("kantorcontoh"));
    try {
      action.accept(engine.getRuntimeService());
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  // Preparation time

  @Test
  void givenAManagerWhoBeginsByHandWhenItIsEarlyThenThePreparationBeginsAtOnce() {
    // given
    contoh.clockShows("2020-05-18T05:00:00");

    // when
    ProcessInstance day = contoh.beginDay();

    // then
    assertThat(contoh.job(Elements.PREPARATION_TIME).getDuedate())
        .isEqualTo(contoh.at("2020-05-18T05:00:00"));

    // when
    contoh.runDueJobs();

    // then
    BpmnAwareTests.assertThat(day)
        .hasPassed(Elements.PREPARATION_TIME)
        .isWaitingAt(Elements.SITE_PREPARATION);
    BpmnAwareTests.assertThat(day).hasVariables(Variables.STARTED_BY);
    assertThat(engine.getRuntimeService().getVariables(day.getId()))
        .containsEntry(Variables.STARTED_BY, "manajer1")
        .containsEntry(Variables.OFFICE_ID, "kantorcontoh")
        .containsEntry(Variables.SERVICE_DATE, "2020-05-18")
        .containsEntry(Variables.SERVICE_DATE_TEXT, "18 Mei 2020");
    assertThat(contoh.openTasks()).containsExactly(SitePreparationProcess.Elements.PLAN_ROSTER);
  }

  @ParameterizedTest
  @CsvSource({
    // 06.00 on the office's own clock, as Jakarta's clock shows it; the calendar begins at 04.00.
    "kantorcontoh,   2020-05-18T06:00:00",
    "kantormakassar, 2020-05-18T05:00:00",
    "kantorjayapura, 2020-05-18T04:00:00"
  })
  void givenADayBegunByTheCalendarWhenItsPreparationTimeComesThenThePreparationBegins(
      String officeId, String jakartaTime) {
    // given
    OfficeAtWork office = office(officeId);
    Date moment = at(jakartaTime, WIB);
    calendarBegins("2020-05-18T03:59:59.000");
    ProcessInstance day = dayOf(office);
    assertThat(office.job(Elements.PREPARATION_TIME).getDuedate()).isEqualTo(moment);

    // when
    ClockUtil.setCurrentTime(new Date(moment.getTime() - 1));
    office.runDueJobs();

    // then
    BpmnAwareTests.assertThat(day)
        .isWaitingAt(Elements.PREPARATION_TIME)
        .hasNotPassed(Elements.PREPARATION_TIME);

    // when
    ClockUtil.setCurrentTime(moment);
    office.runDueJobs();

    // then
    BpmnAwareTests.assertThat(day)
        .hasPassed(Elements.PREPARATION_TIME)
        .isWaitingAt(Elements.SITE_PREPARATION);
    assertThat(office.openTasks()).containsExactly(SitePreparationProcess.Elements.PLAN_ROSTER);
  }

  @Test
  void givenADayThatTheCalendarBeginsLateWhenThePreparationTimeHasPassedThenItPassesAtOnce() {
    // given: the application was down at four
    calendarBegins("2020-05-18T10:00:00.000");

    // when
    contoh.runDueJobs();

    // then
    BpmnAwareTests.assertThat(dayOf(contoh)).isWaitingAt(Elements.SITE_PREPARATION);
  }

  // Late preparation

  @ParameterizedTest
  @CsvSource({
    "kantorcontoh,   2020-05-18T08:00:00, Dinas Tenaga Kerja Kabupaten Contoh",
    "kantormakassar, 2020-05-18T08:00:00, Dinas Tenaga Kerja Kota Contoh Timur",
    "kantorjayapura, 2020-05-18T07:30:00, Dinas Tenaga Kerja Provinsi Contoh"
  })
  void givenAnUnpreparedSiteWhenTheOpeningTimeComesThenTheManagerFollowsUp(
      String officeId, String officeTime, String officeName) {
    // given
    OfficeAtWork office = office(officeId);
    Date opening = office.at(officeTime);
    office.clockShows("2020-05-18T06:00:00");
    ProcessInstance day = office.beginPreparation();

    // when
    ClockUtil.setCurrentTime(new Date(opening.getTime() - 1));
    office.runDueJobs();

    // then
    assertThat(office.tasks(Elements.FOLLOW_UP_LATE_PREPARATION)).isEmpty();

    // when
    ClockUtil.setCurrentTime(opening);
    office.runDueJobs();

    // then
    Task task = office.task(Elements.FOLLOW_UP_LATE_PREPARATION);
    assertThat(task.getName()).isEqualTo("Tindak lanjuti keterlambatan");
    assertThat(task.getDueDate()).isEqualTo(minutesFromNow(30));
    assertThat(office.candidateGroups(task)).isEqualTo(Set.of("manager"));
    assertThat(office.shown(task))
        .containsEntry("officeName", officeName)
        .containsEntry(Variables.SERVICE_DATE_TEXT, "18 Mei 2020")
        .containsEntry("followUpNote", null);
    assertThat(office.openTasks())
        .containsExactly(
            Elements.FOLLOW_UP_LATE_PREPARATION, SitePreparationProcess.Elements.PLAN_ROSTER);

    // when
    office.complete(
        office.manager(),
        Elements.FOLLOW_UP_LATE_PREPARATION,
        Map.of("followUpNote", "Petugas terlambat"));

    // then: the preparation goes on
    BpmnAwareTests.assertThat(day)
        .hasPassed(Elements.LATE_PREPARATION_FOLLOWED_UP)
        .isWaitingAt(Elements.SITE_PREPARATION);
    assertThat(office.path(day.getId()))
        .containsSubsequence(
            "event_openingTimeReached Jam buka tiba",
            "userTask_followUpLatePreparation Tindak lanjuti keterlambatan",
            "endEvent_latePreparationFollowedUp Keterlambatan ditindaklanjuti");
  }

  @Test
  void givenASiteThatIsReadyInTimeWhenTheOpeningTimeComesThenNobodyFollowsUp() {
    // given
    contoh.openService();

    // when
    contoh.clockShows("2020-05-18T08:00:00");
    contoh.runDueJobs();

    // then
    assertThat(contoh.openTasks()).isEmpty();
  }

  // Closing while preparing

  @ParameterizedTest
  @CsvSource({
    "kantorcontoh,   2020-05-18T23:59:00",
    "kantormakassar, 2020-05-18T15:00:00",
    "kantorjayapura, 2020-05-18T14:00:00"
  })
  void givenAnUnpreparedSiteWhenTheClosingTimeComesThenTheDayIsCancelled(
      String officeId, String officeTime) {
    // given
    OfficeAtWork office = office(officeId);
    Date closing = office.at(officeTime);
    office.clockShows("2020-05-18T06:00:00");
    ProcessInstance day = office.beginPreparation();
    ProcessInstance preparation = office.sitePreparation();

    // when
    ClockUtil.setCurrentTime(new Date(closing.getTime() - 1));
    office.runDueJobs();

    // then
    BpmnAwareTests.assertThat(preparation).isNotEnded();

    // when
    ClockUtil.setCurrentTime(closing);
    office.runDueJobs();

    // then
    BpmnAwareTests.assertThat(preparation).isEnded();
    BpmnAwareTests.assertThat(day)
        .hasPassed(Elements.SERVICE_DAY_CANCELLED)
        .hasNotPassed(Elements.OPEN_SERVICE);
    assertThat(office.path(day.getId()))
        .containsSubsequence(
            "callActivity_sitePreparation Persiapan lokasi",
            "event_closedWhilePreparing Jam tutup tiba sebelum dibuka",
            "serviceTask_cancelServiceDay Batalkan hari layanan",
            "endEvent_serviceDayCancelled Hari layanan dibatalkan");
    assertThat(serviceDays()).containsExactly(officeId + " 2020-05-18 CANCELLED");
    assertThat(office.openTasks()).containsExactly(Elements.FOLLOW_UP_LATE_PREPARATION);

    // when
    office.complete(
        office.manager(),
        Elements.FOLLOW_UP_LATE_PREPARATION,
        Map.of("followUpNote", "Listrik padam"));

    // then
    BpmnAwareTests.assertThat(day).isEnded();
    assertRefused(office::participantArrives, "belum dibuka");
  }

  @Test
  void givenASiteThatIsReadyOnlyAtClosingWhenApprovedThenTheDayIsCancelled() {
    // given: the manager approves at the very moment, before any timer has fired
    ProcessInstance day = contoh.beginPreparation();
    contoh.clockShows("2020-05-18T23:59:00");

    // when
    contoh.prepareSite();

    // then
    BpmnAwareTests.assertThat(day)
        .isEnded()
        .hasPassed(Elements.TIME_TO_OPEN, Elements.SERVICE_DAY_CANCELLED)
        .hasNotPassed(Elements.OPEN_SERVICE);
    assertThat(serviceDays()).containsExactly("kantorcontoh 2020-05-18 CANCELLED");
  }

  @Test
  void givenASiteThatIsReadyJustBeforeClosingWhenApprovedThenTheServiceIsOpened() {
    // given
    ProcessInstance day = contoh.beginPreparation();
    contoh.clockShows("2020-05-18T23:58:59.999");

    // when
    contoh.prepareSite();

    // then
    BpmnAwareTests.assertThat(day).isWaitingAt(Elements.WAIT_FOR_CLOSING);
    assertThat(serviceDays()).containsExactly("kantorcontoh 2020-05-18 OPEN");
  }

  // What is refused

  @ParameterizedTest
  @ValueSource(strings = {"form", "key", "REST form", "REST start"})
  void givenADayWhenASecondIsBegunThenRefusedThroughEveryDoorAndNothingChanges(String door) {
    // given
    ProcessInstance day = contoh.beginDay();
    long instances = engine.getHistoryService().createHistoricProcessInstanceQuery().count();

    // when
    String answer = begin(door);

    // then
    assertThat(answer)
        .contains(
            "Hari layanan Dinas Tenaga Kerja Kabupaten Contoh untuk tanggal 18 Mei 2020 sudah ada.");
    assertThat(serviceDays()).containsExactly("kantorcontoh 2020-05-18 PREPARING");
    assertThat(engine.getHistoryService().createHistoricProcessInstanceQuery().count())
        .isEqualTo(instances);
    BpmnAwareTests.assertThat(day).isWaitingAt(Elements.PREPARATION_TIME);
  }

  @Test
  void givenAnEndedDayWhenASecondIsBegunOnThatDateThenRefusedButNotOnTheNext() {
    // given
    ProcessInstance day = contoh.openService();
    contoh.closeService(day);
    contoh.reviewDay();

    // when, then
    assertRefused(contoh::beginDay, "sudah ada");

    // when
    contoh.clockShows("2020-05-19T00:00:00");
    contoh.beginDay();

    // then
    assertThat(serviceDays())
        .containsExactly("kantorcontoh 2020-05-18 ENDED", "kantorcontoh 2020-05-19 PREPARING");
  }

  @Test
  void givenTheSameMomentWhenTwoOfficesBeginThenEachHasItsOwnDateAndDay() {
    // given: nearly midnight in Jakarta, half past one in Jayapura
    ClockUtil.setCurrentTime(at("2020-05-18T23:30:00", WIB));

    // when
    contoh.beginDay();
    jayapura.beginDay();

    // then
    assertThat(serviceDays())
        .containsExactly(
            "kantorcontoh 2020-05-18 PREPARING", "kantorjayapura 2020-05-19 PREPARING");
  }

  @ParameterizedTest
  @CsvSource({"kantorcontoh, 2020-05-21, 21 Mei 2020", "kantormakassar, 2020-05-20, 20 Mei 2020"})
  void givenAClosedDateWhenADayIsBegunThenRefusedAndNothingChanges(
      String officeId, String date, String dateText) {
    // given
    OfficeAtWork office = office(officeId);
    office.clockShows(date + "T09:00:00");

    // when, then
    assertRefused(office::beginDay, "tutup pada tanggal " + dateText);
    assertNothingBegan();
  }

  @ParameterizedTest
  @CsvSource({
    "kantorcontoh,   2020-05-18T23:59:00, 23.59",
    "kantormakassar, 2020-05-18T15:00:00, 15.00",
    "kantorjayapura, 2020-05-18T14:00:00, 14.00"
  })
  void givenTheClosingTimeWhenADayIsBegunThenRefusedAndNothingChanges(
      String officeId, String officeTime, String closing) {
    // given
    OfficeAtWork office = office(officeId);
    office.clockShows(officeTime);

    // when, then
    assertRefused(office::beginDay, "sudah lewat (tutup pukul " + closing + ")");
    assertNothingBegan();

    // when: a moment before
    ClockUtil.setCurrentTime(new Date(office.at(officeTime).getTime() - 1));
    office.beginDay();

    // then
    assertThat(serviceDays()).containsExactly(officeId + " 2020-05-18 PREPARING");
  }

  @Test
  void givenADayOnWhichTheOfficeDoesNotOpenByItselfWhenBegunByHandThenAllowed() {
    // given: a Friday
    jayapura.clockShows("2020-05-22T09:00:00");

    // when
    jayapura.beginDay();

    // then
    assertThat(serviceDays()).containsExactly("kantorjayapura 2020-05-22 PREPARING");
  }

  @ParameterizedTest
  @ValueSource(strings = {"petugas1", "pendamping1", "analis1"})
  void givenSomebodyElseThanAManagerWhenADayIsBegunThenRefusedAndNothingChanges(String person) {
    // when, then
    assertThatThrownBy(() -> contoh.start(person, ServiceDayProcess.KEY, Map.of()))
        .isInstanceOf(AuthorizationException.class);
    assertNothingBegan();
  }

  @Test
  void givenAVariableThatTheFormDoesNotHaveWhenADayIsBegunThenRefusedAndNothingChanges() {
    // when, then
    assertRefused(
        () -> contoh.start("manajer1", ServiceDayProcess.KEY, Map.of("officeId", "kantormakassar")),
        "officeId");
    assertNothingBegan();
  }

  // The end of the day

  @Test
  void givenParticipantsWhoWaitWhenTheServiceClosesThenTheyAreAskedToComeBackAndListed() {
    // given: one desk, three participants
    ProcessInstance day = contoh.openService();
    ProcessInstance atDesk = contoh.participantArrives();
    ProcessInstance second = contoh.participantArrives();
    ProcessInstance third = contoh.participantArrives();

    // when
    contoh.closeService(day);

    // then
    for (ProcessInstance waiting : List.of(second, third)) {
      BpmnAwareTests.assertThat(waiting)
          .isEnded()
          .hasPassed(ParticipantRegistrationProcess.Elements.SERVICE_CLOSED_WHILE_WAITING);
    }
    BpmnAwareTests.assertThat(atDesk).isNotEnded();
    assertThat(column("select ticket_number || ' ' || state || coalesce(outcome, '') from ticket"))
        .containsExactlyInAnyOrder("1 AT_DESK", "2 ENDEDSERVICE_CLOSED", "3 ENDEDSERVICE_CLOSED");
    Task review = contoh.task(Elements.REVIEW_DAY);
    assertThat(list(review, Variables.UNSERVED_TICKETS)).containsExactly("2", "3");
    assertThat(figure(review, "sentHome")).isEqualTo(2);
    assertThat(figure(review, "ticketsIssued")).isEqualTo(3);
  }

  @Test
  void givenASessionAndADirtyDeskWhenTheDayIsReviewedThenItEndsOnlyAfterAllIsDone() {
    // given
    ProcessInstance day = contoh.openService();
    String atDesk = contoh.participantArrives().getId();
    contoh.closeService(day);
    assertThat(unfinishedWork()).containsExactly("Meja 1 masih dipakai nomor antrean 1.");

    // when, then: the session is not over
    assertReviewRefused(day, "Meja 1 masih dipakai nomor antrean 1.");

    // when
    contoh.serve(atDesk, "PASSED", "LIKE");

    // then: the photos are left
    assertReviewRefused(day, "Meja 1 belum bersih atau foto nomor antrean 1 belum dihapus.");

    // when
    contoh.deletePhotos(atDesk);

    // then: the desk is dirty
    assertReviewRefused(day, "Meja 1 belum bersih");

    // when
    contoh.disinfectDesk(atDesk);

    // then: the manager sees it
    BpmnAwareTests.assertThat(day)
        .hasPassed(Elements.DAY_FIGURES_UPDATED)
        .isWaitingAtExactly(Elements.REVIEW_DAY);
    assertThat(contoh.path(day.getId()))
        .containsSubsequence(
            "event_dayProgressed Pekerjaan tersisa berkurang",
            "serviceTask_updateDayFigures Perbarui angka hari ini",
            "endEvent_dayFiguresUpdated Angka diperbarui");
    assertThat(unfinishedWork()).isEmpty();
    assertThat(figure(contoh.task(Elements.REVIEW_DAY), "registered")).isEqualTo(1);
    assertThat(figure(contoh.task(Elements.REVIEW_DAY), "likes")).isEqualTo(1);

    // when
    contoh.reviewDay();

    // then
    BpmnAwareTests.assertThat(day).isEnded().hasPassed(Elements.SERVICE_DAY_ENDED);
  }

  @Test
  void givenAnAbsentParticipantWhenTheServiceHasClosedThenTheManagerSeesTheDeskFreeAgain() {
    // given
    ProcessInstance day = contoh.openService();
    String atDesk = contoh.participantArrives().getId();
    contoh.closeService(day);

    // when
    contoh.completeIn(
        atDesk,
        contoh.officer(),
        ParticipantRegistrationProcess.Elements.GUIDE_TO_DESK,
        Map.of("participantPresent", false));

    // then
    BpmnAwareTests.assertThat(day).hasPassed(Elements.DAY_FIGURES_UPDATED);
    assertThat(unfinishedWork()).isEmpty();
    assertThat(figure(contoh.task(Elements.REVIEW_DAY), "noShow")).isEqualTo(1);
  }

  @Test
  void givenAClosedServiceWhenReviewedThenTheManagersTaskHasItsGroupDueDateAndFigures() {
    // given
    ProcessInstance day = contoh.openService();

    // when
    contoh.closeService(day);

    // then
    Task task = contoh.task(Elements.REVIEW_DAY);
    assertThat(task.getName()).isEqualTo("Tinjau hari layanan");
    assertThat(task.getDueDate()).isEqualTo(minutesFromNow(120));
    assertThat(contoh.candidateGroups(task)).isEqualTo(Set.of("manager"));
    assertThat(contoh.shown(task))
        .containsEntry("officeName", "Dinas Tenaga Kerja Kabupaten Contoh")
        .containsEntry(Variables.SERVICE_DATE_TEXT, "18 Mei 2020");
    assertThat(figure(task, "ticketsIssued")).isZero();
    assertThat(list(task, Variables.UNFINISHED_WORK)).isEmpty();
    assertThat(list(task, Variables.UNSERVED_TICKETS)).isEmpty();
  }

  @Test
  void givenANoteThatIsTooLongWhenReviewedThenRefusedAndTheDayGoesOn() {
    // given
    ProcessInstance day = contoh.openService();
    contoh.closeService(day);

    // when, then
    assertRefused(
        () ->
            contoh.complete(
                "manajer1", Elements.REVIEW_DAY, Map.of(Variables.DAY_NOTE, "x".repeat(501))),
        "Catatan hari ini");
    BpmnAwareTests.assertThat(day).isWaitingAtExactly(Elements.REVIEW_DAY);
    assertThat(serviceDays()).containsExactly("kantorcontoh 2020-05-18 CLOSING");
  }

  // Two at once

  @RepeatedTest(3)
  void givenTwoManagersAtOnceWhenBothBeginTheDayThenExactlyOneDoes() throws Exception {
    // given
    CyclicBarrier together = new CyclicBarrier(2);
    Callable<Object> begin =
        () -> {
          together.await(10, TimeUnit.SECONDS);
          try {
            return contoh.beginDay();
          } catch (RuntimeException refused) {
            return refused;
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);

    // when
    List<Object> outcomes;
    try {
      List<Future<Object>> both = threads.invokeAll(List.of(begin, begin), 30, TimeUnit.SECONDS);
      outcomes = List.of(both.get(0).get(), both.get(1).get());
    } finally {
      threads.shutdownNow();
    }

    // then
    assertThat(outcomes).filteredOn(ProcessInstance.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(Throwable.class::isInstance)
        .singleElement()
        .isInstanceOf(Refusal.class)
        .extracting(refusal -> ((Refusal) refusal).getMessage())
        .asString()
        .contains("sudah ada");
    assertThat(serviceDays()).containsExactly("kantorcontoh 2020-05-18 PREPARING");
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isEqualTo(1);
  }

  /** What is said to a manager who begins a day by one of the ways in. */
  private String begin(String door) {
    return switch (door) {
      case "form" -> messageOf(contoh::beginDay);
      case "key" ->
          messageOf(
              () ->
                  contoh.as(
                      "manajer1",
                      () ->
                          engine
                              .getRuntimeService()
                              .startProcessInstanceByKey(ServiceDayProcess.KEY)));
      case "REST form" -> post("/process-definition/key/service-day/submit-form");
      default -> post("/process-definition/key/service-day/start");
    };
  }

  private String post(String path) {
    ResponseEntity<Map<String, Object>> answer =
        rest.withBasicAuth("manajer1", "manajer1")
            .exchange(
                RequestEntity.post("/engine-rest" + path)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("variables", Map.of())),
                new ParameterizedTypeReference<>() {});
    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    return String.valueOf(answer.getBody().get("message"));
  }

  private static String messageOf(ThrowingCallable action) {
    Throwable thrown = catchThrowable(action);
    assertThat(thrown).isInstanceOf(Refusal.class);
    return thrown.getMessage();
  }

  private void assertReviewRefused(ProcessInstance day, String reason) {
    assertRefused(contoh::reviewDay, reason);
    BpmnAwareTests.assertThat(day)
        .isWaitingAtExactly(Elements.REVIEW_DAY)
        .hasNotPassed(Elements.REVIEW_DAY);
    assertThat(serviceDays()).containsExactly("kantorcontoh 2020-05-18 CLOSING");
    assertThat(column("select 'x' from daily_report")).isEmpty();
  }

  private static void assertRefused(ThrowingCallable action, String reason) {
    assertThatThrownBy(action).isInstanceOf(Refusal.class).hasMessageContaining(reason);
  }

  private void assertNothingBegan() {
    assertThat(serviceDays()).isEmpty();
    assertThat(engine.getHistoryService().createHistoricProcessInstanceQuery().count()).isZero();
  }

  /** The timer of working-day fires at this time in Jakarta. */
  private void calendarBegins(String time) {
    ClockUtil.setCurrentTime(at("2020-05-17T12:00:00", WIB));
    JobEntity timer =
        engine
            .getManagementService()
            .createJobQuery()
            .processDefinitionKey(WorkingDayProcess.KEY)
            .list()
            .stream()
            .map(JobEntity.class::cast)
            .filter(job -> TimerStartEventJobHandler.TYPE.equals(job.getJobHandlerType()))
            .findFirst()
            .orElseThrow();
    engine.getManagementService().recalculateJobDuedate(timer.getId(), false);
    ClockUtil.setCurrentTime(at(time, WIB));
    engine.getManagementService().executeJob(timer.getId());
    engine
        .getManagementService()
        .createJobQuery()
        .processDefinitionKey(WorkingDayProcess.KEY)
        .messages()
        .list()
        .forEach(job -> engine.getManagementService().executeJob(job.getId()));
  }

  private ProcessInstance dayOf(OfficeAtWork office) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey(ServiceDayProcess.KEY)
        .tenantIdIn(office.id())
        .singleResult();
  }

  private OfficeAtWork office(String id) {
    return Arrays.asList(contoh, makassar, jayapura).stream()
        .filter(office -> office.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Date minutesFromNow(int minutes) {
    return new Date(ClockUtil.getCurrentTime().getTime() + minutes * 60_000L);
  }

  private List<String> unfinishedWork() {
    return list(contoh.task(Elements.REVIEW_DAY), Variables.UNFINISHED_WORK);
  }

  private List<String> list(Task task, String variable) {
    return json(
        task,
        variable,
        json -> json.elements().stream().map(SpinJsonNode::value).map(String::valueOf).toList());
  }

  private int figure(Task task, String name) {
    return json(task, Variables.DAY_FIGURES, json -> json.prop(name).numberValue().intValue());
  }

  private <T> T json(Task task, String variable, Function<SpinJsonNode, T> read) {
    return read.apply((SpinJsonNode) engine.getTaskService().getVariable(task.getId(), variable));
  }

  private List<String> serviceDays() {
    return column(
        "select office_id || ' ' || service_date || ' ' || status from service_day order by 1");
  }

  private List<String> column(String query) {
    return jdbc.sql(query).query(String.class).list();
  }
}
