package id.loketprakerja.desk;

import id.loketprakerja.Refusal;
import id.loketprakerja.office.Offices;
import id.loketprakerja.photo.DeletionReceipts;
import id.loketprakerja.registration.Tickets;
import id.loketprakerja.registration.Tickets.Held;
import id.loketprakerja.registration.Tickets.Outcome;
import id.loketprakerja.registration.Tickets.Waiting;
import id.loketprakerja.serviceday.CaseEnding;
import id.loketprakerja.serviceday.ServiceDay;
import id.loketprakerja.serviceday.ServiceDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives out the desks of a service day. Whoever changes a desk holds the lock on the service day,
 * so two participants never get the same desk and a desk that becomes free never misses the one who
 * waits for it.
 *
 * <p>Every day has its desks, checked anew; but a desk that a session of another day still holds is
 * not given out before it is released there, and then goes to whoever waits today.
 */
@Service
@Transactional
public class Desks {

  private final JdbcClient jdbc;
  private final ServiceDays serviceDays;
  private final Tickets tickets;
  private final DeletionReceipts receipts;

  Desks(JdbcClient jdbc, ServiceDays serviceDays, Tickets tickets, DeletionReceipts receipts) {
    this.jdbc = jdbc;
    this.serviceDays = serviceDays;
    this.tickets = tickets;
    this.receipts = receipts;
  }

  /**
   * A desk given to the ticket that has waited longest.
   *
   * @param serviceDayId the day of the ticket
   * @param ticket the ticket
   * @param deskNumber the desk, from 1
   */
  public record Assignment(long serviceDayId, Waiting ticket, int deskNumber) {}

  /**
   * Sets up the desks of a day, none of them checked yet.
   *
   * @param count how many, at least 1
   * @return their numbers
   */
  public List<Integer> setUp(long serviceDayId, int count) {
    serviceDays.lock(serviceDayId);
    List<Integer> numbers = IntStream.rangeClosed(1, count).boxed().toList();
    numbers.forEach(
        number ->
            jdbc.sql(
                    "insert into desk (service_day_id, desk_number, state) values (:day, :number, 'UNCHECKED')")
                .param("day", serviceDayId)
                .param("number", number)
                .update());
    return numbers;
  }

  /**
   * Records whether a desk has everything that SOP item 26 asks for; only then can it be given out.
   *
   * @param missing what the desk lacks, empty when it passes
   */
  public void recordCheck(long serviceDayId, int deskNumber, Optional<String> missing) {
    serviceDays.lock(serviceDayId);
    jdbc.sql(
            """
            update desk set state = :state, missing = :missing
            where service_day_id = :day and desk_number = :number and state in ('UNCHECKED', 'FAILED', 'FREE')
            """)
        .param("state", missing.isEmpty() ? "FREE" : "FAILED")
        .param("missing", missing.orElse(null))
        .param("day", serviceDayId)
        .param("number", deskNumber)
        .update();
  }

  /** The desks that did not pass, each with what it lacks. */
  @Transactional(readOnly = true)
  public SortedMap<Integer, String> failed(long serviceDayId) {
    SortedMap<Integer, String> failed = new TreeMap<>();
    jdbc.sql(
            "select desk_number, missing from desk where service_day_id = :day and state = 'FAILED'")
        .param("day", serviceDayId)
        .query(
            row -> {
              failed.put(row.getInt("desk_number"), row.getString("missing"));
            });
    return failed;
  }

  /** The desks that can be given out. */
  @Transactional(readOnly = true)
  public List<Integer> ready(long serviceDayId) {
    return jdbc.sql(
            """
            select desk_number from desk where service_day_id = :day and state = 'FREE'
              and desk_number not in (select desk_number from held_desk where service_day_id = :day)
            order by desk_number
            """)
        .param("day", serviceDayId)
        .query(Integer.class)
        .list();
  }

