package id.loketprakerja.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every flow node and every sequence flow of every model has been passed by some test of the run.
 *
 * <p>Runs after all other classes (see junit-platform.properties), so it fails when it is run
 * alone. The report, with the models drawn, is target/process-test-coverage/all-models/report.html.
 */
@Order(Integer.MAX_VALUE)
class ModelCoverageTest {

  static List<Path> models() {
    return ModelFiles.processes();
  }

  @BeforeAll
  static void writeReport() {
    ProcessCoverage.OF_ALL_MODELS.writeReport("target/process-test-coverage");
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyElementIsPassedBySomeTest(Path model) {
    String process = ModelFiles.idOf(model);
    double ratio = ProcessCoverage.OF_ALL_MODELS.ratio(process);
    System.out.printf("Coverage of %s: %.1f %%%n", process, 100 * ratio);
    assertThat(ProcessCoverage.OF_ALL_MODELS.missed(process))
        .as(
            "elements of %s that no test of this run has passed (%.1f %% are covered)",
            process, 100 * ratio)
        .isEmpty();
  }
}
