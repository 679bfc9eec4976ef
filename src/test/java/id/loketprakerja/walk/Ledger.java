package id.loketprakerja.walk;

import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a walk itself has counted of a day, to be compared with what the application says. */
final class Ledger {

  /** What is counted, and under which name the daily report has it. */
  enum Entry {
    ISSUED("tickets_issued"),
    REGISTERED("registered"),
    NOT_PASSED("not_passed"),
    NO_SHOW("no_show"),
    LEFT("left_early"),
    SERVICE_CLOSED("sent_home"),
    REFUSED("entries_refused"),
    PROBLEM("problems"),
    LIKE("likes"),
    DISLIKE("dislikes"),
    NONE("no_opinion");

    private final String column;

    Entry(String column) {
      this.column = column;
    }
  }

  private static final Set<Entry> OUTCOMES = EnumSet.range(Entry.REGISTERED, Entry.SERVICE_CLOSED);

  /** What of a report is final when it is filed. */
  static final Set<Entry> TICKETS = EnumSet.range(Entry.ISSUED, Entry.SERVICE_CLOSED);

  private final Map<Entry, Integer> counts = new EnumMap<>(Entry.class);

  synchronized void add(Entry entry, int more) {
    counts.merge(entry, more, Integer::sum);
  }

  void add(Entry entry) {
    add(entry, 1);
  }

  synchronized int count(Entry entry) {
    return counts.getOrDefault(entry, 0);
  }

  /** All that has happened of each. */
  synchronized Map<Entry, Integer> counts() {
    return new EnumMap<>(counts);
  }

  /** Somebody has completed a task with these answers. */
  void done(String task, Map<String, Object> answers) {
    switch (task) {
      case Elements.GUIDE_TO_DESK -> {
        if (Boolean.FALSE.equals(answers.get(Variables.PARTICIPANT_PRESENT))) {
          add(Entry.NO_SHOW);
        }
      }
      case Elements.EXPLAIN_ANNOUNCEMENT -> add(Entry.REGISTERED);
      case Elements.EXPLAIN_NEXT_STEPS -> add(Entry.NOT_PASSED);
      case Elements.EXPLAIN_REFUSAL -> add(Entry.REFUSED);
      case Elements.RECORD_FEEDBACK -> add(Entry.valueOf((String) answers.get(Variables.FEEDBACK)));
      default -> {
        // Nothing that a report counts.
      }
    }
  }

  /** A timer has gone off. */
  void wentOff(String timer) {
    if (Elements.FEEDBACK_NOT_GIVEN.equals(timer)) {
      add(Entry.NONE);
    }
  }

  /** Where the day's daily report says something else of these. */
  List<String> differencesFromReport(Counter counter, Set<Entry> entries) {
    Map<String, Object> report =
        counter
            .database()
            .sql("select * from daily_report where service_day_id = :day")
            .param("day", counter.dayId())
            .query()
            .singleRow();
    List<String> differences = new ArrayList<>();
    for (Entry entry : entries) {
      int reported = ((Number) report.get(entry.column)).intValue();
      if (reported != count(entry)) {
        differences.add("%s: reported %d, was %d".formatted(entry, reported, count(entry)));
      }
    }
    return differences;
  }

  /** Where the tickets and opinions of the day say something else. */
  List<String> differencesFromTables(Counter counter, Snapshot end) {
    List<String> differences = new ArrayList<>();
    for (Entry entry : OUTCOMES) {
      compare(entry, end.ended(entry.name()), differences);
    }
    for (Entry entry : List.of(Entry.LIKE, Entry.DISLIKE, Entry.NONE)) {
      int stored =
          counter
              .database()
              .sql(
                  "select count(*) from feedback where service_day_id = :day and opinion = :opinion")
              .param("day", counter.dayId())
              .param("opinion", entry.name())
              .query(Integer.class)
              .single();
      compare(entry, stored, differences);
    }
    compare(Entry.ISSUED, end.tickets().size(), differences);
    return differences;
  }

  private void compare(Entry entry, int stored, List<String> differences) {
    if (stored != count(entry)) {
      differences.add("%s: stored %d, was %d".formatted(entry, stored, count(entry)));
    }
  }
}
