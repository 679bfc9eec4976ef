package id.loketprakerja.model;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Lets the engine of a test tell {@link ProcessCoverage} what it passes. */
@TestConfiguration(proxyBeanMethods = false)
class ProcessCoverageConfiguration {

  @Bean
  ProcessEnginePlugin processCoveragePlugin() {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl configuration) {
        ProcessCoverage.OF_THIS_JVM.listenTo(configuration);
      }
    };
  }
}
