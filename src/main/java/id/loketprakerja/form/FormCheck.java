package id.loketprakerja.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Checks one submission against its form, the way the browser checks it, and finds all faults at
 * once.
 */
class FormCheck {

  private static final int UNKNOWN_NAMES = 5;
  private static final int NAME_LENGTH = 50;

  private final FormSchema form;
  private final FormExpressions expressions;
  private final FieldRules rules;
  private final Function<String, JsonNode> variables;
  private final FreeTexts texts;
  private final List<String> sentences = new ArrayList<>();

  /**
   * @param variables the variables that the form can see, by name; a missing node where there is
   *     none
   * @param texts what no answer may tell
   */
  FormCheck(
      FormSchema form,
      FormExpressions expressions,
      Function<String, JsonNode> variables,
      FreeTexts texts) {
    this.form = form;
    this.expressions = expressions;
    this.rules = new FieldRules(expressions);
    this.variables = variables;
    this.texts = texts;
  }

  /** One sentence for each fault in what was sent; none when it is acceptable. */
  List<String> faults(ObjectNode sent) {
    List<FormPart> parts = form.parts();
    ObjectNode filled = sent.deepCopy();
    FormScope whileFilling = FormScope.of(filled, variables);
    fill(parts, filled, whileFilling);
    // As in the browser, the conditions are judged first on everything, then with what they hide as
    // it was at first.
    ObjectNode shown = filled.deepCopy();
    clearHidden(parts, shown, whileFilling, false);
    restore(parts, shown, whileFilling);
    ObjectNode rest = sent.deepCopy();
    FormScope scope = FormScope.of(shown, variables);
    check(parts, rest, scope, false);
    refuseUnknown(rest, scope);
    return sentences;
  }

  /**
   * Gives each field that was not sent the value that it has in a browser when nobody changes it.
   */
  private void fill(List<FormPart> parts, ObjectNode data, FormScope scope) {
    for (FormPart part : parts) {
      if (part instanceof FormSection section) {
        fill(section.parts(), data, scope);
      } else if (part instanceof FormField field) {
        if (!field.isDisabled() && field.path().get(data).isMissingNode()) {
          field.path().put(data, rules.kept(field, scope));
        }
      } else if (part instanceof FormRows rows) {
        fillRows(rows, data, scope);
      }
    }
  }

  private void fillRows(FormRows rows, ObjectNode data, FormScope scope) {
    if (rows.path().get(data).isMissingNode()) {
      rows.path().put(data, JsonNodeFactory.instance.arrayNode());
    }
    if (!(rows.path().get(data) instanceof ArrayNode array)) {
      return;
    }
    for (int index = 0; index < array.size() || index < sureRows(rows, scope); index++) {
      if (array.path(index).isNull()) {
        array.set(index, JsonNodeFactory.instance.objectNode());
      } else if (index == array.size()) {
        array.addObject();
      }
      if (array.get(index) instanceof ObjectNode row) {
        fill(rows.parts(), row, scope.row(rows.path(), index));
      }
    }
  }

  private void clearHidden(List<FormPart> parts, ObjectNode data, FormScope scope, boolean around) {
    for (FormPart part : parts) {
      boolean hidden = around || expressions.holds(part.hide(), scope);
      if (part instanceof FormSection section) {
        clearHidden(section.parts(), data, scope, hidden);
      } else if (part instanceof FormField field && hidden) {
        field.path().take(data);
      } else if (part instanceof FormRows rows && hidden) {
        rows.path().take(data);
      } else if (part instanceof FormRows rows
          && rows.path().get(data) instanceof ArrayNode array) {
        for (int index = 0; index < array.size(); index++) {
          if (array.get(index) instanceof ObjectNode row) {
            clearHidden(rows.parts(), row, scope.row(rows.path(), index), false);
          }
        }
      }
    }
  }

  /** Only on the form itself; what is missing within something stays away. */
  private void restore(List<FormPart> parts, ObjectNode data, FormScope scope) {
    for (FormPart part : parts) {
      if (part instanceof FormSection section) {
        restore(section.parts(), data, scope);
      } else if (part instanceof FormField field
          && field.path().segments().size() == 1
          && field.path().get(data).isMissingNode()) {
        field.path().put(data, rules.kept(field, scope));
      }
    }
  }

