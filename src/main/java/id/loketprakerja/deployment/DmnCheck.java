package id.loketprakerja.deployment;

import id.loketprakerja.deployment.ModelFile.Part;
import id.loketprakerja.privacy.PersonalData;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;

/**
 * Holds a decision against what a deployment may use: FEEL, and no other language; nothing
 * personal, as history keeps what is decided on.
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
      }
      if (part.local().equals("import")) {
        faults.accept(BpmnCheck.place(model, part) + "elemen import tidak diizinkan.");
      }
    }
  }
}
