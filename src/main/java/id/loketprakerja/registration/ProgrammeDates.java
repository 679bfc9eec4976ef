package id.loketprakerja.registration;

import id.loketprakerja.office.LoketProperties;
import id.loketprakerja.office.Offices;
import java.time.LocalDate;
import java.time.Period;
import org.springframework.stereotype.Service;

/** The dates that the programme asks a participant to keep in mind. */
@Service
public class ProgrammeDates {

  /** SOP item 4: the last incentive comes at the end of the sixth month. */
  private static final Period KEEP_PHONE = Period.ofMonths(6);

  private final Offices offices;
  private final LoketProperties properties;

  ProgrammeDates(Offices offices, LoketProperties properties) {
    this.offices = offices;
    this.properties = properties;
  }

  /** Until when a participant of today keeps the phone number, as ISO text (SOP item 4). */
  public String keepPhoneUntil(String officeId) {
    return keepPhoneUntilDate(officeId).toString();
  }

  /** The same date as it is shown. */
  public String keepPhoneUntilText(String officeId) {
    return Offices.text(keepPhoneUntilDate(officeId));
  }

  /** From when courses can be bought and taken, as it is shown (SOP item 9). */
  public String coursesFromText() {
    return Offices.text(properties.coursePurchaseFrom());
  }

  private LocalDate keepPhoneUntilDate(String officeId) {
    return offices.today(offices.byId(officeId)).plus(KEEP_PHONE);
  }
}
