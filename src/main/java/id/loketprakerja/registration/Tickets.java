package id.loketprakerja.registration;

import id.loketprakerja.Refusal;
import id.loketprakerja.serviceday.ServiceDays;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The queue tickets of a service day: numbered from 1 without a gap, and known by nothing but their
 * number.
 */
@Service
@Transactional
public class Tickets {

  private final JdbcClient jdbc;
  private final ServiceDays serviceDays;
  private final Clock clock;

  Tickets(JdbcClient jdbc, ServiceDays serviceDays, Clock clock) {
    this.jdbc = jdbc;
    this.serviceDays = serviceDays;
    this.clock = clock;
  }

  /** How a ticket ended. */
  public enum Outcome {
    /** A batch was chosen. */
    REGISTERED,
    /** The written test was not passed or has no result yet. */
    NOT_PASSED,
    /** Called to a desk but not there. */
    NO_SHOW,
    /** Left the queue or the desk. */
    LEFT,
    /** Still waiting when the service closed. */
    SERVICE_CLOSED
  }

  /**
   * A ticket that waits for a desk.
   *
   * @param ticketNumber the number, from 1
   * @param processInstanceId the registration that waits
   */
  public record Waiting(int ticketNumber, String processInstanceId) {}

  /**
   * A ticket that waits or holds a desk.
   *
   * @param deskNumber the desk; null while it waits
   */
  public record Held(long serviceDayId, int ticketNumber, Integer deskNumber) {}

  /**
   * Issues the next ticket; it waits for a desk.
   *
   * @return its number, empty when the service is not open any more
   * @throws Refusal when the registration has a ticket already
   */
  public OptionalInt issue(long serviceDayId, String processInstanceId) {
    if (!serviceDays.isServing(serviceDays.lock(serviceDayId))) {
      return OptionalInt.empty();
    }
    jdbc.sql("update service_day set last_ticket_number = last_ticket_number + 1 where id = :day")
        .param("day", serviceDayId)
        .update();
    int number =
        jdbc.sql("select last_ticket_number from service_day where id = :day")
            .param("day", serviceDayId)
            .query(Integer.class)
            .single();
    try {
      jdbc.sql(
              """
              insert into ticket (service_day_id, ticket_number, state, process_instance_id, issued_at)
              values (:day, :number, 'WAITING', :processInstanceId, :now)
              """)
          .param("day", serviceDayId)
          .param("number", number)
          .param("processInstanceId", processInstanceId)
          .param("now", now(serviceDayId))
          .update();
    } catch (DuplicateKeyException e) {
      // Two clicks in the same moment: the second has waited for the first at the lock.
      throw new Refusal(
          "Nomor antrean untuk peserta ini sudah diterbitkan. Muat ulang daftar tugas.");
    }
    return OptionalInt.of(number);
  }

  /** The ticket that is next in the queue (SOP item 29: first come, first served). */
  @Transactional(readOnly = true)
  public Optional<Waiting> longestWaiting(long serviceDayId) {
    return jdbc.sql(
            """
            select ticket_number, process_instance_id from ticket
            where service_day_id = :day and state = 'WAITING' order by ticket_number fetch first 1 row only
            """)
        .param("day", serviceDayId)
        .query((row, i) -> new Waiting(row.getInt(1), row.getString(2)))
        .optional();
  }

  /** How many tickets wait for a desk. */
  @Transactional(readOnly = true)
  public int waitingCount(long serviceDayId) {
    return jdbc.sql("select count(*) from ticket where service_day_id = :day and state = 'WAITING'")
        .param("day", serviceDayId)
        .query(Integer.class)
        .single();
  }

  /** The ticket of a case, as long as it waits or holds a desk. */
  @Transactional(readOnly = true)
  public Optional<Held> heldBy(String processInstanceId) {
    return jdbc.sql(
            """
            select ticket.service_day_id, ticket.ticket_number, desk.desk_number
            from ticket left join desk
              on desk.service_day_id = ticket.service_day_id and desk.ticket_number = ticket.ticket_number
            where process_instance_id = :case and (ticket.state <> 'ENDED' or desk.desk_number is not null)
            """)
        .param("case", processInstanceId)
        .query((row, i) -> new Held(row.getLong(1), row.getInt(2), row.getObject(3, Integer.class)))
        .optional();
  }

  /** Calls a waiting ticket to a desk. */
  public void call(long serviceDayId, int ticketNumber, int deskNumber) {
    jdbc.sql(
            """
            update ticket set state = 'AT_DESK', desk_number = :desk, called_at = :now
            where service_day_id = :day and ticket_number = :number
            """)
        .param("desk", deskNumber)
        .param("now", now(serviceDayId))
        .param("day", serviceDayId)
        .param("number", ticketNumber)
        .update();
  }

  /** Ends a ticket, once; how it ended first stays. */
  public void end(long serviceDayId, int ticketNumber, Outcome outcome) {
    serviceDays.lock(serviceDayId);
    jdbc.sql(
            """
            update ticket set state = 'ENDED', outcome = :outcome, ended_at = :now
            where service_day_id = :day and ticket_number = :number and state <> 'ENDED'
            """)
        .param("outcome", outcome.name())
        .param("now", now(serviceDayId))
        .param("day", serviceDayId)
        .param("number", ticketNumber)
        .update();
  }

  /**
   * After a clock was set back, the last time on the day's tickets: what follows is not earlier.
   */
  private OffsetDateTime now(long serviceDayId) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    return jdbc.sql(
            """
            select max(greatest(issued_at, coalesce(called_at, issued_at), coalesce(ended_at, issued_at)))
            from ticket where service_day_id = :day
            """)
        .param("day", serviceDayId)
        .query(OffsetDateTime.class)
        .optional()
        .filter(now::isBefore)
        .orElse(now);
  }
}
