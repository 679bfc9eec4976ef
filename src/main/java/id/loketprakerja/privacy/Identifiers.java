package id.loketprakerja.privacy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds identity numbers, Indonesian phone numbers and e-mail addresses in a text, and tells them
 * from dates, times, amounts and other numbers.
 *
 * <p>No pattern here can go over one place of a text more than a bounded number of times.
 */
final class Identifiers {

  private static final int IDENTITY_NUMBER = 16;

  /** Without the 0 or the 62 at its beginning. */
  private static final int SHORTEST_PHONE = 9;

  private static final int LONGEST_PHONE = 12;

  private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
  private static final String MONTH = "(?:0?[1-9]|1[0-2])";
  private static final String YEAR = "(?:19|20)\\d\\d";

  private static final String DATE =
      Stream.of("-", "/", "\\.")
          .map(sign -> DAY + sign + MONTH + sign + "(?:" + YEAR + "|\\d\\d)")
          .collect(Collectors.joining("|", "(?:" + YEAR + "-" + MONTH + "-" + DAY + "|", ")"));

  private static final String TIME = "(?:[01]?\\d|2[0-4])[.:][0-5]\\d(?::[0-5]\\d)?";

  /** In whole millions or thousands; with more digits it could be another number with dots. */
  private static final String AMOUNT = "(?<!\\+)[1-9]\\d{0,2}(?:\\.\\d{3}){1,2}(?:,\\d\\d)?";

