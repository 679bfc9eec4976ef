package id.loketprakerja.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Makes whoever guesses passwords wait, longer with every wrong one, never longer than a minute.
 *
 * <p>A browser in which the account was signed in to before, told by a cookie (OWASP's device
 * cookie), is judged by what goes wrong for this account in this browser alone; without the cookie,
 * an address from which it was signed in to before, by what goes wrong for it there. So nobody
 * elsewhere, and no colleague's mistakes, keep an officer from the counter; with the cookie, not
 * even a guesser behind the same address. Everyone else waits for the account's wrong passwords and
 * for those of the address, of which there may be more, as an office shares one. Accounts that do
 * not exist are counted like others. A new password makes all browsers and addresses strange again.
 *
 * <p>An attempt is counted as wrong in the database before the password is looked at, and no more
 * when it was right, so that many at once, on several nodes too, are no more guesses than one after
 * the other. On one node, attempts on one account go one at a time, and few are hashed at once;
 * strangers and those who are known have a queue each.
 */
@Service
class SignInAttempts {

  static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
  static final Duration KNOWN_FOR = Duration.ofDays(30);

  static final int FREE_FOR_ACCOUNT = 3;
  static final int FREE_FOR_ADDRESS = 30;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  /** An IPv6 customer has all addresses of such a network. */
  private static final int IPV6_NETWORK_BYTES = 8;

  /** Half the cores for each of the two queues. */
  private static final int HASHES_AT_ONCE =
      Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Queue strangers = new Queue(new CheckQueue(HASHES_AT_ONCE, 32, 16));
  private final Queue known = new Queue(new CheckQueue(HASHES_AT_ONCE, 64, 16));

  SignInAttempts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Who tries.
   *
   * @param account the id that was typed
   * @param passwordMark stands for the account's password as it is stored; empty without one
   * @param address of the visitor, or null for someone who has signed in already
   * @param device the secret in the cookie of the browser, or null where there are no cookies
   */
  record Attempt(String account, String passwordMark, String address, String device) {

    private String network() {
      return SignInAttempts.network(address);
    }

    private Optional<String> deviceSubject(String mark) {
      return Optional.ofNullable(device).map(secret -> subject("device", account, secret, mark));
    }

    private Optional<String> placeSubject(String mark) {
      return Optional.ofNullable(address).map(place -> subject("place", account, network(), mark));
    }

    /** Where the account is known from, the surest first. */
    private List<String> places(String mark) {
      return Stream.of(deviceSubject(mark), placeSubject(mark)).flatMap(Optional::stream).toList();
    }
  }

  /**
   * Lets the check happen if it need not wait, and remembers how it went.
   *
   * @param check gives the mark of the password that was found right, nothing when it was wrong
   * @return what the check gave
   * @throws TooManyAttempts when it must wait
   */
  Optional<String> attempt(Attempt attempt, Supplier<Optional<String>> check) {
    Optional<String> place =
        attempt.places(attempt.passwordMark).stream().filter(this::isKnown).findFirst();
    if (place.isPresent()) {
      return known.attempt(
          attempt, place.get(), List.of(new Counter(place.get(), FREE_FOR_ACCOUNT)), check);
    }
    if (attempt.address == null) {
      String own = subject("own", attempt.account);
      return known.attempt(attempt, own, List.of(new Counter(own, FREE_FOR_ACCOUNT)), check);
    }
    return strangers.attempt(
        attempt,
        attempt.network(),
        List.of(
            new Counter(subject("account", attempt.account), FREE_FOR_ACCOUNT),
            new Counter(subject("address", attempt.network()), FREE_FOR_ADDRESS)),
        check);
  }

  /** One of the two ways to the check. */
  private final class Queue {

    private final CheckQueue queue;
    private final List<Object> turns = IntStream.range(0, 256).mapToObj(i -> new Object()).toList();

    Queue(CheckQueue queue) {
      this.queue = queue;
    }

    /** The first counter is the account's. */
    Optional<String> attempt(
        Attempt attempt, String source, List<Counter> counters, Supplier<Optional<String>> check) {
      return queue.visit(
          source,
          () -> {
            synchronized (turns.get(Math.floorMod(attempt.account.hashCode(), turns.size()))) {
              Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
              List<Counted> counted = count(counters, now);
              Optional<String> right = queue.hash(check);
              if (right.isPresent()) {
                forget(counters.get(0));
                counted.stream().skip(1).forEach(SignInAttempts.this::giveBack);
                attempt.places(right.get()).forEach(place -> know(place, now));
              } else {
                forgetOld(now);
              }
              return right;
            }
          });
    }
  }

