package id.loketprakerja;

import java.util.ArrayList;
import java.util.List;

/** One of the lists that engine plugins add to. The engine begins with none at all. */
public final class EngineList {

  private EngineList() {}

  /** A list with something in front of what other plugins have put there; they may have none. */
  public static <T> List<T> with(T first, List<? extends T> others) {
    List<T> all = copy(others);
    all.add(0, first);
    return all;
  }

  /** A list with something behind what other plugins have put there; they may have none. */
  public static <T> List<T> with(List<? extends T> others, T last) {
    List<T> all = copy(others);
    all.add(last);
    return all;
  }

  private static <T> List<T> copy(List<? extends T> others) {
    return others == null ? new ArrayList<>() : new ArrayList<>(others);
  }
}
