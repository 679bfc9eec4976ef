package id.loketprakerja.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a value lies in a form's data: {@code office.city} is the member {@code city} of the
 * variable {@code office}.
 */
record DataPath(List<String> segments) {

  static final DataPath ROOT = new DataPath(List.of());

  /** This path, continued by a dotted key; itself when there is none. */
  DataPath then(String key) {
    if (key.isEmpty()) {
      return this;
    }
    List<String> longer = new ArrayList<>(segments);
    longer.addAll(List.of(key.split("\\.")));
    return new DataPath(List.copyOf(longer));
  }

  /** The value, or a missing node. */
  JsonNode get(JsonNode data) {
    JsonNode value = data;
    for (String segment : segments) {
      value = value.path(segment);
    }
    return value;
  }

  /** Sets the value, unless the data has something other than an object on the way to it. */
  void put(ObjectNode data, JsonNode value) {
    ObjectNode parent = data;
    for (String segment : segments.subList(0, segments.size() - 1)) {
      JsonNode next = parent.has(segment) ? parent.get(segment) : parent.putObject(segment);
      if (!(next instanceof ObjectNode object)) {
        return;
      }
      parent = object;
    }
    parent.set(last(), value);
  }

  /**
   * Removes the value and every object that it leaves empty; a missing node when there is no value.
   */
  JsonNode take(ObjectNode data) {
    return take(data, segments);
  }

  private static JsonNode take(ObjectNode data, List<String> path) {
    String first = path.get(0);
    if (!data.has(first)) {
      return MissingNode.getInstance();
    }
    if (path.size() == 1) {
      return data.remove(first);
    }
    if (!(data.get(first) instanceof ObjectNode inner)) {
      return MissingNode.getInstance();
    }
    JsonNode taken = take(inner, path.subList(1, path.size()));
    if (inner.isEmpty() && !taken.isMissingNode()) {
      data.remove(first);
    }
    return taken;
  }

  private String last() {
    return segments.get(segments.size() - 1);
  }

  @Override
  public String toString() {
    return String.join(".", segments);
  }
}
