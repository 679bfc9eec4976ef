package id.loketprakerja.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SOP items 30 and 31: who may enter. */
class HealthScreeningDecisionTest {

  private static final String MODEL = "/processes/health-screening.dmn";
  private static final String IMPLAUSIBLE =
      "Hasil ukur suhu tidak wajar, ukur ulang lalu daftarkan kembali.";
  private static final String FEVER = "Suhu badan di atas 37,5 °C";
  private static final String NO_MASK = "Masker wajib dipakai";

  private final Set<String> matchedRules = new HashSet<>();
  private final DmnEngine engine = engine();
  private final DmnDecision decision = decision();

  static Stream<Arguments> people() {
    return Stream.of(
        Arguments.of(36.5, true, "ADMITTED", "-"),
        Arguments.of(37.4, true, "ADMITTED", "-"),
        Arguments.of(37.5, true, "ADMITTED", "-"),
        Arguments.of(30, true, "ADMITTED", "-"),
        Arguments.of(30.0, true, "ADMITTED", "-"),
        Arguments.of(37, true, "ADMITTED", "-"),
        Arguments.of(37L, true, "ADMITTED", "-"),
        Arguments.of(36.5f, true, "ADMITTED", "-"),
        Arguments.of(37.4, false, "MASK_REQUIRED", NO_MASK),
        Arguments.of(37.5, false, "MASK_REQUIRED", NO_MASK),
        Arguments.of(37.5, null, "MASK_REQUIRED", NO_MASK),
        Arguments.of(30, false, "MASK_REQUIRED", NO_MASK),
        Arguments.of(30, null, "MASK_REQUIRED", NO_MASK),
        Arguments.of(37.51, true, "REFUSED", FEVER),
        Arguments.of(37.6, true, "REFUSED", FEVER),
        Arguments.of(37.6, false, "REFUSED", FEVER),
        Arguments.of(37.6, null, "REFUSED", FEVER),
        Arguments.of(38, true, "REFUSED", FEVER),
        Arguments.of(45, true, "REFUSED", FEVER),
        Arguments.of(45.0, null, "REFUSED", FEVER),
        Arguments.of(45.1, true, "REFUSED", IMPLAUSIBLE),
        Arguments.of(45.1, false, "REFUSED", IMPLAUSIBLE),
        Arguments.of(45.1, null, "REFUSED", IMPLAUSIBLE),
        Arguments.of(29.9, true, "REFUSED", IMPLAUSIBLE),
        Arguments.of(29.9, false, "REFUSED", IMPLAUSIBLE),
        Arguments.of(29.9, null, "REFUSED", IMPLAUSIBLE),
        Arguments.of(0, true, "REFUSED", IMPLAUSIBLE),
        Arguments.of(-36.5, true, "REFUSED", IMPLAUSIBLE),
        Arguments.of(365, true, "REFUSED", IMPLAUSIBLE),
        Arguments.of(Double.MAX_VALUE, true, "REFUSED", IMPLAUSIBLE),
        Arguments.of(null, true, "REFUSED", IMPLAUSIBLE),
        Arguments.of(null, false, "REFUSED", IMPLAUSIBLE),
        Arguments.of(null, null, "REFUSED", IMPLAUSIBLE));
  }

  @ParameterizedTest(name = "{0} °C, masker {1}: {2}")
  @MethodSource("people")
  void givenAPersonAtTheDoorWhenScreenedThenOneRuleDecides(
      Number temperature, Boolean wearsMask, String expected, String reason) {
    // when
    DmnDecisionTableResult result = screen(temperature, wearsMask);

    // then
    assertThat(result).hasSize(1);
    assertThat(result.getSingleResult())
        .containsOnlyKeys("decision", "reason")
        .containsEntry("decision", expected);
    assertThat((String) result.getSingleResult().getEntry("reason")).startsWith(reason);
  }

  @Test
  void givenNoVariablesAtAllWhenScreenedThenRefused() {
    // when
    DmnDecisionTableResult result = engine.evaluateDecisionTable(decision, Map.of());

    // then
    assertThat(result.getSingleResult()).containsEntry("decision", "REFUSED");
  }

  @Test
  void givenEachTenthOfADegreeWhenScreenedThenExactlyOneRuleDecides() {
    // given: UNIQUE fails on an overlap, a gap gives no result
    for (int tenths = 250; tenths <= 500; tenths++) {
      for (Boolean wearsMask : new Boolean[] {true, false, null}) {
        // when
        DmnDecisionTableResult result = screen(tenths / 10.0, wearsMask);

        // then
        assertThat(result).as("%s tenths, mask %s", tenths, wearsMask).hasSize(1);
      }
    }
  }

  @Test
  void givenTheseCasesWhenScreenedThenEachRuleHasBeenTheOne() {
    // given
    Set<String> rules = new HashSet<>();
    for (DmnDecisionTableRuleImpl rule :
        ((DmnDecisionTableImpl) decision.getDecisionLogic()).getRules()) {
      rules.add(rule.getId());
    }

    // when
    people().map(Arguments::get).forEach(person -> screen((Number) person[0], (Boolean) person[1]));

    // then
    assertThat(matchedRules).isEqualTo(rules);
  }

  @Test
  void givenTheTableWhenReadByAnAnalystThenEachRuleIsExplained() throws IOException {
    // given
    try (InputStream model = getClass().getResourceAsStream(MODEL)) {
      DmnModelInstance instance = Dmn.readModelFromStream(model);

      // when
      Collection<Rule> rules = instance.getModelElementsByType(Rule.class);

      // then
      assertThat(rules)
          .isNotEmpty()
          .allSatisfy(rule -> assertThat(rule.getDescription().getTextContent()).isNotBlank());
    }
  }

  private DmnDecisionTableResult screen(Number temperature, Boolean wearsMask) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("temperature", temperature);
    variables.put("wearsMask", wearsMask);
    return engine.evaluateDecisionTable(decision, variables);
  }

  private DmnEngine engine() {
    DefaultDmnEngineConfiguration configuration =
        (DefaultDmnEngineConfiguration)
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
    configuration
        .getCustomPostDecisionTableEvaluationListeners()
        .add(event -> event.getMatchingRules().forEach(rule -> matchedRules.add(rule.getId())));
    return configuration.buildEngine();
  }

  private DmnDecision decision() {
    try (InputStream model = getClass().getResourceAsStream(MODEL)) {
      return engine.parseDecision("health-screening", model);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
