package id.loketprakerja;

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
}
