package id.loketprakerja.privacy;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the procedure tells about its variables: which are personal, and which may be remembered.
 *
 * @param names who somebody is: only the runtime row of the open case may hold it
 * @param traceless what else leaves no trace outside the open case
 * @param codes the texts that are no person's words, such as ids and results: history keeps them
 * @param publicContacts phone numbers and e-mail addresses that are nobody's own
 */
public record PersonalData(
    Set<String> names, Set<String> traceless, Set<String> codes, Set<String> publicContacts) {

  /**
   * The property of a form's field whose text outlives the case; its value says where, for whoever
   * reads the form. To the person who writes, the field's description says it.
   */
  public static final String KEPT = "kept";

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

  /** Whether the variable says who somebody is. */
  public boolean isName(String variable) {
    return names.contains(variable);
  }

  /** Whether the variable must leave no trace outside the open case. */
  public boolean isPersonal(String variable) {
    return isName(variable) || traceless.contains(variable);
  }

  /** The personal variables that an expression names, in whatever language, within texts too. */
  public List<String> namedIn(String expression) {
    return WORD.matcher(expression)
        .results()
        .map(MatchResult::group)
        .filter(this::isPersonal)
        .distinct()
        .toList();
  }
}
