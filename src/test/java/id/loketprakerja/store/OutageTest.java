package id.loketprakerja.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
  void givenTwoThatWaitForEachOtherWhenOneYieldsThenItIsAConflictAndItsConnectionStays()
      throws Exception {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl("jdbc:h2:mem:deadlock;LOCK_TIMEOUT=10000");
      new ConnectionPools().postProcessBeforeInitialization(pool, "dataSource");
      JdbcClient.create(pool).sql("create table t (id int primary key, n int)").update();
      JdbcClient.create(pool).sql("insert into t values (1, 0), (2, 0)").update();
      CyclicBarrier bothHoldOne = new CyclicBarrier(2);
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        List<Future<SQLException>> both =
            threads.invokeAll(
                List.of(() -> lock(pool, bothHoldOne, 1, 2), () -> lock(pool, bothHoldOne, 2, 1)));

        List<SQLException> failures = new ArrayList<>();
        for (Future<SQLException> one : both) {
          Optional.ofNullable(one.get()).ifPresent(failures::add);
        }
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0).getSQLState()).isEqualTo("40001");
        assertThat(Outage.isBehind(new ProcessEngineException("x", failures.get(0)))).isFalse();
      } finally {
        threads.shutdown();
      }
    }
  }

  @Test
  void givenALockThatDoesNotComeWhenGivenUpThenItCanBeUndoneAndIsNoOutage() throws Exception {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl("jdbc:h2:mem:lock;LOCK_TIMEOUT=50");
      new ConnectionPools().postProcessBeforeInitialization(pool, "dataSource");
      JdbcClient.create(pool).sql("create table t (id int primary key, n int)").update();
      JdbcClient.create(pool).sql("insert into t values (1, 0)").update();
      try (Connection holder = pool.getConnection();
          Connection waiting = pool.getConnection()) {
        holder.setAutoCommit(false);
        holder.createStatement().executeUpdate("update t set n = 1");

        assertGivenUp(waiting, "HYT00", "update t set n = 2");
        holder.rollback();
      }
    }
  }

  @Test
  void givenAStatementThatTakesTooLongWhenGivenUpThenItCanBeUndoneAndIsNoOutage() throws Exception {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl("jdbc:h2:mem:slow");
      new ConnectionPools().postProcessBeforeInitialization(pool, "dataSource");
      try (Connection connection = pool.getConnection()) {
        assertGivenUp(
            connection,
            "57014",
            "select count(*) from system_range(1, 100000) a, system_range(1, 100000) b"
                + " where a.x * b.x < 0");
      }
    }
  }

  private static void assertGivenUp(Connection connection, String state, String statement)
      throws SQLException {
    connection.setAutoCommit(false);
    try (Statement slow = connection.createStatement()) {
      slow.setQueryTimeout(1);
      assertThatThrownBy(() -> slow.execute(statement))
          .isInstanceOfSatisfying(
              SQLTimeoutException.class,
              e -> {
                assertThat(e.getSQLState()).isEqualTo(state);
                assertThat(Outage.isBehind(e)).isFalse();
              });
    }
    connection.rollback();
    assertThat(connection.isValid(1)).isTrue();
  }

  /** Gives why it failed, if it did; a connection that the pool has given up cannot roll back. */
  private static SQLException lock(
      HikariDataSource pool, CyclicBarrier bothHoldOne, int first, int second) throws Exception {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate("update t set n = n + 1 where id = " + first);
      bothHoldOne.await();
      try {
        statement.executeUpdate("update t set n = n + 1 where id = " + second);
        connection.commit();
        return null;
      } catch (SQLException failure) {
        connection.rollback();
        return failure;
      }
    }
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
