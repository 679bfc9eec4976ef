package id.loketprakerja.serviceday;

import id.loketprakerja.Refusal;
import id.loketprakerja.office.Office;
import id.loketprakerja.office.Offices;
import id.loketprakerja.serviceday.ServiceDay.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rules of a service day: one per office and date, opened once, closed once, ended when all
 * work is done.
 */
@Service
@Transactional
public class ServiceDays {

  private final JdbcClient jdbc;
  private final Offices offices;
  private final ServiceDayTimes times;
  private final Clock clock;

  ServiceDays(JdbcClient jdbc, Offices offices, ServiceDayTimes times, Clock clock) {
    this.jdbc = jdbc;
    this.offices = offices;
    this.times = times;
    this.clock = clock;
  }

  /**
   * Registers today's service day of an office.
   *
   * @throws Refusal when the office is closed today, its closing time has passed, or the day exists
   *     already
   */
  public ServiceDay register(String officeId, String processInstanceId) {
    Office office = offices.byId(officeId);
    ZonedDateTime now = offices.now(office);
    LocalDate date = now.toLocalDate();
    if (offices.isClosedOn(office, date)) {
      throw new Refusal(
          "%s tutup pada tanggal %s. Mulai hari layanan pada hari kerja berikutnya."
              .formatted(office.name(), Offices.text(date)));
    }
    if (!now.toLocalTime().isBefore(office.closingTime())) {
      throw new Refusal(
          "Jam layanan %s hari ini sudah lewat (tutup pukul %s). Mulai hari layanan pada hari kerja berikutnya."
              .formatted(office.name(), Offices.text(office.closingTime())));
    }
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    try {
      jdbc.sql(
              """
              insert into service_day (office_id, service_date, status, process_instance_id)
              values (:officeId, :date, 'PREPARING', :processInstanceId)
              """)
          .param("officeId", officeId)
          .param("date", date)
          .param("processInstanceId", processInstanceId)
          .update(key, "id");
    } catch (DuplicateKeyException e) {
      throw new Refusal(
          "Hari layanan %s untuk tanggal %s sudah ada. Lanjutkan hari layanan itu; tidak perlu memulai lagi."
              .formatted(office.name(), Offices.text(date)));
    }
    return new ServiceDay(key.getKeyAs(Number.class).longValue(), officeId, date, Status.PREPARING);
  }

