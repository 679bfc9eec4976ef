package id.loketprakerja.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes up forms from a seed: every type of component with every rule, in groups and lists, hidden,
 * read-only and disabled ones among them.
 */
final class RandomForm {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Everything that an option list, a default or a variable may hold. */
  private static final List<String> PLAIN =
      List.of("\"a\"", "\"B2\"", "\"\"", "1", "2.5", "0", "-3", "true", "false");

  private final Random random;

  /** The types of the components so far, by key. */
  private final Map<String, String> keys = new LinkedHashMap<>();

  RandomForm(Random random) {
    this.random = random;
  }

  /** A form as the modeler would save it. */
  ObjectNode make() {
    ObjectNode form = JSON.createObjectNode();
    form.put("type", "default").put("id", "random").put("schemaVersion", 16);
    components(form.putArray("components"), 1 + random.nextInt(7), 2);
    return form;
  }

  /** The variables of a case with such a form: some are what the form refers to. */
  static ObjectNode variables(Random random, JsonNode form) {
    ObjectNode variables = JSON.createObjectNode();
    variables.put("closed", random.nextBoolean());
    variables.put("most", random.nextInt(12));
    variables.set("desks", json("[1, 2, 3]"));
    variables.set(
        "people", json("[{\"label\": \"Satu\", \"value\": \"p1\"}, {\"value\": \"p2\"}]"));
    // The lists that our own forms name are never missing.
    for (JsonNode list : form.findValues("valuesKey")) {
      if (!variables.has(list.asText()) && !list.asText().equals("unknown")) {
        variables.set(list.asText(), variables.path("people"));
      }
    }
    for (JsonNode component : fieldsOfVariables(form)) {
      if (random.nextInt(4) == 0 && !component.has("valuesExpression")) {
        boolean several = List.of("checklist", "taglist").contains(component.path("type").asText());
        variables.set(
            component.path("key").asText(),
            json(several ? "[\"a\", 2, \"p1\"]" : oneOf(random, PLAIN)));
      }
    }
    for (JsonNode list : form.findParents("isRepeating")) {
      if (random.nextInt(3) == 0) {
        ArrayNode rows = variables.putArray(list.path("path").asText());
        for (int i = random.nextInt(8); i > 0; i--) {
          rows.addObject();
        }
      }
    }
    return variables;
  }

  /** The fields that each stand for a variable of their own, not for a part of one. */
  private static List<JsonNode> fieldsOfVariables(JsonNode container) {
    List<JsonNode> fields = new ArrayList<>();
    for (JsonNode component : container.path("components")) {
      if (component.has("key") && !component.path("key").asText().contains(".")) {
        fields.add(component);
      } else if (!component.has("path")) {
        fields.addAll(fieldsOfVariables(component));
      }
    }
    return fields;
  }

  private void components(ArrayNode components, int count, int depth) {
    for (int i = 0; i < count; i++) {
      String key = "k" + (keys.size() + 1);
      ObjectNode component = components.addObject();
      component.put("id", "f_" + key).put("label", "Isian " + key);
      int kind = random.nextInt(14);
      if (kind == 0 && depth > 0) {
        keys.put(key, "group");
        component.put("type", "group");
        if (random.nextBoolean()) {
          component.put("path", "in_" + key);
        }
        components(component.putArray("components"), 1 + random.nextInt(3), depth - 1);
      } else if (kind == 1 && depth > 0) {
        keys.put(key, "dynamiclist");
        component.put("type", "dynamiclist").put("path", "list_" + key).put("isRepeating", true);
        component.put("allowAddRemove", random.nextBoolean());
        component.put("defaultRepetitions", random.nextInt(3));
        if (random.nextInt(3) == 0) {
          component.put("nonCollapsedItems", 1 + random.nextInt(3));
        }
        components(component.putArray("components"), 1 + random.nextInt(3), depth - 1);
      } else {
        field(component, key);
        keys.put(key, component.path("type").asText());
      }
      if (random.nextInt(5) == 0) {
        component.putObject("conditional").put("hide", condition());
      }
    }
  }

