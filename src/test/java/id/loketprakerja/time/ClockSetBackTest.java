package id.loketprakerja.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.Refusal;
import id.loketprakerja.customercare.CustomerCareEscalationProcess;
import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import id.loketprakerja.serviceday.OfficeAtWork;
import id.loketprakerja.serviceday.WorkingDayProcess;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clock that was fast is set back by an hour while the counter is at work. */
@ProcessTest
class ClockSetBackTest {

  private static final Figures FIGURES = new Figures("clock set back");

  private final ProcessEngine engine;
  private final Installation installation;
  private final JdbcClient database;
  private final OfficeAtWork office;

  @Autowired
  ClockSetBackTest(ApplicationContext application, JdbcClient database) {
    this.engine = application.getBean(ProcessEngine.class);
    this.installation = new Installation(application);
    this.database = database;
    this.office = OfficeAtWork.inMakassar(engine);
  }

  @BeforeEach
  void friday() {
    installation.runsAt(office.at("2020-06-12T07:00"));
  }

  @AfterAll
  static void printFigures() {
    FIGURES.print();
  }

  @Test
  void givenTicketsOfTenOClockWhenItIsNineAgainThenNothingOfThemIsEarlierThanWhatCameBefore() {
    // given
    ProcessInstance day = office.openService();
    office.clockShows("2020-06-12T10:00");
    ProcessInstance first = office.participantArrives();
    office.participantArrives();

    // when
    jumpsTo("2020-06-12T09:00");
    office.participantArrives();
    office.serve(first.getId(), "FAILED", "LIKE");
    office.deletePhotos(first.getId());
    office.disinfectDesk(first.getId());
    jumpsTo("2020-06-12T06:00");
    office.closeService(day);

    // then
    assertThat(installation.tickets()).isEqualTo("1 NOT_PASSED, 2 AT_DESK, 3 SERVICE_CLOSED");
    assertThat(
            times(
                "select issued_at from ticket order by ticket_number",
                "select called_at from ticket where called_at is not null order by ticket_number"))
        .isSorted();
    assertThat(
            database
                .sql(
                    """
                    select count(*) from ticket where called_at < issued_at or ended_at < issued_at
                    or ended_at < called_at
                    """)
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(times("select opened_at from service_day", "select closed_at from service_day"))
        .isSorted();
  }

  @Test
  void givenOneWhoWaitsWhenTheClockIsSetBackThenEachTimerGoesOffOnceAtItsOwnTime() {
    // given
    office.openService();
    office.clockShows("2020-06-12T10:00");
    office.participantArrives();
    office.participantArrives();
    long timers = engine.getManagementService().createJobQuery().count();

    // when
    jumpsTo("2020-06-12T09:00");
    fireDue();
    jumpsTo("2020-06-12T10:29");
    fireDue();

    // then
    assertThat(engine.getManagementService().createJobQuery().count()).isEqualTo(timers);
    assertThat(office.tasks(Elements.MANAGE_QUEUE)).isEmpty();

    // when
    jumpsTo("2020-06-12T10:30");
    fireDue();
    jumpsTo("2020-06-12T09:30");
    fireDue();
    jumpsTo("2020-06-12T10:31");
    fireDue();

    // then
    assertThat(office.tasks(Elements.MANAGE_QUEUE)).hasSize(1);
  }

  @Test
  void givenTheCalendarHasBegunWhenFourOClockComesAgainThenNoDayBeginsTwice() {
    // given
    installation.runsAt(office.at("2020-06-12T04:59"));
    jumpsTo("2020-06-12T05:00");
    fireDue();
    String days = installation.days();

    // when
    jumpsTo("2020-06-12T04:00");
    fireDue();
    jumpsTo("2020-06-12T05:00");
    fireDue();

    // then
    assertThat(installation.days())
        .isEqualTo(days)
        .isEqualTo("contoh 06-12 PREPARING, makassar 06-12 PREPARING");
    assertThat(
            engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(WorkingDayProcess.KEY)
                .count())
        .isOne();
    assertThat(installation.faults()).isEmpty();
  }

  @Test
  void givenTheCalendarsTimerIsCountedWhileTheClockGoesBackWhenItFiresTwiceThenNoDayBeginsTwice() {
    // given: its next time has been worked out at a moment before its own
    installation.runsAt(office.at("2020-06-12T04:59"));
    jumpsTo("2020-06-12T05:00");
    fireDue();
    String days = installation.days();

    // when
    installation.runsAt(office.at("2020-06-12T04:59:59"));
    jumpsTo("2020-06-12T05:00");
    fireDue();

    // then
    assertThat(installation.days()).isEqualTo(days);
    assertThat(installation.faults()).isEmpty();
  }

  @Test
  void givenAServiceThatClosedWhenItIsTwoOClockAgainThenItStaysClosed() {
    // given
    office.openService();
    jumpsTo("2020-06-12T15:00");
    fireDue();

    // when
    jumpsTo("2020-06-12T14:00");
    fireDue();

    // then
    assertThat(installation.days()).isEqualTo("makassar 06-12 CLOSING");
    assertThatThrownBy(office::participantArrives).isInstanceOf(Refusal.class);
  }

  @Test
  void givenTheHotlineOpenedWhenItIsBeforeItsOpeningAgainThenOneCallIsWaitedForAndNoSecondMail() {
    // given
    Situation.EMAIL_SENT.happenAt(office, engine, installation, "2020-06-12");
    jumpsTo("2020-06-12T09:00");
    fireDue();

    // when
    jumpsTo("2020-06-12T08:00");
    fireDue();
    jumpsTo("2020-06-12T09:00");
    fireDue();

    // then
    assertThat(office.tasks(CustomerCareEscalationProcess.Elements.CALL_HOTLINE)).hasSize(1);
    assertThat(office.tasks(CustomerCareEscalationProcess.Elements.EMAIL_CUSTOMER_CARE)).isEmpty();
  }

  private void jumpsTo(String time) {
    office.clockShows(time);
    FIGURES.jumped();
  }

  private void fireDue() {
    long before = installation.executedJobs();
    office.runDueJobs();
    FIGURES.fired((int) (installation.executedJobs() - before));
  }

  private List<OffsetDateTime> times(String... queries) {
    return Stream.of(queries)
        .flatMap(query -> database.sql(query).query(OffsetDateTime.class).list().stream())
        .toList();
  }
}
