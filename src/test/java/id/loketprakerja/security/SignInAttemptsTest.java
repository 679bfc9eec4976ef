package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each rule on both databases; two nodes are two services on one of them. */
class SignInAttemptsTest {

  private static final String OFFICE = "203.0.113.7";
  private static final String ELSEWHERE = "198.51.100.9";

  @Nested
  class OnH2 extends Rules {

    private static HikariDataSource database;

    @BeforeAll
    static void open() {
      database = prepared("jdbc:h2:mem:attempts;DB_CLOSE_DELAY=-1", "sa");
    }

    @AfterAll
    static void close() {
      database.close();
    }

    @Override
    HikariDataSource database() {
      return database;
    }
  }

  @Nested
  class OnPostgreSql extends Rules {

    private static EmbeddedPostgres server;
    private static HikariDataSource database;

    @BeforeAll
    static void open() throws IOException {
      server = EmbeddedPostgres.start();
      database = prepared(server.getJdbcUrl("postgres", "postgres"), "postgres");
    }

    @AfterAll
    static void close() throws IOException {
      database.close();
      server.close();
    }

    @Override
    HikariDataSource database() {
      return database;
    }
  }

  private static HikariDataSource prepared(String url, String user) {
    HikariDataSource database =
        DataSourceBuilder.create()
            .type(HikariDataSource.class)
            .url(url)
            .username(user)
            .password("")
            .build();
    Flyway.configure().dataSource(database).load().migrate();
    return database;
  }

  abstract static class Rules {

    private final HandClock clock = new HandClock();
    private JdbcClient jdbc;
    private SignInAttempts attempts;

    abstract HikariDataSource database();

    @BeforeEach
    void begin() {
      jdbc = JdbcClient.create(database());
      attempts = new SignInAttempts(jdbc, clock);
    }

    @AfterEach
    void empty() {
      jdbc.sql("delete from sign_in_failures").update();
      jdbc.sql("delete from sign_in_place").update();
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "3, 5", "4, 10", "5, 20", "6, 40", "7, 60", "8, 60", "20, 60"})
    void givenWrongPasswords_whenTryingAgain_thenTheWaitGrowsToAMinute(int wrong, int seconds) {
      wrong("petugas1", OFFICE, wrong);

      if (seconds == 0) {
        assertThat(right("petugas1", OFFICE)).isTrue();
      } else {
        clock.forward(Duration.ofSeconds(seconds).minusMillis(1));
        assertThatThrownBy(() -> right("petugas1", OFFICE))
            .isInstanceOfSatisfying(
                TooManyAttempts.class, e -> assertThat(e.seconds()).isEqualTo(1))
            .hasMessageContaining("Tunggu 1 detik");
        clock.forward(Duration.ofMillis(1));
        assertThat(right("petugas1", OFFICE)).isTrue();
      }
    }

    @Test
    void givenAWait_whenTryingTooEarly_thenTheWaitDoesNotGrow() {
      wrong("petugas1", OFFICE, 3);
      for (int i = 0; i < 10; i++) {
        assertThatThrownBy(() -> right("petugas1", OFFICE)).isInstanceOf(TooManyAttempts.class);
      }

      clock.forward(Duration.ofSeconds(5));

      assertThat(right("petugas1", OFFICE)).isTrue();
    }

    @Test
    void givenTheRightPassword_whenMistypedLater_thenCountedFromTheStart() {
      wrong("petugas1", OFFICE, 2);
      right("petugas1", OFFICE);

      wrong("petugas1", OFFICE, 2);

      assertThat(right("petugas1", OFFICE)).isTrue();
    }

