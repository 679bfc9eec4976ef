package id.loketprakerja.sitepreparation;

import id.loketprakerja.sitepreparation.OfficeStaff.Member;
import id.loketprakerja.sitepreparation.SitePreparationProcess.HiddenVariables;
import id.loketprakerja.sitepreparation.SitePreparationProcess.Variables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;

/** Hands the manager's choice to the roster's rules. */
@Component
class SaveRoster implements JavaDelegate {

  private final OfficeStaff officeStaff;
  private final Roster roster;

  SaveRoster(OfficeStaff officeStaff, Roster roster) {
    this.officeStaff = officeStaff;
    this.roster = roster;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Map<String, Member> staff =
        officeStaff.of((String) execution.getVariable(Variables.OFFICE_ID)).stream()
            .collect(Collectors.toMap(Member::id, member -> member));
    List<String> registrationRoom = texts(execution.getVariable(Variables.REGISTRATION_ROOM_STAFF));
    List<String> trainingRoom = texts(execution.getVariable(Variables.TRAINING_ROOM_STAFF));
    List<String> people =
        roster.plan(
            (Long) execution.getVariable(HiddenVariables.SERVICE_DAY_ID),
            registrationRoom,
            trainingRoom,
            staff.keySet(),
            staff.values().stream()
                .filter(Member::technicalAssistant)
                .map(Member::id)
                .collect(Collectors.toSet()));
    execution.setVariable(Variables.ROSTER_MEMBERS, new ArrayList<>(people));
    execution.setVariable(
        Variables.ROSTER_TEXT,
        "Ruang pendaftaran: %s. Ruang pelatihan: %s."
            .formatted(names(registrationRoom, staff), names(trainingRoom, staff)));
  }

  private static String names(List<String> ids, Map<String, Member> staff) {
    return ids.stream().map(id -> staff.get(id).label()).collect(Collectors.joining(", "));
  }

  /** A list from a form is JSON; from the Java API it may be a collection. */
  private static List<String> texts(Object value) {
    if (value instanceof SpinJsonNode json) {
      return json.elements().stream().map(SpinJsonNode::stringValue).distinct().toList();
    }
    return value instanceof Collection<?> list
        ? list.stream().map(String::valueOf).distinct().toList()
        : List.of();
  }
}
