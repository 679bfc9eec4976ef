package id.loketprakerja.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lets only so many wait for a connection and turns the others away at once. Else all threads of
 * the web server would wait for a database that is away, and none could say so.
 */
class BoundedQueue extends DelegatingDataSource {

  /** Half of the web server's threads. */
  static final int LONGEST = 100;

  /** The server has rejected the connection, in SQL's own words. */
  private static final String REJECTED = "08004";

  private final Semaphore places = new Semaphore(LONGEST);

  BoundedQueue(DataSource pool) {
    super(pool);
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (!places.tryAcquire()) {
      throw new SQLTransientConnectionException(
          LONGEST + " others wait for a connection already", REJECTED);
    }
    try {
      return super.getConnection();
    } finally {
      places.release();
    }
  }
}
