package id.loketprakerja.security;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;

/**
 * What a new password must be: long, and not easy to guess. No digits or capitals are demanded, as
 * NIST SP 800-63B-4 advises: a sentence is a good password.
 */
class PasswordRules implements PasswordPolicy {

  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle(PasswordRules.class.getPackageName() + ".messages", Locale.ROOT);

  private final int minLength;
  private final HardToGuess hardToGuess;
  private final List<PasswordPolicyRule> rules;

  /**
   * The rules of an installation.
   *
   * @param ownNames what everybody knows of it, such as the names of its offices
   */
  PasswordRules(int minLength, Collection<String> ownNames) {
    this.minLength = minLength;
    this.hardToGuess = new HardToGuess(ownNames);
    this.rules = List.of(new PasswordPolicyLengthRuleImpl(minLength), hardToGuess);
  }

  @Override
  public List<PasswordPolicyRule> getRules() {
    return rules;
  }

  /** What to tell someone whose password is refused: all rules, and what is missing. */
  Optional<String> fault(String password, User user) {
    return missing(password, user)
        .map(
            text ->
                TEXTS.getString("passwordRules").formatted(minLength)
                    + " "
                    + TEXTS.getString(text));
  }

  private Optional<String> missing(String password, User user) {
    return password.length() < minLength
        ? Optional.of("passwordTooShort")
        : hardToGuess.missing(password, user);
  }

  /** Under the engine's key for user data, the only one whose text in Admin fits. */
  private static final class HardToGuess extends PasswordPolicyUserDataRuleImpl {

    /** For someone who knows habits; what zxcvbn calls safely unguessable. */
    private static final double ENOUGH_GUESSES = 1e8;

    /** The estimate takes long for long texts, and a longer one is no easier to guess. */
    private static final int LOOKED_AT = 64;

    /** A name of one or two letters is in every other word. */
    private static final int TELLING = 3;

    private final Zxcvbn estimate = new Zxcvbn();
    private final Collection<String> ownNames;

    HardToGuess(Collection<String> ownNames) {
      this.ownNames = ownNames;
    }

    @Override
    public Map<String, String> getParameters() {
      return null;
    }

    @Override
    public boolean execute(String password, User user) {
      return missing(password, user).isEmpty();
    }

    Optional<String> missing(String password, User user) {
      List<String> personal = personal(user);
      String candidate = password.toLowerCase(Locale.ROOT);
      if (personal.stream().anyMatch(candidate::contains)) {
        return Optional.of("passwordPersonal");
      }
      String start = candidate.substring(0, Math.min(LOOKED_AT, candidate.length()));
      // With blanks, the same word over and over would count as many.
      if (!isHard(start) || !isHard(start.replaceAll("\\s", ""))) {
        return Optional.of("passwordPattern");
      }
      KnownWords.Rest rest = KnownWords.with(ownNames, personal).takeOutOf(start);
      return rest.guessesOfWords() * guesses(rest.text()) < ENOUGH_GUESSES
          ? Optional.of("passwordOnlyKnownWords")
          : Optional.empty();
    }

    private boolean isHard(String text) {
      return guesses(text) >= ENOUGH_GUESSES;
    }

    private double guesses(String text) {
      return text.isEmpty() ? 1 : estimate.measure(text).getGuesses();
    }

    private static List<String> personal(User user) {
      if (user == null) {
        return List.of();
      }
      return Stream.of(user.getId(), user.getFirstName(), user.getLastName(), user.getEmail())
          .filter(word -> word != null && word.strip().length() >= TELLING)
          .map(word -> word.strip().toLowerCase(Locale.ROOT))
          .toList();
    }
  }
}
