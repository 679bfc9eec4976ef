package id.loketprakerja.desk;

import id.loketprakerja.desk.Desks.Assignment;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Messages;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import id.loketprakerja.serviceday.ServiceDayMessages;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the clean desk back and tells whoever gets it next, in the same transaction. */
@Component
class ReleaseDesk implements JavaDelegate {

  private final Desks desks;
  private final CaseFile caseFile;
  private final RuntimeService runtime;
  private final ServiceDayMessages serviceDayMessages;

  ReleaseDesk(
      Desks desks,
      CaseFile caseFile,
      RuntimeService runtime,
      ServiceDayMessages serviceDayMessages) {
    this.desks = desks;
    this.caseFile = caseFile;
    this.runtime = runtime;
    this.serviceDayMessages = serviceDayMessages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Long serviceDayId = (Long) execution.getVariable(Variables.SERVICE_DAY_ID);
    Optional<Assignment> next =
        desks.release(
            serviceDayId,
            (Integer) execution.getVariable(Variables.TICKET_NUMBER),
            caseFile.of(execution.getProcessInstanceId()));
    while (next.isPresent() && !isTold(next.get())) {
      next = desks.passOver(next.get().serviceDayId(), next.get().ticket().ticketNumber());
    }
    serviceDayMessages.dayProgressed(serviceDayId);
  }

  private boolean isTold(Assignment next) {
    return !runtime
        .createMessageCorrelation(Messages.DESK_ASSIGNED)
        .processInstanceId(next.ticket().processInstanceId())
        .setVariable(Variables.DESK_NUMBER, next.deskNumber())
        .correlateAllWithResult()
        .isEmpty();
  }
}
