package id.loketprakerja.security;

import static id.loketprakerja.security.StaffGroup.MANAGER;
import static id.loketprakerja.security.StaffGroup.OFFICER;
import static id.loketprakerja.security.StaffGroup.TECHNICAL_ASSISTANT;
import static org.camunda.bpm.engine.authorization.Permissions.READ;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The task lists that each group finds in Tasklist; the smallest position stands first and is
 * opened first.
 */
@Component
class TaskFilters {

  private static final String BLUE = "#1d4e89";
  private static final String GREEN = "#2e7d32";
  private static final String RED = "#b3261e";
  private static final String GREY = "#555555";

  /** What each card shows beside the task's name. */
  private static final List<Map<String, String>> CARD_VARIABLES =
      List.of(
          Map.of("name", "ticketNumber", "label", "Nomor antrean"),
          Map.of("name", "deskNumber", "label", "Meja"));

  private final FilterService filterService;
  private final TaskService taskService;
  private final Authorizations authorizations;

  TaskFilters(FilterService filterService, TaskService taskService, Authorizations authorizations) {
    this.filterService = filterService;
    this.taskService = taskService;
    this.authorizations = authorizations;
  }

  /** Creates the filters that are missing; one that an administrator has changed stays as it is. */
  void create() {
    create(
        10,
        "Tugas petugas",
        "Semua tugas petugas, yang sudah diambil juga",
        BLUE,
        ofGroup(OFFICER),
        List.of(OFFICER));
    create(
        10,
        "Tugas pendamping teknis",
        "Semua tugas pendamping teknis, yang sudah diambil juga",
        BLUE,
        ofGroup(TECHNICAL_ASSISTANT),
        List.of(TECHNICAL_ASSISTANT));
    create(
        10,
        "Tugas manajer",
        "Semua tugas manajer, yang sudah diambil juga",
        BLUE,
        ofGroup(MANAGER),
        List.of(MANAGER));
    // Only administrators can save a filter, so an expression in one is always ours.
    create(
        20,
        "Tugas saya",
        "Tugas yang sudah Anda ambil",
        GREEN,
        taskService.createTaskQuery().taskAssigneeExpression("${currentUser()}"),
        StaffGroup.COUNTER);
    create(
        30,
        "Terlambat",
        "Tugas yang sudah melewati batas waktunya",
        RED,
        taskService.createTaskQuery().dueBeforeExpression("${now()}"),
        StaffGroup.COUNTER);
    create(
        40,
        "Semua tugas",
        "Semua tugas di kantor Anda",
        GREY,
        taskService.createTaskQuery(),
        List.of(MANAGER));
  }

  private TaskQuery ofGroup(StaffGroup group) {
    return taskService.createTaskQuery().taskCandidateGroup(group.id()).includeAssignedTasks();
  }

  private void create(
      int position,
      String name,
      String description,
      String color,
      TaskQuery query,
      List<StaffGroup> readers) {
    Filter filter = filterService.createTaskFilterQuery().filterName(name).singleResult();
    if (filter == null) {
      filter = filterService.newTaskFilter(name);
      filter.setQuery(query.orderByDueDate().asc().orderByTaskCreateTime().asc());
      filter.setProperties(
          Map.of(
              "description", description,
              "color", color,
              "priority", position,
              "refresh", true,
              "showUndefinedVariable", false,
              "variables", CARD_VARIABLES));
      filterService.saveFilter(filter);
    }
    for (StaffGroup reader : readers) {
      authorizations.grantFilter(reader, filter.getId(), READ);
    }
  }
}
