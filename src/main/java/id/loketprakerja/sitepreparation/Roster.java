package id.loketprakerja.sitepreparation;

import id.loketprakerja.Refusal;
import id.loketprakerja.serviceday.ServiceDays;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is on duty on a service day (SOP items 12 and 28). Whoever plans holds the lock on the day,
 * so two plans made at once never add up.
 */
@Service
@Transactional
public class Roster {

  /** SOP item 12. */
  static final int MOST_PEOPLE = 2;

  private final JdbcClient jdbc;
  private final ServiceDays serviceDays;
  private final ApplicationEventPublisher events;

  Roster(JdbcClient jdbc, ServiceDays serviceDays, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.serviceDays = serviceDays;
    this.events = events;
  }

  /** Whether the person is on the roster of the service day. */
  @Transactional(readOnly = true)
  public boolean isOnDuty(long serviceDayId, String userId) {
    return jdbc.sql("select count(*) from roster where service_day_id = :day and user_id = :user")
            .param("day", serviceDayId)
            .param("user", userId)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Whether the person is on the roster of the office's service day on a date. */
  @Transactional(readOnly = true)
  public boolean isOnDuty(String officeId, LocalDate date, String userId) {
    return jdbc.sql(
                """
                select count(*) from roster join service_day on service_day.id = roster.service_day_id
                where office_id = :office and service_date = :date and user_id = :user
                """)
            .param("office", officeId)
            .param("date", date)
            .param("user", userId)
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * Replaces the roster of a day.
   *
   * @param registrationRoom user ids on duty in the registration room
   * @param trainingRoom user ids on duty in the training room; the same person may be in both
   * @param staff the user ids that can be on duty in the office
   * @param assistants those of them who are technical assistants
   * @return everyone on duty, each once
   * @throws Refusal when a room has nobody, more than two people are on duty, none of them is a
   *     technical assistant, or someone does not belong to the office's staff
   */
  List<String> plan(
      long serviceDayId,
      Collection<String> registrationRoom,
      Collection<String> trainingRoom,
      Set<String> staff,
      Set<String> assistants) {
    if (registrationRoom.isEmpty() || trainingRoom.isEmpty()) {
      throw new Refusal(
          "Setiap ruang perlu petugas. Pilih paling sedikit satu orang untuk setiap ruang.");
    }
    Set<String> people = new LinkedHashSet<>(registrationRoom);
    people.addAll(trainingRoom);
    if (!staff.containsAll(people)) {
      throw new Refusal(
          "Jadwal berisi orang yang bukan petugas kantor ini. Pilih petugas dari daftar.");
    }
    if (people.size() > MOST_PEOPLE) {
      throw new Refusal(
          "Paling banyak %d orang boleh bertugas dalam sehari; jadwal ini berisi %d orang. Kurangi jumlahnya."
              .formatted(MOST_PEOPLE, people.size()));
    }
    if (people.stream().noneMatch(assistants::contains)) {
      throw new Refusal(
          "Jadwal perlu paling sedikit satu pendamping teknis. Ganti salah satu petugas.");
    }
    serviceDays.lock(serviceDayId);
    Set<String> takenOff = people(serviceDayId);
    takenOff.removeAll(people);
    jdbc.sql("delete from roster where service_day_id = :day").param("day", serviceDayId).update();
    registrationRoom.forEach(person -> insert(serviceDayId, person, "REGISTRATION"));
    trainingRoom.forEach(person -> insert(serviceDayId, person, "TRAINING"));
    events.publishEvent(new RosterChanged(serviceDayId, Set.copyOf(takenOff)));
    return List.copyOf(people);
  }

  private Set<String> people(long serviceDayId) {
    return new HashSet<>(
        jdbc.sql("select distinct user_id from roster where service_day_id = :day")
            .param("day", serviceDayId)
            .query(String.class)
            .list());
  }

  private void insert(long serviceDayId, String userId, String room) {
    jdbc.sql("insert into roster (service_day_id, user_id, room) values (:day, :user, :room)")
        .param("day", serviceDayId)
        .param("user", userId)
        .param("room", room)
        .update();
  }
}
