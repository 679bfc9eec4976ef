package id.loketprakerja.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe-core finds on a page, for those who see or move badly. */
final class Accessibility {

  /** Of what is right it describes one example a rule instead of every place. */
  private static final String SERIOUS_FAULTS =
      """
      part => axe.run(part, {resultTypes: ['violations']}).then(found =>
        found.violations.filter(rule => ['serious', 'critical'].includes(rule.impact))
          .map(rule => rule.id + ' ' + rule.nodes.map(node => node.html).join(' ')))
      """;

  private Accessibility() {}

  /**
   * The serious and critical violations.
   *
   * @param part selects the part of the page that is ours
   */
  static List<?> seriousFaults(Page page, String part) {
    // Large, and there as long as the page is not left.
    if (page.evaluate("typeof axe").equals("undefined")) {
      page.evaluate("() => {" + AxeBuilder.getAxeScript() + "}");
    }
    return (List<?>) page.evaluate(SERIOUS_FAULTS, part);
  }
}
