package id.loketprakerja.security;

import id.loketprakerja.AlreadyTaken;
import id.loketprakerja.Refusal;
import id.loketprakerja.office.Office;
import id.loketprakerja.office.Offices;
import id.loketprakerja.serviceday.ServiceDays;
import id.loketprakerja.sitepreparation.Roster;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Who may hold a task of the counter and who may finish it (SOP item 12): only somebody whom the
 * model offers it to and who is on the day's roster holds it, and only the holder finishes it. The
 * managers' tasks are theirs, on the roster or not. Whatever else is done to a case is done by
 * somebody on the day's roster or by a manager, and what a task is and whom it is offered to is
 * changed by managers only.
 *
 * <p>What is left over from an earlier day may be done by today's people too.
 *
 * <p>An administrator is no exception. A call without a person behind it, of a job for example, is
 * free to finish a task, but cannot give it to somebody else either.
 */
@Service
public class TaskRules {

  private final Roster roster;
  private final ServiceDays serviceDays;
  private final Offices offices;
  private final StaffNames names;

  TaskRules(Roster roster, ServiceDays serviceDays, Offices offices, StaffNames names) {
    this.roster = roster;
    this.serviceDays = serviceDays;
    this.offices = offices;
    this.names = names;
  }

  /**
   * Whether somebody of these groups may change whom tasks are offered to and when they are due.
   */
  public boolean mayPlan(String userId, Collection<String> groups) {
    return new Person(userId, Set.copyOf(groups)).isManager();
  }

