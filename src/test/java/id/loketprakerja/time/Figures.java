package id.loketprakerja.time;

/** What the tests of one kind have come to, in one line. */
final class Figures {

  private final String kind;
  private int jumps;
  private int fired;
  private int wrong;

  Figures(String kind) {
    this.kind = kind;
  }

  synchronized void jumped() {
    jumps++;
  }

  synchronized void fired(int more) {
    fired += more;
  }

  synchronized void wrong(int more) {
    wrong += more;
  }

  /** For the build's log. */
  synchronized void print() {
    System.out.printf("Time, %s: jumps %d, timers fired %d, wrong %d%n", kind, jumps, fired, wrong);
  }
}
