package id.loketprakerja.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model keeps the conventions of writing; and a careless one is told what is wrong. */
class ModelConventionsTest {

  static List<Path> models() {
    return ModelFiles.processes();
  }

  private static ModelConventions of(Path model) {
    return new ModelConventions(ModelFiles.idOf(model), ModelFiles.read(model));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyIdSaysItsKindAndItsMeaning(Path model) {
    assertThat(of(model).badIds()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyChoiceIsAQuestionWithLabelledAnswers(Path model) {
    assertThat(of(model).badQuestions()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyUserTaskSaysWhatByWhenAndForWhom(Path model) {
    assertThat(of(model).badUserTasks()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyFormIsHeadedByTheNameOfItsTaskOrProcess(Path model) {
    assertThat(of(model).badHeadings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyStepHasAName(Path model) {
    assertThat(of(model).unnamed()).isEmpty();
  }

  @Nested
  class InACarelessModel {

    private final ModelConventions careless =
        of(Path.of("src/test/resources/models/careless.bpmn"));

    @Test
    void idsAreFound() {
      assertThat(careless.badIds())
          .containsExactlyInAnyOrder(
              "Flow_1kd83hf does not begin with flow_ and a meaning",
              "Activity_0ab12cd does not begin with userTask_ and a meaning",
              "timer_late does not begin with event_ or boundaryEvent_ and a meaning",
              "MessageEventDefinition_1abc9de does not begin with messageEventDefinition_ and a"
                  + " meaning");
    }

    @Test
    void questionsAreFound() {
      assertThat(careless.badQuestions())
          .containsExactlyInAnyOrder(
              "gateway_choice diverges but asks no question",
              "flow_choice_done is named Ya but is taken when emailReady is false",
              "flow_choice_otherwise is named Tidak but is taken when emailReady is true",
              "flow_choice_unlabelled answers gateway_choice without a label",
              "flow_level_enough and flow_level_short are Ya and Tidak but not each other's"
                  + " opposite");
    }

    @Test
    void userTasksAreFound() {
      assertThat(careless.badUserTasks())
          .containsExactlyInAnyOrder(
              "Activity_0ab12cd has no documentation",
              "Activity_0ab12cd has no due date",
              "Activity_0ab12cd has neither candidate groups nor an assignee");
    }

    @Test
    void headingsAreFound() {
      assertThat(careless.badHeadings())
          .containsExactly(
              "careless is named 'Ceroboh' but its form participant-arrival is headed"
                  + " 'Pendaftaran peserta'");
    }

    @Test
    void namesAreFound() {
      assertThat(careless.unnamed()).containsExactly("serviceTask_call has no name");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Bersihkan meja, disinfect-desk, ",
    "Bersihkan, disinfect-desk, userTask_step is named 'Bersihkan' but its form disinfect-desk is"
        + " headed 'Bersihkan meja'",
    "Bersihkan meja, problem-reported, userTask_step is named 'Bersihkan meja' but its form"
        + " problem-reported is headed ''"
  })
  void givenATaskWithAForm_whenItsHeadingIsRead_thenOnlyWhatATemplateAddsMayDiffer(
      String name, String form, String problem) {
    BpmnModelInstance model =
        Bpmn.createExecutableProcess("step")
            .startEvent()
            .userTask("userTask_step")
            .name(name)
            .camundaFormRef(form)
            .done();

    assertThat(new ModelConventions("step", model).badHeadings())
        .isEqualTo(problem == null ? List.of() : List.of(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ${hasEmail}                    | ${!hasEmail}                   | true
          ${hasEmail}                    | ${not hasEmail}                | true
          ${hasEmail == true}            | ${hasEmail == false}           | true
          ${hasEmail}                    | ${hasEmail == false}           | true
          ${hotline.isOpen()}            | ${!hotline.isOpen()}           | true
          ${result == "PASSED"}          | ${result != "PASSED"}          | true
          ${result != 'PASSED'}          | ${result == "PASSED"}          | true
          ${deskNumber != null}          | ${deskNumber == null}          | true
          ${level > 3}                   | ${level <= 3}                  | true
          ${level >= 3}                  | ${!(level >= 3)}               | true
          ${checks.contains("rooms")}    | ${!checks.contains("rooms")}   | true
          ${a && b}                      | ${!(a && b)}                   | true
          ${hasEmail}                    |                                | true
                                         | ${!hasEmail}                   | true
          ${!hasEmail}                   | ${hasEmail}                    | false
          ${!hasEmail}                   |                                | false
                                         | ${hasEmail}                    | false
          ${hasEmail}                    | ${hasEmail}                    | false
          ${hasEmail}                    | ${!hasAccount}                 | false
          ${result == "PASSED"}          | ${result == "FAILED"}          | false
          ${result == "PASSED"}          | ${result != "FAILED"}          | false
          ${level > 3}                   | ${level < 3}                   | false
                                         |                                | false
          """)
  void yesAndNoAreOpposites(String yes, String no, boolean agree) {
    BpmnModelInstance model =
        Bpmn.createExecutableProcess("question")
            .startEvent("startEvent_asked")
            .exclusiveGateway("gateway_question")
            .name("Benar?")
            .condition("Ya", yes)
            .endEvent("endEvent_yes")
            .moveToNode("gateway_question")
            .condition("Tidak", no)
            .endEvent("endEvent_no")
            .done();

    assertThat(new ModelConventions("question", model).badQuestions().isEmpty()).isEqualTo(agree);
  }
}