  /** Whether somebody may begin a case at the office today, as far as the roster says. */
  public boolean mayBeginToday(String userId, Collection<String> groups, Office office) {
    return mayAct(new CaseFacts(office.id(), null, false), new Person(userId, Set.copyOf(groups)));
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
              .formatted(names.of(after)));
    }
    if (after == null && before != null && !before.equals(actor)) {
      throw new AlreadyTaken(
          "Tugas ini dipegang %s. Hanya pemegangnya atau manajer yang dapat melepaskannya."
              .formatted(names.of(before)));
    }
  }

  /** What somebody is told who takes a task that somebody else has taken before. */
  AlreadyTaken takenBy(String holder) {
    return new AlreadyTaken(
        "Tugas ini sudah dikerjakan %s. Pilihlah tugas lain dari daftar."
            .formatted(names.of(holder)));
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
      throw new AlreadyTaken(
          "Tugas \"%s\" dipegang %s; hanya pemegangnya yang dapat menyelesaikannya. Minta manajer mengalihkannya bila perlu."
              .formatted(task.name(), names.of(holder)));
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

  /**
   * @throws Refusal always: nothing of the office's is kept there, and it would stay in the history
   */
  void refuseBelonging(TaskFacts task) {
    refuse(
        "Tugas \"%s\" tidak dapat dikaitkan dengan tugas atau kasus lain. Kosongkan isian itu."
            .formatted(task.name()));
  }

  /**
   * When a task is to be done, how urgent it is and whose it is in the end is the model's word.
   *
   * @throws Refusal when the person is no manager
   */
  void checkPlanner(TaskFacts task, Person person) {
    if (!person.isManager()) {
      refuse(
          "Tanggal, prioritas, dan penanggung jawab tugas \"%s\" hanya dapat diubah manajer. Minta manajer mengubahnya."
              .formatted(task.name()));
    }
  }

  /**
   * Whom a task is offered to is the model's word. Whoever is to hold it is assigned it instead.
   *
   * @param link how somebody is to be tied to the task, or no longer
   * @throws Refusal when the person is no manager, or the tie is of no use
   */
  void checkOffer(TaskFacts task, Link link, Person person) {
    if (!person.isManager()) {
      refuse(
          "Kelompok dan petugas yang ditawari tugas \"%s\" hanya dapat diubah manajer. Minta manajer mengubahnya."
              .formatted(task.name()));
    }
    if (!link.isOffer()) {
      refuse(
          "Kaitan seperti itu tidak ada. Tugaskan tugas \"%s\" langsung kepada pemegangnya."
              .formatted(task.name()));
    }
    if (!link.isKnown()) {
      refuse(
          "Pengguna atau grup itu tidak dikenal. Pilih pengguna atau grup yang terdaftar untuk tugas \"%s\"."
              .formatted(task.name()));
    }
  }

  /**
   * Whoever begins a case, sends it a message or withdraws a problem works at the counter that day
   * or answers for it.
   *
   * @throws Refusal when the person is neither on the roster nor a manager
   */
  void checkActor(CaseFacts acted, Person person) {
    if (!mayAct(acted, person)) {
      if (acted.serviceDayId() == null && acted.officeId() != null) {
        // While nothing can be begun, that is what to say, not who may begin it.
        serviceDays.openToday(acted.officeId());
      }
      refuse(
          "Anda tidak ada pada jadwal petugas hari layanan ini. Minta manajer atau petugas yang dijadwalkan melakukannya.");
    }
  }

  private boolean mayAct(CaseFacts acted, Person person) {
    return person.isManager() || isOnDuty(acted, person);
  }

  private Optional<String> obstacle(TaskFacts task, Person person) {
    if (task.candidateGroups().contains(StaffGroup.MANAGER.id()) && person.isManager()) {
      return Optional.empty();
    }
    if (!isOffered(task, person)) {
      return Optional.of(
          "Tugas \"%s\" tidak dapat dipegang %s. Tugas ini hanya untuk %s."
              .formatted(task.name(), names.of(person.id()), candidates(task)));
    }
    if (!isOnDuty(task.ofCase(), person)) {
      return Optional.of(
          "Tugas \"%s\" tidak dapat dipegang %s, yang tidak ada pada jadwal petugas hari layanan ini. Serahkan kepada petugas yang dijadwalkan."
              .formatted(task.name(), names.of(person.id())));
    }
    return Optional.empty();
  }

  private static boolean isOffered(TaskFacts task, Person person) {
    return task.candidateGroups().isEmpty() && task.candidateUsers().isEmpty()
        || task.candidateUsers().contains(person.id())
        || !Collections.disjoint(task.candidateGroups(), person.groups());
  }

  private boolean isOnDuty(CaseFacts work, Person person) {
    if (work.serviceDayId() != null && roster.isOnDuty(work.serviceDayId(), person.id())) {
      return true;
    }
    return (work.serviceDayId() == null || work.outlivesDay() || isLeftOver(work))
        && offices
            .find(work.officeId())
            .filter(office -> isOnDutyToday(office, work, person))
            .isPresent();
  }

  /** Nobody of its own day may be there any more; and only today's two people work today. */
  private boolean isLeftOver(CaseFacts work) {
    return serviceDays.pastDate(work.serviceDayId()).isPresent();
  }

  /** Who does not say which day their work belongs to works today. */
  private boolean isOnDutyToday(Office office, CaseFacts work, Person person) {
    LocalDate today = offices.today(office);
    return roster.isOnDuty(office.id(), today, person.id())
        || work.serviceDayId() == null
            && person.isStaff()
            && !serviceDays.exists(office.id(), today);
  }

  private String candidates(TaskFacts task) {
    return Stream.concat(
            task.candidateGroups().stream().map(StaffGroup::text),
            task.candidateUsers().stream().map(names::of))
        .distinct()
        .sorted()
        .collect(Collectors.joining(" atau "));
  }

  private static void refuse(String sentences) {
    throw new Refusal(sentences);
  }

  /**
   * What ties somebody to a task.
   *
   * @param isOffer whether it offers the task; other ties are made by assigning it
   * @param isKnown whether there is such an account or group, or to take away, such a tie
   */
  record Link(boolean isOffer, boolean isKnown) {}

  /**
   * Somebody with an account.
   *
   * @param groups the ids of their groups
   */
  record Person(String id, Set<String> groups) {

    /** An id that is nobody's is in no group. */
    boolean isStaff() {
      return !groups.isEmpty();
    }

    boolean isManager() {
      return groups.contains(StaffGroup.MANAGER.id())
          || groups.contains(StaffGroup.ADMINISTRATOR.id());
    }
  }
}
