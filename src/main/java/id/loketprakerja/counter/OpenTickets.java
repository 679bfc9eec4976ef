package id.loketprakerja.counter;

import id.loketprakerja.office.Office;
import id.loketprakerja.office.Offices;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tickets of an office's day of today that wait or are at a desk. */
@Service
@Transactional(readOnly = true)
class OpenTickets {

  private final JdbcClient jdbc;
  private final Offices offices;

  OpenTickets(JdbcClient jdbc, Offices offices) {
    this.jdbc = jdbc;
    this.offices = offices;
  }

  /**
   * A ticket that has not ended.
   *
   * @param number the number, from 1
   * @param caseId the registration's process instance
   * @param issuedAt since when the participant has waited
   * @param calledAt until when; null while no desk has been given
   * @param desk the desk, from 1; null while none has been given
   */
  record OpenTicket(int number, String caseId, Instant issuedAt, Instant calledAt, Integer desk) {}

  List<OpenTicket> of(Office office) {
    return jdbc.sql(
            """
            select t.ticket_number, t.process_instance_id, t.issued_at, t.called_at, t.desk_number
            from ticket t join service_day d on d.id = t.service_day_id
            where d.office_id = :office and d.service_date = :today and t.state <> 'ENDED'
            order by t.ticket_number
            """)
        .param("office", office.id())
        .param("today", offices.today(office))
        .query(
            (row, i) ->
                new OpenTicket(
                    row.getInt("ticket_number"),
                    row.getString("process_instance_id"),
                    instant(row.getObject("issued_at", OffsetDateTime.class)),
                    instant(row.getObject("called_at", OffsetDateTime.class)),
                    row.getObject("desk_number", Integer.class)))
        .list();
  }

  /** The process instance of the office's service day of today, while it is open. */
  Optional<String> openDay(Office office) {
    return jdbc.sql(
            """
            select process_instance_id from service_day
            where office_id = :office and service_date = :today and status = 'OPEN'
            """)
        .param("office", office.id())
        .param("today", offices.today(office))
        .query(String.class)
        .optional();
  }

  private static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
