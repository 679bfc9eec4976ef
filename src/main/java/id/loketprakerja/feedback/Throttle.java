package id.loketprakerja.feedback;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Lets so many calls of the public page through in a minute, from one address and altogether; each
 * node counts for itself. A code cannot be guessed anyway: this spares the database.
 */
@Component
class Throttle {

  /** An office's guests share one address, and nobody needs more than two calls. */
  static final int PER_ADDRESS = 30;

  static final int ALTOGETHER = 300;

  private static final long WINDOW_SECONDS = 60;

  private final Clock clock;

  /** No more entries than {@link #ALTOGETHER}. */
  private final Map<String, Integer> calls = new HashMap<>();

  private long window;
  private int total;

  Throttle(Clock clock) {
    this.clock = clock;
  }

  /** Whether another call from the address is let through. */
  synchronized boolean admits(String address) {
    long now = clock.instant().getEpochSecond() / WINDOW_SECONDS;
    if (now != window) {
      window = now;
      total = 0;
      calls.clear();
    }
    if (total == ALTOGETHER || calls.getOrDefault(address, 0) == PER_ADDRESS) {
      return false;
    }
    total++;
    calls.merge(address, 1, Integer::sum);
    return true;
  }
}
