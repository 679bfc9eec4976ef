package id.loketprakerja.security;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who signed in, who could not, whose account was changed and what was refused: one line each in
 * the logger {@code loket.audit}, with the user id and the address.
 *
 * <p>No password and no name stands there, not even an id that is nobody's: it may be a password in
 * the wrong field. What anybody can cause is limited per minute; what was left out is counted.
 */
@Component
class AuditLog {

  static final String LOGGER = "loket.audit";

  /** Instead of an id that no account has. */
  static final String UNKNOWN = "unknown";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

  private static final String NONE = "-";
  private static final int LONGEST = 200;

  /** Everything with which a value could end its line, or look like another fact. */
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._:/@*%-]");

  /** A part of a path that is no id of ours: whatever somebody wrote there, a name perhaps. */
  private static final Pattern FREE_TEXT = Pattern.compile("[^/]*[^A-Za-z0-9._:/-][^/]*");

  private final Clock clock;
  private final Limit ofStrangers = new Limit(20, 100);
  private final Limit ofStaff = new Limit(60, 600);
  private long minute;

  AuditLog(Clock clock) {
    this.clock = clock;
  }

  /** Somebody has proved who they are. */
  void signedIn(String account, String way) {
    write(ofStaff, "sign-in", account, "way=" + way);
  }

  /** Somebody has not. */
  void notSignedIn(String account, String reason) {
    write(ofStrangers, "sign-in-refused", account, "reason=" + reason);
  }

  /** A session is over. */
  void sessionEnded(String account, String reason) {
    write(ofStaff, "session-end", account, "reason=" + reason);
  }

  /** Somebody who has signed in may not do something. */
  void refused(String account, String method, String path, int status) {
    write(
        ofStaff,
        "refused",
        account,
        "method="
            + safe(method)
            + " path="
            + safe(FREE_TEXT.matcher(path).replaceAll("*"))
            + " status="
            + status);
  }

  /**
   * An account, a group or an office has been changed, once it is certain.
   *
   * @param by the account of who did it; null for the application itself
   * @param facts what else is to be told, as {@code name=value}
   */
  void changed(String event, String account, String by, String... facts) {
    String line = "by=" + safe(by) + (facts.length == 0 ? "" : " " + String.join(" ", facts));
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      write(null, event, account, line);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            write(null, event, account, line);
          }
        });
  }

  /** A value as it may stand in a line. */
  static String safe(String value) {
    if (value == null || value.isEmpty()) {
      return NONE;
    }
    return UNSAFE.matcher(value.substring(0, Math.min(LONGEST, value.length()))).replaceAll("_");
  }

  private synchronized void write(Limit limit, String event, String account, String facts) {
    String address = address();
    long now = clock.instant().getEpochSecond() / 60;
    if (now != minute) {
      minute = now;
      tellWhatWasLeftOut();
    }
    if (limit == null || limit.allows(address)) {
      LOG.info("{} account={} address={} {}", event, safe(account), safe(address), facts);
    }
  }

  @PreDestroy
  synchronized void tellWhatWasLeftOut() {
    int leftOut = ofStrangers.beginAnew() + ofStaff.beginAnew();
    if (leftOut > 0) {
      LOG.info("left-out lines={}", leftOut);
    }
  }

  private static String address() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? request.getRequest().getRemoteAddr()
        : null;
  }

  /** How many lines a minute may have. */
  private static final class Limit {

    private final int ofOneAddress;
    private final int ofAll;
    private final Map<String, Integer> lines = new HashMap<>();
    private int all;
    private int leftOut;

    Limit(int ofOneAddress, int ofAll) {
      this.ofOneAddress = ofOneAddress;
      this.ofAll = ofAll;
    }

    boolean allows(String address) {
      if (all >= ofAll || lines.getOrDefault(String.valueOf(address), 0) >= ofOneAddress) {
        leftOut++;
        return false;
      }
      all++;
      lines.merge(String.valueOf(address), 1, Integer::sum);
      return true;
    }

    int beginAnew() {
      int before = leftOut;
      lines.clear();
      all = 0;
      leftOut = 0;
      return before;
    }
  }
}
