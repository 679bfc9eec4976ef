package id.loketprakerja.customercare;

import id.loketprakerja.Refusal;
import id.loketprakerja.office.LoketProperties;
import id.loketprakerja.office.LoketProperties.CustomerCare;
import id.loketprakerja.office.Offices;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The hotline of customer care and its opening hours (SOP item 11), for expressions in the models:
 * {@code ${hotline.…}}.
 *
 * <p>The hours are those of the hotline's own zone, whatever the zone of the office that calls. It
 * is open from the opening time on, that second included, and closed from the closing time on. All
 * dates are instants, as the engine's timers take them.
 */
@Component
public class Hotline {

  private static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH.mm", INDONESIAN);
  private static final DateTimeFormatter TIME_AND_ZONE =
      DateTimeFormatter.ofPattern("HH.mm zzz", INDONESIAN);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy 'pukul' HH.mm zzz", INDONESIAN);

  /**
   * After so many closed days in a row the calendar is wrong: it must be said, not searched for
   * ever.
   */
  private static final int MOST_CLOSED_DAYS = 366;

  private static final Duration LONGEST_TIME = Duration.ofHours(1000);
  private static final int MOST_DAYS = 250;

  private final CustomerCare customerCare;
  private final Set<LocalDate> closedDates;
  private final Clock clock;

  Hotline(LoketProperties properties, Clock clock) {
    this.customerCare = properties.customerCare();
    this.closedDates = new HashSet<>(properties.closedDates());
    this.closedDates.addAll(customerCare.closedDates());
    this.clock = clock.withZone(customerCare.zone());
  }

  /** The number to call. */
  public String phone() {
    return customerCare.phone();
  }

  /** The address to write to. */
  public String email() {
    return customerCare.email();
  }

  /** The regular hours, such as "Senin–Jumat 08.00–19.00 WIB". */
  public String hoursText() {
    return Offices.text(customerCare.days())
        + " "
        + TIME.format(customerCare.opens())
        + "–"
        + TIME_AND_ZONE.format(at(now().toLocalDate(), customerCare.closes()));
  }

  /**
   * Until when it is open or when it opens again: "Buka sampai 19.00 WIB", "Tutup; buka lagi Senin,
   * 25 Mei 2026 …".
   */
  public String openStateText() {
    ZonedDateTime now = now();
    if (isOpenAt(now)) {
      return "Buka sampai " + TIME_AND_ZONE.format(closingOf(now.toLocalDate()));
    }
    try {
      return "Tutup; buka lagi " + DAY_AND_TIME.format(nextOpeningFrom(now));
    } catch (Refusal noOpeningDay) {
      // A text on a form must not keep the form from being opened.
      return "Tutup; minta administrator memeriksa kalender Customer Care";
    }
  }

  /** Whether somebody answers now. */
  public boolean isOpen() {
    return isOpenAt(now());
  }

  /**
   * When it opens next; now when it is open.
   *
   * @throws Refusal when the calendar has no opening day within a year
   */
  public Date nextOpening() {
    return date(nextOpeningFrom(now()));
  }

  /**
   * When it closes next: today when it is open, else at the end of the next opening day.
   *
   * @throws Refusal when the calendar has no opening day within a year
   */
  public Date nextClosing() {
    return date(closingOf(nextOpeningFrom(now()).toLocalDate()));
  }

  /**
   * The time that is so much opening time from now. It is always a time at which the hotline is
   * open: what would end exactly at the closing time ends at the next opening.
   *
   * @param isoDuration hours, minutes and seconds as in "PT2H" or "PT1H30M", 0 to 1000 hours; no
   *     days, because an opening day is not 24 hours long: see {@link #plusOpeningDays}
   * @throws IllegalArgumentException when the model gives anything else
   * @throws Refusal when the calendar has no opening day within a year
   */
  public Date plusOpeningTime(String isoDuration) {
    Duration left = parse(isoDuration);
    ZonedDateTime time = nextOpeningFrom(now());
    Duration untilClosing = Duration.between(time, closingOf(time.toLocalDate()));
    while (left.compareTo(untilClosing) >= 0) {
      left = left.minus(untilClosing);
      time = openingOf(openingDayFrom(time.toLocalDate().plusDays(1)));
      untilClosing = Duration.between(time, closingOf(time.toLocalDate()));
    }
    return date(time.plus(left));
  }

  /**
   * The same time of day, so many opening days later; counted from the next opening when it is
   * closed now.
   *
   * @param openingDays 0 to 250
   * @throws IllegalArgumentException when the model gives anything else
   * @throws Refusal when the calendar has no opening day within a year
   */
  public Date plusOpeningDays(int openingDays) {
    if (openingDays < 0 || openingDays > MOST_DAYS) {
      throw new IllegalArgumentException(
          "Jumlah hari buka hotline harus 0 sampai " + MOST_DAYS + ", bukan " + openingDays + ".");
    }
    ZonedDateTime start = nextOpeningFrom(now());
    LocalDate day = start.toLocalDate();
    for (int i = 0; i < openingDays; i++) {
      day = openingDayFrom(day.plusDays(1));
    }
    return date(at(day, start.toLocalTime()));
  }

  private boolean isOpenAt(ZonedDateTime time) {
    return isOpeningDay(time.toLocalDate())
        && !time.isBefore(openingOf(time.toLocalDate()))
        && time.isBefore(closingOf(time.toLocalDate()));
  }

  private ZonedDateTime nextOpeningFrom(ZonedDateTime time) {
    if (isOpenAt(time)) {
      return time;
    }
    LocalDate today = time.toLocalDate();
    boolean openingStillToCome = time.isBefore(openingOf(today));
    return openingOf(openingDayFrom(openingStillToCome ? today : today.plusDays(1)));
  }

  private LocalDate openingDayFrom(LocalDate first) {
    for (int i = 0; i < MOST_CLOSED_DAYS; i++) {
      if (isOpeningDay(first.plusDays(i))) {
        return first.plusDays(i);
      }
    }
    throw new Refusal(
        "Kalender Customer Care tidak mempunyai hari buka dalam setahun ke depan."
            + " Minta administrator memeriksa hari dan tanggal tutupnya.");
  }

  private boolean isOpeningDay(LocalDate date) {
    return customerCare.days().contains(date.getDayOfWeek()) && !closedDates.contains(date);
  }

  private ZonedDateTime openingOf(LocalDate date) {
    return at(date, customerCare.opens());
  }

  private ZonedDateTime closingOf(LocalDate date) {
    return at(date, customerCare.closes());
  }

  private ZonedDateTime at(LocalDate date, LocalTime time) {
    return ZonedDateTime.of(date, time, customerCare.zone());
  }

  private ZonedDateTime now() {
    return ZonedDateTime.now(clock);
  }

  private static Date date(ZonedDateTime time) {
    return Date.from(time.toInstant());
  }

  private static Duration parse(String isoDuration) {
    try {
      Duration duration = Duration.parse(isoDuration);
      boolean countsDays = isoDuration.toUpperCase(Locale.ROOT).contains("D");
      if (!countsDays && !duration.isNegative() && duration.compareTo(LONGEST_TIME) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException | NullPointerException e) {
      // Said below, in the analyst's language.
    }
    throw new IllegalArgumentException(
        "Lama waktu buka hotline harus ditulis seperti PT2H atau PT1H30M, paling lama PT1000H,"
            + " bukan "
            + isoDuration
            + ".");
  }
}
