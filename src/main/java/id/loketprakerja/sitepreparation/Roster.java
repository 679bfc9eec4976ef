package id.loketprakerja.sitepreparation;

import id.loketprakerja.Refusal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is on duty on a service day (SOP items 12 and 28). */
@Service
@Transactional
public class Roster {

  /** SOP item 12. */
  static final int MOST_PEOPLE = 2;

  private final JdbcClient jdbc;

  Roster(JdbcClient jdbc) {
    this.jdbc = jdbc;
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
    jdbc.sql("delete from roster where service_day_id = :day").param("day", serviceDayId).update();
    registrationRoom.forEach(person -> insert(serviceDayId, person, "REGISTRATION"));
    trainingRoom.forEach(person -> insert(serviceDayId, person, "TRAINING"));
    return List.copyOf(people);
  }

  private void insert(long serviceDayId, String userId, String room) {
    jdbc.sql("insert into roster (service_day_id, user_id, room) values (:day, :user, :room)")
        .param("day", serviceDayId)
        .param("user", userId)
        .param("room", room)
        .update();
  }
}
