package id.loketprakerja.privacy;

import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import java.util.Set;

/** Which variables are personal: the one place that says so. */
final class PersonalData {

  /** Who somebody is. Only the runtime row of the open case may hold it. */
  static final Set<String> NAMES = Set.of(Variables.PARTICIPANT_NAME);

  /** What somebody said about us. In history it would stand beside the ticket. */
  static final Set<String> OPINIONS = Set.of(Variables.FEEDBACK);

  /** What photo files are called: people name them after the person on them. */
  static final Set<String> FILE_NAMES = Set.of(Variables.UNDELETED_FILES);

  private PersonalData() {}

  static boolean isName(String variable) {
    return NAMES.contains(variable);
  }

  /** Whether the variable must leave no trace outside the open case. */
  static boolean isPersonal(String variable) {
    return isName(variable) || OPINIONS.contains(variable) || FILE_NAMES.contains(variable);
  }
}