  private boolean isKnown(String place) {
    return jdbc.sql(
                "select count(*) from sign_in_place where subject = :place and last_sign_in > :since")
            .param("place", place)
            .param("since", sql(clock.instant().minus(KNOWN_FOR)))
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Counts on each, or on none when one of them says to wait. */
  private List<Counted> count(List<Counter> counters, Instant now) {
    List<Counted> counted = new ArrayList<>();
    try {
      counters.forEach(counter -> counted.add(count(counter, now)));
    } catch (TooManyAttempts wait) {
      counted.forEach(this::giveBack);
      throw wait;
    }
    return counted;
  }

  /** Reads and writes again until nobody has been in between, on another node for example. */
  private Counted count(Counter counter, Instant now) {
    while (true) {
      Optional<Failures> row = failures(counter.subject);
      Failures before = row.filter(failures -> failures.areOf(now)).orElse(new Failures(0, now));
      Duration delay = counter.delay(before.number);
      // Somebody beside us may have counted a moment later than now.
      Duration since = Duration.between(before.last, now);
      Duration wait = since.isNegative() ? delay : delay.minus(since);
      if (wait.compareTo(Duration.ZERO) > 0) {
        throw TooManyAttempts.wrongBefore(wait);
      }
      Failures after = new Failures(before.number + 1, now);
      boolean written =
          row.map(read -> replace(counter.subject, read, after))
              .orElseGet(() -> insert(counter.subject, after));
      if (written) {
        return new Counted(counter.subject, before, after);
      }
    }
  }

  /** As if it had not been counted; what others have counted since stays. */
  private void giveBack(Counted counted) {
    if (!replace(counted.subject, counted.after, counted.before)) {
      jdbc.sql(
              "update sign_in_failures set failures = failures - 1 where subject = :subject and failures > 0")
          .param("subject", counted.subject)
          .update();
    }
  }

  private void forget(Counter counter) {
    jdbc.sql("delete from sign_in_failures where subject = :subject")
        .param("subject", counter.subject)
        .update();
  }

  private void forgetOld(Instant now) {
    jdbc.sql("delete from sign_in_failures where last_failure <= :time")
        .param("time", sql(now.minus(FORGOTTEN_AFTER)))
        .update();
    jdbc.sql("delete from sign_in_place where last_sign_in <= :time")
        .param("time", sql(now.minus(KNOWN_FOR)))
        .update();
  }

  private Optional<Failures> failures(String subject) {
    return jdbc.sql("select failures, last_failure from sign_in_failures where subject = :subject")
        .param("subject", subject)
        .query(Failures::of)
        .optional();
  }

  private boolean replace(String subject, Failures read, Failures written) {
    return jdbc.sql(
                """
                update sign_in_failures set failures = :failures, last_failure = :last
                where subject = :subject and failures = :failuresRead and last_failure = :lastRead
                """)
            .param("subject", subject)
            .param("failuresRead", read.number)
            .param("lastRead", sql(read.last))
            .param("failures", written.number)
            .param("last", sql(written.last))
            .update()
        > 0;
  }

  private boolean insert(String subject, Failures written) {
    try {
      jdbc.sql(
              "insert into sign_in_failures (subject, failures, last_failure) values (:subject, :failures, :last)")
          .param("subject", subject)
          .param("failures", written.number)
          .param("last", sql(written.last))
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /** In single statements, as another node may insert the row at the same time. */
  private void know(String place, Instant now) {
    String update = "update sign_in_place set last_sign_in = :now where subject = :subject";
    if (know(update, place, now) > 0) {
      return;
    }
    try {
      know("insert into sign_in_place (subject, last_sign_in) values (:subject, :now)", place, now);
    } catch (DuplicateKeyException e) {
      know(update, place, now);
    }
  }

  private int know(String statement, String place, Instant now) {
    return jdbc.sql(statement).param("subject", place).param("now", sql(now)).update();
  }

  private static OffsetDateTime sql(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return HexFormat.of()
          .formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, IPV6_NETWORK_BYTES)));
    } catch (UnknownHostException e) {
      return address;
    }
  }

  private static String subject(String kind, String... parts) {
    try {
      byte[] text = (kind + "\n" + String.join("\n", parts)).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Counter(String subject, int free) {

    Duration delay(int failures) {
      if (failures < free) {
        return Duration.ZERO;
      }
      Duration wait = FIRST_WAIT;
      for (int i = free; i < failures && wait.compareTo(LONGEST_WAIT) < 0; i++) {
        wait = wait.multipliedBy(2);
      }
      return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
  }

  private record Failures(int number, Instant last) {

    /** Neither forgotten nor, where a clock was set back, of a time that is still to come. */
    boolean areOf(Instant now) {
      return last.isAfter(now.minus(FORGOTTEN_AFTER)) && last.isBefore(now.plus(LONGEST_WAIT));
    }

    static Failures of(ResultSet row, int index) throws SQLException {
      return new Failures(
          row.getInt("failures"), row.getObject("last_failure", OffsetDateTime.class).toInstant());
    }
  }

  /** An attempt on one counter. */
  private record Counted(String subject, Failures before, Failures after) {}
}