  private void field(ObjectNode field, String key) {
    String type =
        oneOf(
            random,
            List.of(
                "textfield",
                "textfield",
                "textarea",
                "number",
                "number",
                "checkbox",
                "checkbox",
                "radio",
                "select",
                "checklist",
                "taglist",
                "datetime",
                "expression",
                "text"));
    field.put("type", type);
    if (type.equals("text")) {
      field.put("text", "Halo {{most}}");
      return;
    }
    field.put("key", random.nextInt(8) == 0 ? "in." + key : key);
    ObjectNode rules = field.putObject("validate");
    if (random.nextInt(3) == 0) {
      rules.put("required", true);
    }
    switch (type) {
      case "textfield", "textarea" -> textRules(rules);
      case "number" -> numberRules(field, rules);
      case "radio", "select", "checklist", "taglist" -> options(field);
      case "datetime" -> field.put("subtype", oneOf(random, List.of("date", "time", "datetime")));
      case "expression" ->
          field.put(
              "expression",
              oneOf(random, List.of("=1 + 1", "=most * 0.1", "=not(closed)", "=\"a\" + \"b\"")));
      default -> {}
    }
    if (random.nextInt(8) == 0) {
      field.put("disabled", true);
    } else if (random.nextInt(6) == 0) {
      field.set("readonly", json(oneOf(random, List.of("true", "\"=closed\"", "\"=most > 5\""))));
    }
    if (random.nextInt(6) == 0 && List.of("textfield", "number").contains(type)) {
      field.set("defaultValue", json(type.equals("number") ? "4" : "\"AB\""));
    }
  }

  private void textRules(ObjectNode rules) {
    if (random.nextInt(4) == 0) {
      rules.put("minLength", random.nextInt(4));
    }
    if (random.nextInt(3) == 0) {
      rules.set("maxLength", json(oneOf(random, List.of("3", "5", "\"=most\""))));
    }
    if (random.nextInt(4) == 0) {
      rules.put(
          "pattern",
          oneOf(
              random,
              List.of(
                  "^[A-Z]+$", "[0-9]{3}", "^\\S+$", "^\\s*\\w.{0,3}$", "^[^<>&&[]+$", "\\$|b$")));
    } else if (random.nextInt(5) == 0) {
      rules.put("validationType", oneOf(random, List.of("email", "phone")));
    }
  }

  private void numberRules(ObjectNode field, ObjectNode rules) {
    if (random.nextInt(3) == 0) {
      rules.set("min", json(oneOf(random, List.of("0", "1.5", "-3", "\"=most\""))));
    }
    if (random.nextInt(3) == 0) {
      rules.set("max", json(oneOf(random, List.of("5", "37.5", "\"=most\"", "\"=unknown\""))));
    }
    if (random.nextInt(3) == 0) {
      field.put("decimalDigits", random.nextInt(3));
    }
    if (random.nextInt(4) == 0) {
      field.put("increment", oneOf(random, List.of("0.5", "1", "0.1", "5")));
    }
    if (random.nextInt(5) == 0) {
      field.put("serializeToString", true);
    }
  }

  private void options(ObjectNode field) {
    switch (random.nextInt(4)) {
      case 0 -> field.put("valuesKey", oneOf(random, List.of("desks", "people", "unknown")));
      case 1 -> field.put("valuesExpression", "=for d in desks return d * 10");
      default ->
          field.set(
              "values",
              json("[{\"label\": \"A\", \"value\": \"a\"}, {\"label\": \"B\", \"value\": \"b\"}]"));
    }
  }

  /** One that both engines of FEEL judge alike: values are compared with their own kind only. */
  private String condition() {
    String type = keys.isEmpty() ? "" : oneOf(random, List.copyOf(keys.values()));
    List<String> ofType =
        keys.entrySet().stream()
            .filter(key -> key.getValue().equals(type))
            .map(Map.Entry::getKey)
            .toList();
    List<String> conditions =
        switch (type) {
          case "checkbox" -> List.of("=%s = true", "=this.%s = true", "=not(%s)", "=%s");
          case "number" -> List.of("=%s > 2", "=%s = null", "=%s = 5 or this.%s = 0");
          case "textfield", "textarea", "radio" ->
              List.of(
                  "=%s = \"a\"", "=%s = \"\"", "=%s != null and %s != \"\"", "=parent.%s = \"a\"");
          default ->
              List.of(
                  "=i[1] = 2",
                  "=closed",
                  "=closed = true and most > 5",
                  "=unknown = null",
                  "=unknown > 1",
                  "=count(desks) > 2");
        };
    return oneOf(random, conditions).replace("%s", ofType.isEmpty() ? "" : oneOf(random, ofType));
  }

  static <T> T oneOf(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException notJson) {
      throw new UncheckedIOException(text, notJson);
    }
  }
}
