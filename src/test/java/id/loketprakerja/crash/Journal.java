package id.loketprakerja.crash;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What people have asked the application for, written down before it is sent, and what they have
 * been told.
 */
final class Journal {

  private final List<Entry> entries = new ArrayList<>();
  private int lost;
  private int doubled;

  /** What can be asked for. */
  enum Kind {
    BEGIN_DAY,
    ARRIVE,
    CLAIM,
    COMPLETE,
    REPORT,
    LEAVE,
    CLOSE
  }

  private enum State {
    /** Nothing has been heard; so it may have happened or not. */
    SENT,
    ACKNOWLEDGED,
    REFUSED,
    /** Nothing was heard, but the database shows it. */
    HAPPENED,
    /** Nothing was heard, and the database does not show it. */
    NOT_HAPPENED
  }

  /** One request. */
  static final class Entry {

    private final Kind kind;
    private final String subject;
    private final String element;
    private final Map<String, Object> form;
    private State state = State.SENT;
    private String caseId;

    private Entry(Kind kind, String subject, String element, Map<String, Object> form) {
      this.kind = kind;
      this.subject = subject;
      this.element = element;
      this.form = form;
    }

    String subject() {
      return subject;
    }

    String element() {
      return element;
    }

    Map<String, Object> form() {
      return form;
    }

    /** The case that has been begun; null as long as it is not known. */
    String caseId() {
      return caseId;
    }
  }

  /**
   * Something is about to be sent.
   *
   * @param subject what it is about, such as the task's id
   * @param element the task's key; empty when it is not about a task
   * @param form what is answered
   */
  synchronized Entry sending(Kind kind, String subject, String element, Map<String, Object> form) {
    Entry entry = new Entry(kind, subject, element, form);
    entries.add(entry);
    return entry;
  }

  synchronized void answered(Entry entry, boolean acknowledged, String caseId) {
    entry.caseId = caseId;
    entry.state = acknowledged ? State.ACKNOWLEDGED : State.REFUSED;
  }

  /** The database shows the case of an arrival, whose acknowledgement may not have come. */
  synchronized void learn(String arrival, String caseId) {
    entries.stream()
        .filter(entry -> entry.kind == Kind.ARRIVE && entry.subject.equals(arrival))
        .filter(entry -> entry.caseId == null)
        .forEach(entry -> entry.caseId = caseId);
  }

  /** How many requests there have been. */
  synchronized int size() {
    return entries.size();
  }

  /** How many requests of a kind have been acknowledged. */
  synchronized int acknowledged(Kind kind) {
    return count(entry -> entry.kind == kind && entry.state == State.ACKNOWLEDGED);
  }

  synchronized int refused(Kind kind) {
    return count(entry -> entry.kind == kind && entry.state == State.REFUSED);
  }

  /** How many requests a kill has cut off. */
  synchronized int withoutAnswer() {
    return count(
        entry -> EnumSet.of(State.SENT, State.HAPPENED, State.NOT_HAPPENED).contains(entry.state));
  }

  private int count(Predicate<Entry> wanted) {
    return (int) entries.stream().filter(wanted).count();
  }

  synchronized int lost() {
    return lost;
  }

  synchronized int doubled() {
    return doubled;
  }

  /** What has been asked for, each subject once. */
  synchronized List<String> subjects(Kind kind) {
    return entries.stream()
        .filter(entry -> entry.kind == kind)
        .map(Entry::subject)
        .distinct()
        .toList();
  }

  /** What is known to have been done. */
  synchronized List<Entry> done(Kind kind) {
    return entries.stream().filter(entry -> entry.kind == kind && isDone(entry)).toList();
  }

  /** Whether something has been asked for to which there is no answer, nor has it been settled. */
  synchronized boolean isOpen(Kind kind, String subject) {
    return entries.stream()
        .anyMatch(
            entry ->
                entry.kind == kind && entry.subject.equals(subject) && entry.state == State.SENT);
  }

  private static boolean isDone(Entry entry) {
    return entry.state == State.ACKNOWLEDGED || entry.state == State.HAPPENED;
  }

  /**
   * Compares with the database, and learns from it what has become of the requests without answer.
   *
   * @param times how often the database shows that it has happened
   * @return what is wrong, in words
   */
  synchronized List<String> settle(Kind kind, String subject, int times) {
    List<Entry> asked =
        entries.stream()
            .filter(entry -> entry.kind == kind && entry.subject.equals(subject))
            .toList();
    int known = (int) asked.stream().filter(Journal::isDone).count();
    List<Entry> open = asked.stream().filter(entry -> entry.state == State.SENT).toList();
    int happened = Math.max(0, Math.min(times - known, open.size()));
    for (int i = 0; i < open.size(); i++) {
      open.get(i).state = i < happened ? State.HAPPENED : State.NOT_HAPPENED;
    }
    lost += Math.max(0, known - times);
    doubled += Math.max(0, times - known - open.size());
    return times < known || times > known + open.size()
        ? List.of(
            "%s of %s %s: done %d times, without answer %d, but the database shows %d"
                .formatted(
                    kind,
                    subject,
                    asked.isEmpty() ? "" : asked.get(0).element,
                    known,
                    open.size(),
                    times))
        : List.of();
  }
}
