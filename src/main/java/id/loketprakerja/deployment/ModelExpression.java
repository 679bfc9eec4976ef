package id.loketprakerja.deployment;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstProperty;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * What an expression names, read by the parser that the engine itself uses.
 *
 * @param calls the methods called
 * @param reads the properties read
 * @param functions the functions called, with their prefix
 * @param identifier the name when the expression is nothing but one; null otherwise
 */
record ModelExpression(
    List<Call> calls, List<Call> reads, List<String> functions, String identifier) {

  private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);

  /** The target of a call on something that has no name. */
  static final String UNNAMED = "";

  /** The name of a method or property that is known only when the expression is evaluated. */
  static final String COMPUTED = "[...]";

  /** Whether the engine would evaluate the text. */
  static boolean isOne(String text) {
    return text.contains("${") || text.contains("#{");
  }

  /**
   * Takes the text apart.
   *
   * @throws TreeBuilderException when it is no expression
   */
  static ModelExpression of(String text) {
    Node root = PARSER.build(text).getRoot();
    Node only = root.getCardinality() == 1 ? root.getChild(0) : root;
    ModelExpression found =
        new ModelExpression(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            only instanceof AstIdentifier name ? name.getName() : null);
    found.walk(root);
    return found;
  }

  private void walk(Node node) {
    if (node instanceof AstMethod method) {
      AstProperty name = (AstProperty) method.getChild(0);
      calls.add(call(name));
      walkChildren(name);
      walk(method.getChild(1));
      return;
    }
    if (node instanceof AstProperty property) {
      reads.add(call(property));
    } else if (node instanceof AstFunction function) {
      functions.add(function.getName());
    }
    walkChildren(node);
  }

  private void walkChildren(Node node) {
    for (int i = 0; i < node.getCardinality(); i++) {
      walk(node.getChild(i));
    }
  }

  private static Call call(AstProperty property) {
    Node target = property.getChild(0);
    return new Call(
        target instanceof AstIdentifier name ? name.getName() : UNNAMED,
        root(target),
        name(property));
  }

  /** Where a chain of calls and properties begins. */
  private static String root(Node node) {
    if (node instanceof AstIdentifier name) {
      return name.getName();
    }
    return node instanceof AstMethod || node instanceof AstProperty
        ? root(node.getChild(0))
        : UNNAMED;
  }

  private static String name(AstProperty property) {
    if (property instanceof AstDot) {
      // The parser offers the name only as ". name".
      return property.toString().substring(2);
    }
    return property instanceof AstBracket && property.getChild(1) instanceof AstString literal
        ? (String) literal.eval(null, null)
        : COMPUTED;
  }

  /**
   * A method called or a property read.
   *
   * @param target the name that it stands behind
   * @param root the name that the whole chain begins with
   */
  record Call(String target, String root, String method) {

    @Override
    public String toString() {
      return target.isEmpty() ? method : target + "." + method;
    }
  }
}
