package id.loketprakerja.office;

import id.loketprakerja.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The offices of this installation and their calendar. */
@Service
public class Offices {

  private final LoketProperties properties;
  private final Clock clock;

  Offices(LoketProperties properties, Clock clock) {
    this.properties = properties;
    this.clock = clock;
  }

  public List<Office> all() {
    return properties.offices();
  }

  /** The office with this id; empty when there is none. */
  public Optional<Office> find(String id) {
    return all().stream().filter(office -> office.id().equals(id)).findFirst();
  }

  /**
   * The office with this id.
   *
   * @throws Refusal when there is none
   */
  public Office byId(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new Refusal(
                    id == null
                        ? "Akun Anda belum terhubung dengan satu kantor. Minta administrator menghubungkannya."
                        : "Kantor dengan kode " + id + " tidak dikenal. Hubungi administrator."));
  }

  /** The date of today where the office is. */
  public LocalDate today(Office office) {
    return now(office).toLocalDate();
  }

  /** The time where the office is. */
  public ZonedDateTime now(Office office) {
    return ZonedDateTime.now(clock.withZone(office.zone()));
  }

  /** Whether the office stays closed on the date, by its own calendar or the national one. */
  public boolean isClosedOn(Office office, LocalDate date) {
    return office.closedDates().contains(date) || properties.closedDates().contains(date);
  }

  /** Whether the counter opens by itself on the date. */
  public boolean isWorkingDay(Office office, LocalDate date) {
    return office.days().contains(date.getDayOfWeek()) && !isClosedOn(office, date);
  }
}
