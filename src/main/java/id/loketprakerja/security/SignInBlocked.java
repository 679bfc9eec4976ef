package id.loketprakerja.security;

/** Nobody was signed in, as wrong passwords came before and it is too early for another attempt. */
class SignInBlocked extends SignInRefused {

  private static final long serialVersionUID = 1L;

  private final long seconds;

  SignInBlocked(TooManyAttempts refusal) {
    super(refusal.getMessage(), refusal);
    this.seconds = refusal.seconds();
  }

  /** How long to wait. */
  long seconds() {
    return seconds;
  }
}
