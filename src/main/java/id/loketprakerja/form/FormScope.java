package id.loketprakerja.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * What an expression of a form can see: the form's data, the other variables of the case, and
 * within a dynamic list {@code this} row, its {@code parent} and the row numbers {@code i}.
 *
 * @param data the data of the whole form
 * @param own the data of the form or of the row in which the expression stands
 * @param parent where the list stands; null outside a list
 * @param indexes the numbers of the row and of the rows around it, from 1
 * @param before the values that the form or the row showed before the person changed anything, by
 *     name
 * @param variables the variables of the case, by name
 */
record FormScope(
    ObjectNode data,
    JsonNode own,
    FormScope parent,
    List<Integer> indexes,
    Function<String, JsonNode> before,
    Function<String, JsonNode> variables)
    implements VariableContext {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> SPECIAL = Set.of("this", "parent", "i");

  static FormScope of(ObjectNode data, Function<String, JsonNode> variables) {
    return new FormScope(data, data, null, List.of(), variables, variables);
  }

  /** The scope of a row, counted from 0. */
  FormScope row(DataPath rows, int index) {
    JsonNode rowBefore = before(rows).path(index);
    return new FormScope(
        data,
        rows.get(own).path(index),
        this,
        Stream.concat(indexes.stream(), Stream.of(index + 1)).toList(),
        rowBefore::path,
        variables);
  }

  /**
   * What the form or the row showed at this path before the person changed anything; missing when
   * nothing.
   */
  JsonNode before(DataPath path) {
    JsonNode first = before.apply(path.segments().get(0));
    return new DataPath(path.segments().subList(1, path.segments().size())).get(first);
  }

  @Override
  public boolean containsVariable(String name) {
    return data.has(name) || isSpecial(name) || !variables.apply(name).isMissingNode();
  }

  @Override
  public TypedValue resolve(String name) {
    return Variables.untypedValue(data.has(name) ? plain(data.get(name)) : outside(name));
  }

  @Override
  public Set<String> keySet() {
    Set<String> names = new HashSet<>(SPECIAL);
    data.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private Object outside(String name) {
    if (!isSpecial(name)) {
      return plain(variables.apply(name));
    }
    return switch (name.replace("_", "")) {
      case "this" -> plain(own);
      case "parent" -> parent == null ? null : plain(parent.own);
      default -> indexes;
    };
  }

  private static boolean isSpecial(String name) {
    return SPECIAL.contains(name)
        || SPECIAL.stream().anyMatch(special -> name.equals("_" + special + "_"));
  }

  private static Object plain(JsonNode value) {
    return value.isMissingNode() ? null : JSON.convertValue(value, Object.class);
  }
}
