package id.loketprakerja.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measure that {@link ModelCoverageIT} trusts, tried on a model with one crossroads. */
class ProcessCoverageTest {

  private static final Path MODEL = Path.of("src/test/resources/models/crossroads.bpmn");

  private final ProcessCoverage coverage =
      new ProcessCoverage("sample", Map.of("crossroads", ModelFiles.read(MODEL)));
  private ProcessEngine engine;

  @BeforeEach
  void startEngine() {
    StandaloneInMemProcessEngineConfiguration configuration =
        new StandaloneInMemProcessEngineConfiguration();
    configuration.setProcessEngineName("coverage");
    configuration.setJdbcUrl("jdbc:h2:mem:coverage");
    configuration.setCmmnEnabled(false);
    coverage.listenTo(configuration);
    engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance("crossroads.bpmn", ModelFiles.read(MODEL))
        .deploy();
  }

  @AfterEach
  void stopEngine() {
    engine.close();
  }

  @Test
  void theRoadNotTakenIsMissedUntilItIsTaken(@TempDir Path folder) {
    assertThat(coverage.ratio("crossroads")).isZero();
    assertThat(coverage.missed("crossroads")).hasSize(7);

    go(true);
    assertThat(coverage.missed("crossroads"))
        .containsExactly("endEvent_market", "flow_straightOn_market");
    assertThat(coverage.ratio("crossroads")).isEqualTo(5.0 / 7);

    go(false);
    assertThat(coverage.missed("crossroads")).isEmpty();
    assertThat(coverage.ratio("crossroads")).isEqualTo(1);

    coverage.writeReport(folder.toString());
    assertThat(folder.resolve("sample/report.html")).content().contains("flow_straightOn_market");
    assertThat(folder.resolve("sample/report.json")).exists();
  }

  private void go(boolean straightOn) {
    coverage.enter("straight on: " + straightOn);
    engine
        .getRuntimeService()
        .startProcessInstanceByKey("crossroads", Map.of("straightOn", straightOn));
    coverage.leave();
  }
}
