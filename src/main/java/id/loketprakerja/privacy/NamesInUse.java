package id.loketprakerja.privacy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The participants' names that this node has read or written within the last hour, so that they can
 * be taken out of what it says: nothing can tell a name that it has not come across. They are in
 * memory only, and never more than {@link #MOST}; of more, the one that was used least recently is
 * forgotten first.
 */
final class NamesInUse {

  /** More participants than the offices of one installation have in an hour. */
  static final int MOST = 500;

  static final Duration KEPT = Duration.ofHours(1);

  /** There is one log, too, however many applications a JVM runs. */
  static final NamesInUse OF_THIS_NODE = new NamesInUse();

  /** A name and when it was used last, in the engine's time. */
  private record Used(PersonName name, long when) {}

  /** By the name as it was entered; the one that was not used longest is first. */
  private final Map<String, Used> byText = new LinkedHashMap<>(16, 0.75f, true);

  /** Made anew when somebody asks; none when there is another name since. */
  private Names names = new Names(List.of());

  synchronized void add(String name) {
    long now = ClockUtil.getCurrentTime().getTime();
    Used known = byText.get(name);
    byText.put(name, new Used(known == null ? PersonName.of(name) : known.name(), now));
    if (byText.size() > MOST) {
      byText.remove(byText.keySet().iterator().next());
    }
    names = known == null ? null : names;
  }

  /** The text without these names. */
  String removedFrom(String text) {
    return current().removedFrom(text);
  }

  private synchronized Names current() {
    long oldest = ClockUtil.getCurrentTime().getTime() - KEPT.toMillis();
    boolean forgotten = byText.values().removeIf(used -> used.when() < oldest);
    if (forgotten || names == null) {
      names = new Names(byText.values().stream().map(Used::name).toList());
    }
    return names;
  }
}
