package id.loketprakerja.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.TransactionSystemException;

/** The database cannot be reached, is full or has closed itself: nobody's fault at the counter. */
public final class Outage {

  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  /**
   * Classes and states of SQLSTATE: no connection, no resources (a full disk, no place for another
   * connection), a system error, a server that is about to stop or to start, and H2's own that its
   * database is closed or its file cannot be read or written.
   */
  private static final Pattern STATES =
      Pattern.compile("08.*|53.*|58.*|57P0[123]|90098|90121|9002[08]|9003[01]");

  /**
   * What H2 makes of a failure of the store under it that it has no name for, as when it cannot
   * write. A deadlock and a lock that does not come also lie in that store, but have names.
   */
  private static final String H2_GENERAL_ERROR = "HY000";

  private static final String H2_STORE = "org.h2.mvstore.MVStoreException";

  /** Said by the pool of a connection that it has given up, as when it is to be rolled back. */
  private static final String GIVEN_UP = "Connection is closed";

  private static final AtomicBoolean KNOWN = new AtomicBoolean();

  private Outage() {}

  /** Whether a failure comes from a database that cannot be used. */
  public static boolean isBehind(Throwable failure) {
    return causes(failure).anyMatch(Outage::isOutage)
        || failure instanceof TransactionSystemException rollback
            && rollback.getApplicationException() != null
            && isBehind(rollback.getApplicationException());
  }

  /** Logs the first failure of an outage with its cause; those that follow say nothing new. */
  public static void began(Throwable failure) {
    if (KNOWN.compareAndSet(false, true)) {
      LOG.error("The database cannot be used", failure);
    }
  }

  /** Logs that the database can be used again, if it could not. */
  public static void isOver() {
    if (KNOWN.compareAndSet(true, false)) {
      LOG.warn("The database can be used again");
    }
  }

  private static boolean isOutage(Throwable cause) {
    return cause instanceof SQLTransientConnectionException
        || cause instanceof SQLNonTransientConnectionException
        || cause instanceof SQLException refusal && (isOutage(refusal) || isStoreLost(refusal));
  }

  private static boolean isOutage(SQLException refusal) {
    return Optional.ofNullable(refusal.getSQLState())
        .map(state -> STATES.matcher(state).matches())
        .orElseGet(() -> GIVEN_UP.equals(refusal.getMessage()));
  }

  private static boolean isStoreLost(SQLException refusal) {
    return H2_GENERAL_ERROR.equals(refusal.getSQLState())
        && causes(refusal).anyMatch(cause -> cause.getClass().getName().equals(H2_STORE));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }
}
