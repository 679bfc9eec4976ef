package id.loketprakerja.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Tells within a second whether the database can be used, by a connection of its own: it waits
 * behind nobody.
 */
@Component("dbHealthIndicator")
class DatabaseHealth implements HealthIndicator, DisposableBean {

  private static final int CONNECT_MILLIS = 500;
  private static final int ANSWER_MILLIS = 400;

  private final HikariDataSource connection;

  DatabaseHealth(DataSource database) throws SQLException {
    HikariConfig settings = new HikariConfig();
    database.unwrap(HikariDataSource.class).copyStateTo(settings);
    settings.setPoolName("health");
    settings.setMaximumPoolSize(1);
    // None is kept trying, so the next question tries at once.
    settings.setMinimumIdle(0);
    settings.setInitializationFailTimeout(-1);
    settings.setConnectionTimeout(CONNECT_MILLIS);
    settings.setValidationTimeout(ANSWER_MILLIS);
    this.connection = new HikariDataSource(settings);
    if (settings.getExceptionOverride() instanceof Reopening reopening) {
      reopening.include(connection);
    }
  }

  @Override
  public Health health() {
    try (Connection database = connection.getConnection()) {
      database.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
      try (Statement statement = database.createStatement()) {
        // A table: without one, H2 answers although its file is closed.
        statement.execute("select count(*) from service_day where id = 0");
      }
      Outage.isOver();
      return Health.up().build();
    } catch (SQLException failure) {
      Outage.began(failure);
      return Health.down().build();
    }
  }

  @Override
  public void destroy() {
    connection.close();
  }
}
