package id.loketprakerja.privacy;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A word of a text, in a form in which it can be compared: the same for capitals, accents, composed
 * and decomposed letters, and letters of another width.
 *
 * @param letters what is compared
 * @param start where it begins in the text
 * @param end where it ends there
 * @param joined whether nothing blank stands between it and the word before: "Nur'aini" and
 *     "SitiAminah" are two words each
 * @param capital whether it begins with a capital
 */
record Word(String letters, int start, int end, boolean joined, boolean capital) {

  /** Whose writers put no blank between words, so that each character is taken for a word. */
  private static final Set<UnicodeScript> WITHOUT_BLANKS =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  /** Letters by their kind in Unicode that are seen as a blank. */
  private static final Set<Integer> FILLERS = Set.of(0x115f, 0x1160, 0x3164, 0xffa0);

  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    int start = -1;
    int before = 0;
    boolean joined = false;
    for (int at = 0; at <= text.length(); ) {
      int sign = at < text.length() ? text.codePointAt(at) : ' ';
      boolean letter = isLetter(sign);
      boolean goesOn = isMark(sign) || letter && !beginsWord(before, sign);
      if (start >= 0 && !goesOn) {
        add(words, text, start, at, joined);
        start = -1;
        joined = true;
      }
      if (letter) {
        start = start < 0 ? at : start;
        before = sign;
      } else if (isBlank(sign)) {
        joined = false;
      }
      at += Character.charCount(sign);
    }
    return words;
  }

  /** Words as one, without what stands between them. */
  static String joined(List<Word> words) {
    return words.stream().map(Word::letters).collect(Collectors.joining());
  }

  private static void add(List<Word> words, String text, int start, int end, boolean joined) {
    String letters = comparable(text.substring(start, end));
    if (!letters.isEmpty()) {
      boolean capital = Character.isUpperCase(text.codePointAt(start));
      words.add(new Word(letters, start, end, joined && !words.isEmpty(), capital));
    }
  }

  private static String comparable(String word) {
    StringBuilder letters = new StringBuilder(word.length());
    Normalizer.normalize(word, Normalizer.Form.NFKD)
        .codePoints()
        .filter(sign -> isLetter(sign))
        .forEach(letters::appendCodePoint);
    // By way of the capitals, as some letters have two small forms.
    return letters.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** Whether the word is of a script in which one character can be a whole name. */
  boolean isWithoutBlanks() {
    return isWithoutBlanks(letters.codePointAt(0));
  }

  private static boolean isWithoutBlanks(int sign) {
    return WITHOUT_BLANKS.contains(UnicodeScript.of(sign));
  }

  private static boolean beginsWord(int before, int sign) {
    return Character.isLowerCase(before) && Character.isUpperCase(sign)
        || isWithoutBlanks(sign)
        || isWithoutBlanks(before);
  }

  /** Not the letters that stand for an apostrophe. */
  private static boolean isLetter(int sign) {
    boolean apostrophe = sign >= 0x2b0 && sign <= 0x2ff || sign == 0xa78b || sign == 0xa78c;
    return Character.isAlphabetic(sign) && !isMark(sign) && !apostrophe && !FILLERS.contains(sign);
  }

  private static boolean isMark(int sign) {
    int type = Character.getType(sign);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isBlank(int sign) {
    return Character.isWhitespace(sign) || Character.isSpaceChar(sign) || FILLERS.contains(sign);
  }
}