  /** Whether a desk has passed its check, so that somebody can be served sooner or later. */
  @Transactional(readOnly = true)
  public boolean hasPassed(long serviceDayId) {
    return jdbc.sql("select count(*) from desk where service_day_id = :day and state = 'FREE'")
            .param("day", serviceDayId)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** The desks that another day still holds, one Indonesian sentence each. */
  @Transactional(readOnly = true)
  public List<String> heldByOtherDays(long serviceDayId) {
    return jdbc.sql(
            """
            select desk_number, state, ticket_number, service_date from held_desk
            where service_day_id = :day order by desk_number, service_date
            """)
        .param("day", serviceDayId)
        .query(
            (row, i) ->
                ("OCCUPIED".equals(row.getString("state"))
                        ? "Meja %d masih dipakai nomor antrean %d tanggal %s."
                        : "Meja %d belum bersih atau foto nomor antrean %d tanggal %s belum dihapus.")
                    .formatted(
                        row.getInt("desk_number"),
                        row.getInt("ticket_number"),
                        Offices.text(row.getObject("service_date", LocalDate.class))))
        .list();
  }

  /**
   * Gives a free desk to the ticket, unless none is free, someone has waited longer or the service
   * has closed meanwhile.
   *
   * @return the desk's number, empty when the ticket has to wait
   */
  public Optional<Integer> request(long serviceDayId, int ticketNumber) {
    ServiceDay day = serviceDays.lock(serviceDayId);
    if (!serviceDays.isServing(day)) {
      return Optional.empty();
    }
    return tickets
        .longestWaiting(serviceDayId)
        .filter(first -> first.ticketNumber() == ticketNumber)
        .flatMap(first -> giveFreeDesk(day, first))
        .map(Assignment::deskNumber);
  }

  /**
   * Ends the session of a ticket. The desk has to be cleaned, unless the participant never sat
   * there.
   *
   * @param outcome how the session ended
   */
  void endSession(long serviceDayId, int ticketNumber, Outcome outcome, Work work) {
    endSession(serviceDayId, ticketNumber, outcome, work.seated() || outcome != Outcome.NO_SHOW);
  }

  private void endSession(long serviceDayId, int ticketNumber, Outcome outcome, boolean used) {
    serviceDays.lock(serviceDayId);
    tickets.end(serviceDayId, ticketNumber, outcome);
    if (used) {
      jdbc.sql(
              "update desk set state = 'DIRTY' where service_day_id = :day and ticket_number = :ticket")
          .param("day", serviceDayId)
          .param("ticket", ticketNumber)
          .update();
    }
  }

  /**
   * Takes the desk back from a ticket and gives it to whoever has waited longest.
   *
   * @return who got the desk, empty when nobody waits or the service has closed
   * @throws Refusal while the session goes on, when the desk was used and is not clean, or when
   *     photos may be left
   */
  Optional<Assignment> release(long serviceDayId, int ticketNumber, Work work) {
    ServiceDay day = serviceDays.lock(serviceDayId);
    checkFree(serviceDayId, ticketNumber, work);
    return handOn(day, ticketNumber);
  }

  private void checkFree(long serviceDayId, int ticketNumber, Work work) {
    if (work.photosPossible() && !receipts.exist(serviceDayId, ticketNumber)) {
      throw new Refusal(
          "Foto nomor antrean %d mungkin masih ada, jadi mejanya belum dapat dikosongkan. Selesaikan tugas \"Hapus foto peserta\" dahulu."
              .formatted(ticketNumber));
    }
    jdbc.sql(
            """
            select desk.state, ticket.state from desk join ticket
              on ticket.service_day_id = desk.service_day_id and ticket.ticket_number = desk.ticket_number
            where desk.service_day_id = :day and desk.ticket_number = :ticket
            """)
        .param("day", serviceDayId)
        .param("ticket", ticketNumber)
        .query(
            row -> {
              boolean used = work.seated() || "DIRTY".equals(row.getString(1));
              if (!"ENDED".equals(row.getString(2)) || used && !work.disinfected()) {
                throw new Refusal(
                    "Meja nomor antrean %d masih dipakai atau belum bersih, jadi belum dapat dikosongkan. Selesaikan sesinya dan tugas \"Bersihkan meja\" dahulu."
                        .formatted(ticketNumber));
              }
            });
  }

  private Optional<Assignment> handOn(ServiceDay day, int ticketNumber) {
    jdbc.sql(
            """
            update desk set state = 'FREE', ticket_number = null
            where service_day_id = :day and ticket_number = :ticket
            """)
        .param("day", day.id())
        .param("ticket", ticketNumber)
        .update();
    return serviceDays
        .serving(day.officeId())
        .flatMap(
            today ->
                tickets.longestWaiting(today.id()).flatMap(first -> giveFreeDesk(today, first)));
  }

  /**
   * Gives the desk of a ticket that was called, but whose case is no longer there to be told, to
   * the next one; nobody has sat there.
   *
   * @return who got the desk, empty when nobody waits any more
   */
  Optional<Assignment> passOver(long serviceDayId, int ticketNumber) {
    ServiceDay day = serviceDays.lock(serviceDayId);
    tickets.end(serviceDayId, ticketNumber, Outcome.LEFT);
    return handOn(day, ticketNumber);
  }

  /**
   * Takes the ticket of a case that ends out of the queue. What a program clears away leaves its
   * desk to be cleaned.
   *
   * @throws Refusal when the case holds a desk: it may be in use or dirty, with photos left
   */
  @EventListener
  public void caseEnds(CaseEnding ending) {
    Optional<Long> day = tickets.heldBy(ending.processInstanceId()).map(Held::serviceDayId);
    if (day.isEmpty()) {
      return;
    }
    serviceDays.lock(day.get());
    Held held = tickets.heldBy(ending.processInstanceId()).orElseThrow();
    if (held.deskNumber() != null && ending.refusable()) {
      throw new Refusal(
          "Kasus nomor antrean %d belum dapat diakhiri, karena meja %d masih dipakai atau belum bersih dan fotonya mungkin masih ada. Tekan \"Peserta meninggalkan lokasi\" bila sesinya belum selesai, lalu selesaikan tugas \"Hapus foto peserta\" dan \"Bersihkan meja\"."
              .formatted(held.ticketNumber(), held.deskNumber()));
    }
    endSession(held.serviceDayId(), held.ticketNumber(), Outcome.LEFT, true);
  }

  private Optional<Assignment> giveFreeDesk(ServiceDay day, Waiting ticket) {
    Optional<Integer> free = ready(day.id()).stream().findFirst();
    free.ifPresent(
        desk -> {
          jdbc.sql(
                  """
                  update desk set state = 'OCCUPIED', ticket_number = :ticket
                  where service_day_id = :day and desk_number = :desk
                  """)
              .param("ticket", ticket.ticketNumber())
              .param("day", day.id())
              .param("desk", desk)
              .update();
          tickets.call(day.id(), ticket.ticketNumber(), desk);
        });
    return free.map(desk -> new Assignment(day.id(), ticket, desk));
  }
}
