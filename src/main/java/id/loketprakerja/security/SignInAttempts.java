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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Makes whoever guesses passwords wait, longer with every wrong one, never longer than a minute.
 *
 * <p>An account that was signed in to from an address before is judged by what goes wrong for this
 * account at this address alone; so nobody elsewhere, and no colleague's mistakes, keep an officer
 * from the counter. Everyone else waits for the account's wrong passwords and for those of the
 * address, of which there may be more, as an office shares one. Accounts that do not exist are
 * counted like others.
 *
 * <p>Attempts on one account go one at a time, so that many at once are not many guesses; with
 * several nodes, one at a time on each.
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

  private final JdbcClient jdbc;
  private final Clock clock;
  private final List<Object> turns = IntStream.range(0, 256).mapToObj(i -> new Object()).toList();

  SignInAttempts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Lets the check happen if it need not wait, and remembers how it went.
   *
   * @param address of the visitor, or null for someone who has signed in already
   * @throws TooManyAttempts when it must wait
   */
  boolean attempt(String account, String address, BooleanSupplier check) {
    synchronized (turns.get(Math.floorMod(account.hashCode(), turns.size()))) {
      String network = address == null ? "" : network(address);
      String place = subject("place", account, network);
      List<Counter> counters = new ArrayList<>();
      if (isKnown(place)) {
        counters.add(new Counter(place, FREE_FOR_ACCOUNT));
      } else {
        counters.add(new Counter(subject("account", account, ""), FREE_FOR_ACCOUNT));
        if (address != null) {
          counters.add(new Counter(subject("address", "", network), FREE_FOR_ADDRESS));
        }
      }
      Instant now = clock.instant();
      counters.stream()
          .map(counter -> wait(counter, now))
          .max(Comparator.naturalOrder())
          .filter(wait -> wait.compareTo(Duration.ZERO) > 0)
          .ifPresent(
              wait -> {
                throw new TooManyAttempts(wait);
              });
      if (!check.getAsBoolean()) {
        forgetOld(now);
        counters.forEach(counter -> count(counter.subject, now));
        return false;
      }
      jdbc.sql("delete from sign_in_failures where subject in (:subjects)")
          .param("subjects", List.of(place, subject("account", account, "")))
          .update();
      if (address != null) {
        know(place, now);
      }
      return true;
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

  private Duration wait(Counter counter, Instant now) {
    return jdbc.sql(
            """
            select failures, last_failure from sign_in_failures
            where subject = :subject and last_failure > :since
            """)
        .param("subject", counter.subject)
        .param("since", sql(now.minus(FORGOTTEN_AFTER)))
        .query(Failures::of)
        .optional()
        .map(failures -> Duration.between(now, failures.last.plus(counter.delay(failures.number))))
        .orElse(Duration.ZERO);
  }

  private void forgetOld(Instant now) {
    jdbc.sql("delete from sign_in_failures where last_failure <= :time")
        .param("time", sql(now.minus(FORGOTTEN_AFTER)))
        .update();
    jdbc.sql("delete from sign_in_place where last_sign_in <= :time")
        .param("time", sql(now.minus(KNOWN_FOR)))
        .update();
  }

  private void count(String subject, Instant now) {
    change(
        "update sign_in_failures set failures = failures + 1, last_failure = :now where subject = :subject",
        "insert into sign_in_failures (subject, failures, last_failure) values (:subject, 1, :now)",
        subject,
        now);
  }

  private void know(String place, Instant now) {
    change(
        "update sign_in_place set last_sign_in = :now where subject = :subject",
        "insert into sign_in_place (subject, last_sign_in) values (:subject, :now)",
        place,
        now);
  }

  /** In single statements, as another node may insert the row at the same time. */
  private void change(String update, String insert, String subject, Instant now) {
    if (run(update, subject, now) > 0) {
      return;
    }
    try {
      run(insert, subject, now);
    } catch (DuplicateKeyException e) {
      run(update, subject, now);
    }
  }

  private int run(String statement, String subject, Instant now) {
    return jdbc.sql(statement).param("subject", subject).param("now", sql(now)).update();
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

  private static String subject(String kind, String account, String network) {
    try {
      byte[] text = String.join("\n", kind, account, network).getBytes(StandardCharsets.UTF_8);
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

    static Failures of(ResultSet row, int index) throws SQLException {
      return new Failures(
          row.getInt("failures"), row.getObject("last_failure", OffsetDateTime.class).toInstant());
    }
  }
}
