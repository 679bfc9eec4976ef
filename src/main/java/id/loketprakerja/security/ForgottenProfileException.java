package id.loketprakerja.security;

/** The demo was about to open what looks like an office's installation. */
class ForgottenProfileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Nothing has been written.
   *
   * @param reason in Indonesian, what tells that it is no demo
   */
  ForgottenProfileException(String reason) {
    super(reason);
  }
}
