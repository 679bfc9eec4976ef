package id.loketprakerja.privacy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One person's name, and what of it names the person.
 *
 * @param distinct what names somebody wherever it stands: a part that is long enough and no
 *     everyday word, and parts written as one word
 * @param ambiguous the other parts
 * @param words all words of the name
 */
record PersonName(Set<String> distinct, Set<String> ambiguous, List<String> words) {

  static final Set<String> TITLES = WordList.read("titles.txt");

  private static final Set<String> EVERYDAY = WordList.read("everyday-words.txt");

  private static final int SHORTEST_DISTINCT = 3;

  /** Of a longer name the parts count, but no more ways to write them as one word. */
  private static final int MOST_PARTS_AS_ONE = 8;

  static PersonName of(String name) {
    List<List<Word>> all = parts(Word.of(name));
    List<List<Word>> untitled =
        all.stream().filter(part -> !TITLES.contains(Word.joined(part))).toList();
    List<List<Word>> parts = untitled.isEmpty() ? all : untitled;
    Set<String> distinct = new HashSet<>();
    Set<String> ambiguous = new HashSet<>();
    for (List<Word> part : parts) {
      String whole = Word.joined(part);
      boolean oneCharacterCounts = part.get(0).isWithoutBlanks();
      (isDistinct(whole, oneCharacterCounts) ? distinct : ambiguous).add(whole);
      if (!EVERYDAY.contains(whole) && !oneCharacterCounts) {
        part.stream()
            .map(Word::letters)
            .forEach(word -> (isDistinct(word, false) ? distinct : ambiguous).add(word));
      }
    }
    addAsOne(parts.stream().map(Word::joined).limit(MOST_PARTS_AS_ONE).toList(), distinct);
    List<String> words = parts.stream().flatMap(List::stream).map(Word::letters).toList();
    return new PersonName(distinct, ambiguous, words);
  }

  private static boolean isDistinct(String part, boolean oneCharacterCounts) {
    return !EVERYDAY.contains(part) && (oneCharacterCounts || part.length() >= SHORTEST_DISTINCT);
  }

  /** Parts that are written as one word, from whichever of them on and in both directions. */
  private static void addAsOne(List<String> parts, Set<String> distinct) {
    Set<String> telling = Set.copyOf(distinct);
    List<String> reversed = new ArrayList<>(parts);
    Collections.reverse(reversed);
    for (List<String> order : List.of(parts, reversed)) {
      for (int from = 0; from < order.size(); from++) {
        StringBuilder asOne = new StringBuilder(order.get(from));
        boolean tells = telling.contains(order.get(from));
        for (int count = 2; count <= order.size(); count++) {
          String part = order.get((from + count - 1) % order.size());
          asOne.append(part);
          tells |= telling.contains(part) || count == order.size();
          if (tells && !EVERYDAY.contains(asOne.toString())) {
            distinct.add(asOne.toString());
          }
        }
      }
    }
  }

  /** The words of each part that a blank ends. */
  private static List<List<Word>> parts(List<Word> words) {
    List<List<Word>> parts = new ArrayList<>();
    for (Word word : words) {
      if (!word.joined()) {
        parts.add(new ArrayList<>());
      }
      parts.get(parts.size() - 1).add(word);
    }
    return parts;
  }

  /** All of the name as one word. */
  String asOne() {
    return words.stream().collect(Collectors.joining());
  }
}
