package id.loketprakerja.privacy;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds people's names in a text, however they are written: the whole name in any order and with
 * anything between its parts, and each part that is long enough and no everyday word.
 *
 * <p>A part that is an everyday word or has one or two letters counts only where it can be nothing
 * but a name: after a title and with a capital ("Ibu Hari"), after words such as "atas nama", or as
 * the whole text. So whoever is called Hari does not forbid anybody to write "hari ini".
 */
final class Names {

  private static final String WITHHELD = "(nama peserta)";

  private static final String[] TITLES = PersonName.TITLES.toArray(String[]::new);
  private static final Set<String> NAME_FOLLOWS = WordList.read("name-follows.txt");

  /** What may be attached to a name: "Sitinya". */
  private static final String[] SUFFIXES = {"nya", "lah", "kah", "pun", "ku", "mu"};

  /** The longest title or suffix. */
  private static final int LONGEST_ATTACHED = 8;

  /** How many letters of a part may stand apart, as in "S.i.t.i". */
  private static final int LONGEST_RUN = 16;

  /** Of a word that is cut off; less could be anything. */
  private static final int SHORTEST_BEGINNING = 3;

  private final Set<String> distinct = new HashSet<>();
  private final Set<String> ambiguous = new HashSet<>();

  /** The sorted words of whole names, by how many they are and by a sum that no order changes. */
  private final Map<Integer, Map<Integer, Set<List<String>>>> wholes = new HashMap<>();

  private final Set<String> words = new HashSet<>();
  private final Set<String> texts = new HashSet<>();
  private int longest;

  Names(Collection<PersonName> people) {
    for (PersonName person : people) {
      distinct.addAll(person.distinct());
      ambiguous.addAll(person.ambiguous());
      words.addAll(person.words());
      texts.add(person.asOne());
      longest = Math.max(longest, person.asOne().length() + LONGEST_ATTACHED);
      if (person.words().size() > 1) {
        List<String> sorted = person.words().stream().sorted().toList();
        wholes
            .computeIfAbsent(sorted.size(), size -> new HashMap<>())
            .computeIfAbsent(sum(sorted), sum -> new HashSet<>())
            .add(sorted);
      }
    }
    texts.remove("");
  }

  private static int sum(List<String> words) {
    return words.stream().mapToInt(String::hashCode).sum();
  }

  /** Whether the text names somebody. */
  boolean areToldBy(String text) {
    return !namesIn(text, Word.of(text)).isEmpty();
  }

  /** The text without the names, and without what is left of one that has been cut off. */
  String removedFrom(String text) {
    if (texts.isEmpty()) {
      return text;
    }
    List<Word> all = Word.of(text);
    BitSet told = namesIn(text, all);
    if (told.isEmpty()) {
      return text;
    }
    for (int at = told.nextSetBit(0); at >= 0; at = told.nextSetBit(at + 1)) {
      int next = at + 1;
      if (next < all.size() && !told.get(next) && isBeginning(all.get(next).letters())) {
        told.set(next);
      }
    }
    StringBuilder rest = new StringBuilder();
    int done = 0;
    for (int at = told.nextSetBit(0); at >= 0; at = told.nextSetBit(at)) {
      int end = told.nextClearBit(at);
      rest.append(text, done, all.get(at).start()).append(WITHHELD);
      done = all.get(end - 1).end();
      at = end;
    }
    return rest.append(text, done, text.length()).toString();
  }

  private boolean isBeginning(String letters) {
    return letters.length() >= SHORTEST_BEGINNING
        && words.stream().anyMatch(word -> word.startsWith(letters));
  }

  private BitSet namesIn(String text, List<Word> all) {
    BitSet told = new BitSet(all.size());
    if (texts.isEmpty() || all.isEmpty()) {
      return told;
    }
    boolean capitalsCount = text.chars().anyMatch(Character::isLowerCase);
    StringBuilder run = new StringBuilder();
    for (int at = 0; at < all.size(); at++) {
      run.setLength(0);
      int last = Math.min(at + LONGEST_RUN, all.size());
      for (int end = at; end < last && (end == at || all.get(end).joined()); end++) {
        run.append(all.get(end).letters());
        if (run.length() > longest) {
          break;
        }
        String letters = run.toString();
        if (distinct.contains(letters)
            || end == at && isDistinctWithMore(letters)
            || ambiguous.contains(letters) && isIntroduced(at, all, text, capitalsCount)) {
          told.set(at, end + 1);
        }
      }
    }
    wholes.forEach((size, bySum) -> markWholes(size, bySum, all, told));
    if (texts.contains(Word.joined(all))) {
      told.set(0, all.size());
    }
    return told;
  }

  /** Whether the word is a name with a title or a suffix attached. */
  private boolean isDistinctWithMore(String letters) {
    for (String suffix : SUFFIXES) {
      if (letters.endsWith(suffix)
          && distinct.contains(letters.substring(0, letters.length() - suffix.length()))) {
        return true;
      }
    }
    for (String title : TITLES) {
      if (letters.startsWith(title) && distinct.contains(letters.substring(title.length()))) {
        return true;
      }
    }
    return false;
  }

  private static void markWholes(
      int size, Map<Integer, Set<List<String>>> bySum, List<Word> all, BitSet told) {
    int sum = 0;
    for (int end = 1; end <= all.size(); end++) {
      int from = end - size;
      sum += all.get(end - 1).letters().hashCode();
      sum -= from > 0 ? all.get(from - 1).letters().hashCode() : 0;
      if (from >= 0
          && bySum.containsKey(sum)
          && bySum
              .get(sum)
              .contains(all.subList(from, end).stream().map(Word::letters).sorted().toList())) {
        told.set(from, end);
      }
    }
  }

  /** Whether the word before makes a name of this one. */
  private static boolean isIntroduced(int at, List<Word> all, String text, boolean capitalsCount) {
    if (at == 0) {
      return false;
    }
    Word before = all.get(at - 1);
    String between = text.substring(before.end(), all.get(at).start());
    String twoBefore = at < 2 ? "" : all.get(at - 2).letters() + before.letters();
    if (NAME_FOLLOWS.contains(before.letters()) || NAME_FOLLOWS.contains(twoBefore)) {
      return between.length() <= 3 && between.indexOf(',') < 0;
    }
    // A dot ends a sentence, unless it belongs to a shortened title: those have no vowel.
    boolean shortened = before.letters().chars().noneMatch(sign -> "aeiou".indexOf(sign) >= 0);
    return PersonName.TITLES.contains(before.letters())
        && capitalsCount
        && all.get(at).capital()
        && (shortened ? between.replaceFirst("\\.", "") : between).isBlank()
        && between.indexOf('\n') < 0;
  }
}
