package id.loketprakerja.serviceday;

import java.time.LocalDate;

/**
 * One day of one office.
 *
 * @param id the key of its row
 * @param officeId the office, also the tenant
 * @param date the date in the office's zone
 * @param status how far the day has come
 */
public record ServiceDay(long id, String officeId, LocalDate date, Status status) {

  /** How far a service day has come. */
  public enum Status {
    /** The site is being prepared; no tickets yet. */
    PREPARING,
    /** Tickets are issued and desks given out. */
    OPEN,
    /** No new tickets; sessions at a desk finish. */
    CLOSING,
    /** Everything is done and reported. */
    ENDED,
    /** The closing time came before the site was ready. */
    CANCELLED
  }

  /** Whether tickets are issued. */
  public boolean isOpen() {
    return status == Status.OPEN;
  }
}
