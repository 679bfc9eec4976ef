package id.loketprakerja.walk;

import java.util.stream.LongStream;

/** How far the walks go: a little in every build, much further under the profile "stress". */
final class Extent {

  private Extent() {}

  static boolean isLong() {
    return Boolean.getBoolean("loket.stress");
  }

  /** The days that one person at a time walks through; on the few, too, everything happens. */
  static LongStream seeds() {
    return isLong() ? LongStream.rangeClosed(1, 40) : LongStream.of(4, 6, 13);
  }

  /** How many steps each of them takes before everything is to be finished. */
  static int steps() {
    return isLong() ? 300 : 100;
  }

  /** On how many days everybody acts at once, on each database. */
  static int concurrentDays() {
    return isLong() ? 25 : 1;
  }

  /** How many participants may come on each of them. */
  static int participants() {
    return isLong() ? 40 : 25;
  }
}
