package id.loketprakerja.privacy;

import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;

/**
 * Finds names in what is told: takes them out of what a failure says, and leaves what it is and
 * where it happened.
 */
public final class Discretion {

  private static final String WITHHELD = "(nama peserta)";

  /** A database cuts what is too long for it, so of a long name the beginning counts. */
  private static final int LONG_NAME = 40;

  private final Pattern names;

  /**
   * @param names as they stand in the variables
   */
  public Discretion(Collection<String> names) {
    this.names =
        Pattern.compile(
            names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Discretion::pattern)
                .collect(Collectors.joining("|")),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static String pattern(String name) {
    return "(?<![\\p{L}\\p{N}])"
        + (name.length() > LONG_NAME
            ? Pattern.quote(name.substring(0, LONG_NAME)) + ".*"
            : Pattern.quote(name) + "(?![\\p{L}\\p{N}])");
  }

  /** Whether the text names somebody. */
  public boolean isBrokenBy(String text) {
    return !names.pattern().isEmpty() && names.matcher(text).find();
  }

  /** The same failure when it names nobody, else one like it. */
  Throwable applyTo(Throwable failure) {
    return namesSomebody(failure, new HashSet<>()) ? copy(failure) : failure;
  }

  private boolean namesSomebody(Throwable failure, Set<Throwable> seen) {
    if (failure == null || !seen.add(failure)) {
      return false;
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      if (namesSomebody(suppressed, seen)) {
        return true;
      }
    }
    return failure.getMessage() != null && isBrokenBy(failure.getMessage())
        || namesSomebody(failure.getCause(), seen);
  }

  private Throwable copy(Throwable failure) {
    String message =
        failure.getMessage() == null
            ? null
            : names.matcher(failure.getMessage()).replaceAll(WITHHELD);
    Throwable copy =
        ofSameType(failure, message)
            .orElseGet(
                () -> new ProcessEngineException(failure.getClass().getName() + ": " + message));
    if (failure.getCause() != null && copy.getCause() == null) {
      copy.initCause(copy(failure.getCause()));
    }
    copy.setStackTrace(failure.getStackTrace());
    return copy;
  }

  /** Whoever handles the failure goes by its type: a lost race is tried again, a refusal shown. */
  private static Optional<Throwable> ofSameType(Throwable failure, String message) {
    try {
      Throwable copy = failure.getClass().getConstructor(String.class).newInstance(message);
      // Some put words of their own around the message.
      return Objects.equals(copy.getMessage(), message) ? Optional.of(copy) : Optional.empty();
    } catch (NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException noSuchConstructor) {
      return Optional.empty();
    }
  }
}
