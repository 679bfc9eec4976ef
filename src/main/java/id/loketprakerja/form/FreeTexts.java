package id.loketprakerja.form;

import com.fasterxml.jackson.databind.JsonNode;
import id.loketprakerja.privacy.Disclosure;
import id.loketprakerja.privacy.Discretion;
import id.loketprakerja.privacy.PersonalData;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Holds what a person writes against what must not be told: a name only where it is asked for, no
 * identity number, no phone number and no e-mail address, unless the field is for one.
 *
 * @param discretion asked for only when there is a text, as it has to look up the names
 */
record FreeTexts(PersonalData personalData, Supplier<Discretion> discretion) {

  Optional<FormFault> fault(FormField field, JsonNode value) {
    boolean asked =
        field.path().segments().stream().anyMatch(personalData::isName)
            || !field.rule("validationType").asText().isEmpty();
    return asked || !value.isTextual() || value.asText().isBlank()
        ? Optional.empty()
        : discretion.get().breachIn(value.asText()).map(FreeTexts::fault);
  }

  private static FormFault fault(Disclosure disclosure) {
    return new FormFault(
        switch (disclosure) {
          case NAME -> "told.name";
          case IDENTITY_NUMBER -> "told.identityNumber";
          case PHONE -> "told.phone";
          case EMAIL -> "told.email";
        });
  }
}
