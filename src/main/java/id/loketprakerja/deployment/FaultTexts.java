package id.loketprakerja.deployment;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What an analyst is told about a fault, in our own words and for those of the engine's parsers.
 */
final class FaultTexts {

  /** Of what an analyst has written, no more than helps to find it. */
  private static final int QUOTED = 60;

  private static final String PARSERS_WORDS = ".engine";

  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle(FaultTexts.class.getPackageName() + ".messages", Locale.ROOT);

  private static final Map<String, Pattern> BY_PARSERS_WORDS = new LinkedHashMap<>();

  static {
    TEXTS.keySet().stream()
        .filter(key -> key.endsWith(PARSERS_WORDS))
        .sorted()
        .forEach(
            key ->
                BY_PARSERS_WORDS.put(
                    key.substring(0, key.length() - PARSERS_WORDS.length()),
                    Pattern.compile(TEXTS.getString(key), Pattern.DOTALL)));
  }

  private FaultTexts() {}

  static String of(String key, Object... arguments) {
    Object[] quoted =
        IntStream.range(0, arguments.length)
            .mapToObj(i -> arguments[i] instanceof String text ? shortened(text) : arguments[i])
            .toArray();
    return TEXTS.getString(key).formatted(quoted);
  }

  /** The sentence for what one of the engine's parsers says; empty when there is none for it. */
  static Optional<String> ofParser(String words) {
    return BY_PARSERS_WORDS.entrySet().stream()
        .map(
            one -> {
              Matcher matcher = one.getValue().matcher(words);
              return matcher.find() ? of(one.getKey(), groups(matcher.toMatchResult())) : null;
            })
        .filter(sentence -> sentence != null)
        .findFirst();
  }

  private static Object[] groups(MatchResult match) {
    return IntStream.rangeClosed(1, match.groupCount()).mapToObj(match::group).toArray();
  }

  static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + " ...";
  }
}
