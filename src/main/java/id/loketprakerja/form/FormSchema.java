package id.loketprakerja.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A deployed form, reduced to what decides whether a submission is accepted. */
record FormSchema(List<FormPart> parts) {

  private static final Set<String> FIELD_TYPES =
      Set.of(
          "textfield",
          "textarea",
          "number",
          "checkbox",
          "checklist",
          "radio",
          "select",
          "taglist",
          "datetime",
          "expression");

  /**
   * Reads a form.
   *
   * @throws java.util.regex.PatternSyntaxException when a field's pattern is no regular expression
   */
  static FormSchema of(JsonNode form) {
    return new FormSchema(parts(form, DataPath.ROOT));
  }

  private static List<FormPart> parts(JsonNode container, DataPath at) {
    List<FormPart> parts = new ArrayList<>();
    for (JsonNode component : container.path("components")) {
      String type = component.path("type").asText();
      String hide = component.path("conditional").path("hide").asText();
      if (FIELD_TYPES.contains(type)) {
        parts.add(
            new FormField(
                at.then(text(component, "key")), type, hide, pattern(component), component));
      } else if (component.path("isRepeating").asBoolean()) {
        parts.add(rows(component, hide, at));
      } else if (component.has("components")) {
        parts.add(new FormSection(hide, parts(component, at.then(text(component, "path")))));
      }
    }
    return List.copyOf(parts);
  }

  private static FormRows rows(JsonNode list, String hide, DataPath at) {
    return new FormRows(
        at.then(text(list, "path")),
        text(list, "label"),
        hide,
        list.path("defaultRepetitions").asInt(1),
        list.path("allowAddRemove").asBoolean(),
        list.path("disableCollapse").asBoolean()
            ? Integer.MAX_VALUE
            : list.path("nonCollapsedItems").asInt(5),
        parts(list, DataPath.ROOT));
  }

  private static Pattern pattern(JsonNode field) {
    String pattern = text(field.path("validate"), "pattern");
    return pattern.isEmpty() ? null : BrowserPattern.compile(pattern);
  }

  private static String text(JsonNode component, String property) {
    return component.path(property).asText();
  }
}
