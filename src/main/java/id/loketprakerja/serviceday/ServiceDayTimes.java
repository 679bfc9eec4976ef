package id.loketprakerja.serviceday;

import id.loketprakerja.office.Office;
import id.loketprakerja.office.Offices;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import org.springframework.stereotype.Service;

/**
 * The moments of a service day in the office's own zone, for the timers of the model {@code
 * service-day}.
 */
@Service
public class ServiceDayTimes {

  private final Offices offices;
  private final Clock clock;

  ServiceDayTimes(Offices offices, Clock clock) {
    this.offices = offices;
    this.clock = clock;
  }

  /**
   * When the preparation begins: at the office's preparation time, or now when a manager began the
   * day by hand.
   *
   * @param serviceDate ISO text
   * @param startedBy the manager's user id; null or empty when the calendar began the day (an
   *     expression hands over a text that is null as an empty one)
   */
  public Date preparation(String officeId, String serviceDate, String startedBy) {
    Office office = offices.byId(officeId);
    return startedBy == null || startedBy.isEmpty()
        ? at(office, serviceDate, office.preparationTime())
        : Date.from(clock.instant());
  }

  /** When the doors open. */
  public Date opening(String officeId, String serviceDate) {
    Office office = offices.byId(officeId);
    return at(office, serviceDate, office.openingTime());
  }

  /** When no new ticket is issued any more. */
  public Date closing(String officeId, String serviceDate) {
    Office office = offices.byId(officeId);
    return at(office, serviceDate, office.closingTime());
  }

  /** Whether the closing time of that date is still to come. */
  public boolean isBeforeClosing(String officeId, String serviceDate) {
    return clock.instant().isBefore(closing(officeId, serviceDate).toInstant());
  }

  private static Date at(Office office, String serviceDate, LocalTime time) {
    return Date.from(LocalDate.parse(serviceDate).atTime(time).atZone(office.zone()).toInstant());
  }
}
