package id.loketprakerja.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every flow node and every sequence flow of every model has been passed by some test of the build,
 * those in a browser left aside: these run beside it.
 *
 * <p>The report, with the models drawn, is target/process-test-coverage/all-models/report.html.
 */
class ModelCoverageIT {

  private static ProcessCoverage coverage;

  static List<Path> models() {
    return ModelFiles.processes();
  }

  @BeforeAll
  static void writeReport() {
    coverage = PassedElement.ofThisBuild();
    coverage.writeReport("target/process-test-coverage");
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyElementIsPassedBySomeTest(Path model) {
    String process = ModelFiles.idOf(model);
    double ratio = coverage.ratio(process);
    System.out.printf("Coverage of %s: %.1f %%%n", process, 100 * ratio);
    assertThat(coverage.missed(process))
        .as(
            "elements of %s that no test of this build has passed (%.1f %% are covered)",
            process, 100 * ratio)
        .isEmpty();
  }
}
