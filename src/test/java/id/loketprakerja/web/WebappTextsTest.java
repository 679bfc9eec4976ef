package id.loketprakerja.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loketprakerja.figures.RuleFigures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our Indonesian webapp texts against the English ones that come with this very engine version. */
class WebappTextsTest {

  private static final String APP = "META-INF/resources/webjars/camunda/app/";

  /** What must survive translation: placeholders, HTML tags and entities. */
  private static final Pattern FIXED =
      Pattern.compile(
          "\\{\\{[^}]*}}|</?(?:a|b|br|code|em|i|li|p|span|strong|ul)(?:\\s[^>]*)?/?>|&[a-z]+;|%[sd]");

  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

  /** Product names, names of types and values of the engine, and words that Indonesian shares. */
  private static final Set<String> SAME_IN_BOTH =
      Set.of(
          "Admin",
          "Camunda Cockpit",
          "Cockpit",
          "Optimize",
          "Tasklist",
          "Boolean",
          "Double",
          "Integer",
          "Long",
          "Short",
          "String",
          "CSV",
          "JSON",
          "null",
          "<null>",
          "requestPayload",
          "YYYY-MM-DDTHH:mm:ss",
          "Diagram",
          "Email",
          "Filter",
          "ID",
          "Label",
          "Min",
          "Minimum:",
          "OK",
          "Operator",
          "Status",
          "Total",
          "Valid");

  /** Texts of ours that do not follow the stock text: the vendor's news are not for the counter. */
  private static final Set<String> OWN = Set.of("BANNER_CE_EOL_TEXT");

  /** An ending that English counts with and Indonesian does without. */
  private static final String PLURAL = "s";

  @ParameterizedTest
  @CsvSource({"tasklist, 412", "cockpit, 2460", "admin, 575", "welcome, 172"})
  void everyStockTextIsThereAndNoOther(String app, int labels) {
    assertThat(labels(app, "id").keySet())
        .hasSize(labels)
        .containsExactlyInAnyOrderElementsOf(labels(app, "en").keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
  void placeholdersAndMarkupAreThoseOfTheStockText(String app) {
    Map<String, String> indonesian = labels(app, "id");
    Map<String, String> wrong = new TreeMap<>();
    labels(app, "en")
        .forEach(
            (key, english) -> {
              if (!OWN.contains(key) && !fixed(indonesian.get(key)).equals(fixed(english))) {
                wrong.put(key, indonesian.get(key));
              }
            });
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
  void outerSpacesAndEmptyTextsAreThoseOfTheStockText(String app) {
    Map<String, String> indonesian = labels(app, "id");
    Map<String, String> wrong = new TreeMap<>();
    labels(app, "en")
        .forEach(
            (key, english) -> {
              if (!OWN.contains(key)
                  && !PLURAL.equals(english)
                  && !frame(indonesian.get(key)).equals(frame(english))) {
                wrong.put(key, indonesian.get(key));
              }
            });
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
  void nothingIsLeftInEnglish(String app) {
    Map<String, String> indonesian = labels(app, "id");
    Map<String, String> left = new TreeMap<>();
    Map<String, String> stock = labels(app, "en");
    stock.forEach(
        (key, english) -> {
          if (WORD.matcher(english).find()
              && english.equals(indonesian.getOrDefault(key, english))
              && !SAME_IN_BOTH.contains(english.strip())) {
            left.put(key, english);
          }
        });
    RuleFigures.report(
        "texts", app, "%d of %d in Indonesian".formatted(stock.size() - left.size(), stock.size()));
    assertThat(left).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
  void vendorIsLoketPrakerjaAndItsNewsAreGone(String app) {
    Map<String, String> indonesian = labels(app, "id");
    assertThat(indonesian)
        .containsEntry("APP_VENDOR", "Loket Prakerja")
        .containsEntry("BANNER_CE_EOL_TEXT", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "cockpit", "admin"})
  void datesHaveTheStockStructure(String app) {
    JsonNode english = read(app, "en").get("dateLocales");
    JsonNode indonesian = read(app, "id").get("dateLocales");
    assertThat(shape(indonesian)).isEqualTo(shape(english));
    assertThat(indonesian.get("months").get(4).asText()).isEqualTo("Mei");
    assertThat(indonesian.at("/longDateFormat/LL").asText()).isEqualTo("DD MMMM YYYY");
    assertThat(indonesian.at("/longDateFormat/LT").asText()).isEqualTo("HH.mm");
  }

  @Test
  void oneTextOfAllWebappsHasOneTranslation() {
    Map<String, String> first = new LinkedHashMap<>();
    List<String> differing = new ArrayList<>();
    for (String app : List.of("tasklist", "cockpit", "admin", "welcome")) {
      Map<String, String> indonesian = labels(app, "id");
      labels(app, "en")
          .forEach(
              (key, english) -> {
                String before =
                    first.putIfAbsent(key + '\n' + english, indonesian.getOrDefault(key, ""));
                if (before != null && !before.equals(indonesian.get(key))) {
                  differing.add(app + ' ' + key);
                }
              });
    }
    assertThat(differing).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
  void webappOffersIndonesianFirstAndEnglish(String app) throws IOException {
    try (InputStream config = resource(APP + app + "/scripts/config.js")) {
      assertThat(new String(config.readAllBytes(), StandardCharsets.UTF_8))
          .contains("availableLocales: ['id', 'en'], fallbackLocale: language")
          .contains("vendor: 'Loket Prakerja'")
          .contains("'../loket/scripts'");
    }
  }

  private static Map<String, Integer> fixed(String text) {
    Map<String, Integer> found = new TreeMap<>();
    Matcher matcher = FIXED.matcher(text == null ? "" : text);
    while (matcher.find()) {
      found.merge(matcher.group(), 1, Integer::sum);
    }
    return found;
  }

  private static String frame(String text) {
    return text == null || text.isBlank()
        ? String.valueOf(text)
        : text.replaceFirst("(?s)\\S.*\\S|\\S", "x");
  }

  private static Object shape(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> fields = new TreeMap<>();
      node.fields().forEachRemaining(e -> fields.put(e.getKey(), shape(e.getValue())));
      return fields;
    }
    return node.isArray() ? node.size() : node.getNodeType();
  }

  private static Map<String, String> labels(String app, String language) {
    Map<String, String> labels = new TreeMap<>();
    read(app, language)
        .get("labels")
        .fields()
        .forEachRemaining(e -> labels.put(e.getKey(), e.getValue().asText()));
    return labels;
  }

  private static JsonNode read(String app, String language) {
    // A key written twice would hide one of its texts.
    ObjectMapper mapper = new ObjectMapper();
    if (language.equals("id")) {
      mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }
    try (InputStream file = resource(APP + app + "/locales/" + language + ".json")) {
      return mapper.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String path) {
    InputStream file = WebappTextsTest.class.getClassLoader().getResourceAsStream(path);
    assertThat(file).as(path).isNotNull();
    return file;
  }
}
