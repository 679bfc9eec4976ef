package id.loketprakerja.deployment;

import static id.loketprakerja.deployment.BpmnCheck.CAMUNDA;

import id.loketprakerja.deployment.ModelFile.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * What the models of a deployment need by name, and whether it is there: without it a process could
 * be deployed and yet not start or go on.
 */
class References {

  /** What can be needed, with the attributes that name it and its binding. */
  enum Kind {
    FORM("formulir", CAMUNDA, "formRef", "formRefBinding"),
    DECISION("keputusan", CAMUNDA, "decisionRef", "decisionRefBinding"),
    PROCESS("proses", "", "calledElement", "calledElementBinding");

    private final String text;
    private final String namespace;
    private final String reference;
    private final String binding;

    Kind(String text, String namespace, String reference, String binding) {
      this.text = text;
      this.namespace = namespace;
      this.reference = reference;
      this.binding = binding;
    }
  }

  private final Map<Kind, Set<String>> there = new EnumMap<>(Kind.class);
  private final List<Needed> needed = new ArrayList<>();

  References() {
    for (Kind kind : Kind.values()) {
      there.put(kind, new HashSet<>());
    }
  }

  void addForm(String id) {
    there.get(Kind.FORM).add(id);
  }

  void add(ModelFile model) {
    for (Part part : model.parts()) {
      switch (part.local()) {
        case "process" -> there.get(Kind.PROCESS).add(part.owner());
        case "decision" -> there.get(Kind.DECISION).add(part.owner());
        default -> {
          // Declares nothing that another model names.
        }
      }
      for (Kind kind : Kind.values()) {
        part.attribute(kind.namespace, kind.reference)
            .filter(id -> !ModelExpression.isOne(id))
            .ifPresent(
                id ->
                    needed.add(
                        new Needed(
                            kind,
                            id,
                            part.attribute(CAMUNDA, kind.binding)
                                .filter("deployment"::equals)
                                .isPresent(),
                            BpmnCheck.place(model, part))));
      }
    }
  }

  /**
   * Tells what is missing.
   *
   * @param deployed whether something is there from an earlier deployment
   */
  void check(BiPredicate<Kind, String> deployed, Consumer<String> faults) {
    for (Needed one : needed) {
      boolean found =
          there.get(one.kind).contains(one.id)
              || !one.fromThisDeployment && deployed.test(one.kind, one.id);
      if (!found) {
        faults.accept(
            "%s%s %s tidak ada dalam penerapan ini. Sertakan berkasnya."
                .formatted(one.place, one.kind.text, one.id));
      }
    }
  }

  private record Needed(Kind kind, String id, boolean fromThisDeployment, String place) {}
}
