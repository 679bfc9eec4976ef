package id.loketprakerja.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that a guesser tries first: those of {@code known-words.txt}, the names of the office, the
 * person's own. A password of nothing else is worth little however long it is.
 *
 * <p>Blanks, capitals and digits in the place of letters make no difference.
 */
final class KnownWords {

  private static final String FILE = "known-words.txt";

  /** Shorter ones count only where they stand alone: they are in many other words. */
  private static final int LONG_ENOUGH_WITHIN = 4;

  private static final int LONGEST = 40;

  /** What one more known word is worth: there are many, but few are chosen. */
  private static final double GUESSES_OF_WORD = 20;

  /** More known words are a known sentence. */
  private static final int WORDS_THAT_COUNT = 3;

  private static final String LETTERS_FOR_DIGITS = "oizeasgtb";
  private static final String DIGITS_FOR_LETTERS = "012345678";

  private static final Set<String> OF_EVERYBODY = read();

  private final Set<String> words;

  private KnownWords(Set<String> words) {
    this.words = words;
  }

  /** Ours, and names in whole and in parts. */
  @SafeVarargs
  static KnownWords with(Collection<String>... names) {
    Set<String> words = new HashSet<>(OF_EVERYBODY);
    Arrays.stream(names)
        .flatMap(Collection::stream)
        .flatMap(name -> Stream.concat(Stream.of(name), Stream.of(name.split("[^\\p{L}\\p{N}]+"))))
        .map(KnownWords::letters)
        .filter(word -> !word.isEmpty())
        .forEach(words::add);
    return new KnownWords(words);
  }

  /**
   * What is left of a password without its known words.
   *
   * @param text the characters of no known word
   * @param guessesOfWords how many guesses the known words take
   */
  record Rest(String text, double guessesOfWords) {}

  /** Takes out as much as can be, whole words before parts. */
  Rest takeOutOf(String password) {
    String[] parts = password.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}@$!]+");
    String plain = String.join("", parts);
    String letters = letters(plain);
    boolean[] bounds = bounds(parts, letters.length());
    int[] left = new int[letters.length() + 1];
    int[] step = new int[letters.length()];
    for (int from = letters.length() - 1; from >= 0; from--) {
      left[from] = left[from + 1] + 1;
      for (int to = from + 1; to <= Math.min(letters.length(), from + LONGEST); to++) {
        if (left[to] < left[from]
            && (to - from >= LONG_ENOUGH_WITHIN || bounds[from] && bounds[to])
            && words.contains(letters.substring(from, to))) {
          left[from] = left[to];
          step[from] = to - from;
        }
      }
    }
    StringBuilder rest = new StringBuilder();
    Set<String> taken = new HashSet<>();
    for (int at = 0; at < letters.length(); at += Math.max(1, step[at])) {
      if (step[at] == 0) {
        rest.append(plain.charAt(at));
      } else {
        taken.add(letters.substring(at, at + step[at]));
      }
    }
    return new Rest(
        rest.toString(), Math.pow(GUESSES_OF_WORD, Math.min(WORDS_THAT_COUNT, taken.size())));
  }

  private static boolean[] bounds(String[] parts, int length) {
    boolean[] bounds = new boolean[length + 1];
    int at = 0;
    bounds[0] = true;
    for (String part : parts) {
      at += part.length();
      bounds[at] = true;
    }
    return bounds;
  }

  /** One letter for each character, without blanks. */
  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}@$!]", "")
        .chars()
        .mapToObj(KnownWords::letter)
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  private static char letter(int character) {
    int digit = DIGITS_FOR_LETTERS.indexOf(character);
    if (digit >= 0) {
      return LETTERS_FOR_DIGITS.charAt(digit);
    }
    return switch (character) {
      case '@' -> 'a';
      case '$' -> 's';
      case '!' -> 'i';
      default -> (char) character;
    };
  }

  private static Set<String> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                KnownWords.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Stream.of(line.split(",")))
          .map(KnownWords::letters)
          .filter(word -> !word.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
