package id.loketprakerja.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;

/**
 * The engine's variables as the JSON that a form works on. Nothing is made into a Java object on
 * the way.
 */
final class FormValues {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<Class<?>> JSON_TYPES =
      List.of(String.class, Number.class, Boolean.class, Map.class, Collection.class);

  /** Stands for a value that no field takes, a date or a file for instance. */
  private static final JsonNode FOREIGN = new POJONode("foreign");

  private FormValues() {}

  static ObjectNode json(Map<String, Object> variables) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (variables != null) {
      VariableMap typed = Variables.fromMap(variables);
      for (String name : typed.keySet()) {
        TypedValue value = typed.getValueTyped(name);
        json.set(name, json(value));
      }
    }
    return json;
  }

  static JsonNode json(TypedValue value) {
    try {
      if (value instanceof SerializableValue serializable && !serializable.isDeserialized()) {
        return parsed(serializable);
      }
      return tree(value.getValue());
    } catch (JsonProcessingException | IllegalArgumentException unreadable) {
      return FOREIGN;
    }
  }

  private static JsonNode parsed(SerializableValue value) throws JsonProcessingException {
    if (!Variables.SerializationDataFormats.JSON
        .getName()
        .equals(value.getSerializationDataFormat())) {
      return FOREIGN;
    }
    String text = value.getValueSerialized();
    return text == null ? NullNode.getInstance() : JSON.readTree(text);
  }

  private static JsonNode tree(Object value) throws JsonProcessingException {
    if (value instanceof SpinJsonNode json) {
      return JSON.readTree(json.toString());
    }
    if (value == null) {
      return NullNode.getInstance();
    }
    return JSON_TYPES.stream().anyMatch(type -> type.isInstance(value))
        ? JSON.valueToTree(value)
        : FOREIGN;
  }
}
