package id.loketprakerja.walk;

import com.zaxxer.hikari.HikariDataSource;
import id.loketprakerja.desk.TwoDays;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.LocalDate;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** Everybody acts at once, on a PostgreSQL of the test's own. */
@SpringBootTest(properties = "logging.level.io.zonky=warn")
@ActiveProfiles({"demo", "test"})
@DirtiesContext
class ConcurrentWalkOnPostgreSqlTest {

  private static final Figures FIGURES = new Figures("everybody at once on PostgreSQL");

  private final ApplicationContext application;

  @Autowired
  ConcurrentWalkOnPostgreSqlTest(ApplicationContext application) {
    this.application = application;
  }

  /** The database begins and ends with the application. */
  @TestConfiguration(proxyBeanMethods = false)
  static class OwnPostgreSql {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgreSql() throws IOException {
      return EmbeddedPostgres.start();
    }

    @Bean
    DataSource dataSource(EmbeddedPostgres postgreSql) {
      return DataSourceBuilder.create()
          .type(HikariDataSource.class)
          .url(postgreSql.getJdbcUrl("postgres", "postgres"))
          .build();
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Extent.concurrentDays());
  }

  @AfterEach
  void resetClock() {
    ClockUtil.reset();
  }

  @AfterAll
  static void printFigures() {
    FIGURES.print();
    FIGURES.expect(ConcurrentWalk.certain());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void givenAnOpenDayWhenEverybodyActsAtOnceThenItsRulesHoldAndNothingIsStuck(long seed)
      throws InterruptedException {
    LocalDate date = LocalDate.of(2026, 5, 4).plusDays(seed);
    new ConcurrentWalk(application, date, seed, Extent.participants(), FIGURES).walk();
  }

  @Test
  void givenTwoDaysWhenEverybodyActsAtOnceThenNobodySharesADeskOrIsForgotten() throws Exception {
    new TwoDays(application).everybodyAtOnce(20);
  }
}
