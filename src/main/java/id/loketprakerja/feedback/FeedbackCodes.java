package id.loketprakerja.feedback;

import id.loketprakerja.serviceday.ServiceDays;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The codes on the slips: whoever holds one may give one opinion for its ticket, while the day
 * lasts. Nobody can guess one.
 */
@Service
@Transactional
public class FeedbackCodes {

  private static final int BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final JdbcClient jdbc;
  private final ServiceDays serviceDays;

  FeedbackCodes(JdbcClient jdbc, ServiceDays serviceDays) {
    this.jdbc = jdbc;
    this.serviceDays = serviceDays;
  }

  /**
   * Whom a code speaks for.
   *
   * @param serviceDayId the day
   * @param officeId the office
   * @param ticketNumber the ticket; null once an opinion has been given with the code
   * @param processInstanceId the ticket's registration; null as well then
   */
  record Holder(
      long serviceDayId, String officeId, Integer ticketNumber, String processInstanceId) {

    boolean isSpent() {
      return ticketNumber == null;
    }
  }

  /** Whom the code speaks for; empty when there is no such code or its day has ended. */
  @Transactional(readOnly = true)
  Optional<Holder> find(String code) {
    return jdbc.sql(
            """
            select c.service_day_id, d.office_id, c.ticket_number, t.process_instance_id
            from feedback_code c
            join service_day d on d.id = c.service_day_id
            left join ticket t on t.service_day_id = c.service_day_id and t.ticket_number = c.ticket_number
            where c.code = :code and d.status in ('OPEN', 'CLOSING')
            """)
        .param("code", code)
        .query(
            (row, i) ->
                new Holder(
                    row.getLong("service_day_id"),
                    row.getString("office_id"),
                    row.getObject("ticket_number", Integer.class),
                    row.getString("process_instance_id")))
        .optional();
  }

  /** The office of a day that has not ended. */
  @Transactional(readOnly = true)
  Optional<String> officeOf(long serviceDayId) {
    return jdbc.sql(
            "select office_id from service_day where id = :day and status in ('OPEN', 'CLOSING')")
        .param("day", serviceDayId)
        .query(String.class)
        .optional();
  }

  /**
   * The code of a ticket, always the same one; it is made when it is first asked for.
   *
   * @return empty when an opinion has been given, the day has ended, or there is no such ticket
   */
  Optional<String> of(long serviceDayId, int ticketNumber) {
    if (!hasASay(serviceDayId, ticketNumber)) {
      return Optional.empty();
    }
    serviceDays.lock(serviceDayId);
    return hasASay(serviceDayId, ticketNumber)
        ? Optional.of(
            existing(serviceDayId, ticketNumber)
                .orElseGet(() -> create(serviceDayId, ticketNumber)))
        : Optional.empty();
  }

  /** Keeps the code known as a used one, but no longer whose it was. */
  void spend(long serviceDayId, int ticketNumber) {
    jdbc.sql(
            """
            update feedback_code set ticket_number = null
            where service_day_id = :day and ticket_number = :number
            """)
        .param("day", serviceDayId)
        .param("number", ticketNumber)
        .update();
  }

  /** Forgets the codes of a day that has ended. */
  public void forget(long serviceDayId) {
    jdbc.sql("delete from feedback_code where service_day_id = :day")
        .param("day", serviceDayId)
        .update();
  }

  private boolean hasASay(long serviceDayId, int ticketNumber) {
    return jdbc.sql(
                """
                select count(*) from ticket t join service_day d on d.id = t.service_day_id
                where d.id = :day and d.status in ('OPEN', 'CLOSING')
                  and t.ticket_number = :number and not t.feedback_given
                """)
            .param("day", serviceDayId)
            .param("number", ticketNumber)
            .query(Integer.class)
            .single()
        > 0;
  }

  private Optional<String> existing(long serviceDayId, int ticketNumber) {
    return jdbc.sql(
            "select code from feedback_code where service_day_id = :day and ticket_number = :number")
        .param("day", serviceDayId)
        .param("number", ticketNumber)
        .query(String.class)
        .optional();
  }

  private String create(long serviceDayId, int ticketNumber) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    jdbc.sql(
            """
            insert into feedback_code (code, service_day_id, ticket_number)
            values (:code, :day, :number)
            """)
        .param("code", code)
        .param("day", serviceDayId)
        .param("number", ticketNumber)
        .update();
    return code;
  }
}
