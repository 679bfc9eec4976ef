package id.loketprakerja.security;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * A short queue in front of the password hash, which takes a whole core for a quarter of a second.
 *
 * <p>Whoever would make it longer is sent away at once: a thread that waits is one less for those
 * who work.
 */
class CheckQueue {

  private final int most;
  private final int mostOfOneSource;
  private final Semaphore hashes;
  private final Map<String, Integer> inside = new HashMap<>();
  private int total;

  /**
   * An empty queue.
   *
   * @param atOnce how many passwords are hashed at the same time
   * @param most how many may be in it, those being hashed among them
   * @param mostOfOneSource how many of them may come from one source
   */
  CheckQueue(int atOnce, int most, int mostOfOneSource) {
    this.most = most;
    this.mostOfOneSource = mostOfOneSource;
    this.hashes = new Semaphore(atOnce, true);
  }

  /**
   * Lets a visit happen, which may hash.
   *
   * @throws TooManyAttempts when the queue is full
   */
  <T> T visit(String source, Supplier<T> visit) {
    enter(source);
    try {
      return visit.get();
    } finally {
      leave(source);
    }
  }

  /** Hashes when it is this visitor's turn. */
  <T> T hash(Supplier<T> check) {
    hashes.acquireUninterruptibly();
    try {
      return check.get();
    } finally {
      hashes.release();
    }
  }

  private synchronized void enter(String source) {
    if (total >= most || inside.getOrDefault(source, 0) >= mostOfOneSource) {
      throw TooManyAttempts.atOnce();
    }
    total++;
    inside.merge(source, 1, Integer::sum);
  }

  private synchronized void leave(String source) {
    total--;
    inside.computeIfPresent(source, (key, number) -> number == 1 ? null : number - 1);
  }
}
