package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import id.loketprakerja.security.SignInAttempts.Attempt;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
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
  private static final String BROWSER = "secret of a browser";
  private static final String MARK = "mark of the password";

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
    void givenSomebodyCountedAMomentLaterThanNow_whenOthersSignInFromTheAddress_thenNobodyWaits() {
      clock.forward(Duration.ofMillis(1));
      wrong("petugas1", OFFICE, 1);
      clock.forward(Duration.ofMillis(-1));

      assertThat(right("petugas1", OFFICE)).isTrue();
      assertThat(right("petugas2", OFFICE)).isTrue();
    }

    @Test
    void givenAWait_whenTheClockIsSetBack_thenNobodyIsKeptOutUntilItHasCaughtUp() {
      wrong("petugas1", OFFICE, 3);

      clock.forward(Duration.ofMillis(-1));
      assertThatThrownBy(() -> right("petugas1", OFFICE))
          .isInstanceOfSatisfying(TooManyAttempts.class, e -> assertThat(e.seconds()).isEqualTo(5));
      clock.forward(Duration.ofMinutes(-1));
      assertThat(right("petugas1", OFFICE)).isTrue();
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

      assertThatThrownBy(() -> other.attempt(from("petugas1", OFFICE), () -> Optional.of(MARK)))
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
    void givenManyGuessesOfOneAccountAtOnceOnTwoNodes_whenAllAreWrong_thenNoMoreThanOneByOne()
        throws Exception {
      AtomicInteger checked = new AtomicInteger();

      List<Boolean> wrong = atOnce(64, i -> from("petugas1", "203.0.113." + i), checked, false);

      assertThat(checked.get()).isEqualTo(SignInAttempts.FREE_FOR_ACCOUNT);
      assertThat(wrong).hasSize(checked.get()).containsOnly(false);
      assertThat(
              jdbc.sql("select max(failures) from sign_in_failures").query(Integer.class).single())
          .isEqualTo(checked.get());
    }

    @Test
    void givenManyAccountsGuessedAtOnceFromOneAddressOnTwoNodes_whenAllAreWrong_thenNoMoreThan30()
        throws Exception {
      AtomicInteger checked = new AtomicInteger();
      int before;
      do {
        before = checked.get();
        atOnce(64, i -> from("someone" + checked.get() + "x" + i, OFFICE), checked, false);
      } while (checked.get() > before);

      assertThat(checked.get()).isEqualTo(SignInAttempts.FREE_FOR_ADDRESS);
    }

    @Test
    void givenARightPasswordSentManyTimesAtOnceOnTwoNodes_whenChecked_thenNobodyHasToWaitAfterIt()
        throws Exception {
      AtomicInteger checked = new AtomicInteger();

      List<Boolean> right = atOnce(12, i -> from("petugas1", OFFICE), checked, true);

      assertThat(right).isNotEmpty().containsOnly(true);
      assertThat(
              jdbc.sql("select coalesce(max(failures), 0) from sign_in_failures")
                  .query(Integer.class)
                  .single())
          .isZero();
    }

    @Test
    void givenAGuesserAtTheSameAddress_whenTheOwnersBrowserIsKnown_thenTheOwnerNeverWaits() {
      right(in("petugas1", OFFICE, BROWSER));
      guess(from("petugas1", OFFICE), 3);
      for (int minute = 0; minute < 20; minute++) {
        clock.forward(Duration.ofMinutes(1));
        guess(from("petugas1", OFFICE), 1);

        assertThatThrownBy(() -> right(from("petugas1", OFFICE)))
            .isInstanceOf(TooManyAttempts.class);
        assertThat(right(in("petugas1", OFFICE, BROWSER))).isTrue();
      }
    }

    @Test
    void givenAStolenCookie_whenGuessing_thenItHasItsOwnCounterAndNoOther() {
      right(in("petugas1", OFFICE, BROWSER));
      guess(in("petugas1", ELSEWHERE, BROWSER), 3);

      assertThatThrownBy(() -> right(in("petugas1", ELSEWHERE, BROWSER)))
          .isInstanceOf(TooManyAttempts.class);
      assertThat(right(from("petugas1", OFFICE))).isTrue();
      assertThat(right(in("petugas2", OFFICE, BROWSER))).as("a colleague at this browser").isTrue();
    }

    @Test
    void givenACookieOfAnotherAccount_whenGuessing_thenItIsNoHelp() {
      right(in("petugas1", ELSEWHERE, BROWSER));
      guess(from("petugas2", OFFICE), 3);

      assertThatThrownBy(() -> right(in("petugas2", OFFICE, BROWSER)))
          .isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void givenANewPassword_whenTheBrowserComesAgain_thenItIsStrangeLikeAnyOther() {
      right(in("petugas1", OFFICE, BROWSER));
      guess(from("petugas1", ELSEWHERE), 3);

      assertThatThrownBy(
              () ->
                  attempts.attempt(
                      new Attempt("petugas1", "mark of a new password", OFFICE, BROWSER),
                      () -> Optional.of("mark of a new password")))
          .isInstanceOf(TooManyAttempts.class);
    }

    /**
     * Real threads on two nodes.
     *
     * @return how those went that were checked
     */
    private List<Boolean> atOnce(
        int number, IntFunction<Attempt> attempt, AtomicInteger checked, boolean right)
        throws Exception {
      List<SignInAttempts> nodes = List.of(attempts, new SignInAttempts(jdbc, clock));
      CyclicBarrier start = new CyclicBarrier(number);
      ExecutorService threads = Executors.newFixedThreadPool(number);
      List<Callable<Boolean>> guesses = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        SignInAttempts node = nodes.get(i % 2);
        Attempt own = attempt.apply(i);
        guesses.add(
            () -> {
              start.await();
              return node.attempt(
                      own,
                      () -> {
                        checked.incrementAndGet();
                        return right ? Optional.of(MARK) : Optional.empty();
                      })
                  .isPresent();
            });
      }
      List<Boolean> answers = new ArrayList<>();
      try {
        for (Future<Boolean> guess : threads.invokeAll(guesses)) {
          try {
            answers.add(guess.get());
          } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TooManyAttempts.class);
          }
        }
      } finally {
        threads.shutdown();
      }
      return answers;
    }

    private void guess(Attempt attempt, int times) {
      for (int i = 0; i < times; i++) {
        assertThat(attempts.attempt(attempt, Optional::empty)).isEmpty();
      }
    }

    private void wrong(String account, String address, int times) {
      for (int i = 0; i < times; i++) {
        if (i >= SignInAttempts.FREE_FOR_ACCOUNT) {
          clock.forward(Duration.ofMinutes(1));
        }
        assertThat(attempts.attempt(from(account, address), Optional::empty)).isEmpty();
      }
    }

    private boolean right(String account, String address) {
      return right(from(account, address));
    }

    private boolean right(Attempt attempt) {
      return attempts.attempt(attempt, () -> Optional.of(MARK)).isPresent();
    }

    /** A program, or a browser that nobody has signed in with. */
    private static Attempt from(String account, String address) {
      return in(account, address, null);
    }

    private static Attempt in(String account, String address, String device) {
      return new Attempt(account, MARK, address, device);
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
