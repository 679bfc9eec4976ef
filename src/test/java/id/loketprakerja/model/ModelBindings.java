package id.loketprakerja.model;

import java.beans.Introspector;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.FunctionNode;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * What a model's expressions, forms, decisions and called processes are bound to, and what of that
 * is not there.
 *
 * <p>A name in an expression is a bean, or a variable that somebody sets: a form of the model, an
 * input or output parameter, a mapping of a call activity (this model's own, or one that calls this
 * model), a loop, a result variable, or a constant in the model's process class.
 */
final class ModelBindings {

  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  /** What the engine itself offers an expression. */
  private static final Map<String, Class<?>> OF_THE_ENGINE =
      Map.of(
          "execution", DelegateExecution.class,
          "task", DelegateTask.class,
          "authenticatedUserId", String.class,
          "decisionResult", org.camunda.bpm.dmn.engine.DmnDecisionResult.class,
          "loopCounter", Integer.class,
          "nrOfInstances", Integer.class,
          "nrOfActiveInstances", Integer.class,
          "nrOfCompletedInstances", Integer.class);

  private static final Set<String> FUNCTIONS =
      Set.of("currentUser", "currentUserGroups", "now", "dateTime", "S", "JSON", "XML");

  private static final Map<String, Set<Class<?>>> DELEGATES =
      Map.of(
          "taskListener", Set.of(TaskListener.class),
          "executionListener", Set.of(ExecutionListener.class, JavaDelegate.class));

  private final String process;
  private final Document model;
  private final ModelFolder folder;
  private final Function<String, Class<?>> beans;
  private final Set<String> variables;

  /**
   * @param process the id of the process, which is also its file's name
   * @param folder where this and other models, decisions and forms are
   * @param beans the class of the bean with a name, null when there is none
   * @param constants the variables named in the model's process class
   */
  ModelBindings(
      String process, ModelFolder folder, Function<String, Class<?>> beans, Set<String> constants) {
    this.process = process;
    this.folder = folder;
    this.model = folder.process(process);
    this.beans = beans;
    this.variables = new LinkedHashSet<>(constants);
    this.variables.addAll(declaredVariables());
  }

  /** The variables that the model, its forms and its callers set. */
  Set<String> declaredVariables() {
    Set<String> declared = new LinkedHashSet<>();
    for (Element element : elements(model)) {
      switch (element.getLocalName()) {
        case "inputParameter", "outputParameter" -> declared.add(element.getAttribute("name"));
        case "out" -> declared.add(element.getAttribute("target"));
        case "multiInstanceLoopCharacteristics" ->
            declared.add(camunda(element, "elementVariable"));
        default -> declared.add(camunda(element, "resultVariable"));
      }
      String form = camunda(element, "formRef");
      if (folder.hasForm(form)) {
        declared.addAll(folder.formKeys(form));
      }
    }
    for (Document caller : folder.processes()) {
      for (Element call : elements(caller)) {
        if (call.getAttribute("calledElement").equals(process)) {
          elements(call).stream()
              .filter(element -> element.getLocalName().equals("in"))
              .forEach(in -> declared.add(in.getAttribute("target")));
        }
      }
    }
    declared.remove("");
    return declared;
  }

  /** The forms that are not there, or not those deployed together with the model. */
  List<String> badForms() {
    List<String> problems = new ArrayList<>();
    for (Element element : elements(model)) {
      String form = camunda(element, "formRef");
      if (!form.isEmpty()) {
        if (!folder.hasForm(form)) {
          problems.add(id(element) + " shows the form " + form + ", which does not exist");
        }
        if (!camunda(element, "formRefBinding").equals("deployment")) {
          problems.add(id(element) + " does not bind its form to the deployment");
        }
      }
      if (!camunda(element, "formKey").isEmpty()) {
        problems.add(id(element) + " shows a form by formKey, not by formRef");
      }
      if (element.getLocalName().equals("userTask") && form.isEmpty()) {
        problems.add(id(element) + " shows no form");
      }
    }
    return problems;
  }

