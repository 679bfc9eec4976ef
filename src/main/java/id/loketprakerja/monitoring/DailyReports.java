package id.loketprakerja.monitoring;

import id.loketprakerja.serviceday.ServiceDay;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts a service day and keeps the count when the day is over. */
@Service
@Transactional
class DailyReports {

  private final JdbcClient jdbc;
  private final DayHistory history;
  private final Clock clock;

  DailyReports(JdbcClient jdbc, DayHistory history, Clock clock) {
    this.jdbc = jdbc;
    this.history = history;
    this.clock = clock;
  }

  /** Counts the day as it stands now. */
  @Transactional(readOnly = true)
  DayFigures figures(ServiceDay day) {
    return jdbc.sql(
            """
            select count(*) as issued,
              count(case when outcome = 'REGISTERED' then 1 end) as registered,
              count(case when outcome = 'NOT_PASSED' then 1 end) as not_passed,
              count(case when outcome = 'NO_SHOW' then 1 end) as no_show,
              count(case when outcome = 'LEFT' then 1 end) as left_early,
              count(case when outcome = 'SERVICE_CLOSED' then 1 end) as sent_home,
              (select coalesce(sum(file_count), 0) from deletion_receipt r where r.service_day_id = :id) as photos,
              (select count(*) from feedback f where f.service_day_id = :id and f.opinion = 'LIKE') as likes,
              (select count(*) from feedback f where f.service_day_id = :id and f.opinion = 'DISLIKE') as dislikes,
              (select count(*) from feedback f where f.service_day_id = :id and f.opinion = 'NONE') as no_opinion
            from ticket where service_day_id = :id
            """)
        .param("id", day.id())
        .query(
            (row, i) ->
                new DayFigures(
                    row.getInt("issued"),
                    row.getInt("registered"),
                    row.getInt("not_passed"),
                    row.getInt("no_show"),
                    row.getInt("left_early"),
                    row.getInt("sent_home"),
                    history.entriesRefused(day.officeId(), day.date()),
                    history.problems(day.officeId(), day.date()),
                    row.getInt("photos"),
                    row.getInt("likes"),
                    row.getInt("dislikes"),
                    row.getInt("no_opinion")))
        .single();
  }

  /**
   * Files the report of a day.
   *
   * @param note the manager's remark, may be null
   * @param filedBy the manager's user id, may be null
   */
  void file(ServiceDay day, String note, String filedBy) {
    DayFigures figures = figures(day);
    jdbc.sql(
            """
            insert into daily_report (service_day_id, tickets_issued, registered, not_passed, no_show, left_early,
              sent_home, entries_refused, problems, photos_deleted, likes, dislikes, no_opinion,
              note, filed_by, filed_at)
            values (:id, :ticketsIssued, :registered, :notPassed, :noShow, :left,
              :sentHome, :entriesRefused, :problems, :photosDeleted, :likes, :dislikes, :noOpinion,
              :note, :filedBy, :filedAt)
            """)
        .param("id", day.id())
        .param("ticketsIssued", figures.ticketsIssued())
        .param("registered", figures.registered())
        .param("notPassed", figures.notPassed())
        .param("noShow", figures.noShow())
        .param("left", figures.left())
        .param("sentHome", figures.sentHome())
        .param("entriesRefused", figures.entriesRefused())
        .param("problems", figures.problems())
        .param("photosDeleted", figures.photosDeleted())
        .param("likes", figures.likes())
        .param("dislikes", figures.dislikes())
        .param("noOpinion", figures.noOpinion())
        .param("note", note)
        .param("filedBy", filedBy)
        .param("filedAt", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }
}
