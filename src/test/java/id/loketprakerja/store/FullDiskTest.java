package id.loketprakerja.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/** H2 on a disk that becomes full and has room again. */
class FullDiskTest {

  @TempDir private Path folder;
  private HikariDataSource pool;
  private DataSource dataSource;
  private JdbcClient database;
  private DatabaseHealth health;

  @BeforeEach
  void open() throws SQLException {
    DiskThatFills.mount();
    pool = new HikariDataSource();
    pool.setJdbcUrl(
        "jdbc:h2:filling:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
            .formatted(folder.resolve("loket")));
    pool.setUsername("sa");
    pool.setPassword("");
    pool.setConnectionTimeout(3000);
    ConnectionPools pools = new ConnectionPools();
    pools.postProcessBeforeInitialization(pool, "dataSource");
    dataSource = (DataSource) pools.postProcessAfterInitialization(pool, "dataSource");
    database = JdbcClient.create(dataSource);
    database.sql("create table service_day (id bigint primary key, note varchar)").update();
    health = new DatabaseHealth(dataSource);
  }

  @AfterEach
  void close() {
    DiskThatFills.full = false;
    health.destroy();
    pool.close();
  }

  @Test
  void givenAFullDiskWhenThereIsRoomAgainThenItWorksByItselfAndNothingAcknowledgedIsLost() {
    // given: every connection of the pool is in use before it happens
    List<Integer> acknowledged = new ArrayList<>(List.of(1, 2));
    store(1);
    store(2);
    allConnectionsAreOpen();
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);

    // when
    DiskThatFills.full = true;

    // then
    for (int i = 3; i < 10; i++) {
      assertThat(failureOf(i)).satisfies(failure -> assertThat(Outage.isBehind(failure)).isTrue());
    }

    // when
    DiskThatFills.full = false;

    // then
    await("the file is opened again")
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              boolean done = failureOf(10) == null;
              if (done) {
                acknowledged.add(10);
              }
              return done;
            });
    store(11);
    acknowledged.add(11);
    assertThat(database.sql("select id from service_day order by id").query(Integer.class).list())
        .containsExactlyElementsOf(acknowledged);
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void givenADatabaseInAFileThenItsFolderIsWatchedForRoom() throws SQLException {
    HikariDataSource inFile = new HikariDataSource();
    inFile.setJdbcUrl("jdbc:h2:file:%s/deep/loket".formatted(folder));
    try (inFile) {
      assertThat(DatabaseDisk.folder(inFile)).contains(folder.resolve("deep").toFile());
    }
    HikariDataSource inMemory = new HikariDataSource();
    inMemory.setJdbcUrl("jdbc:h2:mem:disk");
    try (inMemory) {
      assertThat(DatabaseDisk.folder(inMemory)).isEmpty();
    }
  }

  private void store(int number) {
    database
        .sql("insert into service_day (id, note) values (:number, repeat('x', 20000))")
        .param("number", number)
        .update();
  }

  private RuntimeException failureOf(int number) {
    try {
      store(number);
      return null;
    } catch (RuntimeException failure) {
      return failure;
    }
  }

  private void allConnectionsAreOpen() {
    List<Connection> open = new ArrayList<>();
    try {
      for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
        open.add(dataSource.getConnection());
      }
      for (Connection connection : open) {
        connection.close();
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
