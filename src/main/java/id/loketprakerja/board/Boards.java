package id.loketprakerja.board;

import id.loketprakerja.board.Board.Call;
import id.loketprakerja.office.Office;
import id.loketprakerja.office.Offices;
import id.loketprakerja.serviceday.ServiceDay.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads what stands on an office's board, with one small query. */
@Service
class Boards {

  /** More numbers are not taken in at a glance. */
  private static final int NEXT = 4;

  private static final int MINUTES_STEP = 5;

  private final JdbcClient jdbc;
  private final Offices offices;

  Boards(JdbcClient jdbc, Offices offices) {
    this.jdbc = jdbc;
    this.offices = offices;
  }

  /** The board of the office as it stands now. */
  Board of(Office office) {
    // A row for each open ticket, or one without; each with the day's own figures.
    List<Row> rows =
        jdbc.sql(
                """
                select d.status, t.ticket_number, t.state, t.desk_number, t.called_at,
                  (select count(*) from desk k
                    where k.service_day_id = d.id and k.state in ('FREE', 'OCCUPIED', 'DIRTY')) as desks,
                  (select count(*) from desk k where k.service_day_id = d.id and k.state = 'FREE'
                    and k.desk_number not in
                      (select h.desk_number from held_desk h where h.service_day_id = d.id)) as free_desks,
                  (select avg(extract(epoch from (e.ended_at - e.called_at))) from ticket e
                    where e.service_day_id = d.id and e.outcome in ('REGISTERED', 'NOT_PASSED')) as session_seconds
                from service_day d
                left join ticket t on t.service_day_id = d.id and t.state in ('WAITING', 'AT_DESK')
                where d.office_id = :office and d.service_date = :today
                order by t.ticket_number
                """)
            .param("office", office.id())
            .param("today", offices.today(office))
            .query(Boards::row)
            .list();
    if (rows.isEmpty()) {
      return closed(beforeTheDay(office));
    }
    Row day = rows.get(0);
    List<Call> calls =
        rows.stream()
            .filter(row -> "AT_DESK".equals(row.state))
            .sorted(Comparator.comparing(Row::calledAt).reversed())
            .map(row -> new Call(row.ticket, row.desk))
            .toList();
    List<Integer> waiting =
        rows.stream().filter(row -> "WAITING".equals(row.state)).map(Row::ticket).toList();
    return switch (day.status) {
      case PREPARING -> closed("Layanan belum dibuka");
      case OPEN ->
          new Board(
              true,
              "Layanan buka",
              calls,
              waiting.size(),
              waiting.stream().limit(NEXT).toList(),
              expectedWait(day, waiting.size()));
      case CLOSING -> new Board(false, "Antrean sudah ditutup", calls, 0, List.of(), "");
      case ENDED, CANCELLED -> closed("Layanan sudah tutup");
    };
  }

  private String beforeTheDay(Office office) {
    ZonedDateTime now = offices.now(office);
    return offices.isWorkingDay(office, now.toLocalDate())
            && now.toLocalTime().isBefore(office.closingTime())
        ? "Layanan belum dibuka"
        : "Layanan tutup";
  }

  private static Board closed(String notice) {
    return new Board(false, notice, List.of(), 0, List.of(), "");
  }

  /**
   * From the day's own sessions: the desks take their turns through everyone before the newcomer
   * and the newcomer. It knows nothing of how far the sessions at the desks are, hence "sekitar".
   */
  private static String expectedWait(Row day, int waiting) {
    if (waiting == 0 && day.freeDesks > 0) {
      return "Langsung dilayani";
    }
    if (day.sessionSeconds == null || day.desks == 0) {
      return "Belum dapat diperkirakan";
    }
    double minutes = (waiting + 1) * day.sessionSeconds / day.desks / 60;
    long rounded = Math.max(1, (long) Math.ceil(minutes / MINUTES_STEP)) * MINUTES_STEP;
    return rounded < 60
        ? "Sekitar %d menit".formatted(rounded)
        : rounded % 60 == 0
            ? "Sekitar %d jam".formatted(rounded / 60)
            : "Sekitar %d jam %d menit".formatted(rounded / 60, rounded % 60);
  }

  private record Row(
      Status status,
      int ticket,
      String state,
      int desk,
      OffsetDateTime calledAt,
      int desks,
      int freeDesks,
      Double sessionSeconds) {}

  private static Row row(ResultSet row, int i) throws SQLException {
    return new Row(
        Status.valueOf(row.getString("status")),
        row.getInt("ticket_number"),
        row.getString("state"),
        row.getInt("desk_number"),
        row.getObject("called_at", OffsetDateTime.class),
        row.getInt("desks"),
        row.getInt("free_desks"),
        row.getObject("session_seconds") == null ? null : row.getDouble("session_seconds"));
  }
}