  /** The called processes and decisions that are not there or lack a variable. */
  List<String> badCalls() {
    List<String> problems = new ArrayList<>();
    for (Element element : elements(model)) {
      String called = element.getAttribute("calledElement");
      if (!called.isEmpty()) {
        if (!folder.hasProcess(called)) {
          problems.add(id(element) + " calls " + called + ", which does not exist");
        }
        if (!camunda(element, "calledElementBinding").equals("deployment")) {
          problems.add(id(element) + " does not bind what it calls to the deployment");
        }
        elements(element).stream()
            .filter(in -> in.getLocalName().equals("in"))
            .map(in -> in.getAttribute("source"))
            .filter(source -> !source.isEmpty() && !variables.contains(source))
            .forEach(source -> problems.add(id(element) + " hands over " + unknown(source)));
      }
      String decision = camunda(element, "decisionRef");
      if (!decision.isEmpty()) {
        if (!camunda(element, "decisionRefBinding").equals("deployment")) {
          problems.add(id(element) + " does not bind its decision to the deployment");
        }
        if (!folder.hasDecision(decision)) {
          problems.add(id(element) + " asks for " + decision + ", which does not exist");
        } else {
          folder.decisionInputs(decision).stream()
              .filter(input -> !variables.contains(input))
              .forEach(input -> problems.add(decision + " decides by " + unknown(input)));
        }
      }
    }
    return problems;
  }

  /** The expressions that find no bean, no method or no variable. */
  List<String> badExpressions() {
    List<String> problems = new ArrayList<>();
    for (Map.Entry<Node, String> found : expressions().entrySet()) {
      Element element = elementOf(found.getKey());
      List<String> faults = new ArrayList<>();
      try {
        check(parse(found.getValue()), faults);
        if ("delegateExpression".equals(found.getKey().getLocalName())) {
          checkDelegate(element, found.getValue(), faults);
        }
      } catch (TreeBuilderException e) {
        faults.add(e.getMessage());
      }
      faults.forEach(
          fault -> problems.add(idAround(element) + ": " + found.getValue() + " " + fault));
    }
    for (Element element : elements(model)) {
      if (!camunda(element, "class").isEmpty() || !element.getAttribute("class").isEmpty()) {
        problems.add(idAround(element) + " names a class instead of a bean");
      }
    }
    Stream.concat(variables.stream(), OF_THE_ENGINE.keySet().stream())
        .filter(variable -> beans.apply(variable) != null)
        .forEach(
            variable -> problems.add("the variable " + variable + " hides the bean " + variable));
    return problems;
  }

  private static Tree parse(String expression) {
    return new Builder(Builder.Feature.METHOD_INVOCATIONS).build(expression);
  }

  private void check(Tree tree, List<String> faults) {
    for (IdentifierNode identifier : tree.getIdentifierNodes()) {
      String name = identifier.getName();
      if (!variables.contains(name)
          && !OF_THE_ENGINE.containsKey(name)
          && beans.apply(name) == null) {
        faults.add("reads " + unknown(name));
      }
    }
    for (FunctionNode function : tree.getFunctionNodes()) {
      if (!FUNCTIONS.contains(function.getName())) {
        faults.add("calls the function " + function.getName() + ", which does not exist");
      }
    }
    checkMembers((AstNode) tree.getRoot(), faults);
  }

  /** Looks for every method and property, as far as the classes are known without running. */
  private Class<?> checkMembers(AstNode node, List<String> faults) {
    if (node instanceof AstMethod) {
      AstNode target = child(node, 0);
      Class<?> owner = checkMembers(child(target, 0), faults);
      AstNode arguments = child(node, 1);
      checkMembers(arguments, faults);
      return memberType(owner, lastNameOf(target), arguments.getCardinality(), faults);
    }
    if (node instanceof AstDot) {
      Class<?> owner = checkMembers(child(node, 0), faults);
      if (owner == null || Map.class.isAssignableFrom(owner)) {
        return null;
      }
      return propertyType(owner, lastNameOf(node), faults);
    }
    for (int i = 0; i < node.getCardinality(); i++) {
      if (node.getChild(i) != null) {
        checkMembers(child(node, i), faults);
      }
    }
    return node instanceof AstIdentifier identifier ? typeOf(identifier.getName()) : null;
  }

