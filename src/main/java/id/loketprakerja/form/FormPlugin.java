package id.loketprakerja.form;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/** Puts the check of forms in front of the engine. */
@Component
class FormPlugin extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    SubmissionGate gate = new SubmissionGate();
    configuration.setCustomPreCommandInterceptorsTxRequired(
        with(gate, configuration.getCustomPreCommandInterceptorsTxRequired()));
    configuration.setCustomPostCommandInterceptorsTxRequired(
        with(gate.check(), configuration.getCustomPostCommandInterceptorsTxRequired()));
    SubmissionGate gateOfNew = new SubmissionGate();
    configuration.setCustomPreCommandInterceptorsTxRequiresNew(
        with(gateOfNew, configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
    configuration.setCustomPostCommandInterceptorsTxRequiresNew(
        with(gateOfNew.check(), configuration.getCustomPostCommandInterceptorsTxRequiresNew()));
    // Whoever answers a failed call logs it: the web side and the job executor do. The engine would
    // log each one a
    // second time, refusals too, as an error with its stack trace.
    configuration.setEnableCmdExceptionLogging(false);
  }

  private static List<CommandInterceptor> with(
      CommandInterceptor first, List<CommandInterceptor> others) {
    List<CommandInterceptor> interceptors = new ArrayList<>();
    interceptors.add(first);
    if (others != null) {
      interceptors.addAll(others);
    }
    return interceptors;
  }
}
