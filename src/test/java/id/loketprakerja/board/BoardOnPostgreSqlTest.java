package id.loketprakerja.board;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.board.Board.Call;
import id.loketprakerja.office.LoketProperties;
import id.loketprakerja.office.Offices;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The board's one query on a real PostgreSQL, without the engine. */
class BoardOnPostgreSqlTest {

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(LoketProperties.class)
  @Import({Offices.class, Boards.class})
  static class OnlyTheBoard {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgreSql() throws IOException {
      return EmbeddedPostgres.start();
    }

    @Bean
    JdbcClient jdbc(EmbeddedPostgres postgreSql) {
      DataSource database = postgreSql.getPostgresDatabase();
      Flyway.configure().dataSource(database).load().migrate();
      return JdbcClient.create(database);
    }

    @Bean
    Clock clock() {
      return Clock.fixed(Instant.parse("2026-05-21T03:00:00Z"), ZoneOffset.UTC);
    }
  }

  @Test
  void givenADayWithAQueueThenItStandsOnTheBoard() {
    new ApplicationContextRunner()
        .withUserConfiguration(OnlyTheBoard.class)
        .withPropertyValues("loket.offices[0].id=kantorcontoh", "loket.offices[0].name=Contoh")
        .run(
            context -> {
              // given
              JdbcClient database = context.getBean(JdbcClient.class);
              database
                  .sql(
                      """
                      insert into service_day (office_id, service_date, status, process_instance_id)
                      values ('kantorcontoh', '2026-05-21', 'OPEN', 'd');
                      insert into ticket (service_day_id, ticket_number, state, outcome, desk_number,
                        process_instance_id, issued_at, called_at, ended_at)
                      values
                        (1, 1, 'ENDED', 'REGISTERED', 1, 'a', now(), '2026-05-21 01:00Z', '2026-05-21 01:20Z'),
                        (1, 2, 'AT_DESK', null, 1, 'b', now(), '2026-05-21 01:25Z', null),
                        (1, 3, 'WAITING', null, null, 'c', now(), null, null);
                      insert into desk (service_day_id, desk_number, state, ticket_number)
                      values (1, 1, 'OCCUPIED', 2), (1, 2, 'FAILED', null);
                      """)
                  .update();

              // when
              Offices offices = context.getBean(Offices.class);
              Board board = context.getBean(Boards.class).of(offices.byId("kantorcontoh"));

              // then
              assertThat(board)
                  .isEqualTo(
                      new Board(
                          true,
                          "Layanan buka",
                          List.of(new Call(2, 1)),
                          1,
                          List.of(3),
                          "Sekitar 40 menit"));
            });
  }
}
