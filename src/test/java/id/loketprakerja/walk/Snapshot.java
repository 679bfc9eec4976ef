package id.loketprakerja.walk;

import id.loketprakerja.customercare.CustomerCareEscalationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A service day as its tables show it.
 *
 * @param waitingCases how many times each case waits for a desk, by its id
 * @param sessionCases how many desk sessions each case has, by its id
 * @param disinfected when the desk of a case was disinfected last
 * @param withPhotos the cases in which photos may have been taken
 * @param receipts how many deletion receipts each ticket has
 * @param hotlineCases how many cases of customer care each case has running, by its id
 */
public record Snapshot(
    String status,
    Optional<Instant> openedAt,
    Optional<Instant> closedAt,
    List<Ticket> tickets,
    Map<Integer, Desk> desks,
    Map<String, Integer> waitingCases,
    Map<String, Integer> sessionCases,
    Map<String, Instant> disinfected,
    Set<String> withPhotos,
    Map<Integer, Integer> receipts,
    Map<String, Integer> hotlineCases) {

  private static final String LEFT_DESK = "event_participantLeft";

  /** A queue ticket; what has not happened yet is empty. */
  public record Ticket(
      int number,
      String caseId,
      String state,
      Optional<String> outcome,
      Optional<Integer> desk,
      Optional<Instant> calledAt,
      Optional<Instant> endedAt) {

    boolean isIn(String other) {
      return state.equals(other);
    }
  }

  /** A desk and the ticket that it serves. */
  public record Desk(int number, String state, Optional<Integer> ticket) {}

  /** The day at one moment. */
  static Snapshot of(Counter counter) {
    return counter.atOneMoment(
        () -> of(counter.database(), counter.dayId(), counter.office().id()));
  }

  /**
   * Looks at a day.
   *
   * @param day the key of the service day's row
   */
  public static Snapshot of(JdbcClient database, long day, String office) {
    List<Ticket> tickets =
        database
            .sql("select * from ticket where service_day_id = :day order by ticket_number")
            .param("day", day)
            .query(Snapshot::ticket)
            .list();
    Map<Integer, Desk> desks = new TreeMap<>();
    database
        .sql("select * from desk where service_day_id = :day")
        .param("day", day)
        .query(
            (row, i) ->
                new Desk(
                    row.getInt("desk_number"),
                    row.getString("state"),
                    number(row, "ticket_number")))
        .list()
        .forEach(desk -> desks.put(desk.number(), desk));
    Map<Integer, Integer> receipts = new HashMap<>();
    database
        .sql("select ticket_number from deletion_receipt where service_day_id = :day")
        .param("day", day)
        .query(Integer.class)
        .list()
        .forEach(ticket -> receipts.merge(ticket, 1, Integer::sum));
    return database
        .sql("select status, opened_at, closed_at from service_day where id = :day")
        .param("day", day)
        .query(
            (row, i) ->
                new Snapshot(
                    row.getString("status"),
                    instant(row, "opened_at"),
                    instant(row, "closed_at"),
                    tickets,
                    desks,
                    subscriptions(database, office, Elements.WAIT_FOR_DESK),
                    subscriptions(database, office, LEFT_DESK),
                    disinfected(database, day),
                    Set.copyOf(entered(database, day, Elements.TAKE_PHOTOS)),
                    receipts,
                    hotlineCases(database, office)))
        .single();
  }

  private static Ticket ticket(ResultSet row, int i) throws SQLException {
    return new Ticket(
        row.getInt("ticket_number"),
        row.getString("process_instance_id"),
        row.getString("state"),
        Optional.ofNullable(row.getString("outcome")),
        number(row, "desk_number"),
        instant(row, "called_at"),
        instant(row, "ended_at"));
  }

  /** Where a case waits, it listens; so this counts what runs, not what has been written down. */
  private static Map<String, Integer> subscriptions(
      JdbcClient database, String office, String element) {
    return database
        .sql(
            "select proc_inst_id_ from act_ru_event_subscr where activity_id_ = :element and tenant_id_ = :office")
        .param("element", element)
        .param("office", office)
        .query(String.class)
        .list()
        .stream()
        .collect(Collectors.toMap(Function.identity(), id -> 1, Integer::sum));
  }

  private static Map<String, Integer> hotlineCases(JdbcClient database, String office) {
    return database
        .sql(
            """
            select e.root_proc_inst_id_
            from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
            where e.parent_id_ is null and d.key_ = :process and e.tenant_id_ = :office
            """)
        .param("process", CustomerCareEscalationProcess.KEY)
        .param("office", office)
        .query(String.class)
        .list()
        .stream()
        .collect(Collectors.toMap(Function.identity(), id -> 1, Integer::sum));
  }

  private static Map<String, Instant> disinfected(JdbcClient database, long day) {
    Map<String, Instant> times = new HashMap<>();
    database
        .sql(
            """
            select h.proc_inst_id_, h.end_time_ from act_hi_actinst h join ticket t on t.process_instance_id = h.proc_inst_id_
            where t.service_day_id = :day and h.act_id_ = :element and h.end_time_ is not null
            and h.act_inst_state_ <> 2
            """)
        .param("day", day)
        .param("element", Elements.DISINFECT_DESK)
        .query(
            row -> {
              times.merge(
                  row.getString(1),
                  row.getTimestamp(2).toInstant(),
                  (a, b) -> a.isAfter(b) ? a : b);
            });
    return times;
  }

  private static List<String> entered(JdbcClient database, long day, String element) {
    return database
        .sql(
            """
            select distinct h.proc_inst_id_ from act_hi_actinst h join ticket t on t.process_instance_id = h.proc_inst_id_
            where t.service_day_id = :day and h.act_id_ = :element
            """)
        .param("day", day)
        .param("element", element)
        .query(String.class)
        .list();
  }

  private static Optional<Integer> number(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, Integer.class));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** The tickets in a state, by their numbers. */
  public List<Ticket> ticketsIn(String state) {
    return tickets.stream().filter(ticket -> ticket.isIn(state)).toList();
  }

  /** How many tickets have ended so. */
  public int ended(String outcome) {
    return (int)
        tickets.stream()
            .filter(ticket -> ticket.outcome().filter(outcome::equals).isPresent())
            .count();
  }

  Optional<Ticket> ticketOf(String caseId) {
    return tickets.stream().filter(ticket -> ticket.caseId().equals(caseId)).findFirst();
  }
}
