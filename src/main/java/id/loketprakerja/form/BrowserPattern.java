package id.loketprakerja.form;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression as a browser reads it. Java reads a few signs in another way: its {@code $}
 * also stands before a last line break, its {@code \s} knows fewer kinds of space, and within
 * brackets it takes {@code [} and {@code &&} for operators.
 */
public final class BrowserPattern {

  /** What a browser takes for a space, between brackets. */
  private static final String SPACES = "\\t-\\r\\p{Z}\\x{feff}";

  private BrowserPattern() {}

  /**
   * The expression in Java's own words.
   *
   * @throws PatternSyntaxException when it is no regular expression
   */
  public static Pattern compile(String pattern) {
    StringBuilder java = new StringBuilder();
    boolean inBrackets = false;
    for (int i = 0; i < pattern.length(); i++) {
      char sign = pattern.charAt(i);
      if (sign == '\\' && i + 1 < pattern.length()) {
        java.append(escaped(pattern.charAt(++i), inBrackets));
      } else if (inBrackets) {
        inBrackets = sign != ']';
        java.append(sign == '[' || sign == '&' ? "\\" + sign : sign);
      } else {
        inBrackets = sign == '[';
        java.append(sign == '$' ? "\\z" : sign);
      }
    }
    return Pattern.compile(java.toString());
  }

  private static String escaped(char sign, boolean inBrackets) {
    return switch (sign) {
      case 's' -> inBrackets ? SPACES : "[" + SPACES + "]";
      case 'S' -> "[^" + SPACES + "]";
      default -> "\\" + sign;
    };
  }

  /** How many characters the text has without the spaces around it. */
  static int strippedLength(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return to - from;
  }

  private static boolean isSpace(char sign) {
    return sign >= '\t' && sign <= '\r' || Character.isSpaceChar(sign) || sign == '\ufeff';
  }
}
