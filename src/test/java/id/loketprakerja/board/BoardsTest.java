package id.loketprakerja.board;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.board.Board.Call;
import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.office.Offices;
import id.loketprakerja.registration.OpenServiceDay;
import id.loketprakerja.registration.Participant;
import id.loketprakerja.serviceday.OfficeAtWork;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands on the board, and how long a newcomer is told to wait. */
@ProcessTest
class BoardsTest {

  private final OpenServiceDay day;
  private final OfficeAtWork office;
  private final Boards boards;
  private final Offices offices;
  private final JdbcClient database;

  @Autowired
  BoardsTest(
      ApplicationContext application,
      ProcessEngine engine,
      Boards boards,
      Offices offices,
      JdbcClient database) {
    this.day = new OpenServiceDay(application);
    this.office = OfficeAtWork.inContoh(engine);
    this.boards = boards;
    this.offices = offices;
    this.database = database;
  }

  @ParameterizedTest
  @CsvSource({
    // A Wednesday, a Saturday, and the Thursday that is a national holiday.
    "2026-05-20T23:58, Layanan belum dibuka",
    "2026-05-20T23:59, Layanan tutup",
    "2026-05-23T09:00, Layanan tutup",
    "2020-05-21T09:00, Layanan tutup"
  })
  void givenNoServiceDayThenTheBoardSaysWhetherThereWillBeOne(String time, String notice) {
    // given
    office.clockShows(time);

    // when, then
    assertThat(board()).isEqualTo(new Board(false, notice, List.of(), 0, List.of(), ""));
  }

  @ParameterizedTest
  @CsvSource({
    "PREPARING, Layanan belum dibuka",
    "ENDED, Layanan sudah tutup",
    "CANCELLED, Layanan sudah tutup"
  })
  void givenADayThatIsNotOpenThenNothingButThatIsShown(String status, String notice) {
    // given
    day.begin(1);
    day.participantArrives();
    database.sql("update service_day set status = :status").param("status", status).update();

    // when, then
    assertThat(board()).isEqualTo(new Board(false, notice, List.of(), 0, List.of(), ""));
  }

  @Test
  void givenAnOpenDayWithAFreeDeskThenANewcomerIsServedAtOnce() {
    // given
    day.begin(1);

    // when, then
    assertThat(board())
        .isEqualTo(new Board(true, "Layanan buka", List.of(), 0, List.of(), "Langsung dilayani"));
  }

  @Test
  void givenYesterdayStillHoldsTheOnlyDeskThenNothingOfItIsShownAndNobodyIsServedAtOnce() {
    // given
    day.begin(1);
    day.participantArrives();
    day.beginNextDay(1);

    // when, then
    assertThat(board())
        .isEqualTo(
            new Board(true, "Layanan buka", List.of(), 0, List.of(), "Belum dapat diperkirakan"));
  }

  @Test
  void givenTwoDesksAndAQueueThenTheLatestCallStandsFirstAndFourFollow() {
    // given
    day.begin(2);
    day.participantArrives();
    day.passes(Duration.ofMinutes(1));
    IntStream.rangeClosed(2, 10).forEach(ticket -> day.participantArrives());

    // when, then
    assertThat(board())
        .isEqualTo(
            new Board(
                true,
                "Layanan buka",
                List.of(new Call(2, 2), new Call(1, 1)),
                8,
                List.of(3, 4, 5, 6),
                "Belum dapat diperkirakan"));
  }

  @Test
  void givenASessionIsOverWhenTheDeskIsNotCleanThenNobodyIsCalledThere() {
    // given
    day.begin(1);
    Participant first = day.participantArrives();
    day.participantArrives();
    first.passesSession();

    // when, then
    assertThat(board().calls()).isEmpty();
    assertThat(board().next()).containsExactly(2);

    // when
    first.passesWhatFollows();

    // then
    assertThat(board().calls()).containsExactly(new Call(2, 1));
    assertThat(board().next()).isEmpty();
  }

  @Test
  void givenTheServiceHasClosedThenThoseAtADeskStayAndNobodyIsToldToWait() {
    // given
    day.begin(1);
    day.participantArrives();
    day.participantArrives();
    day.close();

    // when, then
    assertThat(board())
        .isEqualTo(
            new Board(false, "Antrean sudah ditutup", List.of(new Call(1, 1)), 0, List.of(), ""));
  }

  /** With one at the desk and so many waiting; sessions of the day in minutes. */
  @ParameterizedTest
  @CsvSource({
    // desks, waiting, sessions, what a newcomer is told
    "1, 0, 20, Sekitar 20 menit",
    "1, 0, 20 21, Sekitar 25 menit",
    "1, 0, 1, Sekitar 5 menit",
    "1, 0, 0, Sekitar 5 menit",
    "1, 1, 20 30, Sekitar 50 menit",
    "1, 1, 30, Sekitar 1 jam",
    "2, 2, 40, Sekitar 1 jam",
    "2, 3, 40, Sekitar 1 jam 20 menit",
    "1, 0, '', Belum dapat diperkirakan"
  })
  void givenSessionsOfTheDayThenTheWaitIsEstimatedFromThem(
      int desks, int waiting, String sessions, String expected) {
    // given
    day.begin(desks);
    IntStream.range(0, desks + waiting).forEach(ticket -> day.participantArrives());
    if (!sessions.isEmpty()) {
      for (String minutes : sessions.split(" ")) {
        sessionOf(Integer.parseInt(minutes), "REGISTERED");
      }
    }
    // Neither says how long a session takes.
    sessionOf(600, "NO_SHOW");
    sessionOf(600, "LEFT");

    // when, then
    assertThat(board().expectedWait()).isEqualTo(expected);
    assertThat(board().waiting()).isEqualTo(waiting);
  }

  @Test
  void givenNoDeskPassedItsCheckThenNoWaitIsPromised() {
    // given
    day.begin(0);
    day.participantArrives();
    sessionOf(20, "REGISTERED");

    // when, then
    assertThat(board().expectedWait()).isEqualTo("Belum dapat diperkirakan");
  }

  private Board board() {
    return boards.of(offices.byId(office.id()));
  }

  private void sessionOf(int minutes, String outcome) {
    OffsetDateTime called = OffsetDateTime.parse("2026-05-21T01:00:00Z");
    database
        .sql(
            """
            insert into ticket (service_day_id, ticket_number, state, outcome, process_instance_id,
              issued_at, called_at, ended_at)
            select id, 100 + (select count(*) from ticket), 'ENDED', :outcome, random_uuid(), :called, :called, :ended
            from service_day
            """)
        .param("outcome", outcome)
        .param("called", called)
        .param("ended", called.plusMinutes(minutes))
        .update();
  }
}
