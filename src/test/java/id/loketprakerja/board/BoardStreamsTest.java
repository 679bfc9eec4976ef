package id.loketprakerja.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.office.Office;
import id.loketprakerja.office.Offices;
import id.loketprakerja.registration.OpenServiceDay;
import id.loketprakerja.registration.Participant;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The board over HTTP: a public page and a stream of events that many watch at once. */
@ProcessTest
class BoardStreamsTest {

  private static final String OFFICE = "kantorcontoh";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration WITHIN = Duration.ofSeconds(2);

  private final OpenServiceDay day;
  private final BoardStreams streams;
  private final Boards boards;
  private final Offices offices;
  private final JdbcClient database;
  @LocalServerPort private int port;

  @Autowired
  BoardStreamsTest(
      ApplicationContext application,
      BoardStreams streams,
      Boards boards,
      Offices offices,
      JdbcClient database) {
    this.day = new OpenServiceDay(application);
    this.streams = streams;
    this.boards = boards;
    this.offices = offices;
    this.database = database;
  }

  @BeforeEach
  void givenAnOpenDay() {
    day.begin(1);
  }

  @Test
  void givenAnOpenStreamWhenTheQueueMovesThenTheBoardFollowsAndNamesNobody() throws Exception {
    try (EventStream screen = new EventStream(port, OFFICE)) {
      // then: the board as it is, without session or cookie
      JsonNode first = screen.board(board -> true);
      assertThat(first.get("calls")).isEmpty();
      assertThat(screen.header("Set-Cookie")).isEmpty();
      assertThat(screen.header("Content-Type").toString()).contains("text/event-stream");

      // when
      Participant one = day.participantArrives();
      day.participantArrives();

      // then
      JsonNode called = screen.board(board -> board.get("waiting").asInt() == 1);
      assertThat(called.toString())
          .isEqualTo(
              """
              {"open":true,"notice":"Layanan buka","calls":[{"ticket":1,"desk":1}],"waiting":1,\
              "next":[2],"expectedWait":"Belum dapat diperkirakan"}""");

      // when
      one.passesSession();
      one.passesWhatFollows();

      // then
      JsonNode next = screen.board(board -> board.get("waiting").asInt() == 0);
      assertThat(next.get("calls").get(0).get("ticket").asInt()).isEqualTo(2);
    }
  }

  /** A busy machine may be slow now and then; who looks too seldom is so each time. */
  @Test
  void givenAChangeRightAfterALookThenItIsShownWithinTwoSeconds() throws Exception {
    try (EventStream screen = new EventStream(port, OFFICE)) {
      screen.board(board -> true);

      // when, then
      await("a board that follows within two seconds")
          .atMost(PATIENCE)
          .until(
              () -> {
                long before = System.nanoTime();
                theDayChanges();
                screen.board(board -> true);
                return System.nanoTime() - before <= WITHIN.toNanos();
              });
    }
  }

  @Test
  void givenNothingChangesThenASignOfLifeComesAndTheDatabaseIsAskedOnceForAllViewers()
      throws Exception {
    database.sql("set query_statistics true").update();
    try (EventStream one = new EventStream(port, OFFICE);
        EventStream other = new EventStream(port, OFFICE)) {
      other.board(board -> true);
      one.board(board -> true);
      int before = looks();

      // when
      JsonNode sign = one.event();
      int after = looks();

      // then
      assertThat(sign.get("board").isNull()).isTrue();
      assertThat(sign.get("time").asText()).isEqualTo("09.00");
      // Five looks lie between, for both together.
      assertThat(after - before).isBetween(3, 7);
    } finally {
      database.sql("set query_statistics false").update();
    }
  }

  private int looks() {
    return database
        .sql(
            """
            select coalesce(sum(execution_count), 0) from information_schema.query_statistics
            where sql_statement like '%session_seconds%'
            """)
        .query(Integer.class)
        .single();
  }