  private Class<?> typeOf(String name) {
    if (variables.contains(name)) {
      return null;
    }
    return OF_THE_ENGINE.containsKey(name) ? OF_THE_ENGINE.get(name) : beans.apply(name);
  }

  private static AstNode child(AstNode node, int index) {
    return (AstNode) node.getChild(index);
  }

  private static String lastNameOf(AstNode dot) {
    String text = dot.getStructuralId(null);
    return text.substring(text.lastIndexOf('.') + 1).strip();
  }

  private static Class<?> memberType(
      Class<?> owner, String name, int arguments, List<String> faults) {
    if (owner == null) {
      return null;
    }
    List<Method> methods =
        Arrays.stream(owner.getMethods())
            .filter(method -> method.getName().equals(name))
            .filter(method -> method.getParameterCount() == arguments || method.isVarArgs())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .toList();
    if (methods.isEmpty()) {
      faults.add(
          "finds no public method "
              + name
              + " with "
              + arguments
              + " arguments in "
              + owner.getName());
      return null;
    }
    return known(methods.get(0).getReturnType());
  }

  private static Class<?> propertyType(Class<?> owner, String name, List<String> faults) {
    for (Method method : owner.getMethods()) {
      if (method.getParameterCount() == 0
          && method.getName().matches("(get|is)[A-Z].*")
          && Introspector.decapitalize(method.getName().replaceFirst("get|is", "")).equals(name)) {
        return known(method.getReturnType());
      }
    }
    faults.add("finds no property " + name + " in " + owner.getName());
    return null;
  }

  private static Class<?> known(Class<?> type) {
    return type == Object.class || type.isPrimitive() ? null : type;
  }

  private void checkDelegate(Element element, String expression, List<String> faults) {
    Class<?> bean = beans.apply(expression.replaceAll("[$#{}\\s]", ""));
    Set<Class<?>> wanted =
        DELEGATES.getOrDefault(
            element.getLocalName(), Set.of(JavaDelegate.class, ActivityBehavior.class));
    if (bean == null) {
      if (faults.isEmpty()) {
        faults.add("is not one bean");
      }
    } else if (wanted.stream().noneMatch(type -> type.isAssignableFrom(bean))) {
      faults.add(
          "is no "
              + String.join(" or ", wanted.stream().map(Class::getSimpleName).sorted().toList()));
    }
  }

  private static String unknown(String name) {
    return name + ", which is neither a bean nor set by a form, parameter, mapping or constant";
  }

  /** Every expression of the model, with the attribute or text that holds it. */
  private Map<Node, String> expressions() {
    Map<Node, String> found = new LinkedHashMap<>();
    for (Element element : elements(model)) {
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        Node attribute = element.getAttributes().item(i);
        if (isExpression(attribute.getNodeValue())) {
          found.put(attribute, attribute.getNodeValue().strip());
        }
      }
      boolean isLeaf = elements(element).isEmpty();
      if (isLeaf
          && !element.getLocalName().equals("documentation")
          && isExpression(element.getTextContent())) {
        found.put(element, element.getTextContent().strip());
      }
    }
    return found;
  }

  private static boolean isExpression(String text) {
    return text.contains("${") || text.contains("#{");
  }

  private static Element elementOf(Node node) {
    return node instanceof org.w3c.dom.Attr attribute
        ? attribute.getOwnerElement()
        : (Element) node;
  }

  private static String id(Element element) {
    return element.getAttribute("id");
  }

  /** The id of the element or of the nearest one around it that has one and is no definition. */
  private static String idAround(Element element) {
    for (Node node = element; node instanceof Element around; node = node.getParentNode()) {
      boolean isStep =
          BPMN.equals(around.getNamespaceURI()) && !around.getLocalName().endsWith("Definition");
      if (isStep && !id(around).isEmpty()) {
        return id(around);
      }
    }
    return element.getLocalName();
  }

  private static String camunda(Element element, String attribute) {
    return element.getAttributeNS(CAMUNDA, attribute);
  }

  private static List<Element> elements(Document document) {
    return elements(document.getElementsByTagNameNS("*", "*"));
  }

  private static List<Element> elements(Element element) {
    return elements(element.getElementsByTagNameNS("*", "*"));
  }

  private static List<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
