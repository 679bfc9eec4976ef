package id.loketprakerja.printing;

import id.loketprakerja.Refusal;
import id.loketprakerja.registration.ParticipantRegistrationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Finds the slip of an open registration, as far as the engine lets the person who asks see it. */
@Component
class Slips {

  private final RuntimeService runtimeService;

  Slips(RuntimeService runtimeService) {
    this.runtimeService = runtimeService;
  }

  /**
   * The slip of this ticket.
   *
   * @throws Refusal when there is no such registration, it has ended or it is not for this person
   */
  Slip find(long serviceDayId, int ticketNumber) {
    ProcessInstance registration =
        runtimeService
            .createProcessInstanceQuery()
            .processDefinitionKey(ParticipantRegistrationProcess.KEY)
            .variableValueEquals(Variables.SERVICE_DAY_ID, serviceDayId)
            .variableValueEquals(Variables.TICKET_NUMBER, ticketNumber)
            .singleResult();
    if (registration == null) {
      throw new Refusal(
          "Nomor antrean ini tidak sedang dilayani di kantor Anda."
              + " Buka lembar peserta lagi dari tugas peserta di Tasklist.");
    }
    String date = (String) runtimeService.getVariable(registration.getId(), Variables.SERVICE_DATE);
    return new Slip(registration.getTenantId(), LocalDate.parse(date), ticketNumber);
  }
}
