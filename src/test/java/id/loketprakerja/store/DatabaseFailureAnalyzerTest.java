package id.loketprakerja.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import id.loketprakerja.LoketPrakerjaApplication;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the log says when the application cannot start because of its database. */
class DatabaseFailureAnalyzerTest {

  @TempDir private Path folder;

  @Test
  void givenAFileThatAnotherProcessHasOpenWhenStartedThenOneSentenceNoStackTraceAndNotZero()
      throws Exception {
    File output = folder.resolve("output").toFile();
    String file = folder.resolve("loket").toString();
    try (MVStore other = MVStore.open(file + ".mv.db")) {
      Process application =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  LoketPrakerjaApplication.class.getName(),
                  "--server.port=0",
                  "--spring.datasource.url=jdbc:h2:file:" + file,
                  "--loket.demo.database=jdbc:h2:file:" + file)
              .redirectErrorStream(true)
              .redirectOutput(output)
              .start();
      try {
        assertThat(application.waitFor(90, TimeUnit.SECONDS)).isTrue();
      } finally {
        application.destroyForcibly();
      }
      assertThat(other.isClosed()).isFalse();
      assertThat(application.exitValue()).isNotZero();
    }
    assertThat(Files.readString(output.toPath()))
        .contains("Berkas basis data sedang dipakai proses lain", "Hentikan yang lama lebih dahulu")
        .doesNotContain("\tat ");
  }

  @Test
  void givenABrokenFileThenToldWithWhatToDo() throws IOException {
    // given
    Path file = folder.resolve("loket.mv.db");
    String url = "jdbc:h2:file:" + folder.resolve("loket");
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl(url);
      JdbcClient.create(pool)
          .sql("create table t as select repeat('x', 1000) as filling from system_range(1, 1000)")
          .update();
    }
    byte[] rubbish = new byte[(int) Files.size(file)];
    new Random(1).nextBytes(rubbish);
    Files.write(file, rubbish, StandardOpenOption.TRUNCATE_EXISTING);

    // when, then
    assertThat(analysisOfStartOn(url).getDescription()).contains("Berkas basis data rusak");
    assertThat(analysisOfStartOn(url).getAction()).contains("pulihkan cadangan terakhir");
  }

  @Test
  void givenAServerThatIsNotThereThenToldWithWhatToDo() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    FailureAnalysis analysis =
        analysisOfStartOn("jdbc:postgresql://localhost:%d/loket".formatted(port));
    assertThat(analysis.getDescription()).contains("tidak dapat dihubungi");
    assertThat(analysis.getAction()).contains("PostgreSQL", "SPRING_DATASOURCE_URL");
  }

  @ParameterizedTest
  @CsvSource({
    "28P01, SPRING_DATASOURCE_PASSWORD",
    "28000, SPRING_DATASOURCE_USERNAME",
    "3D000, SPRING_DATASOURCE_URL",
    "53300, masih menerima sambungan",
    "57P03, masih menerima sambungan"
  })
  void givenWhatPostgreSqlAnswersThenToldWithWhatToDo(String state, String action) {
    SQLException answer = new SQLException("x", state);
    assertThat(analysis(new BeanCreationException("x", answer)).getAction()).contains(action);
  }

  @Test
  void givenAnotherFaultOfAStatementThenLeftToOthers() {
    assertThat(analysis(new BeanCreationException("x", new SQLException("x", "42P01")))).isNull();
  }

  private static FailureAnalysis analysisOfStartOn(String url) {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl(url);
      return analysis(new BeanCreationException("x", catchThrowable(pool::getConnection)));
    }
  }

  private static FailureAnalysis analysis(Throwable failure) {
    return new DatabaseFailureAnalyzer().analyze(failure);
  }
}
