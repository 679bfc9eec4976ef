package id.loketprakerja.walk;

/** How far the walks go: a little in every build, much further under the profile "stress". */
final class Extent {

  private Extent() {}

  static boolean isLong() {
    return Boolean.getBoolean("loket.stress");
  }

  /** How many days one person at a time walks through, each with its own seed. */
  static int seeds() {
    return isLong() ? 40 : 3;
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