  /** What consists of digits and is no part of an identifier. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "(?=\\d)(?<!\\d)(?<!\\d[-/.:])(?:"
              + twice(DATE)
              + "|"
              + twice(TIME)
              // Alone it could be the beginning of a phone number.
              + "|"
              + TIME
              + "(?! ?\\d{3,4}(?!\\d))|"
              + AMOUNT
              + "|"
              + DATE
              + ")(?![-/.:]?\\d)");

  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /** What may stand within a number: no letter, and not more than a bracket between two blanks. */
  private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\d]{1,3}");

  private static final Pattern OF_LIST = Pattern.compile("[,;]\\s|[(]");

  /** Province, district and subdistrict, the day of birth (a woman's plus 40), a number. */
  private static final Pattern BY_ITS_RULES =
      Pattern.compile(
          "(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])\\d{4}"
              + "(?:0[1-9]|[12]\\d|3[01]|4[1-9]|[56]\\d|7[01])(?:0[1-9]|1[0-2])\\d{6}");

  /** A host, or only the beginning of one: "gmail.com", "gmail". */
  private static final Pattern HOST = Pattern.compile("(?:[\\p{L}\\d-]+\\.)+\\p{L}{2,}");

  private static final Pattern BEGINNING_OF_HOST = Pattern.compile("\\p{L}[\\p{L}-]+");

  private final Set<String> publicPhones;
  private final Set<String> publicEmails;

  /**
   * @param publicContacts phone numbers and e-mail addresses that anybody may name
   */
  Identifiers(Set<String> publicContacts) {
    publicEmails =
        publicContacts.stream()
            .map(contact -> contact.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    publicPhones =
        publicContacts.stream()
            .map(contact -> contact.replaceAll("\\D", "").replaceFirst("^(?:62|0)", ""))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static String twice(String pattern) {
    return pattern + " ?- ?" + pattern;
  }

  /** The first kind of identifier that the text holds. */
  Optional<Disclosure> in(String text) {
    String plain = plain(text);
    return hasEmail(plain)
        ? Optional.of(Disclosure.EMAIL)
        : inNumbers(OTHERS.matcher(plain).replaceAll("x"));
  }

  /** Digits, dashes and letters of all kinds as those of ASCII, and nothing that is not seen. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(sign -> Character.getType(sign) != Character.FORMAT)
        .map(
            sign ->
                Character.isDigit(sign)
                    ? '0' + Character.digit(sign, 10)
                    : Character.getType(sign) == Character.DASH_PUNCTUATION ? '-' : sign)
        .forEach(plain::appendCodePoint);
    return plain.toString().replaceAll("(?i)[(\\[]at[)\\]]", "@");
  }

  /**
   * The digits between two signs that are no digits.
   *
   * @param before what stands between it and the number before
   * @param separate whether another number can begin here
   */
  private record Group(String digits, String before, boolean separate) {}

  private Optional<Disclosure> inNumbers(String text) {
    List<Group> run = new ArrayList<>();
    Optional<Disclosure> found = Optional.empty();
    Matcher number = DIGITS.matcher(text);
    int end = 0;
    while (found.isEmpty() && number.find()) {
      String before = text.substring(end, number.start());
      if (!SEPARATOR.matcher(before).matches()) {
        found = inRun(run);
        run.clear();
      }
      boolean separate = run.isEmpty() || before.chars().anyMatch(Identifiers::ends);
      run.add(new Group(number.group(), before, separate));
      end = number.end();
    }
    return found.or(() -> inRun(run));
  }

  private Optional<Disclosure> inRun(List<Group> run) {
    boolean list = run.stream().skip(1).anyMatch(group -> OF_LIST.matcher(group.before()).find());
    int all = run.stream().mapToInt(group -> group.digits().length()).sum();
    if (all == IDENTITY_NUMBER && !list) {
      return Optional.of(Disclosure.IDENTITY_NUMBER);
    }
    for (int from = 0; from < run.size(); from++) {
      StringBuilder digits = new StringBuilder();
      boolean inList = false;
      for (int to = from; to < run.size() && digits.length() <= IDENTITY_NUMBER; to++) {
        inList |= to > from && OF_LIST.matcher(run.get(to).before()).find();
        digits.append(run.get(to).digits());
        if (isIdentityNumber(digits, to == from)) {
          return Optional.of(Disclosure.IDENTITY_NUMBER);
        }
        boolean whole =
            run.get(from).separate() && (to == run.size() - 1 || run.get(to + 1).separate());
        boolean abroad = run.get(from).before().endsWith("+");
        if (whole && !inList && isPhone(digits.toString(), abroad)) {
          return Optional.of(Disclosure.PHONE);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isIdentityNumber(CharSequence digits, boolean oneGroup) {
    return digits.length() == IDENTITY_NUMBER
        && (oneGroup || BY_ITS_RULES.matcher(digits).matches());
  }

  /** A mobile number, or any that begins with the code of the country. */
  private boolean isPhone(String digits, boolean withPlus) {
    boolean ofCountry = withPlus && digits.startsWith("62") || digits.startsWith("0062");
    String rest = digits.replaceFirst(ofCountry ? "^(?:00)?620?" : "^(?:0|62)", "");
    return rest.length() < digits.length()
        && (ofCountry || rest.startsWith("8"))
        && rest.length() >= SHORTEST_PHONE
        && rest.length() <= LONGEST_PHONE
        && !publicPhones.contains(rest);
  }

  private boolean hasEmail(String text) {
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      boolean apart = isBlankAt(text, at - 1) && isBlankAt(text, at + 1);
      int to = apart ? at - 1 : at;
      int from = to;
      while (from > 0 && isOfAddress(text.charAt(from - 1))) {
        from--;
      }
      int begin = apart ? at + 2 : at + 1;
      int end = begin;
      while (end < text.length() && isOfAddress(text.charAt(end))) {
        end++;
      }
      String local = text.substring(from, to);
      while (end > begin && !Character.isLetterOrDigit(text.charAt(end - 1))) {
        end--;
      }
      if (isEmail(local, text.substring(begin, end), apart)) {
        return true;
      }
    }
    return false;
  }

  private boolean isEmail(String local, String host, boolean apart) {
    boolean shortened =
        !apart
            && local.chars().anyMatch(Character::isLetter)
            && BEGINNING_OF_HOST.matcher(host).matches();
    return !local.isEmpty()
        && (HOST.matcher(host).matches() || shortened)
        && !publicEmails.contains((local + "@" + host).toLowerCase(Locale.ROOT));
  }

  private static boolean isOfAddress(char sign) {
    return Character.isLetterOrDigit(sign) || "._%+-'".indexOf(sign) >= 0;
  }

  private static boolean isBlankAt(String text, int at) {
    return at >= 0 && at < text.length() && isBlank(text.charAt(at));
  }

  private static boolean ends(int sign) {
    return isBlank(sign) || "/,;:(".indexOf(sign) >= 0;
  }

  private static boolean isBlank(int sign) {
    return Character.isWhitespace(sign) || Character.isSpaceChar(sign);
  }
}
