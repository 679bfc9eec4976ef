package id.loketprakerja.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/**
 * A field that a person fills in.
 *
 * @param path where its value lies, from the form or from the row of the list that holds the field
 * @param type the component's type, such as {@code textfield}
 * @param pattern what the text has to contain; none when null
 * @param definition the component as the form declares it
 */
record FormField(DataPath path, String type, String hide, Pattern pattern, JsonNode definition)
    implements FormPart {

  /** What the field is called on the screen; its key when it has no fixed name. */
  String label() {
    // Without the mark of a question: what to do follows after a colon.
    String label = definition.path("label").asText().strip().replaceAll("[?:]+$", "");
    return label.isEmpty() || label.startsWith("=") || label.contains("{{")
        ? path.toString()
        : label;
  }

  JsonNode property(String name) {
    return definition.path(name);
  }

  JsonNode rule(String name) {
    return definition.path("validate").path(name);
  }

  boolean isRequired() {
    return rule("required").asBoolean();
  }

  /** A disabled field is shown but never submitted. */
  boolean isDisabled() {
    return property("disabled").asBoolean();
  }

  /** What the browser takes for a field that nobody filled in. */
  JsonNode emptyValue() {
    return switch (type) {
      case "checkbox" -> BooleanNode.FALSE;
      case "checklist", "taglist" -> JsonNodeFactory.instance.arrayNode();
      case "textfield", "textarea" -> TextNode.valueOf("");
      default -> NullNode.getInstance();
    };
  }

  boolean isEmpty(JsonNode value) {
    return value.isMissingNode() || value.isNull() || value.equals(emptyValue());
  }
}
