package id.loketprakerja.deployment;

import id.loketprakerja.deployment.ModelExpression.Call;
import id.loketprakerja.deployment.ModelFile.Part;
import id.loketprakerja.privacy.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * Holds a BPMN model against what a deployment may use.
 *
 * <p>Of the engine's own elements and attributes only those listed pass; a new one, or one of an
 * old name of the engine, is refused until somebody has looked at it.
 */
class BpmnCheck {

  static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  /** Pictures, editors' notes and types of texts: the engine runs nothing by them. */
  private static final Set<String> SILENT =
      Set.of(
          "http://www.omg.org/spec/BPMN/20100524/DI",
          "http://www.omg.org/spec/DD/20100524/DC",
          "http://www.omg.org/spec/DD/20100524/DI",
          "http://www.w3.org/2001/XMLSchema-instance",
          "http://www.w3.org/XML/1998/namespace",
          "http://camunda.org/schema/modeler/1.0",
          "http://bpmn.io/schema/bpmn/biocolor/1.0",
          "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

  private static final Set<String> SCRIPT_ELEMENTS = Set.of("script", "scriptTask");
  private static final Set<String> SCRIPT_ATTRIBUTES = Set.of("scriptFormat", "language");

  private static final Set<String> ENGINE_ATTRIBUTES =
      Set.of(
          "assignee",
          "candidateGroups",
          "candidateUsers",
          "candidateStarterGroups",
          "candidateStarterUsers",
          "dueDate",
          "followUpDate",
          "priority",
          "formRef",
          "formRefBinding",
          "formRefVersion",
          "historyTimeToLive",
          "isStartableInTasklist",
          "versionTag",
          "asyncBefore",
          "asyncAfter",
          "exclusive",
          "jobPriority",
          "taskPriority",
          "initiator",
          "delegateExpression",
          "expression",
          "resultVariable",
          "decisionRef",
          "decisionRefBinding",
          "decisionRefVersion",
          "decisionRefVersionTag",
          "mapDecisionResult",
          "calledElementBinding",
          "calledElementVersion",
          "calledElementVersionTag",
          "collection",
          "elementVariable",
          "errorMessage",
          "errorCodeVariable",
          "errorMessageVariable",
          "escalationCodeVariable",
          "variableName",
          "variableEvents");

  /** The engine's elements, each with its own attributes. */
  private static final Map<String, Set<String>> ENGINE_ELEMENTS =
      Map.ofEntries(
          Map.entry("properties", Set.of()),
          Map.entry("property", Set.of("id", "name", "value")),
          Map.entry("inputOutput", Set.of()),
          Map.entry("inputParameter", Set.of("name")),
          Map.entry("outputParameter", Set.of("name")),
          Map.entry("map", Set.of()),
          Map.entry("entry", Set.of("key")),
          Map.entry("list", Set.of()),
          Map.entry("value", Set.of("id", "name")),
          Map.entry(
              "in",
              Set.of("source", "sourceExpression", "target", "variables", "businessKey", "local")),
          Map.entry("out", Set.of("source", "sourceExpression", "target", "variables", "local")),
          Map.entry("taskListener", Set.of("id", "event", "delegateExpression", "expression")),
          Map.entry("executionListener", Set.of("event", "delegateExpression", "expression")),
          Map.entry("failedJobRetryTimeCycle", Set.of()));

  /** What has to be there under a fixed name when the process runs. */
  private static final Set<QName> REFERENCES =
      Set.of(
          new QName("calledElement"),
          new QName(CAMUNDA, "formRef"),
          new QName(CAMUNDA, "decisionRef"));

  private final ModelWords words;
  private final PersonalData personalData;

  BpmnCheck(ModelWords words, PersonalData personalData) {
    this.words = words;
    this.personalData = personalData;
  }

  void check(ModelFile model, Consumer<String> faults) {
    if (model.parts().stream().noneMatch(BpmnCheck::isExecutable)) {
      faults.accept(model.name() + ": " + FaultTexts.of("process.none"));
    }
    FixedTexts.check(model, faults);
    for (Part part : model.parts()) {
      List<String> found = new ArrayList<>();
      checkNames(part, found::add);
      part.attributes().forEach((name, value) -> checkAttribute(name, value, found::add));
      part.texts().forEach(text -> checkExpression(text, found::add));
      copiedVariables(part)
          .filter(personalData::isPersonal)
          .forEach(name -> found.add(personal(name)));
      found.forEach(fault -> faults.accept(place(model, part) + fault));
    }
  }

  /** The engine passes over every other process, without a word. */
  static boolean isExecutable(Part part) {
    return part.is(BPMN, "process")
        && part.attribute("", "isExecutable").filter(Boolean::parseBoolean).isPresent();
  }

  static String place(ModelFile model, Part part) {
    String owner = part.owner().isEmpty() ? "" : ", " + part.owner();
    return model.name() + ", baris " + part.line() + owner + ": ";
  }

  private static void checkNames(Part part, Consumer<String> faults) {
    String element = part.local();
    boolean ofEngine = part.namespace().equals(CAMUNDA);
    if (SCRIPT_ELEMENTS.contains(element)) {
      faults.accept(
          "skrip tidak diizinkan. Pakailah service task dengan delegate expression yang sudah dipakai aplikasi.");
    } else if (ofEngine && !ENGINE_ELEMENTS.containsKey(element)
        || !ofEngine && !part.namespace().equals(BPMN) && !SILENT.contains(part.namespace())) {
      faults.accept("elemen " + element + " tidak diizinkan. Hapuslah elemen itu.");
    }
    Set<String> ofElement =
        ofEngine ? ENGINE_ELEMENTS.getOrDefault(element, part.plainAttributes()) : null;
    for (QName attribute : part.attributes().keySet()) {
      String namespace = attribute.getNamespaceURI();
      String name = attribute.getLocalPart();
      boolean allowed =
          namespace.isEmpty()
              ? ofElement == null ? !SCRIPT_ATTRIBUTES.contains(name) : ofElement.contains(name)
              : namespace.equals(CAMUNDA)
                  ? !ofEngine && ENGINE_ATTRIBUTES.contains(name)
                  : SILENT.contains(namespace);
      if (!allowed) {
        faults.accept("atribut " + name + " tidak diizinkan. Hapuslah atribut itu.");
      }
    }
  }

  private void checkAttribute(QName name, String value, Consumer<String> faults) {
    if (name.getLocalPart().equals("delegateExpression")) {
      String bean = ModelExpression.isOne(value) ? identifier(value) : null;
      if (bean == null || !words.isDelegate(bean)) {
        faults.accept(
            "delegate expression %s tidak dikenal. Tulislah ${nama} dari program yang disediakan aplikasi."
                .formatted(value));
      }
    }
    if (REFERENCES.contains(name) && ModelExpression.isOne(value)) {
      faults.accept("%s harus berupa nama yang tetap.".formatted(name.getLocalPart()));
    }
  }

  /** What hands a variable on by its name alone. */
  private static Stream<String> copiedVariables(Part part) {
    return Stream.concat(
        part.local().equals("loopDataInputRef")
            ? Stream.of(part.text().toString().strip())
            : Stream.empty(),
        Stream.of(part.attribute("", "source"), part.attribute(CAMUNDA, "collection"))
            .flatMap(Optional::stream));
  }

  private static String identifier(String expression) {
    try {
      return ModelExpression.of(expression.strip()).identifier();
    } catch (TreeBuilderException unreadable) {
      return null;
    }
  }

  private void checkExpression(String text, Consumer<String> faults) {
    if (!ModelExpression.isOne(text)) {
      return;
    }
    personalData.namedIn(text).forEach(name -> faults.accept(personal(name)));
    ModelExpression expression;
    try {
      expression = ModelExpression.of(text.strip());
    } catch (TreeBuilderException unreadable) {
      faults.accept("ekspresi %s tidak dapat dibaca. Periksalah tanda kurungnya.".formatted(text));
      return;
    }
    expression.functions().stream()
        .filter(function -> !ModelWords.FUNCTIONS.contains(function))
        .forEach(function -> faults.accept(unknown(function + "()", text)));
    expression.calls().stream()
        .filter(call -> !isAllowed(call))
        .forEach(call -> faults.accept(unknown(call + "()", text)));
    expression.reads().stream()
        .filter(read -> !isAllowedRead(read))
        .forEach(read -> faults.accept(unknown(read.toString(), text)));
  }

  private boolean isAllowed(Call call) {
    if (isCase(call.target())) {
      return ModelWords.isWordOfCase(call.method());
    }
    return words.isAnyBean(call.target())
        ? words.isWordOfBean(call.target(), call.method())
        : words.isWordOfValue(call.method());
  }

  /** A variable's parts are its own affair; what it is shows only when the expression is used. */
  private boolean isAllowedRead(Call read) {
    if (isCase(read.root())) {
      return ModelWords.getters(read.method()).stream().anyMatch(ModelWords::isWordOfCase);
    }
    return !read.method().equals("class") && !words.isAnyBean(read.target());
  }

  private static boolean isCase(String name) {
    return name.equals("execution") || name.equals("task");
  }

  /** Whatever is made of it, a name for instance, would stay in the history. */
  static String personal(String variable) {
    return "%s adalah data pribadi dan tidak boleh disalin. Hapuslah dari sini; tampilkan hanya dalam teks formulir."
        .formatted(variable);
  }

  private static String unknown(String word, String expression) {
    return "%s tidak diizinkan dalam %s. Pakailah variabel, atau yang sudah dipakai model aplikasi."
        .formatted(word, expression.strip());
  }
}
