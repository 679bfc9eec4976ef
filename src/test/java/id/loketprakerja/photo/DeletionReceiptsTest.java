package id.loketprakerja.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** SOP item 10: the proofs of deletion. */
class DeletionReceiptsTest {

  private static final Instant NOW = Instant.parse("2026-05-22T03:00:00Z");

  private JdbcClient jdbc;
  private DeletionReceipts receipts;

  @BeforeEach
  void tables() {
    DataSource database =
        new DriverManagerDataSource(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    Flyway.configure().dataSource(database).load().migrate();
    jdbc = JdbcClient.create(database);
    for (long day = 1; day <= 2; day++) {
      jdbc.sql(
              """
              insert into service_day (office_id, service_date, status, process_instance_id)
              values ('kantorcontoh', :date, 'OPEN', :day)
              """)
          .param("date", "2026-05-2" + day)
          .param("day", "day" + day)
          .update();
      for (int ticket = 1; ticket <= 2; ticket++) {
        jdbc.sql(
                """
                insert into ticket (service_day_id, ticket_number, state, process_instance_id, issued_at)
                values (:day, :ticket, 'AT_DESK', :process, current_timestamp)
                """)
            .param("day", day)
            .param("ticket", ticket)
            .param("process", day + "-" + ticket)
            .update();
      }
    }
    receipts = new DeletionReceipts(jdbc, Clock.fixed(NOW, ZoneId.of("Asia/Jakarta")));
  }

  @Test
  void givenADeletionWhenWrittenThenTheReceiptSaysWhoAndWhen() {
    // when
    receipts.write(1, 2, "pendamping1", 3, "DESKTOP");

    // then
    Map<String, Object> receipt = jdbc.sql("select * from deletion_receipt").query().singleRow();
    assertThat(receipt)
        .containsEntry("service_day_id", 1L)
        .containsEntry("ticket_number", 2)
        .containsEntry("deleted_by", "pendamping1")
        .containsEntry("file_count", 3)
        .containsEntry("device", "DESKTOP");
    assertThat(((OffsetDateTime) receipt.get("deleted_at")).toInstant()).isEqualTo(NOW);
  }

  @Test
  void givenSeveralReceiptsWhenCountedThenTheFilesOfTheDayOnly() {
    // given
    receipts.write(1, 1, "pendamping1", 2, "DESKTOP");
    receipts.write(1, 2, "pendamping1", 0, null);
    receipts.write(1, 2, "pendamping1", 3, "LAPTOP");
    receipts.write(2, 1, "pendamping1", 7, "TABLET");

    // when, then
    assertThat(receipts.countFor(1)).isEqualTo(5);
    assertThat(receipts.countFor(2)).isEqualTo(7);
    assertThat(receipts.countFor(3)).isZero();
  }

  @Test
  void givenAReceiptWithoutPersonOrTicketWhenWrittenThenRefused() {
    // when, then
    assertThatThrownBy(() -> receipts.write(1, 1, null, 0, null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> receipts.write(1, 9, "pendamping1", 0, null))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(jdbc.sql("select count(*) from deletion_receipt").query(Integer.class).single())
        .isZero();
  }
}
