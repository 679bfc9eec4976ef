package id.loketprakerja.form;

import static id.loketprakerja.form.RandomForm.json;
import static id.loketprakerja.form.RandomForm.oneOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What somebody enters into one field, made up from a seed. */
final class RandomEntry {

  /** No country has this code; only the browser knows that. */
  static final String OF_NO_COUNTRY = "+99912345678";

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "A",
          "ABC",
          "abcd",
          "AB\n",
          " a ",
          "\u00a0ab\u00a0",
          "123",
          "Sabun habis",
          "<b>",
          "€",
          "😀😀",
          "a\tb",
          "a\u0007b",
          "a@b.id",
          "a@@b",
          "+6281234567890",
          "081234567890",
          OF_NO_COUNTRY,
          "line\nline",
          "$",
          "[x]",
          "x".repeat(4001));

  private static final List<String> NUMBERS =
      List.of(
          "",
          "0",
          "1",
          "-3",
          "1.5",
          "2,5",
          "37.5",
          "37.6",
          "5",
          "5.01",
          "12",
          "0.1",
          "0.3",
          "-",
          "abc",
          "1e3",
          "100000000",
          "0.123456789");

  private static final List<String> DATES = List.of("\"2020-04-23\"", "\"2031-12-31\"", "null");

  private static final List<String> TIMES =
      List.of("\"08:30\"", "\"08:30+07:00\"", "\"01:30Z\"", "null");

  private static final List<String> MOMENTS =
      List.of(
          "\"2020-04-23T08:30\"", "\"2020-04-23T08:30+07:00\"", "\"2020-04-23T01:30Z\"", "null");

  private RandomEntry() {}

  /** What a person types into the field or picks there; for a number, the characters typed. */
  static JsonNode by(Random random, JsonNode field, List<JsonNode> options) {
    return switch (field.path("type").asText()) {
      case "textfield" -> TextNode.valueOf(oneOf(random, TEXTS).replace("\n", ""));
      case "textarea" -> TextNode.valueOf(oneOf(random, TEXTS));
      case "number" -> TextNode.valueOf(oneOf(random, NUMBERS));
      case "checkbox" -> json(String.valueOf(random.nextInt(3) > 0));
      case "radio", "select" -> options.isEmpty() ? json("null") : oneOf(random, options);
      case "checklist", "taglist" -> {
        ArrayNode chosen = JsonNodeFactory.instance.arrayNode();
        options.stream().filter(each -> random.nextBoolean()).forEach(chosen::add);
        yield chosen;
      }
      case "datetime" ->
          json(
              oneOf(
                  random,
                  switch (field.path("subtype").asText()) {
                    case "time" -> TIMES;
                    case "datetime" -> MOMENTS;
                    default -> DATES;
                  }));
      default -> json("null");
    };
  }

  /** What a program sends for the field that knows nothing of the form. */
  static JsonNode wild(Random random) {
    return json(
        oneOf(
            random,
            List.of(
                "null",
                "true",
                "\"a\"",
                "\"1\"",
                "1",
                "-1.5",
                "1e300",
                "99999999999999999999",
                "[]",
                "[null]",
                "[{}]",
                "{}",
                "{\"a\": {\"b\": [1]}}",
                "\"2020-02-30\"",
                "\"\\u0000\"",
                "[\"p1\", \"p1\"]",
                "\"=1+1\"",
                "\"${1+1}\"")));
  }

  /** The options that a field with a fixed or a named list offers in a case. */
  static List<JsonNode> options(JsonNode field, JsonNode variables) {
    JsonNode source =
        field.has("valuesKey")
            ? variables.path(field.path("valuesKey").asText())
            : field.has("valuesExpression") ? json("[10, 20, 30]") : field.path("values");
    List<JsonNode> options = new ArrayList<>();
    source.forEach(each -> options.add(each.isObject() ? each.path("value") : each));
    return options;
  }

  /**
   * A whole submission for the form: what it asks for, or mostly what fits and now and then
   * anything.
   */
  static ObjectNode submission(Random random, JsonNode form, JsonNode variables) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    boolean obliging = random.nextInt(4) == 0;
    fill(random, form, variables, data, obliging);
    if (!obliging && random.nextInt(5) == 0) {
      data.set(oneOf(random, List.of("unknown", "password", "officeId", "k1")), wild(random));
    }
    return data;
  }

  private static void fill(
      Random random, JsonNode container, JsonNode variables, ObjectNode data, boolean obliging) {
    for (JsonNode component : container.path("components")) {
      if (component.path("isRepeating").asBoolean()) {
        ArrayNode rows = data.putArray(component.path("path").asText());
        for (int i = random.nextInt(4); i > 0; i--) {
          fill(random, component, variables, rows.addObject(), obliging);
        }
      } else if (component.has("components")) {
        String path = component.path("path").asText();
        ObjectNode inside = path.isEmpty() ? data : data.withObject("/" + path);
        fill(random, component, variables, inside, obliging);
      } else if (component.has("key") && isSent(random, component, obliging)) {
        List<JsonNode> options = options(component, variables);
        JsonNode value =
            obliging
                ? asAsked(random, component, options)
                : random.nextInt(6) == 0 ? wild(random) : by(random, component, options);
        if (component.path("type").asText().equals("number")
            && value.isTextual()
            && (obliging || random.nextInt(8) > 0)) {
          value = number(value.asText());
        }
        DataPath.ROOT.then(component.path("key").asText()).put(data, value);
      }
    }
  }

  private static boolean isSent(Random random, JsonNode field, boolean obliging) {
    return obliging ? !field.has("conditional") || random.nextBoolean() : random.nextInt(8) > 0;
  }

  /** Everything ticked and everything chosen: so a box that must be ticked is. */
  private static JsonNode asAsked(Random random, JsonNode field, List<JsonNode> options) {
    return switch (field.path("type").asText()) {
      case "checkbox" -> json("true");
      case "checklist", "taglist" -> JsonNodeFactory.instance.arrayNode().addAll(options);
      default -> by(random, field, options);
    };
  }

  private static JsonNode number(String typed) {
    try {
      return JsonNodeFactory.instance.numberNode(Double.parseDouble(typed.replace(',', '.')));
    } catch (NumberFormatException notANumber) {
      return json("null");
    }
  }
}
