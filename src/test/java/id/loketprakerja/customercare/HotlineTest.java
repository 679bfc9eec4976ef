package id.loketprakerja.customercare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.Refusal;
import id.loketprakerja.office.LoketProperties;
import id.loketprakerja.office.LoketProperties.CustomerCare;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SOP item 11: the hotline answers Monday to Friday, 08:00 to 19:00 in Jakarta. 2026-05-18 is a
 * Monday.
 */
class HotlineTest {

  private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
  private static final ZoneId WITA = ZoneId.of("Asia/Makassar");
  private static final ZoneId WIT = ZoneId.of("Asia/Jayapura");
  private static final Set<DayOfWeek> MONDAY_TO_FRIDAY =
      EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  @ParameterizedTest
  @CsvSource({
    "2026-05-18T07:59:00, false",
    "2026-05-18T07:59:59, false",
    "2026-05-18T08:00:00, true",
    "2026-05-18T18:59:00, true",
    "2026-05-18T18:59:59, true",
    "2026-05-18T19:00:00, false",
    "2026-05-22T18:59:59, true",
    "2026-05-22T19:00:00, false",
    "2026-05-23T10:00:00, false",
    "2026-05-24T10:00:00, false",
    "2026-05-25T08:00:00, true"
  })
  void givenATimeInJakartaWhenAskedThenOpenOnlyInTheHours(LocalDateTime now, boolean open) {
    // given
    Hotline hotline = hotlineAt(now);

    // when, then
    assertThat(hotline.isOpen()).isEqualTo(open);
  }

