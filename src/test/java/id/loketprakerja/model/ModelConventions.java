package id.loketprakerja.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Expression;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnDiagram;

/**
 * How a model is written: its ids, its questions and what each of its user tasks says, by name and
 * in its form.
 */
final class ModelConventions {

  private static final Pattern MEANING = Pattern.compile("[a-z][A-Za-z0-9]*(_[a-z][A-Za-z0-9]*)*");

  /** What Camunda Modeler makes up: seven small letters and digits, mixed. */
  private static final Pattern GENERATED =
      Pattern.compile(".*_(?=[0-9a-z]*[0-9])(?=[0-9a-z]*[a-z]|[0-9]+$)[0-9a-z]{7}|sid-.*|.*_\\d+");

  private static final Pattern SIMPLE = Pattern.compile("[\\w.]+(\\([^()]*\\))?");
  private static final Pattern COMPARISON =
      Pattern.compile("(?<left>[^=!<>]+?)\\s*(?<operator>==|!=|<=|>=|<|>)\\s*(?<right>[^=!<>]+)");
  private static final Set<String> NEGATIVE_OPERATORS = Set.of("!=", "<=", "<");
  private static final Map<String, String> POSITIVE_OPERATORS =
      Map.of("!=", "==", "<=", ">", "<", ">=");

  /** The heading of a form; a template may add to it, such as the desk or the date. */
  private static final Pattern HEADING = Pattern.compile("#+ ([^\\n{]+)");

  private final BpmnModelInstance model;
  private final String name;

  ModelConventions(String name, BpmnModelInstance model) {
    this.name = name;
    this.model = model;
  }

