package id.loketprakerja.serviceday;

import id.loketprakerja.office.Office;
import id.loketprakerja.office.Offices;
import java.time.ZonedDateTime;
import java.util.Collection;
import org.springframework.stereotype.Service;

/** Which offices begin a service day by themselves, for the model {@code working-day}. */
@Service
public class WorkingDay {

  private final Offices offices;
  private final ServiceDays serviceDays;

  WorkingDay(Offices offices, ServiceDays serviceDays) {
    this.offices = offices;
    this.serviceDays = serviceDays;
  }

  /**
   * The ids of the offices that work today, whose closing time has not passed and whose day no
   * manager has begun yet.
   */
  public Collection<String> officesToOpen() {
    return offices.all().stream().filter(this::isToOpen).map(Office::id).toList();
  }

  /**
   * Whether a service day is still to begin. The calendar's may have been held up into the night, a
   * closed date or another day, or a manager may have been quicker. What a manager begins by hand
   * always is to: whoever asks is told why not.
   *
   * @param startedBy the manager's user id; null or empty when the calendar began the day
   */
  public boolean isToBegin(String officeId, String startedBy) {
    return startedBy != null && !startedBy.isEmpty() || isToOpen(offices.byId(officeId));
  }

  private boolean isToOpen(Office office) {
    ZonedDateTime now = offices.now(office);
    return offices.isWorkingDay(office, now.toLocalDate())
        && now.toLocalTime().isBefore(office.closingTime())
        && !serviceDays.exists(office.id(), now.toLocalDate());
  }
}