  @Test
  void givenTheLastMillisecondWhenAskedThenStillOpen() {
    // given
    Hotline hotline = hotlineAt(LocalDateTime.parse("2026-05-18T18:59:59.999"));

    // when, then
    assertThat(hotline.isOpen()).isTrue();
    assertThat(hotline.nextClosing()).isEqualTo(wib("2026-05-18T19:00:00"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-18T07:59:59, 2026-05-18T08:00:00, 2026-05-18T19:00:00",
    "2026-05-18T08:00:00, 2026-05-18T08:00:00, 2026-05-18T19:00:00",
    "2026-05-18T12:34:56, 2026-05-18T12:34:56, 2026-05-18T19:00:00",
    "2026-05-18T18:59:59, 2026-05-18T18:59:59, 2026-05-18T19:00:00",
    "2026-05-18T19:00:00, 2026-05-19T08:00:00, 2026-05-19T19:00:00",
    "2026-05-18T23:59:59, 2026-05-19T08:00:00, 2026-05-19T19:00:00",
    "2026-05-19T00:00:00, 2026-05-19T08:00:00, 2026-05-19T19:00:00",
    "2026-05-22T19:00:00, 2026-05-25T08:00:00, 2026-05-25T19:00:00",
    "2026-05-23T10:00:00, 2026-05-25T08:00:00, 2026-05-25T19:00:00",
    "2026-05-24T23:59:59, 2026-05-25T08:00:00, 2026-05-25T19:00:00",
    "2026-12-31T19:00:00, 2027-01-01T08:00:00, 2027-01-01T19:00:00"
  })
  void givenATimeInJakartaWhenAskedThenNextOpeningAndClosing(
      LocalDateTime now, String opening, String closing) {
    // given
    Hotline hotline = hotlineAt(now);

    // when, then
    assertThat(hotline.nextOpening()).isEqualTo(wib(opening));
    assertThat(hotline.nextClosing()).isEqualTo(wib(closing));
  }

  @Test
  void givenANationalClosedDateWhenAskedThenClosedUntilTheDayAfter() {
    // given: Wednesday 27 May is closed nationally, Thursday 28 May at customer care only
    Hotline hotline =
        hotline(
            wib("2026-05-27T10:00:00").toInstant(),
            properties(
                WIB, MONDAY_TO_FRIDAY, Set.of(day("2026-05-27")), Set.of(day("2026-05-28"))));

    // when, then
    assertThat(hotline.isOpen()).isFalse();
    assertThat(hotline.nextOpening()).isEqualTo(wib("2026-05-29T08:00:00"));
    assertThat(hotline.openStateText())
        .isEqualTo("Tutup; buka lagi Jumat, 29 Mei 2026 pukul 08.00 WIB");
  }

  @Test
  void givenAClosedFridayBeforeAWeekendWhenAskedOnThursdayEveningThenOpensOnMonday() {
    // given
    Hotline hotline =
        hotline(
            wib("2026-05-21T19:00:00").toInstant(),
            properties(WIB, MONDAY_TO_FRIDAY, Set.of(day("2026-05-22")), Set.of()));

    // when, then
    assertThat(hotline.nextOpening()).isEqualTo(wib("2026-05-25T08:00:00"));
  }

  @ParameterizedTest
  @CsvSource({
    // The office's own wall clock: it is an hour or two ahead of Jakarta's.
    "Asia/Makassar, 2026-05-18T08:59:59, false",
    "Asia/Makassar, 2026-05-18T09:00:00, true",
    "Asia/Makassar, 2026-05-18T19:59:59, true",
    "Asia/Makassar, 2026-05-18T20:00:00, false",
    "Asia/Jayapura, 2026-05-18T08:00:00, false",
    "Asia/Jayapura, 2026-05-18T09:59:59, false",
    "Asia/Jayapura, 2026-05-18T10:00:00, true",
    "Asia/Jayapura, 2026-05-18T20:59:59, true",
    "Asia/Jayapura, 2026-05-18T21:00:00, false",
    // Saturday morning in Jayapura, Friday evening in Jakarta.
    "Asia/Jayapura, 2026-05-23T00:30:00, false"
  })
  void givenAnOfficeFurtherEastWhenAskedThenTheHoursAreStillJakartas(
      ZoneId officeZone, LocalDateTime officeTime, boolean open) {
    // given: a clock in the office's zone, as on a server that stands there
    Instant now = officeTime.atZone(officeZone).toInstant();
    Hotline hotline =
        new Hotline(
            properties(WIB, MONDAY_TO_FRIDAY, Set.of(), Set.of()), Clock.fixed(now, officeZone));

    // when, then
    assertThat(hotline.isOpen()).isEqualTo(open);
  }

  @Test
  void givenOneInstantWhenAskedFromThreeZonesThenTheSameAnswer() {
    // given
    Instant now = wib("2026-05-22T20:15:30").toInstant();

    for (ZoneId officeZone : List.of(WIB, WITA, WIT)) {
      // when
      Hotline hotline =
          new Hotline(
              properties(WIB, MONDAY_TO_FRIDAY, Set.of(), Set.of()), Clock.fixed(now, officeZone));

      // then
      assertThat(hotline.isOpen()).isFalse();
      assertThat(hotline.nextOpening()).isEqualTo(wib("2026-05-25T08:00:00"));
      assertThat(hotline.nextClosing()).isEqualTo(wib("2026-05-25T19:00:00"));
      assertThat(hotline.plusOpeningTime("PT2H")).isEqualTo(wib("2026-05-25T10:00:00"));
      assertThat(hotline.plusOpeningDays(2)).isEqualTo(wib("2026-05-27T08:00:00"));
      assertThat(hotline.hoursText()).isEqualTo("Senin–Jumat 08.00–19.00 WIB");
      assertThat(hotline.openStateText())
          .isEqualTo("Tutup; buka lagi Senin, 25 Mei 2026 pukul 08.00 WIB");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-18T08:00:00, PT0S, 2026-05-18T08:00:00",
    "2026-05-18T07:00:00, PT0S, 2026-05-18T08:00:00",
    "2026-05-18T10:00:00, PT2H, 2026-05-18T12:00:00",
    "2026-05-18T10:00:00, PT1H30M15S, 2026-05-18T11:30:15",
    "2026-05-18T16:59:59, PT2H, 2026-05-18T18:59:59",
    // Exactly until closing: nobody answers at 19:00, so it is the next opening.
    "2026-05-18T17:00:00, PT2H, 2026-05-19T08:00:00",
    "2026-05-18T17:00:01, PT2H, 2026-05-19T08:00:01",
    "2026-05-18T18:30:00, PT2H, 2026-05-19T09:30:00",
    "2026-05-18T19:00:00, PT2H, 2026-05-19T10:00:00",
    "2026-05-18T06:00:00, PT2H, 2026-05-18T10:00:00",
    "2026-05-22T18:00:00, PT2H, 2026-05-25T09:00:00",
    "2026-05-23T18:00:00, PT2H, 2026-05-25T10:00:00",
    "2026-05-18T10:00:00, PT11H, 2026-05-19T10:00:00",
    "2026-05-18T10:00:00, PT55H, 2026-05-25T10:00:00",
    // Across a closed Tuesday, 2 June.
    "2026-06-01T18:00:00, PT2H, 2026-06-03T09:00:00",
    "2026-06-02T10:00:00, PT2H, 2026-06-03T10:00:00",
    "2026-05-29T18:00:00, PT13H, 2026-06-03T09:00:00"
  })
  void givenATimeWhenOpeningTimeIsAddedThenOnlyOpeningTimeCounts(
      LocalDateTime now, String duration, String expected) {
    // given
    Hotline hotline = hotlineAt(now);

    // when, then
    assertThat(hotline.plusOpeningTime(duration)).isEqualTo(wib(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-18T10:00:00, 0, 2026-05-18T10:00:00",
    "2026-05-18T10:00:00, 2, 2026-05-20T10:00:00",
    "2026-05-18T18:59:59, 1, 2026-05-19T18:59:59",
    "2026-05-18T19:00:00, 1, 2026-05-20T08:00:00",
    "2026-05-18T07:59:59, 1, 2026-05-19T08:00:00",
    "2026-05-21T10:00:00, 2, 2026-05-25T10:00:00",
    "2026-05-22T20:00:00, 2, 2026-05-27T08:00:00",
    "2026-05-23T12:00:00, 0, 2026-05-25T08:00:00",
    // Across a closed Tuesday, 2 June.
    "2026-06-01T10:00:00, 1, 2026-06-03T10:00:00",
    "2026-06-02T10:00:00, 1, 2026-06-04T08:00:00"
  })
  void givenATimeWhenOpeningDaysAreAddedThenSameTimeOfDay(
      LocalDateTime now, int days, String expected) {
    // given
    Hotline hotline = hotlineAt(now);

    // when, then
    assertThat(hotline.plusOpeningDays(days)).isEqualTo(wib(expected));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "2H",
        "P1D",
        "P1DT2H",
        "PT-1S",
        "-PT2H",
        "PT1000H0.001S",
        "PT9999999999H",
        "dua jam"
      })
  void givenAnOddDurationInAModelWhenAddedThenTheAnalystIsTold(String duration) {
    // given
    Hotline hotline = hotlineAt(LocalDateTime.parse("2026-05-18T10:00:00"));

    // when, then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hotline.plusOpeningTime(duration))
        .withMessageContaining("PT2H");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 251, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void givenAnOddNumberOfDaysInAModelWhenAddedThenTheAnalystIsTold(int days) {
    // given
    Hotline hotline = hotlineAt(LocalDateTime.parse("2026-05-18T10:00:00"));

    // when, then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hotline.plusOpeningDays(days))
        .withMessageContaining("0 sampai 250");
  }

  @Test
  void givenTheLargestAllowedValuesWhenAddedThenAnswered() {
    // given
    Hotline hotline = hotlineAt(LocalDateTime.parse("2026-05-18T08:00:00"));

    // when, then: 1000 hours are 90 days of 11 hours and 10 hours more
    assertThat(hotline.plusOpeningTime("PT1000H")).isEqualTo(wib("2026-09-22T18:00:00"));
    assertThat(hotline.plusOpeningDays(250)).isAfter(wib("2027-05-01T00:00:00"));
  }

  @Test
  void givenACalendarClosedForAYearWhenAskedThenRefusedInsteadOfSearchingForEver() {
    // given: every day closed for two years
    LocalDate today = day("2026-05-18");
    Set<LocalDate> closed =
        Stream.iterate(today, date -> date.plusDays(1)).limit(731).collect(Collectors.toSet());
    Hotline hotline =
        hotline(
            wib("2026-05-18T10:00:00").toInstant(),
            properties(WIB, MONDAY_TO_FRIDAY, closed, Set.of()));

    // when, then
    assertThat(hotline.isOpen()).isFalse();
    assertThatThrownBy(hotline::nextOpening)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("setahun ke depan");
    assertThatThrownBy(hotline::nextClosing).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> hotline.plusOpeningTime("PT2H")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> hotline.plusOpeningDays(0)).isInstanceOf(Refusal.class);
    assertThat(hotline.openStateText()).startsWith("Tutup; minta administrator");
  }

  @Test
  void givenACalendarThatIsClosedAlmostAYearWhenAskedThenTheDayAfterIsFound() {
    // given
    LocalDate today = day("2026-05-18");
    Set<LocalDate> closed =
        Stream.iterate(today, date -> date.plusDays(1)).limit(364).collect(Collectors.toSet());
    Hotline hotline =
        hotline(
            wib("2026-05-18T10:00:00").toInstant(),
            properties(WIB, MONDAY_TO_FRIDAY, closed, Set.of()));

    // when, then
    assertThat(hotline.nextOpening()).isEqualTo(wib("2027-05-17T08:00:00"));
  }

  @Test
  void givenItIsOpenWhenShownThenUntilWhen() {
    // given
    Hotline hotline = hotlineAt(LocalDateTime.parse("2026-05-18T18:59:59"));

    // when, then
    assertThat(hotline.openStateText()).isEqualTo("Buka sampai 19.00 WIB");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY; Senin–Jumat 08.00–19.00 WIB",
        "SATURDAY; Sabtu 08.00–19.00 WIB",
        "TUESDAY,MONDAY; Senin, Selasa 08.00–19.00 WIB",
        "FRIDAY,MONDAY,WEDNESDAY; Senin, Rabu, Jumat 08.00–19.00 WIB",
        "SUNDAY,MONDAY,TUESDAY,WEDNESDAY; Senin–Rabu, Minggu 08.00–19.00 WIB"
      })
  void givenConfiguredDaysWhenShownThenNamedInOrder(String days, String expected) {
    // given
    Set<DayOfWeek> open =
        Stream.of(days.split(",")).map(DayOfWeek::valueOf).collect(Collectors.toSet());
    Hotline hotline =
        hotline(wib("2026-05-18T10:00:00").toInstant(), properties(WIB, open, Set.of(), Set.of()));

    // when, then
    assertThat(hotline.hoursText()).isEqualTo(expected);
  }

