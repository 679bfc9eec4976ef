package id.loketprakerja.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionSystemException;

/** What counts as a database that cannot be used, and what does not. */
class OutageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08001", "08003", "08006", "53100", "53300", "58030", "57P01", "57P02", "57P03", "90098",
        "90028", "90031"
      })
  void givenAStateOfAnOutageWhenItLiesBehindAFailureThenFound(String state) {
    assertThat(
            Outage.isBehind(
                new ProcessEngineException(
                    "x", new IllegalStateException(new SQLException("x", state)))))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"22001", "23505", "23503", "40001", "42101", "57014", "42P01"})
  void givenAStateOfSomethingElseThenNotFound(String state) {
    assertThat(Outage.isBehind(new ProcessEngineException("x", new SQLException("x", state))))
        .isFalse();
  }

  @Test
  void givenNoConnectionInTimeThenFound() {
    assertThat(
            Outage.isBehind(
                new CannotGetJdbcConnectionException(
                    "x", new SQLTransientConnectionException("timed out"))))
        .isTrue();
    assertThat(Outage.isBehind(new PSQLException("x", PSQLState.CONNECTION_FAILURE))).isTrue();
  }

  @Test
  void givenAFailureThatItsRollbackHidesThenFound() {
    TransactionSystemException rollback =
        new TransactionSystemException("x", new SQLException("no transaction"));
    rollback.initApplicationException(
        new ProcessEngineException("x", new SQLException("x", "08006")));
    assertThat(Outage.isBehind(rollback)).isTrue();
    assertThat(Outage.isBehind(new IllegalStateException(new SQLException("Connection is closed"))))
        .isTrue();
  }

  @Test
  void givenNothingOfADatabaseThenNotFound() {
    assertThat(Outage.isBehind(new IllegalStateException("Connection is closed"))).isFalse();
    assertThat(Outage.isBehind(new SQLException("x"))).isFalse();
  }

  @Test
  void givenADatabaseThatIsShutDownWhenAskedThenFound() {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl("jdbc:h2:mem:outage");
      pool.setMaximumPoolSize(1);
      JdbcClient database = JdbcClient.create(pool);
      database.sql("shutdown immediately").update();
      RuntimeException failure = null;
      try {
        database.sql("create table t (id int)").update();
      } catch (RuntimeException e) {
        failure = e;
      }
      assertThat(failure).isNotNull();
      assertThat(Outage.isBehind(failure)).isTrue();
    }
  }
}
