package id.loketprakerja.time;

import id.loketprakerja.figures.RuleFigures;

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
    RuleFigures.report(
        "time", kind, "jumps %d, timers fired %d, wrong %d".formatted(jumps, fired, wrong));
  }
}