  @Test
  void givenAViewerVanishesThenNothingIsKeptForThem() throws Exception {
    // given
    await().atMost(PATIENCE).until(() -> streams.viewerCount() == 0);
    EventStream screen = new EventStream(port, OFFICE);
    screen.board(board -> true);
    assertThat(streams.viewerCount()).isOne();

    // when
    screen.close();

    // then: as soon as there is something to tell them
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              theDayChanges();
              return streams.viewerCount() == 0;
            });
  }

  @Test
  void givenTooManyViewersThenTheNextIsToldToComeLater() {
    // given: as many addresses as there may be viewers
    BoardStreams full = new BoardStreams(boards, offices);
    full.start();
    try {
      for (int viewer = 0; viewer < BoardStreams.PER_OFFICE; viewer++) {
        assertThat(full.open(office(), "192.0.2." + viewer)).isPresent();
      }

      // when, then
      assertThat(full.open(office(), "198.51.100.1")).isEmpty();
      assertThat(full.open(office(), "192.0.2.0")).isEmpty();
      assertThat(full.open(offices.byId("kantormakassar"), "198.51.100.1")).isPresent();
      assertThat(full.viewerCount()).isEqualTo(BoardStreams.PER_OFFICE + 1);
    } finally {
      full.stop();
    }
  }

  @Test
  void givenAFewAddressesWithAllTheViewersThenTheyMakeRoomForTheWaitingRoomsOwnScreens() {
    // given
    BoardStreams full = new BoardStreams(boards, offices);
    full.start();
    try {
      for (int viewer = 0; viewer < BoardStreams.PER_OFFICE; viewer++) {
        String address = "192.0.2." + viewer / BoardStreams.PER_ADDRESS;
        assertThat(full.open(office(), address)).isPresent();
      }

      // when, then: a screen, which comes back and again, and others beside it
      for (int screen = 0; screen < 20; screen++) {
        assertThat(full.open(office(), "198.51.100.1")).isPresent();
      }
      assertThat(full.viewerCount()).isEqualTo(BoardStreams.PER_OFFICE);

      // then: those who were many do not take the room back
      for (int address = 0; address < 5; address++) {
        assertThat(full.open(office(), "192.0.2." + address)).isEmpty();
      }
    } finally {
      full.stop();
    }
  }

  @Test
  void givenTheApplicationStopsThenItsStreamsEndBeforeTheWebServerWaitsForThem() {
    // given
    BoardStreams stopping = new BoardStreams(boards, offices);
    stopping.start();

    // when
    stopping.stop();

    // then
    assertThat(stopping.open(office(), "192.0.2.1")).isEmpty();
    assertThat(stopping.getPhase())
        .isGreaterThan(WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE);
  }

  @Test
  void givenAnOfficeThenItsPageIsPublicAndSetsNoCookie() throws Exception {
    // when
    HttpResponse<String> page = get("/board/" + OFFICE);

    // then
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Dinas Tenaga Kerja Kabupaten Contoh", "pukul 08.00–23.59")
        .doesNotContain("style=", "<style", "onclick");
    assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(get("/board.js").statusCode()).isEqualTo(200);
    assertThat(get("/board.css").statusCode()).isEqualTo(200);
  }

  @Test
  void givenNoSuchOfficeThenThePageSaysSoInPlainWords() throws Exception {
    // when
    HttpResponse<String> page = get("/board/kantorhilang");

    // then
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body())
        .contains("Papan antrean tidak ditemukan")
        .doesNotContain("kantorhilang");
    assertThat(new EventStream(port, "kantorhilang").status()).isEqualTo(404);
  }

  private void theDayChanges() {
    database
        .sql(
            "update service_day set status = case status when 'OPEN' then 'CLOSING' else 'OPEN' end")
        .update();
  }

  private Office office() {
    return offices.byId(OFFICE);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
            BodyHandlers.ofString());
  }
}
