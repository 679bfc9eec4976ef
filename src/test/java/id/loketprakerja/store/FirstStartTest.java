package id.loketprakerja.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.loketprakerja.figures.RuleFigures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A first start on H2 that is killed while it makes its tables, after every single statement. */
class FirstStartTest {

  private static final PathMatchingResourcePatternResolver FILES =
      new PathMatchingResourcePatternResolver();

  @TempDir private Path folder;

  @Test
  void givenAFirstStartKilledAfterAnyStatementWhenStartedAgainThenTheTablesAreMadeAnew()
      throws IOException {
    List<String> statements = statementsOfFirstStart();
    assertThat(statements).hasSizeGreaterThan(200);
    int killed = 0;
    for (int done = 1; done <= statements.size(); done++) {
      if (done % 25 != 0
          && done < statements.size()
          && !statements.get(done).startsWith("create table")) {
        continue;
      }
      try (HikariDataSource pool = inMemory()) {
        // given
        JdbcClient database = JdbcClient.create(pool);
        statements.subList(0, done).forEach(statement -> database.sql(statement).update());

        // when
        beginAgain(pool);

        // then
        assertThat(tables(database)).as("after " + statements.get(done - 1)).isEmpty();
        killed++;
      }
    }
    RuleFigures.report("store", "a first start on H2 that is killed", killed + " moments tried");
  }

  @Test
  void givenAFileOfAKilledFirstStartWhenStartedAgainThenTheEngineComesUp() throws IOException {
    // given: killed within the engine's own script
    String url = "jdbc:h2:file:" + folder.resolve("loket");
    List<String> statements = statementsOfFirstStart();
    try (HikariDataSource pool = pool(url)) {
      JdbcClient database = JdbcClient.create(pool);
      statements.subList(0, statements.size() / 2).stream()
          .forEach(statement -> database.sql(statement).update());
      assertThat(tables(database)).contains("ACT_GE_PROPERTY", "SERVICE_DAY");
    }

    // when
    try (HikariDataSource pool = pool(url)) {
      beginAgain(pool);
      Flyway.configure().dataSource(pool).load().migrate();
      ProcessEngine engine = engineOn(pool);

      // then
      assertThat(engine.getTaskService().createTaskQuery().count()).isZero();
      assertThat(tables(JdbcClient.create(pool))).contains("ACT_HI_DECINST", "FEEDBACK_CODE");
      engine.close();
    }
  }

  /** Whatever has been stored, by whichever part of the application: nothing is taken away. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into service_day (office_id, service_date, status, process_instance_id) values ('k', '2026-05-21', 'OPEN', 'p')",
        "insert into sign_in_place (subject, last_sign_in) values ('s', now())",
        "insert into ACT_ID_USER (ID_, REV_) values ('kepala', 1)",
        "insert into ACT_ID_TENANT (ID_, REV_) values ('kantorcontoh', 1)",
        "insert into ACT_RU_EXECUTION (ID_, REV_) values ('e', 1)",
        "insert into ACT_HI_OP_LOG (ID_, TIMESTAMP_) values ('o', now())",
        "insert into ACT_GE_BYTEARRAY (ID_, REV_) values ('b', 1)",
        "create table of_somebody_else as select 1 as one"
      })
  void givenAnythingStoredWhenStartedAgainThenEverythingStays(String stored) throws IOException {
    try (HikariDataSource pool = inMemory()) {
      // given
      JdbcClient database = JdbcClient.create(pool);
      statementsOfFirstStart().forEach(statement -> database.sql(statement).update());
      database.sql(stored).update();
      List<String> before = contents(database);

      // when
      beginAgain(pool);

      // then
      assertThat(contents(database)).isEqualTo(before);
    }
  }

  @Test
  void givenADatabaseServerWhenAnotherNodeMakesItsTablesThenTheyStay() {
    try (HikariDataSource pool = inMemory()) {
      JdbcClient database = JdbcClient.create(pool);
      database.sql("create table service_day (id bigint)").update();

      new FirstStart(pool).beginAnewIfBrokenOff("jdbc:h2:tcp://localhost/loket");
      new FirstStart(pool).beginAnewIfBrokenOff("jdbc:h2:file:/loket;auto_server=true");
      new FirstStart(pool).beginAnewIfBrokenOff("jdbc:postgresql://localhost/loket");

      assertThat(tables(database)).containsExactly("SERVICE_DAY");
    }
  }

  private static void beginAgain(HikariDataSource pool) {
    new FirstStart(pool).beginAnewIfBrokenOff(pool.getJdbcUrl());
  }

  private static ProcessEngine engineOn(HikariDataSource pool) {
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName("first start");
    configuration.setDataSource(pool);
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setJobExecutorActivate(false);
    return configuration.buildProcessEngine();
  }

  private static HikariDataSource inMemory() {
    return pool("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  }

  private static HikariDataSource pool(String url) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setUsername("sa");
    pool.setPassword("");
    pool.setMinimumIdle(1);
    return pool;
  }

  private static List<String> tables(JdbcClient database) {
    return database
        .sql("select table_name from information_schema.tables where table_schema = 'PUBLIC'")
        .query(String.class)
        .list();
  }

  private static List<String> contents(JdbcClient database) {
    return database.sql("script nosettings").query(String.class).list();
  }

  /** Flyway's own table, our migrations, then what the engine makes; in the order of a start. */
  private static List<String> statementsOfFirstStart() throws IOException {
    List<String> statements = new ArrayList<>();
    statements.add("create table \"flyway_schema_history\" (\"version\" varchar(50))");
    Resource[] migrations = FILES.getResources("classpath:db/migration/V*.sql");
    Arrays.sort(migrations, Comparator.comparingInt(FirstStartTest::version));
    for (Resource migration : migrations) {
      statements.addAll(statements(migration));
      statements.add("insert into \"flyway_schema_history\" values ('" + version(migration) + "')");
    }
    for (String part :
        List.of(
            "engine",
            "history",
            "identity",
            "case.engine",
            "case.history",
            "decision.engine",
            "decision.history")) {
      statements.addAll(
          statements(
              FILES.getResource(
                  "classpath:org/camunda/bpm/engine/db/create/activiti.h2.create.%s.sql"
                      .formatted(part))));
    }
    return statements;
  }

  private static int version(Resource migration) {
    return Integer.parseInt(migration.getFilename().replaceAll("V(\\d+)__.*", "$1"));
  }

  private static List<String> statements(Resource script) throws IOException {
    String text =
        script.getContentAsString(StandardCharsets.UTF_8).replaceAll("(?m)^\\s*--.*$", "");
    return Stream.of(text.split(";")).map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
