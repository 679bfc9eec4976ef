package id.loketprakerja.deployment;

import static id.loketprakerja.deployment.BpmnCheck.CAMUNDA;

import id.loketprakerja.deployment.ModelFile.Part;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.namespace.QName;

/**
 * How much the engine's tables hold of what stands in a file. The database would refuse the rest,
 * some of it only when a case comes there.
 */
final class ColumnLengths {

  /** ACT_GE_BYTEARRAY.NAME_, ACT_RE_PROCDEF.NAME_, ACT_RU_EXECUTION.ACT_ID_ and most others. */
  private static final int NAME = 255;

  /** ACT_RE_PROCDEF.VERSION_TAG_, ACT_RE_DECISION_DEF.VERSION_TAG_. */
  private static final int VERSION_TAG = 64;

  /** ACT_HI_DEC_IN.CLAUSE_ID_, ACT_HI_DEC_OUT.CLAUSE_ID_ and RULE_ID_. */
  private static final int CLAUSE_ID = 64;

  /** ACT_RU_JOBDEF.JOB_CONFIGURATION_, where it stands behind "DURATION: ". */
  private static final int TIMER = NAME - "DURATION: ".length();

  /** What is only drawn: no table has its name. */
  private static final Set<String> DRAWN =
      Set.of(
          "sequenceFlow",
          "messageFlow",
          "association",
          "laneSet",
          "lane",
          "participant",
          "collaboration",
          "definitions",
          "dataObject",
          "dataObjectReference",
          "dataStore",
          "dataStoreReference",
          "category",
          "categoryValue",
          "group",
          "property");

  private static final Set<String> CLAUSES = Set.of("input", "output", "rule");

  private static final Map<String, Integer> TEXTS =
      Map.of(
          "timeDate", TIMER,
          "timeCycle", TIMER,
          "timeDuration", TIMER);

  private ColumnLengths() {}

  static void checkName(String what, String name, Consumer<String> faults) {
    if (name != null && name.length() > NAME) {
      faults.accept(FaultTexts.of("tooLong.file", FaultTexts.shortened(name), what, NAME));
    }
  }

  static void check(ModelFile model, Consumer<String> faults) {
    for (Part part : model.parts()) {
      part.attributes()
          .forEach(
              (name, value) ->
                  check(model, part, name.getLocalPart(), value, limit(part, name), faults));
      check(model, part, part.local(), part.text().toString(), limit(part), faults);
    }
  }

  private static void check(
      ModelFile model, Part part, String what, String text, int limit, Consumer<String> faults) {
    if (text.strip().length() > limit) {
      faults.accept(BpmnCheck.place(model, part) + FaultTexts.of("tooLong", what, limit));
    }
  }

  private static int limit(Part part, QName attribute) {
    String name = attribute.getLocalPart();
    boolean ofEngine = attribute.getNamespaceURI().equals(CAMUNDA);
    if (ofEngine && name.equals("versionTag")) {
      return VERSION_TAG;
    }
    boolean kept =
        switch (name) {
          case "id", "targetNamespace", "namespace" -> true;
          case "name", "label" -> !DRAWN.contains(part.local());
          default ->
              ofEngine || part.namespace().equals(CAMUNDA) && !part.local().equals("property");
        };
    if (!kept || ModelExpression.isOne(part.attributes().get(attribute))) {
      return Integer.MAX_VALUE;
    }
    return name.equals("id") && CLAUSES.contains(part.local()) ? CLAUSE_ID : NAME;
  }

  private static int limit(Part part) {
    return TEXTS.getOrDefault(part.local(), Integer.MAX_VALUE);
  }
}
