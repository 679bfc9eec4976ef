package id.loketprakerja.serviceday;

import id.loketprakerja.serviceday.ServiceDayProcess.Messages;
import id.loketprakerja.serviceday.ServiceDayProcess.Variables;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** What other capabilities tell a running service day. */
@Component
public class ServiceDayMessages {

  private final RuntimeService runtime;

  ServiceDayMessages(RuntimeService runtime) {
    this.runtime = runtime;
  }

  /**
   * A desk has become free; a manager who is reviewing the day sees it. Nothing happens while the
   * day is open.
   */
  public void dayProgressed(long serviceDayId) {
    runtime
        .createMessageCorrelation(Messages.DAY_PROGRESSED)
        .processInstanceVariableEquals(Variables.SERVICE_DAY_ID, serviceDayId)
        .correlateAll();
  }
}
