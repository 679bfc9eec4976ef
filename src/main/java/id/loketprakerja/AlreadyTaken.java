package id.loketprakerja;

/** A refusal because somebody else has been quicker, and has what was asked for. */
public class AlreadyTaken extends Refusal {

  private static final long serialVersionUID = 1L;

  public AlreadyTaken(String message) {
    super(message);
  }
}
