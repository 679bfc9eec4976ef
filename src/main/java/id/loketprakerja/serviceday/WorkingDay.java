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

  private boolean isToOpen(Office office) {
    ZonedDateTime now = offices.now(office);
    return offices.isWorkingDay(office, now.toLocalDate())
        && now.toLocalTime().isBefore(office.closingTime())
        && !serviceDays.exists(office.id(), now.toLocalDate());
  }
}
