package id.loketprakerja.walk;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.figures.RuleFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the walks of one kind have come to, in one line: whatever has happened, and how often. */
final class Figures {

  static final String PARTICIPANTS = "participants";
  static final String REPORTS = "problems reported";
  static final String CONFLICTS = "conflicts retried";
  static final String WITH_PHOTOS = "cases with photos";
  static final String RECEIPTS = "deletion receipts";

  private static final String WALKS = "walks";
  private static final String STEPS = "steps";
  private static final String REFUSED = "refused";
  private static final String FAULTS = "faults";

  private final String kind;
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  Figures(String kind) {
    this.kind = kind;
    // Shown first, and when there are none.
    List.of(WALKS, STEPS, PARTICIPANTS, REPORTS, REFUSED, CONFLICTS, FAULTS, WITH_PHOTOS, RECEIPTS)
        .forEach(what -> counts.put(what, 0));
  }

  void walked(int steps, int participants, Ledger ledger) {
    count(WALKS, 1);
    count(STEPS, steps);
    count(PARTICIPANTS, participants);
    ledger.counts().forEach((entry, times) -> count(entry.name(), times));
  }

  void wentOff(String timer) {
    count(timer, 1);
  }

  void reported() {
    count(REPORTS, 1);
  }

  void refused() {
    count(REFUSED, 1);
  }

  void conflict() {
    count(CONFLICTS, 1);
  }

  void fault() {
    count(FAULTS, 1);
  }

  void photos(Snapshot end) {
    count(WITH_PHOTOS, end.withPhotos().size());
    count(RECEIPTS, end.receipts().values().stream().mapToInt(Integer::intValue).sum());
  }

  private synchronized void count(String what, int more) {
    counts.merge(what, more, Integer::sum);
  }

  /** Walks on which something has never happened have proved nothing of it. */
  synchronized void expect(Stream<String> wanted) {
    assertThat(wanted.filter(what -> counts.getOrDefault(what, 0) == 0))
        .as("what has not happened, %s", kind)
        .isEmpty();
  }

  /** For the build's log. */
  synchronized void print() {
    RuleFigures.report(
        "rule 3",
        "random walks, " + kind,
        counts.entrySet().stream()
            .map(count -> "%s %d".formatted(count.getKey(), count.getValue()))
            .collect(Collectors.joining(", ")));
    RuleFigures.report(
        "rule 4",
        "random walks, " + kind,
        "cases with photos %d, deletion receipts %d"
            .formatted(counts.get(WITH_PHOTOS), counts.get(RECEIPTS)));
  }
}