  /** The ids that do not say what kind of thing they name and what it means. */
  List<String> badIds() {
    List<String> problems = new ArrayList<>();
    for (BaseElement element : model.getModelElementsByType(BaseElement.class)) {
      String id = element.getId();
      if (id == null || element instanceof Expression || isInDiagram(element)) {
        continue;
      }
      if (element instanceof Process) {
        if (!id.equals(name)) {
          problems.add("process " + id + " is not named after its file, " + name);
        }
        continue;
      }
      List<String> prefixes = prefixes(element);
      boolean wellNamed =
          prefixes.stream()
              .map(prefix -> prefix + "_")
              .filter(id::startsWith)
              .map(prefix -> id.substring(prefix.length()))
              .anyMatch(meaning -> MEANING.matcher(meaning).matches());
      if (!wellNamed) {
        problems.add(
            id + " does not begin with " + String.join("_ or ", prefixes) + "_ and a meaning");
      } else if (GENERATED.matcher(id).matches()) {
        problems.add(id + " looks generated");
      }
    }
    for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
      if (flow.getId() == null) {
        problems.add("a flow from " + flow.getSource().getId() + " has no id");
      }
    }
    return problems;
  }

  private static boolean isInDiagram(BaseElement element) {
    return element.getParentElement() instanceof BpmnDiagram;
  }

  private static List<String> prefixes(BaseElement element) {
    if (element instanceof SequenceFlow) {
      return List.of("flow");
    }
    if (element instanceof Gateway) {
      return List.of("gateway");
    }
    if (element instanceof StartEvent || element instanceof EndEvent) {
      return List.of(element.getElementType().getTypeName());
    }
    if (element instanceof BoundaryEvent) {
      return List.of("event", "boundaryEvent");
    }
    if (element instanceof CatchEvent || element instanceof ThrowEvent) {
      return List.of("event");
    }
    return List.of(element.getElementType().getTypeName());
  }

  /** The diverging gateways that ask no question or leave an answer without a label. */
  List<String> badQuestions() {
    List<String> problems = new ArrayList<>();
    for (Gateway gateway : questions()) {
      if (gateway.getName() == null || !gateway.getName().strip().endsWith("?")) {
        problems.add(gateway.getId() + " diverges but asks no question");
      }
      for (SequenceFlow flow : answersTo(gateway)) {
        if (isBlank(flow.getName())) {
          problems.add(flow.getId() + " answers " + gateway.getId() + " without a label");
        }
      }
      answersTo(gateway, "Ya")
          .forEach(
              yes ->
                  answersTo(gateway, "Tidak")
                      .forEach(no -> problems.addAll(contradictions(gateway, yes, no))));
    }
    return problems;
  }

  private List<Gateway> questions() {
    Predicate<Gateway> asks =
        gateway -> gateway instanceof ExclusiveGateway || gateway instanceof InclusiveGateway;
    return model.getModelElementsByType(Gateway.class).stream()
        .filter(asks.and(gateway -> answersTo(gateway).size() > 1))
        .toList();
  }

  private List<SequenceFlow> answersTo(Gateway gateway) {
    return model.getModelElementsByType(SequenceFlow.class).stream()
        .filter(flow -> flow.getSource().equals(gateway))
        .toList();
  }

  private List<SequenceFlow> answersTo(Gateway gateway, String label) {
    return answersTo(gateway).stream()
        .filter(flow -> flow.getName() != null && flow.getName().strip().equals(label))
        .toList();
  }

  private List<String> contradictions(Gateway gateway, SequenceFlow yes, SequenceFlow no) {
    List<String> problems = new ArrayList<>();
    Claim yesClaim = claimOf(yes);
    Claim noClaim = claimOf(no);
    if (yesClaim == null && noClaim == null) {
      problems.add("neither Ya nor Tidak at " + gateway.getId() + " has a condition");
    }
    if (yesClaim != null && yesClaim.isPlain() && !yesClaim.holds()) {
      problems.add(yes.getId() + " is named Ya but is taken when " + yesClaim.text() + " is false");
    }
    if (noClaim != null && noClaim.isPlain() && noClaim.holds()) {
      problems.add(no.getId() + " is named Tidak but is taken when " + noClaim.text() + " is true");
    }
    boolean noThirdAnswer = answersTo(gateway).size() == 2;
    if (yesClaim != null
        && noClaim != null
        && (yesClaim.equals(noClaim) || noThirdAnswer && !yesClaim.isOppositeOf(noClaim))) {
      problems.add(
          yes.getId() + " and " + no.getId() + " are Ya and Tidak but not each other's opposite");
    }
    return problems;
  }

  private static Claim claimOf(SequenceFlow flow) {
    return flow.getConditionExpression() == null
            || isBlank(flow.getConditionExpression().getTextContent())
        ? null
        : Claim.of(flow.getConditionExpression().getTextContent().strip());
  }

  /** A condition, reduced to a text without negation and whether that text is to hold. */
  private record Claim(String text, boolean holds) {

    static Claim of(String condition) {
      String text = condition.replaceAll("^[$#]\\{\\s*|\\s*}$", "").strip();
      boolean holds = true;
      for (boolean reduced = true; reduced; ) {
        reduced = false;
        Matcher negation = Pattern.compile("(?:!|not\\s+)\\s*(\\(.*\\)|[^=<>]+)").matcher(text);
        if (negation.matches()) {
          holds = !holds;
          text = negation.group(1).strip();
          reduced = true;
        }
        if (text.startsWith("(") && text.indexOf(')') == text.length() - 1) {
          text = text.substring(1, text.length() - 1).strip();
          reduced = true;
        }
      }
      Matcher comparison = COMPARISON.matcher(text);
      if (comparison.matches()) {
        String left = comparison.group("left").strip();
        String operator = comparison.group("operator");
        String right = comparison.group("right").strip();
        if (NEGATIVE_OPERATORS.contains(operator)) {
          holds = !holds;
          operator = POSITIVE_OPERATORS.get(operator);
        }
        if (operator.equals("==") && Set.of("true", "false").contains(right)) {
          return new Claim(left, holds == right.equals("true"));
        }
        text = left + operator + right.replace('\'', '"');
      }
      return new Claim(text, holds);
    }

    /** Whether the text is one variable or call, so that Ya can only mean that it is true. */
    boolean isPlain() {
      return SIMPLE.matcher(text).matches();
    }

    boolean isOppositeOf(Claim other) {
      return text.equals(other.text) && holds != other.holds;
    }
  }

  /** The user tasks that do not tell a person what to do, by when, or whom it concerns. */
  List<String> badUserTasks() {
    List<String> problems = new ArrayList<>();
    for (UserTask task : model.getModelElementsByType(UserTask.class)) {
      if (task.getDocumentations().stream().allMatch(text -> isBlank(text.getTextContent()))) {
        problems.add(task.getId() + " has no documentation");
      }
      if (isBlank(task.getCamundaDueDate())) {
        problems.add(task.getId() + " has no due date");
      }
      if (isBlank(task.getCamundaCandidateGroups()) && isBlank(task.getCamundaAssignee())) {
        problems.add(task.getId() + " has neither candidate groups nor an assignee");
      }
    }
    return problems;
  }

  /**
   * The forms that are not headed by the name of their task, or of the process that they begin:
   * Tasklist shows the two one above the other.
   */
  List<String> badHeadings() {
    List<String> problems = new ArrayList<>();
    for (UserTask task : model.getModelElementsByType(UserTask.class)) {
      badHeading(task.getId(), task.getName(), task.getCamundaFormRef()).ifPresent(problems::add);
    }
    for (StartEvent start : model.getModelElementsByType(StartEvent.class)) {
      if (start.getParentElement() instanceof Process process) {
        badHeading(process.getId(), process.getName(), start.getCamundaFormRef())
            .ifPresent(problems::add);
      }
    }
    return problems;
  }

  private static Optional<String> badHeading(String id, String name, String form) {
    if (form == null || !ModelFolder.DEPLOYED.hasForm(form)) {
      return Optional.empty();
    }
    String heading = headingOf(form);
    return heading.equals(name)
        ? Optional.empty()
        : Optional.of(
            "%s is named '%s' but its form %s is headed '%s'".formatted(id, name, form, heading));
  }

  private static String headingOf(String form) {
    try {
      String file = ModelFiles.text(ModelFiles.FORMS.resolve(form + ".form"));
      return new ObjectMapper()
          .readTree(file).findValuesAsText("text").stream()
              .map(HEADING::matcher)
              .filter(Matcher::lookingAt)
              .map(heading -> heading.group(1).strip())
              .findFirst()
              .orElse("");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(form, e);
    }
  }

  /** The flow nodes that a reader of the picture cannot name. */
  List<String> unnamed() {
    Collection<FlowNode> nodes = model.getModelElementsByType(FlowNode.class);
    return nodes.stream()
        .filter(node -> !(node instanceof Gateway) && isBlank(node.getName()))
        .map(node -> node.getId() + " has no name")
        .toList();
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