    @Test
    void givenAnAccountThatDoesNotExist_whenGuessed_thenItWaitsLikeAnyOther() {
      wrong("nobody", OFFICE, 3);

      assertThatThrownBy(() -> wrong("nobody", OFFICE, 1)).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void givenWrongPasswordsOnOneNode_whenTryingOnAnotherOrAfterARestart_thenItWaitsToo() {
      wrong("petugas1", OFFICE, 3);
      SignInAttempts other = new SignInAttempts(jdbc, clock);

      assertThatThrownBy(() -> other.attempt("petugas1", OFFICE, () -> true))
          .isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void givenSomebodyElsewhereWhoGuesses_whenTheOfficerSignsInFromTheOffice_thenNoWait() {
      right("petugas1", OFFICE);
      wrong("petugas1", ELSEWHERE, 20);

      assertThatThrownBy(() -> right("petugas1", ELSEWHERE)).isInstanceOf(TooManyAttempts.class);
      assertThat(right("petugas1", OFFICE)).isTrue();
    }

    @Test
    void givenAnOfficeThatIsKnown_whenItsOwnWrongPasswords_thenItWaits() {
      right("petugas1", OFFICE);
      wrong("petugas1", OFFICE, 3);

      assertThatThrownBy(() -> right("petugas1", OFFICE)).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void givenAnOfficeNotUsedForAMonth_whenSomebodyGuesses_thenItIsAPlaceLikeAnyOther() {
      right("petugas1", OFFICE);
      clock.forward(SignInAttempts.KNOWN_FOR);
      wrong("petugas1", ELSEWHERE, 3);

      assertThatThrownBy(() -> right("petugas1", OFFICE)).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void givenManyAccountsTriedFromOneAddress_whenTheLimitIsReached_thenTheAddressWaits() {
      right("petugas1", OFFICE);
      for (int i = 1; i < SignInAttempts.FREE_FOR_ADDRESS; i++) {
        wrong("someone" + i, OFFICE, 1);
      }
      assertThat(right("petugas2", OFFICE)).isTrue();
      wrong("someone", OFFICE, 1);

      assertThatThrownBy(() -> right("petugas3", OFFICE)).isInstanceOf(TooManyAttempts.class);
      assertThat(right("petugas3", ELSEWHERE)).isTrue();
      assertThat(right("petugas1", OFFICE)).as("signed in here before").isTrue();
    }

    @Test
    void givenAddressesOfOneIPv6Network_whenGuessing_thenTheyAreOneAddress() {
      for (int i = 0; i < SignInAttempts.FREE_FOR_ADDRESS; i++) {
        wrong("someone" + i, "2001:db8:1:2::" + i, 1);
      }

      assertThatThrownBy(() -> right("petugas1", "2001:db8:1:2:ffff::1"))
          .isInstanceOf(TooManyAttempts.class);
      assertThat(right("petugas1", "2001:db8:1:3::1")).isTrue();
    }

    @Test
    void givenSomebodyWhoHasSignedIn_whenTheOwnPasswordIsAskedAgain_thenCountedWithoutAnAddress() {
      wrong("petugas1", null, 3);

      assertThatThrownBy(() -> right("petugas1", null)).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void givenAnHourWithoutWrongPasswords_whenOneComes_thenTheOldOnesAreForgottenAndGone() {
      wrong("petugas1", OFFICE, 10);
      right("petugas2", OFFICE);
      clock.forward(SignInAttempts.FORGOTTEN_AFTER);

      wrong("petugas1", OFFICE, 2);

      assertThat(right("petugas1", OFFICE)).isTrue();
      clock.forward(SignInAttempts.KNOWN_FOR);
      wrong("somebody", null, 1);
      assertThat(rows("sign_in_failures")).isEqualTo(1);
      assertThat(rows("sign_in_place")).isZero();
    }

    @Test
    void givenAPasswordTypedAsId_whenCounted_thenItCannotBeReadInTheDatabase() {
      wrong("rahasia sekali", OFFICE, 1);

      assertThat(jdbc.sql("select subject from sign_in_failures").query(String.class).list())
          .hasSize(2)
          .allSatisfy(subject -> assertThat(subject).matches("[0-9a-f]{64}"));
    }

    @Test
    void givenManyAttemptsAtOnceOnTwoNodes_whenAllAreWrong_thenHardlyMoreAreCheckedThanOneByOne()
        throws Exception {
      List<SignInAttempts> nodes = List.of(attempts, new SignInAttempts(jdbc, clock));
      AtomicInteger checked = new AtomicInteger();
      CyclicBarrier start = new CyclicBarrier(32);
      ExecutorService threads = Executors.newFixedThreadPool(32);
      List<Callable<Boolean>> guesses = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        SignInAttempts node = nodes.get(i % 2);
        guesses.add(
            () -> {
              start.await();
              return node.attempt("petugas1", OFFICE, () -> checked.incrementAndGet() < 0);
            });
      }
      int refused = 0;
      try {
        for (Future<Boolean> guess : threads.invokeAll(guesses)) {
          try {
            assertThat(guess.get()).isFalse();
          } catch (java.util.concurrent.ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TooManyAttempts.class);
            refused++;
          }
        }
      } finally {
        threads.shutdown();
      }

      // One guess may be under way on the other node when the third wrong one is counted.
      assertThat(checked.get())
          .isBetween(SignInAttempts.FREE_FOR_ACCOUNT, SignInAttempts.FREE_FOR_ACCOUNT + 1);
      assertThat(refused).isEqualTo(32 - checked.get());
      assertThat(
              jdbc.sql("select max(failures) from sign_in_failures").query(Integer.class).single())
          .isEqualTo(checked.get());
    }

    private void wrong(String account, String address, int times) {
      for (int i = 0; i < times; i++) {
        if (i >= SignInAttempts.FREE_FOR_ACCOUNT) {
          clock.forward(Duration.ofMinutes(1));
        }
        assertThat(attempts.attempt(account, address, () -> false)).isFalse();
      }
    }

    private boolean right(String account, String address) {
      return attempts.attempt(account, address, () -> true);
    }

    private int rows(String table) {
      return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
  }

  /** Goes on only when told. */
  private static final class HandClock extends Clock {

    private Instant now = Instant.parse("2026-05-20T02:00:00Z");

    void forward(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
