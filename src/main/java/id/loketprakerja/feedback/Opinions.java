package id.loketprakerja.feedback;

import id.loketprakerja.serviceday.ServiceDays;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The participants' opinions: one for each ticket, kept without ticket or time so that none can be
 * traced to a person.
 *
 * <p>Whoever gives one or asks whether there is one holds the lock on the service day. So of two
 * who give one for the same ticket only one counts, and a participant's own opinion never slips
 * past the officer's task that is just being made.
 */
@Service
@Transactional
public class Opinions {

  private final JdbcClient jdbc;
  private final ServiceDays serviceDays;
  private final FeedbackCodes codes;

  Opinions(JdbcClient jdbc, ServiceDays serviceDays, FeedbackCodes codes) {
    this.jdbc = jdbc;
    this.serviceDays = serviceDays;
    this.codes = codes;
  }

  /** What a participant thinks of the service. */
  enum Opinion {
    LIKE,
    DISLIKE,
    /** Asked, but gave no opinion. */
    NONE
  }

  /** Whether the ticket has had its say; for the model. */
  public boolean given(long serviceDayId, int ticketNumber) {
    serviceDays.lock(serviceDayId);
    return jdbc.sql(
            "select feedback_given from ticket where service_day_id = :day and ticket_number = :number")
        .param("day", serviceDayId)
        .param("number", ticketNumber)
        .query(Boolean.class)
        .single();
  }

  /**
   * Keeps what is said for a ticket; its code is of no more use then.
   *
   * @return whether it counts: nothing is kept when something was said before
   */
  boolean give(long serviceDayId, int ticketNumber, Opinion opinion) {
    serviceDays.lock(serviceDayId);
    int first =
        jdbc.sql(
                """
                update ticket set feedback_given = true
                where service_day_id = :day and ticket_number = :number and not feedback_given
                """)
            .param("day", serviceDayId)
            .param("number", ticketNumber)
            .update();
    if (first == 0) {
      return false;
    }
    jdbc.sql("insert into feedback (id, service_day_id, opinion) values (:id, :day, :opinion)")
        .param("id", UUID.randomUUID().toString())
        .param("day", serviceDayId)
        .param("opinion", opinion.name())
        .update();
    codes.spend(serviceDayId, ticketNumber);
    return true;
  }
}
