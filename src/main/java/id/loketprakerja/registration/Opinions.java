package id.loketprakerja.registration;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The participants' opinions, kept without ticket or time so that none can be traced to a person.
 */
@Service
@Transactional
class Opinions {

  private final JdbcClient jdbc;

  Opinions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a participant thinks of the service. */
  enum Opinion {
    LIKE,
    DISLIKE,
    /** Asked, but gave no opinion. */
    NONE
  }

  void store(long serviceDayId, Opinion opinion) {
    jdbc.sql("insert into feedback (id, service_day_id, opinion) values (:id, :day, :opinion)")
        .param("id", UUID.randomUUID().toString())
        .param("day", serviceDayId)
        .param("opinion", opinion.name())
        .update();
  }
}
