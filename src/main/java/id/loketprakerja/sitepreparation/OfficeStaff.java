package id.loketprakerja.sitepreparation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/**
 * Looks up in the engine's accounts who works at an office; for expressions in the models: {@code
 * ${officeStaff.…}}.
 */
@Component
public class OfficeStaff {

  private static final String OFFICER = "officer";
  private static final String TECHNICAL_ASSISTANT = "technicalAssistant";

  private final IdentityService identity;

  OfficeStaff(IdentityService identity) {
    this.identity = identity;
  }

  /** Someone who can be on duty. */
  record Member(String id, String name, boolean technicalAssistant) {
    String label() {
      return technicalAssistant ? name + " (pendamping teknis)" : name;
    }
  }

  /** The officers and technical assistants of the office, by name. */
  List<Member> of(String officeId) {
    Set<String> assistants = ids(officeId, TECHNICAL_ASSISTANT);
    Set<String> officers = ids(officeId, OFFICER);
    return identity
        .createUserQuery()
        .memberOfTenant(officeId)
        .orderByUserFirstName()
        .asc()
        .orderByUserId()
        .asc()
        .list()
        .stream()
        .filter(user -> assistants.contains(user.getId()) || officers.contains(user.getId()))
        .map(user -> new Member(user.getId(), name(user), assistants.contains(user.getId())))
        .toList();
  }

  /** The name by which a member of staff is shown; the user id when the account is gone. */
  public String nameOf(String userId) {
    User user = identity.createUserQuery().userId(userId).singleResult();
    return user == null ? userId : name(user);
  }

  private Set<String> ids(String officeId, String group) {
    return identity.createUserQuery().memberOfTenant(officeId).memberOfGroup(group).list().stream()
        .map(User::getId)
        .collect(Collectors.toSet());
  }

  private static String name(User user) {
    String name = "%s %s".formatted(blank(user.getFirstName()), blank(user.getLastName())).strip();
    return name.isEmpty() ? user.getId() : name;
  }

  private static String blank(String text) {
    return text == null ? "" : text;
  }
}
