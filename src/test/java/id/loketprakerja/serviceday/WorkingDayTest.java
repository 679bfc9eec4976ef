package id.loketprakerja.serviceday;

import static id.loketprakerja.serviceday.OfficeAtWork.WIB;
import static id.loketprakerja.serviceday.OfficeAtWork.WIT;
import static id.loketprakerja.serviceday.OfficeAtWork.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.serviceday.ServiceDay.Status;
import id.loketprakerja.serviceday.WorkingDayProcess.Elements;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The model working-day: the calendar begins the service days. */
@ProcessTest
class WorkingDayTest {

  private static final String MONDAY_FOUR = "2020-05-18T04:00:00";

  @Autowired ProcessEngine engine;
  @Autowired JdbcClient jdbc;

  private OfficeAtWork contoh;
  private OfficeAtWork makassar;
  private OfficeAtWork jayapura;

  @BeforeEach
  void setUp() {
    contoh = OfficeAtWork.inContoh(engine);
    makassar = OfficeAtWork.inMakassar(engine);
    jayapura = OfficeAtWork.inJayapura(engine);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-05-18T03:59:59, 2020-05-18T04:00:00",
    "2020-05-18T04:00:00, 2020-05-19T04:00:00",
    "2020-05-18T12:00:00, 2020-05-19T04:00:00",
    "2020-05-21T04:00:00, 2020-05-22T04:00:00",
    "2020-05-22T03:59:59, 2020-05-22T04:00:00",
    "2020-05-22T04:00:00, 2020-05-25T04:00:00",
    "2020-05-23T04:00:00, 2020-05-25T04:00:00",
    "2020-05-24T23:59:59, 2020-05-25T04:00:00"
  })
  void givenAMomentInJakartaWhenTheCalendarIsAskedThenTheNextWorkingDayBeginsAtFour(
      String now, String next) {
    // when
    Job timer = startTimerAt(now);

    // then
    assertThat(timer.getDuedate()).isEqualTo(at(next, WIB));
    assertThat(timer.getDuedate()).isEqualTo(at(next.replace("T04", "T06"), WIT));
    assertThat(timer.getTenantId()).isNull();
  }

  @Test
  void givenAWorkingDayWhenItBeginsThenEveryOfficeHasItsServiceDay() {
    // given
    startTimerAt("2020-05-17T12:00:00");
    ClockUtil.setCurrentTime(at("2020-05-18T03:59:59", WIB));
    OfficeAtWork.runDueJobs(engine);
    assertThat(serviceDays()).isEmpty();

    // when
    ClockUtil.setCurrentTime(at(MONDAY_FOUR, WIB));
    OfficeAtWork.runDueJobs(engine);

    // then
    ProcessInstance workingDay = workingDay();
    assertThat(workingDay.getTenantId()).isNull();
    BpmnAwareTests.assertThat(workingDay).isWaitingAt(Elements.SERVICE_DAY).isNotEnded();
    assertThat(OfficeAtWork.path(engine, workingDay.getId()))
        .startsWith("startEvent_workingDayBegins Hari kerja dimulai")
        .filteredOn("callActivity_serviceDay Jalankan hari layanan tiap kantor"::equals)
        .hasSize(3);
    assertThat(serviceDays())
        .containsExactly(
            "kantorcontoh 2020-05-18 PREPARING",
            "kantorjayapura 2020-05-18 PREPARING",
            "kantormakassar 2020-05-18 PREPARING");
    assertThat(
            engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(ServiceDayProcess.KEY)
                .list())
        .extracting(ProcessInstance::getTenantId, ProcessInstance::getBusinessKey)
        .containsExactlyInAnyOrder(
            tuple("kantorcontoh", "kantorcontoh 2020-05-18"),
            tuple("kantormakassar", "kantormakassar 2020-05-18"),
            tuple("kantorjayapura", "kantorjayapura 2020-05-18"));
    assertThat(startTimer().getDuedate())
        .as("the timer goes on")
        .isEqualTo(at("2020-05-19T04:00:00", WIB));
  }

  @Test
  void givenAllServiceDaysOverWhenTheLastEndsThenTheWorkingDayIsFinished() {
    // given: nobody prepares anything, so each day is cancelled at its closing time
    workingDayBeginsAt(MONDAY_FOUR);
    ProcessInstance workingDay = workingDay();
    ClockUtil.setCurrentTime(at("2020-05-18T23:58:59", WIB));
    OfficeAtWork.runDueJobs(engine);
    followUpLatePreparation(contoh);
    BpmnAwareTests.assertThat(workingDay).isNotEnded();

    // when
    ClockUtil.setCurrentTime(at("2020-05-18T23:59:00", WIB));
    OfficeAtWork.runDueJobs(engine);

    // then
    BpmnAwareTests.assertThat(workingDay).isEnded().hasPassed(Elements.WORKING_DAY_FINISHED);
    assertThat(OfficeAtWork.path(engine, workingDay.getId()))
        .endsWith("endEvent_workingDayFinished Hari kerja selesai");
    assertThat(serviceDays()).allMatch(day -> day.endsWith(Status.CANCELLED.name())).hasSize(3);
  }

  @Test
  void givenANationalClosedDateWhenItBeginsThenNoOfficeOpens() {
    // when: Ascension Day
    workingDayBeginsAt("2020-05-21T04:00:00");

    // then
    assertThat(serviceDays()).isEmpty();
    assertThat(endedWorkingDays()).hasSize(1);
    assertThat(OfficeAtWork.path(engine, endedWorkingDays().get(0)))
        .containsExactly(
            "startEvent_workingDayBegins Hari kerja dimulai",
            "callActivity_serviceDay#multiInstanceBody",
            "endEvent_workingDayFinished Hari kerja selesai");
  }

  @Test
  void givenAClosedDateOfOneOfficeWhenItBeginsThenTheOthersOpen() {
    // when
    workingDayBeginsAt("2020-05-20T04:00:00");

    // then
    assertThat(serviceDays())
        .containsExactly(
            "kantorcontoh 2020-05-20 PREPARING", "kantorjayapura 2020-05-20 PREPARING");
  }

  @Test
  void givenADayOnWhichOneOfficeNeverOpensWhenItBeginsThenTheOthersOpen() {
    // when: a Friday
    workingDayBeginsAt("2020-05-22T04:00:00");

    // then
    assertThat(serviceDays())
        .containsExactly(
            "kantorcontoh 2020-05-22 PREPARING", "kantormakassar 2020-05-22 PREPARING");
  }

  @Test
  void givenASaturdayWhenItPassesThenNoOfficeOpens() {
    // given
    startTimerAt("2020-05-22T04:00:00");

    // when
    ClockUtil.setCurrentTime(at("2020-05-24T23:59:59", WIB));
    OfficeAtWork.runDueJobs(engine);

    // then
    assertThat(serviceDays()).isEmpty();
  }

  @Test
  void givenAnOfficeThatWasBegunByHandWhenItBeginsThenOnlyTheOthersOpen() {
    // given: half past three in Jakarta
    ClockUtil.setCurrentTime(at("2020-05-18T03:30:00", WIB));
    jayapura.beginDay();

    // when
    workingDayBeginsAt(MONDAY_FOUR);

    // then
    assertThat(serviceDays())
        .containsExactly(
            "kantorcontoh 2020-05-18 PREPARING",
            "kantorjayapura 2020-05-18 PREPARING",
            "kantormakassar 2020-05-18 PREPARING");
    assertThat(
            engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .superProcessInstanceId(workingDay().getId())
                .list())
        .extracting(ProcessInstance::getTenantId)
        .containsExactlyInAnyOrder("kantorcontoh", "kantormakassar");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // The application was down at four. Doors close at 14.00 WIT and at 15.00 WITA.
        "2020-05-18T11:59:59; kantorcontoh,kantorjayapura,kantormakassar",
        "2020-05-18T12:00:00; kantorcontoh,kantormakassar",
        "2020-05-18T13:59:59; kantorcontoh,kantormakassar",
        "2020-05-18T14:00:00; kantorcontoh",
        "2020-05-18T21:59:59; kantorcontoh"
      })
  void givenALateStartWhenItBeginsThenOnlyOfficesThatAreNotPastClosingOpen(
      String now, String offices) {
    // given
    startTimerAt("2020-05-17T12:00:00");

    // when
    ClockUtil.setCurrentTime(at(now, WIB));
    OfficeAtWork.runDueJobs(engine);

    // then
    assertThat(serviceDays())
        .extracting(day -> day.split(" ")[0])
        .containsExactly(offices.split(","));
  }

  private void followUpLatePreparation(OfficeAtWork office) {
    office.complete(
        office.manager(),
        ServiceDayProcess.Elements.FOLLOW_UP_LATE_PREPARATION,
        Map.of("followUpNote", "Petugas sakit"));
  }

  private void workingDayBeginsAt(String time) {
    startTimerAt(time.replace("T04:00:00", "T03:59:59"));
    ClockUtil.setCurrentTime(at(time, WIB));
    OfficeAtWork.runDueJobs(engine);
  }

  /** The timer of the model, as if the application had been started at that time in Jakarta. */
  private Job startTimerAt(String time) {
    ClockUtil.setCurrentTime(at(time, WIB));
    engine.getManagementService().recalculateJobDuedate(startTimer().getId(), false);
    return startTimer();
  }

  private Job startTimer() {
    return engine
        .getManagementService()
        .createJobQuery()
        .processDefinitionKey(WorkingDayProcess.KEY)
        .list()
        .stream()
        .filter(job -> TimerStartEventJobHandler.TYPE.equals(((JobEntity) job).getJobHandlerType()))
        .findFirst()
        .orElseThrow();
  }

  private ProcessInstance workingDay() {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey(WorkingDayProcess.KEY)
        .singleResult();
  }

  private List<String> endedWorkingDays() {
    return engine
        .getHistoryService()
        .createHistoricProcessInstanceQuery()
        .processDefinitionKey(WorkingDayProcess.KEY)
        .finished()
        .list()
        .stream()
        .map(HistoricProcessInstance::getId)
        .toList();
  }

  private List<String> serviceDays() {
    return jdbc.sql(
            "select office_id || ' ' || service_date || ' ' || status from service_day order by office_id")
        .query(String.class)
        .list();
  }
}
