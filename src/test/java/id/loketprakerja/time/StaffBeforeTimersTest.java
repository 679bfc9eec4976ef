package id.loketprakerja.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.Refusal;
import id.loketprakerja.customercare.CustomerCareEscalationProcess;
import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import id.loketprakerja.serviceday.OfficeAtWork;
import id.loketprakerja.serviceday.ServiceDayProcess;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * The application has just been started again, and staff are quicker than the job executor: what
 * they do must fit the later time, too.
 */
@ProcessTest
class StaffBeforeTimersTest {

  private static final String CLOSING = "2020-06-12T15:00";

  private final ProcessEngine engine;
  private final Installation installation;
  private final OfficeAtWork office;

  @Autowired
  StaffBeforeTimersTest(ApplicationContext application) {
    this.engine = application.getBean(ProcessEngine.class);
    this.installation = new Installation(application);
    this.office = OfficeAtWork.inMakassar(engine);
  }

  @BeforeEach
  void friday() {
    installation.runsAt(office.at("2020-06-12T07:00"));
  }

  @ParameterizedTest
  @ValueSource(strings = {CLOSING, "2020-06-12T22:00", "2020-06-13T07:00", "2020-06-22T07:00"})
  void givenAReadySiteWhenApprovedAfterItsTimeThenTheServiceIsNotOpenedButCancelled(String now) {
    // given
    Situation.READY_TO_OPEN.happenAt(office, engine, installation, "2020-06-12");
    office.clockShows(now);

    // when
    office.approveOpening();

    // then
    assertThat(installation.days()).isEqualTo("makassar 06-12 CANCELLED");
    office.runDueJobs();
    assertThat(installation.days()).contains("makassar 06-12 CANCELLED");
    assertThat(installation.faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {CLOSING, "2020-06-12T22:00", "2020-06-15T09:00"})
  void givenAnOpenServiceWhenAParticipantArrivesAfterItsTimeThenRefused(String now) {
    // given
    office.openService();
    office.clockShows(now);

    // when, then
    assertThatThrownBy(office::participantArrives)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("belum dibuka atau sudah ditutup");
    assertThat(installation.tickets()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {CLOSING, "2020-06-13T07:00"})
  void givenAParticipantWithoutMaskWhenGivenOneAfterItsTimeThenNoTicketIsIssued(String now) {
    // given
    office.openService();
    ProcessInstance registration = office.participantArrives(36.5, false);
    office.clockShows(now);

    // when
    office.complete(office.officer(), Elements.PROVIDE_MASK, Map.of(Variables.WEARS_MASK, true));

    // then
    assertThat(installation.tickets()).isEmpty();
    assertThat(office.path(registration.getId()))
        .endsWith("endEvent_turnedAwayAtClosing Peserta diminta kembali");
  }

  @ParameterizedTest
  @ValueSource(strings = {CLOSING, "2020-06-15T07:00"})
  void givenOneWhoWaitsWhenADeskIsCleanedAfterClosingThenItIsNotGivenOut(String now) {
    // given
    office.openService();
    ProcessInstance first = office.participantArrives();
    office.participantArrives();
    office.serve(first.getId(), "FAILED", "LIKE");
    office.deletePhotos(first.getId());
    office.clockShows(now);

    // when
    office.disinfectDesk(first.getId());

    // then
    assertThat(installation.tickets()).isEqualTo("1 NOT_PASSED, 2 WAITING");

    // when
    office.runDueJobs();

    // then
    assertThat(installation.tickets()).isEqualTo("1 NOT_PASSED, 2 SERVICE_CLOSED");
    assertThat(office.openTasks()).contains(ServiceDayProcess.Elements.REVIEW_DAY);
  }

  @Test
  void givenAnOpenServiceWhenTheManagerClosesItOnTheNextDayThenTheTimerHasNothingLeftToDo() {
    // given
    ProcessInstance day = office.openService();
    office.clockShows("2020-06-13T07:00");

    // when
    office.closeService(day);
    office.runDueJobs();

    // then
    assertThat(installation.days()).isEqualTo("makassar 06-12 CLOSING");
    office.reviewDay();
    assertThat(installation.days()).isEqualTo("makassar 06-12 ENDED");
  }

  @Test
  void givenACallLeftOpenWhenAnsweredAtNightThenTheHotlineIsNotCalledBeforeItOpens() {
    // given
    Situation.HOTLINE_TO_CALL.happenAt(office, engine, installation, "2020-06-12");
    office.clockShows("2020-06-12T23:00");

    // when
    office.complete(
        office.officer(),
        CustomerCareEscalationProcess.Elements.CALL_HOTLINE,
        Map.of(
            CustomerCareEscalationProcess.Variables.RESOLUTION,
            "UNRESOLVED",
            CustomerCareEscalationProcess.Variables.ANSWER,
            "Tidak diangkat."));
    office.runDueJobs();

    // then: two opening hours from Monday 09.00 WITA
    assertThat(installation.faults()).isEmpty();
    assertThat(office.job(CustomerCareEscalationProcess.Elements.FOLLOW_UP_DUE).getDuedate())
        .isEqualTo(office.at("2020-06-15T11:00"));
  }

  @Test
  void givenAServiceThatIsToBeOpenedByAnotherDoorWhenItsTimeHasPassedThenRefused() {
    // given: somebody who may change a case in Cockpit skips the question in the model
    Situation.READY_TO_OPEN.happenAt(office, engine, installation, "2020-06-12");
    String day =
        engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processDefinitionKey(ServiceDayProcess.KEY)
            .singleResult()
            .getId();
    office.clockShows(CLOSING);

    // when, then
    assertThatThrownBy(
            () ->
                engine
                    .getRuntimeService()
                    .createProcessInstanceModification(day)
                    .startBeforeActivity(ServiceDayProcess.Elements.OPEN_SERVICE)
                    .execute())
        .hasMessageContaining("Jam layanan tanggal 12 Juni 2020 sudah lewat");
    assertThat(installation.days()).isEqualTo("makassar 06-12 PREPARING");
  }
}