  /** Whether the office has a service day on the date, in whatever status. */
  @Transactional(readOnly = true)
  public boolean exists(String officeId, LocalDate date) {
    return jdbc.sql(
                "select count(*) from service_day where office_id = :officeId and service_date = :date")
            .param("officeId", officeId)
            .param("date", date)
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * Today's service day of the office, when it is open.
   *
   * @throws Refusal when no service day is open
   */
  public ServiceDay openToday(String officeId) {
    return serving(officeId)
        .orElseThrow(
            () ->
                new Refusal(
                    "Layanan %s belum dibuka atau sudah ditutup. Minta manajer membuka hari layanan lebih dahulu."
                        .formatted(offices.byId(officeId).name())));
  }

  /** Today's service day of the office, when tickets are issued and desks given out. */
  @Transactional(readOnly = true)
  public Optional<ServiceDay> serving(String officeId) {
    return jdbc.sql(
            "select * from service_day where office_id = :officeId and service_date = :date")
        .param("officeId", officeId)
        .param("date", offices.today(offices.byId(officeId)))
        .query(ServiceDays::map)
        .optional()
        .filter(this::isServing);
  }

  /**
   * Reads the service day and keeps everyone else who wants to change its tickets or desks waiting
   * until the end of the transaction. So for all days of the office that are not over: a session
   * may outlive its day, and the days share the desks.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public ServiceDay lock(long id) {
    // One by one in this order, so that two who come from different days never wait for each other.
    return jdbc
        .sql(
            """
            select id from service_day
            where office_id = (select office_id from service_day where id = :id)
              and (id = :id or status in ('PREPARING', 'OPEN', 'CLOSING'))
            order by id
            """)
        .param("id", id)
        .query(Long.class)
        .list()
        .stream()
        .map(this::lockRow)
        .filter(day -> day.id() == id)
        .toList()
        .get(0);
  }

  private ServiceDay lockRow(long id) {
    return jdbc.sql("select * from service_day where id = :id for update")
        .param("id", id)
        .query(ServiceDays::map)
        .single();
  }

  /**
   * Whether tickets are issued and desks given out now. A day that nobody has closed yet, because
   * the application was down at its closing time, serves nobody all the same.
   */
  public boolean isServing(ServiceDay day) {
    return day.isOpen() && isBeforeClosing(day);
  }

  private boolean isBeforeClosing(ServiceDay day) {
    return times.isBeforeClosing(day.officeId(), day.date().toString());
  }

  /**
   * Opens the service: from now on tickets are issued.
   *
   * @throws Refusal when its closing time has passed
   */
  public void open(long id) {
    ServiceDay day = lock(id);
    if (!isBeforeClosing(day)) {
      throw new Refusal(
          "Jam layanan tanggal %s sudah lewat, jadi layanan tidak dibuka lagi. Mulai hari layanan pada hari kerja berikutnya."
              .formatted(Offices.text(day.date())));
    }
    jdbc.sql(
            "update service_day set status = 'OPEN', opened_at = :now where id = :id and status = 'PREPARING'")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  /** Closes the service: no ticket is issued any more; sessions at a desk go on. */
  public void close(long id) {
    lock(id);
    jdbc.sql(
            "update service_day set status = 'CLOSING', closed_at = greatest(:now, opened_at) where id = :id and status = 'OPEN'")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  /** Gives the day up, because its closing time came before the site was ready. */
  public void cancel(long id) {
    lock(id);
    jdbc.sql(
            "update service_day set status = 'CANCELLED', closed_at = :now where id = :id and status = 'PREPARING'")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  /**
   * Ends the day.
   *
   * @throws Refusal while somebody waits or sits at a desk, or an undeleted photo or a dirty desk
   *     is left, and when somebody else has just ended it
   */
  public void end(long id) {
    if (lock(id).status() == Status.ENDED) {
      throw new Refusal("Hari layanan ini sudah diakhiri. Muat ulang daftar tugas.");
    }
    List<String> unfinished = unfinishedWork(id);
    if (!unfinished.isEmpty()) {
      throw new Refusal(
          "Hari layanan belum dapat diakhiri. "
              + String.join(" ", unfinished)
              + " Selesaikan dahulu, lalu coba lagi.");
    }
    jdbc.sql("update service_day set status = 'ENDED' where id = :id").param("id", id).update();
  }

  /**
   * A day whose case ends before its time. Nobody has come yet while the site is prepared, so such
   * a day is given up.
   *
   * @throws Refusal when people are being served, or what they left is still to be done
   */
  @EventListener
  public void caseEnds(CaseEnding ending) {
    Optional<Long> unfinished =
        jdbc.sql(
                """
                select id from service_day
                where process_instance_id = :case and status in ('PREPARING', 'OPEN', 'CLOSING')
                """)
            .param("case", ending.processInstanceId())
            .query(Long.class)
            .optional();
    if (unfinished.isEmpty()) {
      return;
    }
    cancel(unfinished.get());
    ServiceDay day = byId(unfinished.get());
    if (day.status() != Status.CANCELLED && ending.refusable()) {
      throw new Refusal(
          "Hari layanan tanggal %s masih berjalan, jadi tidak dapat dihapus atau dilewati. Tutup layanan, lalu selesaikan tugas \"Tinjau hari layanan\"."
              .formatted(Offices.text(day.date())));
    }
  }

  /** What keeps the day from ending, one Indonesian sentence each; empty when nothing does. */
  @Transactional(readOnly = true)
  public List<String> unfinishedWork(long id) {
    List<String> unfinished = new ArrayList<>(unfinishedDesks(id));
    unfinished.addAll(unfinishedTickets(id));
    return unfinished;
  }

  private List<String> unfinishedDesks(long id) {
    return jdbc.sql(
            """
            select desk_number, ticket_number, state from desk
            where service_day_id = :id and state in ('OCCUPIED', 'DIRTY') order by desk_number
            """)
        .param("id", id)
        .query(
            (row, i) ->
                ("OCCUPIED".equals(row.getString("state"))
                        ? "Meja %d masih dipakai nomor antrean %d."
                        : "Meja %d belum bersih atau foto nomor antrean %d belum dihapus.")
                    .formatted(row.getInt("desk_number"), row.getInt("ticket_number")))
        .list();
  }

  /** What no desk shows any more, however a model came by it. */
  private List<String> unfinishedTickets(long id) {
    return jdbc.sql(
            """
            select ticket_number, state from ticket
            where service_day_id = :id
              and not exists (select 1 from desk
                where desk.service_day_id = :id and desk.ticket_number = ticket.ticket_number)
              and (state <> 'ENDED' or outcome in ('REGISTERED', 'NOT_PASSED')
                and not exists (select 1 from deletion_receipt receipt
                  where receipt.service_day_id = :id and receipt.ticket_number = ticket.ticket_number))
            order by ticket_number
            """)
        .param("id", id)
        .query(
            (row, i) ->
                ("ENDED".equals(row.getString("state"))
                        ? "Penghapusan foto nomor antrean %d belum terbukti."
                        : "Nomor antrean %d belum selesai.")
                    .formatted(row.getInt("ticket_number")))
        .list();
  }

  /** The tickets that were still waiting when the service closed. */
  @Transactional(readOnly = true)
  public List<Integer> unservedTickets(long id) {
    return jdbc.sql(
            """
            select ticket_number from ticket
            where service_day_id = :id and outcome = 'SERVICE_CLOSED' order by ticket_number
            """)
        .param("id", id)
        .query(Integer.class)
        .list();
  }

  /** The date of a service day from before today, whose work is left over; empty for any other. */
  @Transactional(readOnly = true)
  public Optional<LocalDate> pastDate(long id) {
    return jdbc.sql("select * from service_day where id = :id")
        .param("id", id)
        .query(ServiceDays::map)
        .optional()
        .filter(this::isPast)
        .map(ServiceDay::date);
  }

  private boolean isPast(ServiceDay day) {
    return offices
        .find(day.officeId())
        .filter(office -> day.date().isBefore(offices.today(office)))
        .isPresent();
  }

  /** The service day with this key. */
  @Transactional(readOnly = true)
  public ServiceDay byId(long id) {
    return jdbc.sql("select * from service_day where id = :id")
        .param("id", id)
        .query(ServiceDays::map)
        .single();
  }

  private static ServiceDay map(ResultSet row, int i) throws SQLException {
    return new ServiceDay(
        row.getLong("id"),
        row.getString("office_id"),
        row.getObject("service_date", LocalDate.class),
        Status.valueOf(row.getString("status")));
  }
}
