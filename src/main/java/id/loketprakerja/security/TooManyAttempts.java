package id.loketprakerja.security;

import id.loketprakerja.Refusal;
import java.time.Duration;

/** After wrong passwords the next attempt must wait; nothing was checked. */
class TooManyAttempts extends Refusal {

  private static final long serialVersionUID = 1L;

  private final long seconds;

  TooManyAttempts(Duration wait) {
    this(wait.plusMillis(999).toSeconds());
  }

  private TooManyAttempts(long seconds) {
    super(
        "Terlalu banyak percobaan dengan kata sandi yang salah. Tunggu %d detik, lalu coba lagi."
            .formatted(seconds));
    this.seconds = seconds;
  }

  /** How long to wait, rounded up. */
  long seconds() {
    return seconds;
  }
}
