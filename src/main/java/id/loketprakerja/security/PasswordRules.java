package id.loketprakerja.security;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private final List<PasswordPolicyRule> rules;
  private final String text;

  PasswordRules(int minLength) {
    this.rules = List.of(new PasswordPolicyLengthRuleImpl(minLength), new HardToGuess());
    this.text =
        "Kata sandi belum memenuhi syarat: sedikitnya "
            + minLength
            + " karakter, tidak memuat ID pengguna atau nama pemiliknya, dan tidak mudah ditebak."
            + " Pakailah sebuah kalimat yang hanya Anda yang tahu.";
  }

  @Override
  public List<PasswordPolicyRule> getRules() {
    return rules;
  }

  /** All rules in a sentence, for someone whose password was refused. */
  String text() {
    return text;
  }

  /** Under the engine's key for user data, the only one whose text in Admin fits. */
  private static final class HardToGuess extends PasswordPolicyUserDataRuleImpl {

    /** Of five levels, 0 to 4: needs at least 100 million guesses by someone who knows habits. */
    private static final int HARD = 3;

    /** The estimate takes long for long texts, and a longer one is no easier to guess. */
    private static final int LOOKED_AT = 64;

    /** A name of one or two letters is in every other word. */
    private static final int TELLING = 3;

    private static final List<String> OUR_WORDS =
        List.of("loket", "prakerja", "kartu", "kantor", "petugas", "katasandi", "rahasia");

    private final Zxcvbn estimate = new Zxcvbn();

    @Override
    public Map<String, String> getParameters() {
      return null;
    }

    @Override
    public boolean execute(String password, User user) {
      List<String> personal = personal(user);
      String candidate = password.toLowerCase(Locale.ROOT);
      if (personal.stream().anyMatch(candidate::contains)) {
        return false;
      }
      List<String> words = Stream.concat(personal.stream(), OUR_WORDS.stream()).toList();
      String start = candidate.substring(0, Math.min(LOOKED_AT, candidate.length()));
      return estimate.measure(start, words).getScore() >= HARD;
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
