package id.loketprakerja.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL that lives on while the application dies. */
final class OwnPostgreSql implements Storage {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final EmbeddedPostgres server;

  OwnPostgreSql() throws IOException {
    LoggingSystem.get(getClass().getClassLoader())
        .setLogLevel("io.zonky.test.db.postgres", LogLevel.WARN);
    this.server = EmbeddedPostgres.start();
  }

  @Override
  public Map<String, String> settings() {
    String url = server.getJdbcUrl("postgres", "postgres");
    return Map.of(
        "SPRING_DATASOURCE_URL",
        url,
        "SPRING_DATASOURCE_USERNAME",
        "postgres",
        // With the demo's accounts, all the same.
        "LOKET_DEMO_DATABASE",
        url);
  }

  /** Only when the server has noticed that the application is gone, and ended what it had begun. */
  @Override
  public void look(Consumer<JdbcClient> reader) {
    Storage.lend(
        server.getJdbcUrl("postgres", "postgres"),
        "postgres",
        database -> {
          Awaitility.await("the server has noticed the crash")
              .atMost(PATIENCE)
              .until(() -> othersConnected(database) == 0);
          reader.accept(database);
        });
  }

  private static int othersConnected(JdbcClient database) {
    return database
        .sql(
            """
            select count(*) from pg_stat_activity
            where backend_type = 'client backend' and pid <> pg_backend_pid()
            """)
        .query(Integer.class)
        .single();
  }

  @Override
  public void change(Consumer<JdbcClient> writer) {
    look(writer);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
