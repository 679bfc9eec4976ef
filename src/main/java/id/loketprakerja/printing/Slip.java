package id.loketprakerja.printing;

import java.time.LocalDate;

/**
 * What tells one participant's slip from another's; never who the participant is.
 *
 * @param officeId the office
 * @param date the service day's date
 * @param ticketNumber the queue ticket
 */
record Slip(String officeId, LocalDate date, int ticketNumber) {}
