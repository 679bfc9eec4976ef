package id.loketprakerja.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * All that the models name is there: beans and their methods, variables, forms, decisions, called
 * processes; and all that the process classes name is in their models.
 */
@ProcessTest
class BindingTest {

  private static final ModelFolder SAMPLES =
      new ModelFolder(Path.of("src/test/resources/models"), ModelFiles.FORMS);

  @Autowired private ApplicationContext application;

  static List<Path> models() {
    return ModelFiles.processes();
  }

  static List<Class<?>> processClasses() {
    return ProcessConstants.classes();
  }

  private Class<?> beanClass(String name) {
    if (!application.containsBean(name)) {
      return null;
    }
    Class<?> type = application.getType(name);
    return type == null ? Object.class : ClassUtils.getUserClass(type);
  }

  private ModelBindings of(Path model) {
    String process = ModelFiles.idOf(model);
    return new ModelBindings(
        process, ModelFolder.DEPLOYED, this::beanClass, ProcessConstants.variablesOf(process));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyExpressionFindsItsBeansMethodsAndVariables(Path model) {
    assertThat(of(model).badExpressions()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyFormIsDeployedWithItsModel(Path model) {
    assertThat(of(model).badForms()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyCalledProcessAndDecisionIsThereAndGetsItsVariables(Path model) {
    assertThat(of(model).badCalls()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("processClasses")
  void everyConstantIsInItsModel(Class<?> processClass) {
    assertThat(new ProcessConstants(processClass, ModelFolder.DEPLOYED).problems())
        .as(processClass.getName())
        .isEmpty();
  }

  @Nested
  class InACarelessModel {

    private final ModelBindings careless =
        new ModelBindings("careless", SAMPLES, BindingTest.this::beanClass, Set.of("officeId"));

    @Test
    void expressionsAreFound() {
      String unknown =
          ", which is neither a bean nor set by a form, parameter, mapping or constant";
      assertThat(careless.badExpressions())
          .containsExactlyInAnyOrder(
              "serviceTask_call: ${noSuchBean} reads noSuchBean" + unknown,
              "serviceTask_call: ${clock.noSuchMethod()} finds no public method noSuchMethod with 0"
                  + " arguments in id.loketprakerja.EngineClock",
              "serviceTask_call: ${programme.byId(1).noSuchPart()} reads programme" + unknown,
              "serviceTask_call: ${clock} is no ExecutionListener or JavaDelegate",
              "flow_choice_done: ${!emailReady} reads emailReady" + unknown,
              "flow_choice_otherwise: ${emailReady} reads emailReady" + unknown,
              "flow_choice_unlabelled: ${level == 3} reads level" + unknown,
              "flow_level_enough: ${level > 3} reads level" + unknown,
              "flow_level_short: ${level < 3} reads level" + unknown,
              "the variable offices hides the bean offices");
    }

    @Test
    void formsAreFound() {
      assertThat(careless.badForms())
          .contains(
              "startEvent_careless does not bind its form to the deployment",
              "Activity_0ab12cd shows the form no-such-form, which does not exist");
    }

    @Test
    void callsAreFound() {
      assertThat(careless.badCalls())
          .containsExactlyInAnyOrder(
              "callActivity_other calls no-such-process, which does not exist",
              "callActivity_other does not bind what it calls to the deployment",
              "callActivity_other hands over whatever, which is neither a bean nor set by a form,"
                  + " parameter, mapping or constant");
    }
  }

  @Test
  void aGoodModelHasNoFault() {
    ModelBindings good =
        new ModelBindings("crossroads", SAMPLES, this::beanClass, Set.of("straightOn"));

    assertThat(good.badExpressions()).isEmpty();
    assertThat(good.badForms()).isEmpty();
    assertThat(good.badCalls()).isEmpty();
  }

  @Test
  void constantsThatTheModelDoesNotKnowAreFound() {
    ProcessConstants constants = new ProcessConstants(CrossroadsProcess.class, SAMPLES);

    assertThat(constants.variables()).containsExactlyInAnyOrder("straightOn", "leftOn", "weather");
    assertThat(constants.problems())
        .containsExactlyInAnyOrder(
            "Elements: endEvent_lake",
            "Messages: straightOn",
            "Variables: leftOn",
            "CrossroadsProcess: cross");
    assertThat(new ProcessConstants(NoSuchProcess.class, SAMPLES).problems()).hasSize(1);
  }

  @SuppressWarnings("unused")
  private static final class CrossroadsProcess {
    static final String ID = "crossroads";
    static final String PART = "cross";

    static final class Elements {
      static final String HOME = "endEvent_home";
      static final String LAKE = "endEvent_lake";
    }

    interface Messages {
      String GO = "straightOn";
    }

    static final class Variables {
      static final String STRAIGHT_ON = "straightOn";
      static final String LEFT_ON = "leftOn";
    }

    static final class HiddenVariables {
      static final String WEATHER = "weather";
    }
  }

  private static final class NoSuchProcess {}
}
