package id.loketprakerja.sitepreparation;

import java.util.Arrays;
import java.util.List;

/**
 * The checks of the site that are repeated until nothing is missing. Their keys stand in the
 * model's conditions.
 */
enum SiteCheck {
  /** SOP items 13, 14, 27 to 29. */
  ROOMS("Ruang", "rooms"),
  /** SOP item 15. */
  STATIONERY("Alat tulis", "stationery"),
  /** SOP items 16, 17, 31. */
  HYGIENE("Kebersihan", "hygiene"),
  /** SOP items 19 to 21, and 25 where desktop computers are used. */
  DEVICES("Perangkat", "devices", "photoDrive"),
  /** SOP item 18. */
  ELECTRONICS("Listrik", "electronics"),
  /** SOP item 22. */
  HOURS("Jam layanan", "hours"),
  /** SOP items 23, 24. */
  GUIDES("Panduan", "guides");

  private final String title;
  private final List<String> parts;

  SiteCheck(String title, String... parts) {
    this.title = title;
    this.parts = List.of(parts);
  }

  String key() {
    return parts.get(0);
  }

  String title() {
    return title;
  }

  /** The tasks that make up the check, by the beginning of their variables' names. */
  List<String> parts() {
    return parts;
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(SiteCheck::key).toList();
  }
}
