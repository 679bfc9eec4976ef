package id.loketprakerja.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The rules for one value: the browser's, and those without which the value could not be stored.
 */
class FieldRules {

  /** What a text variable can hold in the database. */
  private static final int LONGEST_TEXT = 4000;

  /**
   * More digits than any number needs; without an end, arithmetic on a made-up number would never
   * end either.
   */
  private static final int LONGEST_NUMBER = 400;

  /** What HTML calls a valid e-mail address. */
  private static final String HOST_LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";

  private static final Pattern EMAIL =
      Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]+@(?:" + HOST_LABEL + "\\.)*" + HOST_LABEL);

  /** A number that begins with the code of a country. */
  private static final Pattern PHONE = Pattern.compile("(?:\\+|00)[1-9]\\d{5,}$");

  /** A browser reckons with some sixteen digits, the server with more. */
  private static final Comparator<JsonNode> AS_COMPUTED =
      (one, other) -> {
        double nearly = 1e-9 * Math.max(1, Math.abs(one.doubleValue()));
        boolean near = Math.abs(one.doubleValue() - other.doubleValue()) <= nearly;
        return one.equals(other) || one.isNumber() && other.isNumber() && near ? 0 : 1;
      };

  private final FormExpressions expressions;

  FieldRules(FormExpressions expressions) {
    this.expressions = expressions;
  }

  /** The first fault of the value, if it has any. */
  Optional<FormFault> fault(FormField field, JsonNode value, FormScope scope) {
    Optional<FormFault> missing = missing(field, value);
    if (missing.isPresent() || field.isEmpty(value)) {
      return missing;
    }
    return switch (field.type()) {
      case "textfield", "textarea" -> text(field, value, scope);
      case "number" -> number(field, value, scope);
      case "checkbox" -> when(!value.isBoolean(), "checkbox.type");
      case "radio", "select" -> when(!contains(options(field, scope), value), "choice.unknown");
      case "checklist", "taglist" ->
          when(!areOptions(value, options(field, scope)), "choices.unknown");
      case "datetime" -> date(field, value);
      default -> when(!isComputed(field, value, scope), "computed");
    };
  }

  /** The first fault of a value that the field only shows; it computes nothing anew then. */
  Optional<FormFault> faultOfKept(FormField field, JsonNode kept, FormScope scope) {
    return field.type().equals("expression") ? missing(field, kept) : fault(field, kept, scope);
  }

  /** The value that the browser shows before anybody changes the field. */
  JsonNode kept(FormField field, FormScope scope) {
    JsonNode before = scope.before(field.path());
    if (!before.isMissingNode()) {
      return shown(field, before, scope);
    }
    JsonNode byDefault = field.property("defaultValue");
    return byDefault.isMissingNode() ? field.emptyValue() : byDefault;
  }

  /**
   * What the browser makes of a value that a variable already has: what does not fit the field is
   * shown as nothing.
   */
  private JsonNode shown(FormField field, JsonNode value, FormScope scope) {
    return switch (field.type()) {
      case "textfield" -> TextNode.valueOf(value.asText().replaceAll("[\\r\\n\\t]", " "));
      case "textarea" -> TextNode.valueOf(value.asText());
      case "number" -> {
        BigDecimal number = decimal(value);
        boolean asText = field.property("serializeToString").asBoolean();
        JsonNode kept = asText ? TextNode.valueOf(value.asText()) : DecimalNode.valueOf(number);
        yield number == null ? field.emptyValue() : kept;
      }
      case "checklist", "taglist" -> {
        List<JsonNode> options = options(field, scope);
        ArrayNode known = JsonNodeFactory.instance.arrayNode();
        value.forEach(
            each -> Optional.of(each).filter(one -> contains(options, one)).ifPresent(known::add));
        yield known;
      }
      case "expression" -> value;
      default -> fault(field, value, scope).isPresent() ? field.emptyValue() : value;
    };
  }

  private static Optional<FormFault> missing(FormField field, JsonNode value) {
    boolean emptyText = value.isTextual() && value.asText().isEmpty();
    return when(
        field.isRequired() && (field.isEmpty(value) || emptyText),
        switch (field.type()) {
          case "checkbox" -> "required.checkbox";
          case "radio", "select" -> "required.choice";
          case "checklist", "taglist" -> "required.choices";
          default -> "required.text";
        });
  }

  private Optional<FormFault> text(FormField field, JsonNode value, FormScope scope) {
    if (!value.isTextual()) {
      return Optional.of(new FormFault("text.type"));
    }
    String text = value.asText();
    BigDecimal length = BigDecimal.valueOf(BrowserPattern.strippedLength(text));
    BigDecimal shortest = limit(field, "minLength", scope);
    BigDecimal longest = limit(field, "maxLength", scope);
    if (text.chars().anyMatch(character -> isUnprintable(character, field.type()))) {
      return Optional.of(new FormFault("text.characters"));
    }
    if (shortest != null && length.compareTo(shortest) < 0) {
      return Optional.of(new FormFault("text.minLength", plain(shortest)));
    }
    if (longest != null && length.compareTo(longest) > 0) {
      return Optional.of(new FormFault("text.maxLength", plain(longest)));
    }
    if (text.length() > LONGEST_TEXT) {
      return Optional.of(new FormFault("text.maxLength", String.valueOf(LONGEST_TEXT)));
    }
    if (field.pattern() != null && !field.pattern().matcher(text).find()) {
      return Optional.of(new FormFault("text.pattern"));
    }
    return switch (field.rule("validationType").asText()) {
      case "email" -> when(!EMAIL.matcher(text).matches(), "text.email");
      case "phone" -> when(!PHONE.matcher(text).find(), "text.phone");
      default -> Optional.empty();
    };
  }

  /** Only an area has lines; no text has other control characters than tabs. */
  private static boolean isUnprintable(int character, String type) {
    boolean lineBreak = character == '\n' || character == '\r';
    return Character.isISOControl(character)
        && character != '\t'
        && !(lineBreak && type.equals("textarea"));
  }

  private Optional<FormFault> number(FormField field, JsonNode value, FormScope scope) {
    // The browser leaves the form's own default as the form has it.
    boolean asText = field.property("serializeToString").asBoolean();
    boolean rightKind = asText ? value.isTextual() : value.isNumber();
    BigDecimal number =
        rightKind || same(value, field.property("defaultValue")) ? decimal(value) : null;
    if (number == null) {
      return Optional.of(new FormFault("number.type"));
    }
    Optional<FormFault> bounds =
        bounds(number, limit(field, "min", scope), limit(field, "max", scope));
    if (bounds.isPresent()) {
      return bounds;
    }
    BigDecimal decimals = decimal(field.property("decimalDigits"));
    if (decimals != null && number.stripTrailingZeros().scale() > decimals.intValue()) {
      return Optional.of(
          decimals.signum() == 0
              ? new FormFault("number.integer")
              : new FormFault("number.decimals", plain(decimals)));
    }
    BigDecimal step = decimal(field.property("increment"));
    boolean offStep = step != null && step.signum() != 0 && number.remainder(step).signum() != 0;
    return offStep ? Optional.of(new FormFault("number.step", plain(step))) : Optional.empty();
  }

  private static Optional<FormFault> bounds(BigDecimal number, BigDecimal min, BigDecimal max) {
    boolean below = min != null && number.compareTo(min) < 0;
    boolean above = max != null && number.compareTo(max) > 0;
    if (!below && !above) {
      return Optional.empty();
    }
    if (min != null && max != null) {
      return Optional.of(new FormFault("number.between", plain(min), plain(max)));
    }
    return Optional.of(
        below ? new FormFault("number.min", plain(min)) : new FormFault("number.max", plain(max)));
  }

  private static Optional<FormFault> date(FormField field, JsonNode value) {
    return switch (field.property("subtype").asText()) {
      case "time" -> date(field, value, DateTimeFormatter.ISO_TIME, "time.type");
      case "datetime" -> date(field, value, DateTimeFormatter.ISO_DATE_TIME, "datetime.type");
      default -> date(field, value, DateTimeFormatter.ISO_LOCAL_DATE, "date.type");
    };
  }

  private static Optional<FormFault> date(
      FormField field, JsonNode value, DateTimeFormatter format, String otherwise) {
    TemporalAccessor parsed;
    try {
      parsed = format.parse(value.isTextual() ? value.asText() : "");
    } catch (DateTimeException unreadable) {
      return Optional.of(new FormFault(otherwise));
    }
    LocalDate date = parsed.query(TemporalQueries.localDate());
    boolean onlyFuture = field.property("disallowPassedDates").asBoolean();
    return when(onlyFuture && date != null && date.isBefore(today()), "date.past");
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), ZoneId.systemDefault());
  }

  /** The values that the field offers, from whichever of the three sources the form names. */
  private List<JsonNode> options(FormField field, FormScope scope) {
    JsonNode source;
    if (field.definition().has("valuesKey")) {
      source = scope.variables().apply(field.property("valuesKey").asText());
    } else if (field.definition().has("values")) {
      source = field.property("values");
    } else {
      source = expressions.value(field.property("valuesExpression"), scope);
    }
    List<JsonNode> values = new ArrayList<>();
    source.forEach(option -> values.add(option.isObject() ? option.path("value") : option));
    return values;
  }

  private static boolean areOptions(JsonNode values, List<JsonNode> options) {
    List<JsonNode> chosen = new ArrayList<>();
    for (JsonNode value : values) {
      if (contains(chosen, value) || !contains(options, value)) {
        return false;
      }
      chosen.add(value);
    }
    return values.isArray();
  }

  /**
   * Whether the value of an expression is what the server computes too, from the case as it is now.
   * A date or a duration, which the two write in different ways, may be any text.
   */
  private boolean isComputed(FormField field, JsonNode value, FormScope scope) {
    JsonNode computed = expressions.value(field.property("expression"), scope);
    return computed.isMissingNode()
        ? value.isTextual() && value.asText().length() <= LONGEST_TEXT
        : computed.equals(AS_COMPUTED, value);
  }

  private static boolean contains(List<JsonNode> values, JsonNode value) {
    return values.stream().anyMatch(each -> same(each, value));
  }

  static boolean same(JsonNode one, JsonNode other) {
    if (!one.isNumber() || !other.isNumber()) {
      return one.equals(other);
    }
    BigDecimal number = decimal(one);
    return number != null && decimal(other) != null && number.compareTo(decimal(other)) == 0;
  }

  private BigDecimal limit(FormField field, String rule, FormScope scope) {
    return decimal(expressions.value(field.rule(rule), scope));
  }

  /** The number that the node holds, as a number or as text; null when it holds none. */
  private static BigDecimal decimal(JsonNode node) {
    if (!node.isNumber() && !node.isTextual()) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(node.asText().strip());
      return number.precision() > LONGEST_NUMBER || Math.abs(number.scale()) > LONGEST_NUMBER
          ? null
          : number;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString().replace('.', ',');
  }

  private static Optional<FormFault> when(boolean broken, String text, Object... limits) {
    return broken ? Optional.of(new FormFault(text, limits)) : Optional.empty();
  }
}
