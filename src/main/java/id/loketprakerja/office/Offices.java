package id.loketprakerja.office;

import id.loketprakerja.Refusal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** The offices of this installation and their calendar. */
@Service
public class Offices {

  private static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", INDONESIAN);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH.mm");

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

  /** The office's service days and hours as they are posted at the doors (SOP item 22). */
  public String serviceHoursText(String officeId) {
    Office office = byId(officeId);
    return "%s, pukul %s".formatted(text(office.days()), hoursText(office));
  }

  /** From when to when tickets are issued: 08.00–15.00. */
  public static String hoursText(Office office) {
    return "%s–%s".formatted(text(office.openingTime()), text(office.closingTime()));
  }

  /** A date as it is shown to people: 17 April 2020. */
  public static String text(LocalDate date) {
    return DATE.format(date);
  }

  /** A time of day as it is shown to people: 08.00. */
  public static String text(LocalTime time) {
    return TIME.format(time);
  }

  /**
   * Weekdays as they are shown to people, three or more in a row as a range: "Senin–Jumat", "Senin,
   * Rabu, Sabtu".
   */
  public static String text(Set<DayOfWeek> days) {
    List<String> parts = new ArrayList<>();
    List<DayOfWeek> inOrder = days.stream().sorted().toList();
    int first = 0;
    while (first < inOrder.size()) {
      int last = first;
      while (last + 1 < inOrder.size()
          && inOrder.get(last + 1).getValue() == inOrder.get(last).getValue() + 1) {
        last++;
      }
      if (last - first >= 2) {
        parts.add(name(inOrder.get(first)) + "–" + name(inOrder.get(last)));
      } else {
        inOrder.subList(first, last + 1).forEach(day -> parts.add(name(day)));
      }
      first = last + 1;
    }
    return String.join(", ", parts);
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, INDONESIAN);
  }
}