  /** Checks each part and takes what belongs to it out of the rest. */
  private void check(List<FormPart> parts, ObjectNode rest, FormScope scope, boolean around) {
    for (FormPart part : parts) {
      boolean hidden = around || expressions.holds(part.hide(), scope);
      if (part instanceof FormSection section) {
        check(section.parts(), rest, scope, hidden);
      } else if (part instanceof FormField field) {
        JsonNode value = field.path().take(rest);
        fault(field, value, scope, hidden)
            .or(() -> texts.fault(field, value))
            .ifPresent(fault -> report(fault, field.label(), scope));
      } else if (part instanceof FormRows rows) {
        checkRows(rows, rows.path().take(rest), scope, hidden);
      }
    }
  }

  private Optional<FormFault> fault(
      FormField field, JsonNode value, FormScope scope, boolean hidden) {
    if (hidden) {
      return Optional.of(new FormFault("hidden"))
          .filter(fault -> !field.isEmpty(value) || value.isBoolean());
    }
    if (!field.isDisabled() && !isReadonly(field, scope)) {
      return rules.fault(field, value, scope);
    }
    JsonNode kept = rules.kept(field, scope);
    if (!value.isMissingNode() && !FieldRules.same(value, kept)) {
      return Optional.of(new FormFault("unchangeable"));
    }
    // As in the browser, which submits what it only shows, but not what is disabled.
    return field.isDisabled() ? Optional.empty() : rules.faultOfKept(field, kept, scope);
  }

  private void checkRows(FormRows rows, JsonNode value, FormScope scope, boolean hidden) {
    boolean empty = value.isMissingNode() || value.isNull() || value.isArray() && value.isEmpty();
    if (hidden) {
      if (!empty) {
        report(new FormFault("hidden"), rows.label(), scope);
      }
      return;
    }
    if (!empty && !value.isArray()) {
      report(new FormFault("rows.type"), rows.label(), scope);
      return;
    }
    if (!rows.growing() && value.size() > rowsBefore(rows, scope)) {
      report(new FormFault("rows.fixed"), rows.label(), scope);
    }
    for (int index = 0; index < value.size() || index < sureRows(rows, scope); index++) {
      FormScope inRow = scope.row(rows.path(), index);
      JsonNode row = value.path(index);
      if (row.isMissingNode() || row.isNull()) {
        row = JsonNodeFactory.instance.objectNode();
      }
      if (row instanceof ObjectNode rest) {
        check(rows.parts(), rest, inRow, false);
        refuseUnknown(rest, inRow);
      } else {
        report(new FormFault("rows.type"), rows.label(), inRow);
      }
    }
  }

  /**
   * How many rows the browser submits for certain: all of a list that cannot grow, as far as they
   * are unfolded.
   */
  private static int sureRows(FormRows rows, FormScope scope) {
    return rows.growing() ? 0 : Math.min(rowsBefore(rows, scope), rows.expandedRows());
  }

  private static int rowsBefore(FormRows rows, FormScope scope) {
    JsonNode before = scope.before(rows.path());
    return before.isArray() ? before.size() : rows.defaultRows();
  }

  private boolean isReadonly(FormField field, FormScope scope) {
    JsonNode readonly = field.property("readonly");
    return readonly.isTextual()
        ? expressions.holds(readonly.asText(), scope)
        : readonly.asBoolean();
  }

  private void refuseUnknown(ObjectNode rest, FormScope scope) {
    if (!rest.isEmpty()) {
      Iterable<String> names = rest::fieldNames;
      String list =
          StreamSupport.stream(names.spliterator(), false)
              .limit(UNKNOWN_NAMES)
              .map(FormCheck::printable)
              .collect(Collectors.joining(", "));
      report(new FormFault("unknown"), list, scope);
    }
  }

  /** A name that anybody may have made up, fit to be shown. */
  private static String printable(String name) {
    return name.substring(0, Math.min(name.length(), NAME_LENGTH)).replaceAll("\\p{Cntrl}", " ");
  }

  private void report(FormFault fault, String label, FormScope scope) {
    String name = label;
    for (int row : scope.indexes()) {
      name = new FormFault("row", row).sentence(name);
    }
    sentences.add(fault.sentence(name));
  }
}
