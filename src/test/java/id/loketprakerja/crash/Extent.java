package id.loketprakerja.crash;

/** How often the application is killed: a little in every build, much more under "stress". */
final class Extent {

  private Extent() {}

  static boolean isLong() {
    return Boolean.getBoolean("loket.stress");
  }

  /** How often on each database, while people work. */
  static int kills() {
    return isLong() ? 12 : 1;
  }

  /** How often on each database besides, while it starts. */
  static int killsWhileStarting() {
    return isLong() ? 3 : 0;
  }

  /** How many requests people make at least; in a short trial so many that the day is open. */
  static int fewestRequests() {
    return isLong() ? 1 : 60;
  }

  /** How many requests people make at most before the next kill. */
  static int mostRequests() {
    return isLong() ? 250 : 120;
  }
}
