package id.loketprakerja.form;

import static id.loketprakerja.EngineList.with;

import id.loketprakerja.privacy.PersonalData;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Puts the check of forms in front of the engine. */
@Component
class FormPlugin extends AbstractProcessEnginePlugin {

  private final PersonalData personalData;

  FormPlugin(PersonalData personalData) {
    this.personalData = personalData;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    // The check is inside of all: it reads the case, as the engine does, and may find it changed
    // while it reads.
    SubmissionGate gate = new SubmissionGate(personalData);
    configuration.setCustomPreCommandInterceptorsTxRequired(
        with(gate, configuration.getCustomPreCommandInterceptorsTxRequired()));
    configuration.setCustomPostCommandInterceptorsTxRequired(
        with(configuration.getCustomPostCommandInterceptorsTxRequired(), gate.check()));
    SubmissionGate gateOfNew = new SubmissionGate(personalData);
    configuration.setCustomPreCommandInterceptorsTxRequiresNew(
        with(gateOfNew, configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
    configuration.setCustomPostCommandInterceptorsTxRequiresNew(
        with(configuration.getCustomPostCommandInterceptorsTxRequiresNew(), gateOfNew.check()));
    // Whoever answers a failed call logs it: the web side and the job executor do. The engine would
    // log each one a second time, refusals too, as an error with its stack trace.
    configuration.setEnableCmdExceptionLogging(false);
  }
}
