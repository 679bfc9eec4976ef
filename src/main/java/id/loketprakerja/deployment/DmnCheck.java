package id.loketprakerja.deployment;

import id.loketprakerja.deployment.ModelFile.Part;
import id.loketprakerja.privacy.PersonalData;
import java.io.ByteArrayInputStream;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRequirementsGraph;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;

/**
 * Holds a decision against what a deployment may use: FEEL that can be read, and no other language;
 * nothing personal, as history keeps what is decided on; and what the engine can make a decision
 * of.
 */
final class DmnCheck {

  private static final Set<String> FEEL =
      Set.of(
          DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE,
          DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_ALTERNATIVE,
          DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_DMN12,
          DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_DMN13,
          DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_DMN14,
          DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_DMN15);

  /** Only reads; what is read is evaluated by the engine's own. */
  private static final FeelEngineApi READER = FeelEngineBuilder.forJava().build();

  private static final Pattern TEXT_LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

  /** 37,8 means to FEEL: 37 or 8. */
  private static final Pattern DECIMAL_COMMA = Pattern.compile("(?<![\\d.,])\\d+,\\d+(?![\\d.,])");

  private DmnCheck() {}

  static void check(ModelFile model, PersonalData personalData, Consumer<String> faults) {
    for (Part part : model.parts()) {
      part.attribute("", "expressionLanguage")
          .filter(language -> !FEEL.contains(language))
          .ifPresent(
              language ->
                  faults.accept(
                      BpmnCheck.place(model, part)
                          + "bahasa "
                          + language
                          + " tidak diizinkan. Tulislah keputusan dalam FEEL."));
      if (part.local().equals("text")) {
        personalData
            .namedIn(part.text().toString())
            .forEach(
                name -> faults.accept(BpmnCheck.place(model, part) + BpmnCheck.personal(name)));
        checkFeel(model, part, faults);
      }
      if (part.local().equals("import")) {
        faults.accept(BpmnCheck.place(model, part) + "elemen import tidak diizinkan.");
      }
    }
  }

  private static void checkFeel(ModelFile model, Part part, Consumer<String> faults) {
    String text = part.text().toString().strip();
    if (text.isEmpty() || part.parent() == null) {
      return;
    }
    switch (part.parent().local()) {
      case "inputEntry" -> {
        if (DECIMAL_COMMA.matcher(TEXT_LITERAL.matcher(text).replaceAll("")).find()) {
          faults.accept(BpmnCheck.place(model, part) + FaultTexts.of("feel.comma", text));
        } else {
          checkRead(READER.parseUnaryTests(text), text, model, part, faults);
        }
      }
      case "inputExpression", "outputEntry", "literalExpression" ->
          checkRead(READER.parseExpression(text), text, model, part, faults);
      default -> {
        // Notes, and what the engine does not evaluate.
      }
    }
  }

  private static void checkRead(
      ParseResult read, String text, ModelFile model, Part part, Consumer<String> faults) {
    if (read.isFailure()) {
      faults.accept(BpmnCheck.place(model, part) + FaultTexts.of("feel.unreadable", text));
    }
  }

  /** Lets the engine make decisions of the file as it does when it deploys it. */
  static void checkDecisions(String name, byte[] content, Consumer<String> faults) {
    try {
      DmnDecisionRequirementsGraph graph =
          Context.getProcessEngineConfiguration()
              .getDmnEngineConfiguration()
              .getTransformer()
              .createTransform()
              .modelInstance(new ByteArrayInputStream(content))
              .transformDecisionRequirementsGraph();
      if (graph.getDecisions().stream().noneMatch(DmnCheck::isDecided)) {
        faults.accept(name + ": " + FaultTexts.of("decision.none"));
      }
    } catch (RuntimeException unfit) {
      ParserFault.of(unfit).tell(name, faults);
    }
  }

  private static boolean isDecided(DmnDecision decision) {
    return decision.getDecisionLogic() != null;
  }
}
