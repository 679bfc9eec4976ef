package id.loketprakerja.photo;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The proofs of deletion (SOP item 10): which ticket, who, when, how many files. No file's name, no
 * participant's.
 */
@Service
public class DeletionReceipts {

  private final JdbcClient jdbc;
  private final Clock clock;

  DeletionReceipts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Writes the receipt of one verified deletion, in the transaction of the caller.
   *
   * @param deletedBy the id of the user who deleted the photos
   * @param fileCount how many files were deleted on the shared drive; 0 when there was nothing or
   *     there is no drive
   * @param device what the photos were taken with; null when none were taken
   */
  void write(long serviceDayId, int ticketNumber, String deletedBy, int fileCount, String device) {
    jdbc.sql(
            """
            insert into deletion_receipt (service_day_id, ticket_number, deleted_by, deleted_at, file_count, device)
            values (:serviceDayId, :ticketNumber, :deletedBy, :deletedAt, :fileCount, :device)
            """)
        .param("serviceDayId", serviceDayId)
        .param("ticketNumber", ticketNumber)
        .param("deletedBy", Objects.requireNonNull(deletedBy, "who deleted the photos"))
        .param("deletedAt", OffsetDateTime.now(clock))
        .param("fileCount", fileCount)
        .param("device", device)
        .update();
  }

  /** Whether a ticket's photos are proved to be deleted. */
  public boolean exist(long serviceDayId, int ticketNumber) {
    return jdbc.sql(
                "select count(*) from deletion_receipt where service_day_id = :day and ticket_number = :ticket")
            .param("day", serviceDayId)
            .param("ticket", ticketNumber)
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * How many photo files have been deleted on the shared drive on the service day, by verified
   * deletions.
   */
  public int countFor(long serviceDayId) {
    return jdbc.sql(
            "select coalesce(sum(file_count), 0) from deletion_receipt where service_day_id ="
                + " :serviceDayId")
        .param("serviceDayId", serviceDayId)
        .query(Integer.class)
        .single();
  }
}
