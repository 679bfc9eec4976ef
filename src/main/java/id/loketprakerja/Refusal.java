package id.loketprakerja;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * An input or an action that the office's procedure does not allow. Nothing has been changed when
 * it is thrown.
 *
 * <p>The message is shown to a member of staff as it is: plain Indonesian, saying what is wrong and
 * what to do.
 */
public class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Refusal(String message) {
    super(message);
  }

  /** The refusal that a failure is, or that lies behind it, however often it was wrapped. */
  public static Optional<Refusal> in(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(Refusal.class::isInstance)
        .map(Refusal.class::cast)
        .findFirst();
  }
}
