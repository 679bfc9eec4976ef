package id.loketprakerja.web;

import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.feel.impl.FeelException;

/**
 * Tells which failures lie in a model that a deployment's check could not see through: what an
 * expression or a decision yields shows only with the values of a case. Trying again does not help,
 * and only an analyst can mend it.
 */
final class ModelFault {

  private static final Pattern WORDS =
      Pattern.compile(
          Stream.of(
                  "(Unknown property|Unknown method) used in expression: .*",
                  "Error while evaluating expression: .*",
                  "condition expression returns (null|non-Boolean).*",
                  "(Due|Follow up) date expression does not resolve .*",
                  "Priority (expression )?does not resolve .*",
                  "Expression did not resolve to a string .*",
                  "Timer '.*' was not configured with a valid .*",
                  "It is not possible to transform '.*",
                  "no (processes|decision definition) deployed with .*",
                  "Form .* is not in deployment .*",
                  // No way on, no number, no boolean, nobody who handles what is thrown.
                  "ENGINE-020(04|05|06|08|23|24|25|26|27|28|32|33|41|42|43) .*",
                  // A cycle and a date that cannot be read.
                  "ENGINE-0902[67] .*",
                  "ENGINE-2200[12] .*")
              .collect(Collectors.joining("|")),
          Pattern.DOTALL);

  private ModelFault() {}

  static boolean isIn(Throwable failure) {
    return causes(failure).anyMatch(ModelFault::isOne)
        && causes(failure).noneMatch(SQLException.class::isInstance);
  }

  /** Whether a decision could not be made, be it for its table or for what it was asked with. */
  static boolean isUndecided(Throwable failure) {
    return causes(failure)
        .anyMatch(cause -> cause instanceof DmnEngineException || cause instanceof FeelException);
  }

  private static boolean isOne(Throwable cause) {
    return isUndecided(cause) || WORDS.matcher(String.valueOf(cause.getMessage())).matches();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }
}
