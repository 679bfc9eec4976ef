package id.loketprakerja.deployment;

import static id.loketprakerja.deployment.BpmnCheck.BPMN;
import static id.loketprakerja.deployment.BpmnCheck.CAMUNDA;

import id.loketprakerja.deployment.ModelFile.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

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

  private final Map<Kind, Map<String, List<String>>> there = new EnumMap<>(Kind.class);
  private final Map<String, List<MessageStart>> messageStarts = new LinkedHashMap<>();
  private final List<Needed> needed = new ArrayList<>();

  References() {
    for (Kind kind : Kind.values()) {
      there.put(kind, new LinkedHashMap<>());
    }
  }

  void addForm(FormFile form) {
    declare(Kind.FORM, form.id(), form.name());
  }

  void add(ModelFile model) {
    addMessageStarts(model);
    for (Part part : model.parts()) {
      if (BpmnCheck.isExecutable(part)) {
        declare(Kind.PROCESS, part.owner(), model.name());
      } else if (part.local().equals("decision")) {
        declare(Kind.DECISION, part.owner(), model.name());
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

  private void declare(Kind kind, String id, String file) {
    there.get(kind).computeIfAbsent(id, one -> new ArrayList<>()).add(file);
  }

  private void addMessageStarts(ModelFile model) {
    Map<String, String> messages = new HashMap<>();
    model.parts().stream()
        .filter(part -> part.is(BPMN, "message"))
        .forEach(part -> messages.put(part.owner(), part.attribute("", "name").orElse("")));
    for (Part part : model.parts()) {
      Part event = part.parent();
      boolean starts =
          part.is(BPMN, "messageEventDefinition")
              && event != null
              && event.is(BPMN, "startEvent")
              && event.parent() != null
              && BpmnCheck.isExecutable(event.parent());
      String message = messages.get(part.attribute("", "messageRef").orElse(""));
      if (starts && message != null && !ModelExpression.isOne(message)) {
        messageStarts
            .computeIfAbsent(message, name -> new ArrayList<>())
            .add(new MessageStart(event.parent().owner(), BpmnCheck.place(model, event)));
      }
    }
  }

  /**
   * Tells which message would start more than one process.
   *
   * @param deployed the ids of the processes, deployed earlier, that a message starts
   */
  void checkMessages(Function<String, List<String>> deployed, Consumer<String> faults) {
    messageStarts.forEach(
        (message, starts) -> {
          for (MessageStart start : starts.subList(1, starts.size())) {
            faults.accept(
                start.place + FaultTexts.of("message.taken", message, starts.get(0).process));
          }
          deployed.apply(message).stream()
              // Its earlier version gives the message up.
              .filter(process -> !there.get(Kind.PROCESS).containsKey(process))
              .forEach(
                  process ->
                      faults.accept(
                          starts.get(0).place + FaultTexts.of("message.taken", message, process)));
        });
  }

  /**
   * Tells what is missing, and what is there twice.
   *
   * @param deployed whether something is there from an earlier deployment
   */
  void check(BiPredicate<Kind, String> deployed, Consumer<String> faults) {
    there.forEach(
        (kind, ids) ->
            ids.forEach(
                (id, files) -> {
                  if (files.size() > 1) {
                    faults.accept(
                        String.join(", ", files) + ": " + FaultTexts.of("twice", kind.text, id));
                  }
                }));
    for (Needed one : needed) {
      boolean found =
          there.get(one.kind).containsKey(one.id)
              || !one.fromThisDeployment && deployed.test(one.kind, one.id);
      if (!found) {
        faults.accept(
            "%s%s %s tidak ada dalam penerapan ini. Sertakan berkasnya."
                .formatted(one.place, one.kind.text, one.id));
      }
    }
  }

  private record MessageStart(String process, String place) {}

  private record Needed(Kind kind, String id, boolean fromThisDeployment, String place) {}
}
