package id.loketprakerja.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The FEEL expressions of forms, evaluated by the engine that evaluates the decisions. */
class FormExpressions {

  private static final Logger LOG = LoggerFactory.getLogger(FormExpressions.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FeelEngine feel;

  FormExpressions(FeelEngine feel) {
    this.feel = feel;
  }

  /** Whether the text is an expression and true; one that fails is not true, in the browser too. */
  boolean holds(String expression, FormScope scope) {
    return isExpression(expression) && Boolean.TRUE.equals(evaluate(expression, scope));
  }

  /** A property's value: what its expression yields, or the property itself when it is none. */
  JsonNode value(JsonNode property, FormScope scope) {
    return isExpression(property.asText()) ? result(property.asText(), scope) : property;
  }

  private JsonNode result(String expression, FormScope scope) {
    try {
      return JSON.valueToTree(evaluate(expression, scope));
    } catch (IllegalArgumentException noJson) {
      // A date or a duration, which nothing in a form's data is.
      return MissingNode.getInstance();
    }
  }

  private Object evaluate(String expression, FormScope scope) {
    try {
      return feel.evaluateSimpleExpression(expression.substring(1), scope);
    } catch (FeelException | NumberFormatException failure) {
      // The latter for a number without end, such as 1e999. Without the failure itself: its message
      // may quote what the person entered.
      LOG.warn("A form's expression cannot be evaluated: {}", expression);
      return null;
    }
  }

  private static boolean isExpression(String text) {
    return text.startsWith("=");
  }
}
