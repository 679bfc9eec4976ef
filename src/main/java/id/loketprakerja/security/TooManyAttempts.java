package id.loketprakerja.security;

import id.loketprakerja.Refusal;
import java.time.Duration;

/** The attempt to sign in comes too early; nothing was checked. */
class TooManyAttempts extends Refusal {

  private static final long serialVersionUID = 1L;

  /** About as long as those take who are being checked. */
  private static final long SECONDS_WHEN_BUSY = 2;

  private final long seconds;

  private TooManyAttempts(String message, long seconds) {
    super(message.formatted(seconds));
    this.seconds = seconds;
  }

  /** Wrong passwords came before. */
  static TooManyAttempts wrongBefore(Duration wait) {
    return new TooManyAttempts(
        "Terlalu banyak percobaan dengan kata sandi yang salah. Tunggu %d detik, lalu coba lagi.",
        wait.plusMillis(999).toSeconds());
  }

  /** More come at once than can be checked. */
  static TooManyAttempts atOnce() {
    return new TooManyAttempts(
        "Terlalu banyak percobaan masuk pada saat yang sama. Tunggu %d detik, lalu coba lagi.",
        SECONDS_WHEN_BUSY);
  }

  /** How long to wait, rounded up. */
  long seconds() {
    return seconds;
  }
}
