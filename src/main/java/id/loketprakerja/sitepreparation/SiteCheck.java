package id.loketprakerja.sitepreparation;

import java.util.Arrays;
import java.util.List;

/**
 * The checks of the site that are repeated until nothing is missing. Their keys stand in the
 * model's conditions.
 */
enum SiteCheck {
  /** SOP items 13, 14, 27, 29. */
  ROOMS("rooms", "Ruang", "roomsShortage"),
  /** SOP item 15. */
  STATIONERY("stationery", "Alat tulis", "stationeryShortage"),
  /** SOP items 16, 17, 31. */
  HYGIENE("hygiene", "Kebersihan", "hygieneShortage"),
  /** SOP items 19 to 21, and 25 where desktop computers are used. */
  DEVICES("devices", "Perangkat", "devicesShortage", "photoDriveShortage"),
  /** SOP item 18. */
  ELECTRONICS("electronics", "Listrik", "electronicsShortage"),
  /** SOP item 22. */
  HOURS("hours", "Jam layanan", "hoursShortage"),
  /** SOP items 23, 24. */
  GUIDES("guides", "Panduan", "guidesShortage");

  private final String key;
  private final String title;
  private final List<String> shortageVariables;

  SiteCheck(String key, String title, String... shortageVariables) {
    this.key = key;
    this.title = title;
    this.shortageVariables = List.of(shortageVariables);
  }

  String key() {
    return key;
  }

  String title() {
    return title;
  }

  /** The form fields that say what is missing. */
  List<String> shortageVariables() {
    return shortageVariables;
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(SiteCheck::key).toList();
  }
}
