package id.loketprakerja.privacy;

import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which variables are personal: the one place that says so. */
public final class PersonalData {

  /** Who somebody is. Only the runtime row of the open case may hold it. */
  public static final Set<String> NAMES = Set.of(Variables.PARTICIPANT_NAME);

  /** What somebody said about us. In history it would stand beside the ticket. */
  static final Set<String> OPINIONS = Set.of(Variables.FEEDBACK);

  /** What photo files are called: people name them after the person on them. */
  static final Set<String> FILE_NAMES = Set.of(Variables.UNDELETED_FILES);

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

  private PersonalData() {}

  /** Whether the variable says who somebody is. */
  public static boolean isName(String variable) {
    return NAMES.contains(variable);
  }

  /** Whether the variable must leave no trace outside the open case. */
  public static boolean isPersonal(String variable) {
    return isName(variable) || OPINIONS.contains(variable) || FILE_NAMES.contains(variable);
  }

  /** The personal variables that an expression names, in whatever language, within texts too. */
  public static List<String> namedIn(String expression) {
    return WORD.matcher(expression)
        .results()
        .map(MatchResult::group)
        .filter(PersonalData::isPersonal)
        .distinct()
        .toList();
  }
}
