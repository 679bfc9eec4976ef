package id.loketprakerja.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;

/** What axe-core finds on a page, for those who see or move badly. */
final class Accessibility {

  private static final Set<String> SERIOUS = Set.of("serious", "critical");

  private Accessibility() {}

  /**
   * The serious and critical violations.
   *
   * @param part selects the part of the page that is ours
   */
  static List<String> seriousFaults(Page page, String part) {
    return new AxeBuilder(page)
            .include(part)
            // Without frames, as on our pages, it does the same, and does not open another window
            // for
            // it.
            .setLegacyMode(true)
            .analyze()
            .getViolations()
            .stream()
            .filter(rule -> SERIOUS.contains(rule.getImpact()))
            .map(rule -> rule.getId() + " " + rule.getNodes())
            .toList();
  }
}
