package id.loketprakerja.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Lets an H2 that has closed itself, because its file could not be written, be opened again. It
 * says of its connections that they are valid, and opens the file anew only when the last of them
 * is gone. What was acknowledged is in the file.
 */
class Reopening implements SQLExceptionOverride {

  private final List<HikariDataSource> pools = new CopyOnWriteArrayList<>();

  /** Takes in a pool with connections to this database. */
  void include(HikariDataSource pool) {
    pools.add(pool);
  }

  @java.lang.Override
  public Override adjudicate(SQLException failure) {
    if (!Outage.isBehind(failure)) {
      // A statement that took too long, or waited too long for a lock, leaves an H2 in this process
      // as it was; without its connection it could not be undone, and would be taken for an outage.
      return failure instanceof SQLTimeoutException
          ? Override.DO_NOT_EVICT
          : Override.CONTINUE_EVICT;
    }
    pools.stream()
        .map(HikariDataSource::getHikariPoolMXBean)
        .filter(Objects::nonNull)
        .forEach(HikariPoolMXBean::softEvictConnections);
    return Override.MUST_EVICT;
  }
}
