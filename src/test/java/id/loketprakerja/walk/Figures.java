package id.loketprakerja.walk;

import id.loketprakerja.figures.RuleFigures;

/** What the walks of one kind have come to, in one line. */
final class Figures {

  private final String kind;
  private int walks;
  private int steps;
  private int participants;
  private int timers;
  private int refused;
  private int conflicts;
  private int faults;

  Figures(String kind) {
    this.kind = kind;
  }

  synchronized void walked(int someSteps, int someParticipants) {
    walks++;
    steps += someSteps;
    participants += someParticipants;
  }

  synchronized void timersFired(int more) {
    timers += more;
  }

  synchronized void refused() {
    refused++;
  }

  synchronized void conflict() {
    conflicts++;
  }

  synchronized void fault() {
    faults++;
  }

  synchronized int faults() {
    return faults;
  }

  /** For the build's log. */
  synchronized void print() {
    RuleFigures.report(
        "rule 3",
        "random walks, " + kind,
        "walks %d, steps %d, participants %d, timers %d, refused %d, conflicts retried %d, faults %d"
            .formatted(walks, steps, participants, timers, refused, conflicts, faults));
  }
}