  @Test
  void givenAnotherConfiguredZoneWhenShownThenItsHoursAndName() {
    // given
    Hotline hotline =
        hotline(
            LocalDateTime.parse("2026-05-18T08:00:00").atZone(WIT).toInstant(),
            properties(WIT, MONDAY_TO_FRIDAY, Set.of(), Set.of()));

    // when, then
    assertThat(hotline.isOpen()).isTrue();
    assertThat(hotline.hoursText()).isEqualTo("Senin–Jumat 08.00–19.00 WIT");
  }

  @Test
  void givenTheConfigurationWhenShownThenHowToReachCustomerCare() {
    // given
    Hotline hotline = hotlineAt(LocalDateTime.parse("2026-05-18T10:00:00"));

    // when, then
    assertThat(hotline.phone()).isEqualTo("021-25541246");
    assertThat(hotline.email()).isEqualTo("info@prakerja.go.id");
  }

  private static Hotline hotlineAt(LocalDateTime jakartaTime) {
    return hotline(
        jakartaTime.atZone(WIB).toInstant(),
        properties(WIB, MONDAY_TO_FRIDAY, Set.of(day("2026-06-02")), Set.of()));
  }

  private static Hotline hotline(Instant now, LoketProperties properties) {
    return new Hotline(properties, Clock.fixed(now, ZoneId.of("UTC")));
  }

  private static LoketProperties properties(
      ZoneId zone,
      Set<DayOfWeek> days,
      Set<LocalDate> nationalClosedDates,
      Set<LocalDate> closedDates) {
    CustomerCare customerCare =
        new CustomerCare(
            "021-25541246",
            "info@prakerja.go.id",
            zone,
            days,
            LocalTime.of(8, 0),
            LocalTime.of(19, 0),
            closedDates);
    return new LoketProperties(
        null, nationalClosedDates, day("2020-04-17"), customerCare, List.of());
  }

  private static LocalDate day(String date) {
    return LocalDate.parse(date);
  }

  private static Date wib(String time) {
    return Date.from(LocalDateTime.parse(time).atZone(WIB).toInstant());
  }
}
