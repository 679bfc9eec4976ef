package id.loketprakerja.registration;

import id.loketprakerja.office.LoketProperties;
import id.loketprakerja.privacy.PersonalData;
import id.loketprakerja.registration.ParticipantRegistrationProcess.HiddenVariables;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the platform which variables of the procedure are personal. */
@Configuration
class RegistrationData {

  @Bean
  PersonalData personalData(LoketProperties properties) {
    return new PersonalData(
        Set.of(Variables.PARTICIPANT_NAME),
        Set.of(
            // What somebody said about us: in history it would stand beside the ticket.
            Variables.FEEDBACK,
            // What photo files are called: people name them after the person on them.
            Variables.UNDELETED_FILES),
        Set.of(
            Variables.OFFICE_ID,
            Variables.SERVICE_DAY_ID,
            Variables.SERVICE_DATE,
            Variables.DESK_OFFICER,
            Variables.OUTCOME,
            Variables.SESSION_OUTCOME,
            HiddenVariables.PHOTOS_DELETED_BY),
        Set.of(properties.customerCare().phone(), properties.customerCare().email()));
  }
}
