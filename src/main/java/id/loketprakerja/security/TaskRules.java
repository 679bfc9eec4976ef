package id.loketprakerja.security;

import id.loketprakerja.Refusal;
import id.loketprakerja.office.Office;
import id.loketprakerja.office.Offices;
import id.loketprakerja.serviceday.ServiceDays;
import id.loketprakerja.sitepreparation.Roster;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Who may hold a task of the counter and who may finish it (SOP item 12): only somebody whom the
 * model offers it to and who is on the day's roster holds it, and only the holder finishes it. The
 * managers' tasks are theirs, on the roster or not.
 *
 * <p>What is left over from an earlier day may be done by today's people too.
 *
 * <p>An administrator is no exception. A call without a person behind it, of a job for example, is
 * free to finish a task, but cannot give it to somebody else either.
 */
@Service
class TaskRules {

  private final Roster roster;
  private final ServiceDays serviceDays;
  private final Offices offices;

  TaskRules(Roster roster, ServiceDays serviceDays, Offices offices) {
    this.roster = roster;
    this.serviceDays = serviceDays;
    this.offices = offices;
  }

  /** Whether the person may hold the task. */
  boolean mayHold(TaskFacts task, Person person) {
    return obstacle(task, person).isEmpty();
  }

  /**
   * @throws Refusal when the person may not hold the task
   */
  void checkHolder(TaskFacts task, Person person) {
    obstacle(task, person).ifPresent(TaskRules::refuse);
  }

  /**
   * Whoever takes or returns a task does it for themself.
   *
   * @param before who held the task; null when it was free
   * @param after who is to hold it; null when it is to be free
   * @throws Refusal when the person takes it for somebody else or from somebody else
   */
  void checkClaim(String actor, String before, String after) {
    if (after != null && !after.equals(actor)) {
      refuse(
          "Tugas hanya dapat diambil untuk diri sendiri. Minta manajer menugaskannya kepada %s."
              .formatted(after));
    }
    if (after == null && before != null && !before.equals(actor)) {
      refuse(
          "Tugas ini dipegang %s. Hanya pemegangnya atau manajer yang dapat melepaskannya."
              .formatted(before));
    }
  }

  /**
   * @param holder who holds the task; null when it is free
   * @param actor the user id of whoever finishes it; null when no person does
   * @throws Refusal when the actor does not hold the task, or its holder may not
   */
  void checkFinisher(TaskFacts task, Person holder, String actor) {
    if (actor != null && holder == null) {
      refuse(
          "Tugas \"%s\" belum diambil. Ambil tugas ini lebih dahulu, lalu selesaikan."
              .formatted(task.name()));
    }
    if (actor != null) {
      checkResolver(task, holder.id(), actor);
    }
    if (holder != null) {
      checkHolder(task, holder);
    }
  }

  /**
   * @param holder the user id of whoever the task is delegated to
   * @throws Refusal when somebody else says that it is done
   */
  void checkResolver(TaskFacts task, String holder, String actor) {
    if (!actor.equals(holder)) {
      refuse(
          "Tugas \"%s\" dipegang %s; hanya pemegangnya yang dapat menyelesaikannya. Minta manajer mengalihkannya bila perlu."
              .formatted(task.name(), holder));
    }
  }

  /**
   * Reports of a problem come from the counter or from those who answer for it.
   *
   * @throws Refusal when the person could not hold the task and is no manager either
   */
  void checkReporter(TaskFacts task, Person person) {
    if (!person.isManager()) {
      checkHolder(task, person);
    }
  }

  /**
   * @throws Refusal always: a task is finished where its form and its holder are looked at
   */
  void refuseLeaving(TaskFacts task) {
    refuse(
        "Tugas \"%s\" tidak dapat dilewati. Selesaikan tugas itu dari daftar tugas."
            .formatted(task.name()));
  }

  /**
   * @throws Refusal always: what a person writes there would stay in the history, a name too
   */
  void refuseRewording(TaskFacts task) {
    refuse(
        "Nama dan keterangan tugas \"%s\" ditetapkan oleh model proses dan tidak dapat diubah."
            .formatted(task.name()));
  }

  private Optional<String> obstacle(TaskFacts task, Person person) {
    if (task.candidateGroups().contains(StaffGroup.MANAGER.id()) && person.isManager()) {
      return Optional.empty();
    }
    if (!isOffered(task, person)) {
      return Optional.of(
          "Tugas \"%s\" tidak dapat dipegang %s. Tugas ini hanya untuk %s."
              .formatted(task.name(), person.id(), candidates(task)));
    }
    if (!isOnDuty(task, person.id())) {
      return Optional.of(
          "Tugas \"%s\" tidak dapat dipegang %s, yang tidak ada pada jadwal petugas hari layanan ini. Serahkan kepada petugas yang dijadwalkan."
              .formatted(task.name(), person.id()));
    }
    return Optional.empty();
  }

  private static boolean isOffered(TaskFacts task, Person person) {
    return task.candidateGroups().isEmpty() && task.candidateUsers().isEmpty()
        || task.candidateUsers().contains(person.id())
        || !Collections.disjoint(task.candidateGroups(), person.groups());
  }

  private boolean isOnDuty(TaskFacts task, String userId) {
    if (task.serviceDayId() != null && roster.isOnDuty(task.serviceDayId(), userId)) {
      return true;
    }
    return (task.serviceDayId() == null || task.outlivesDay() || isLeftOver(task))
        && offices
            .find(task.officeId())
            .filter(office -> isOnDutyToday(office, task, userId))
            .isPresent();
  }

  /** Nobody of its own day may be there any more; and only today's two people work today. */
  private boolean isLeftOver(TaskFacts task) {
    return serviceDays.pastDate(task.serviceDayId()).isPresent();
  }

  /** Who does not say which day their work belongs to works today. */
  private boolean isOnDutyToday(Office office, TaskFacts task, String userId) {
    LocalDate today = offices.today(office);
    return roster.isOnDuty(office.id(), today, userId)
        || task.serviceDayId() == null && !serviceDays.exists(office.id(), today);
  }

  private static String candidates(TaskFacts task) {
    Set<String> names =
        task.candidateGroups().stream().sorted().map(StaffGroup::text).collect(Collectors.toSet());
    names.addAll(task.candidateUsers());
    return names.stream().sorted().collect(Collectors.joining(" atau "));
  }

  private static void refuse(String sentences) {
    throw new Refusal(sentences);
  }

  /**
   * Somebody with an account.
   *
   * @param groups the ids of their groups
   */
  record Person(String id, Set<String> groups) {

    boolean isManager() {
      return groups.contains(StaffGroup.MANAGER.id())
          || groups.contains(StaffGroup.ADMINISTRATOR.id());
    }
  }
}
