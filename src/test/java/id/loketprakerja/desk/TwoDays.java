package id.loketprakerja.desk;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.office.Office;
import id.loketprakerja.office.Offices;
import id.loketprakerja.registration.Tickets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two days of one office share its desks: yesterday's sessions end while today's participants come,
 * all in the same moment.
 */
public final class TwoDays {

  private static final String OFFICE = "kantorjayapura";
  private static final int DESKS = 3;
  private static final Work CLEANED = new Work(true, false, true);

  private final Desks desks;
  private final Tickets tickets;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Office office;

  public TwoDays(ApplicationContext application) {
    this.desks = application.getBean(Desks.class);
    this.tickets = application.getBean(Tickets.class);
    this.database = application.getBean(JdbcClient.class);
    this.transaction =
        new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
    this.office = application.getBean(Offices.class).byId(OFFICE);
  }

  /** Everybody at once, so many times; nobody fails, shares a desk or is forgotten. */
  public void everybodyAtOnce(int rounds) throws Exception {
    LocalDate today = LocalDate.of(2026, 5, 20);
    ClockUtil.setCurrentTime(
        Date.from(today.atTime(LocalTime.of(10, 0)).atZone(office.zone()).toInstant()));
    ExecutorService people = Executors.newFixedThreadPool(2 * DESKS + 1);
    try {
      for (int round = 0; round < rounds; round++) {
        round(people, today);
      }
    } finally {
      people.shutdownNow();
      clear();
    }
  }

  private void round(ExecutorService people, LocalDate today) throws Exception {
    // given: yesterday holds all desks but the last, and today's first participant has that one
    clear();
    long before = day(today.minusDays(1), "CLOSING");
    long now = day(today, "OPEN");
    for (int desk = 1; desk <= DESKS; desk++) {
      heldDesk(before, desk);
      freeDesk(now, desk);
    }
    freeDesk(now, DESKS + 1);
    int first = arrives(now);
    assertThat(desks.request(now, first)).contains(DESKS + 1);
    desks.endSession(now, first, Tickets.Outcome.LEFT, CLEANED);

    // when
    CyclicBarrier start = new CyclicBarrier(2 * DESKS + 1);
    List<Future<Object>> all = new ArrayList<>();
    for (int i = 1; i <= DESKS; i++) {
      int ticket = i;
      all.add(people.submit(together(start, () -> desks.release(before, ticket, CLEANED))));
      all.add(
          people.submit(
              together(
                  start, () -> transaction.execute(status -> desks.request(now, arrives(now))))));
    }
    all.add(people.submit(together(start, () -> desks.release(now, first, CLEANED))));
    for (Future<Object> one : all) {
      one.get(60, TimeUnit.SECONDS);
    }

    // then
    assertThat(desks.heldByOtherDays(now)).isEmpty();
    assertThat(
            database
                .sql(
                    "select count(distinct desk_number) from ticket where service_day_id = :day and state = 'AT_DESK'")
                .param("day", now)
                .query(Integer.class)
                .single())
        .as("desks in use")
        .isEqualTo(DESKS);
    assertThat(tickets.waitingCount(now)).as("forgotten").isZero();
    assertThat(desks.ready(now)).hasSize(1);
  }

  private static Callable<Object> together(CyclicBarrier start, Callable<Object> action) {
    return () -> {
      start.await(60, TimeUnit.SECONDS);
      return action.call();
    };
  }

  private int arrives(long day) {
    return tickets
        .issue(day, "case " + System.nanoTime() + Thread.currentThread().getName())
        .getAsInt();
  }

  private long day(LocalDate date, String status) {
    database
        .sql(
            """
            insert into service_day (office_id, service_date, status, process_instance_id, last_ticket_number)
            values (:office, :date, :status, :date, :tickets)
            """)
        .param("office", OFFICE)
        .param("date", date)
        .param("status", status)
        .param("tickets", "OPEN".equals(status) ? 0 : DESKS)
        .update();
    return database
        .sql("select id from service_day where office_id = :office and service_date = :date")
        .param("office", OFFICE)
        .param("date", date)
        .query(Long.class)
        .single();
  }

  private void heldDesk(long day, int number) {
    database
        .sql(
            """
            insert into ticket (service_day_id, ticket_number, state, outcome, desk_number,
              process_instance_id, issued_at)
            values (:day, :number, 'ENDED', 'LEFT', :number, :case, now())
            """)
        .param("day", day)
        .param("number", number)
        .param("case", "yesterday " + number)
        .update();
    database
        .sql(
            """
            insert into desk (service_day_id, desk_number, state, ticket_number)
            values (:day, :number, 'DIRTY', :number)
            """)
        .param("day", day)
        .param("number", number)
        .update();
  }

  private void freeDesk(long day, int number) {
    database
        .sql("insert into desk (service_day_id, desk_number, state) values (:day, :number, 'FREE')")
        .param("day", day)
        .param("number", number)
        .update();
  }

  private void clear() {
    for (String table : List.of("desk", "ticket")) {
      database
          .sql(
              "delete from %s where service_day_id in (select id from service_day where office_id = :office)"
                  .formatted(table))
          .param("office", OFFICE)
          .update();
    }
    database
        .sql("delete from service_day where office_id = :office")
        .param("office", OFFICE)
        .update();
  }
}
