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
        outside(configuration.getCustomPreCommandInterceptorsTxRequired(), gate));
    configuration.setCustomPostCommandInterceptorsTxRequired(
        inside(configuration.getCustomPostCommandInterceptorsTxRequired(), gate.check()));
    SubmissionGate gateOfNew = new SubmissionGate();
    configuration.setCustomPreCommandInterceptorsTxRequiresNew(
        outside(configuration.getCustomPreCommandInterceptorsTxRequiresNew(), gateOfNew));
    configuration.setCustomPostCommandInterceptorsTxRequiresNew(
        inside(configuration.getCustomPostCommandInterceptorsTxRequiresNew(), gateOfNew.check()));
    // Whoever answers a failed call logs it: the web side and the job executor do. The engine would
    // log each one a second time, refusals too, as an error with its stack trace.
    configuration.setEnableCmdExceptionLogging(false);
  }

  private static List<CommandInterceptor> outside(
      List<CommandInterceptor> others, CommandInterceptor added) {
    List<CommandInterceptor> all = copy(others);
    all.add(0, added);
    return all;
  }

  /** The check reads the case, as the engine does, and may find it changed while it reads. */
  private static List<CommandInterceptor> inside(
      List<CommandInterceptor> others, CommandInterceptor added) {
    List<CommandInterceptor> all = copy(others);
    all.add(added);
    return all;
  }

  private static List<CommandInterceptor> copy(List<CommandInterceptor> others) {
    return others == null ? new ArrayList<>() : new ArrayList<>(others);
  }
}
