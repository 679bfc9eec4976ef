package id.loketprakerja.security;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;

/** The groups of staff, with the ids that the models name as candidates. */
enum StaffGroup {
  OFFICER("officer", "Petugas"),
  TECHNICAL_ASSISTANT("technicalAssistant", "Pendamping teknis"),
  MANAGER("manager", "Manajer"),
  ANALYST("analyst", "Analis proses"),
  ADMINISTRATOR(Groups.CAMUNDA_ADMIN, "Administrator");

  /** Everyone who takes part in a service day. */
  static final List<StaffGroup> COUNTER = List.of(OFFICER, TECHNICAL_ASSISTANT, MANAGER);

  private final String id;
  private final String label;

  StaffGroup(String id, String label) {
    this.id = id;
    this.label = label;
  }

  String id() {
    return id;
  }

  /** How staff call the group in a sentence; its id when it is none of these. */
  static String text(String groupId) {
    return Arrays.stream(values())
        .filter(group -> group.id.equals(groupId))
        .map(group -> group.label.toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse(groupId);
  }

  static List<String> ids(List<StaffGroup> groups) {
    return groups.stream().map(StaffGroup::id).toList();
  }

  /** Creates the groups that are missing in the engine. */
  static void createAll(IdentityService identityService) {
    Arrays.stream(values())
        .filter(group -> identityService.createGroupQuery().groupId(group.id).count() == 0)
        .forEach(group -> group.create(identityService));
  }

  private void create(IdentityService identityService) {
    Group group = identityService.newGroup(id);
    group.setName(label);
    group.setType(this == ADMINISTRATOR ? Groups.GROUP_TYPE_SYSTEM : Groups.GROUP_TYPE_WORKFLOW);
    identityService.saveGroup(group);
  }
}
