package id.loketprakerja.sitepreparation;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * Reads a checklist from the variables that a check's task puts out: {@code xxxChecklist} and
 * {@code xxxShortage}.
 */
final class ChecklistVariables {

  private ChecklistVariables() {}

  @SuppressWarnings("unchecked")
  static Checklist read(DelegateExecution execution, String part) {
    Map<String, Boolean> items = (Map<String, Boolean>) execution.getVariable(part + "Checklist");
    return new Checklist(
        items == null ? Map.of() : items, (String) execution.getVariable(part + "Shortage"));
  }

  /** The next round begins without what this round found. */
  static void remove(DelegateExecution execution, String part) {
    execution.removeVariable(part + "Checklist");
    execution.removeVariable(part + "Shortage");
  }
}
