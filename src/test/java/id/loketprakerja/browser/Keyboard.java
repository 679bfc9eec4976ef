package id.loketprakerja.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody who uses no mouse. */
record Keyboard(Page page) {

  /** More than there is on any page of ours. */
  private static final int STEPS = 200;

  /** Nothing, or the key that leads on to the element. */
  private static final String NEXT_KEY =
      """
      element => {
        const here = document.activeElement;
        return here === element ? null
          : here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? 'Shift+Tab' : 'Tab';
      }
      """;

  private static final String PAINTED =
      """
      () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))
      """;

  /** Goes on with the tab key until the element has the focus. */
  void reach(Locator element) {
    element.waitFor();
    for (int i = 0; i < STEPS; i++) {
      Object key = element.evaluate(NEXT_KEY);
      if (key == null) {
        return;
      }
      page.keyboard().press((String) key);
    }
    throw new AssertionError("Not reached with the tab key: " + element);
  }

  /** A button or a link. */
  void press(Locator element) {
    reach(element);
    page.keyboard().press("Enter");
  }

  /** A box, or an answer of a question with radio buttons. */
  void tick(Locator box) {
    reach(box);
    if (!box.isChecked()) {
      page.keyboard().press("Space");
    }
  }

  /** What was in the field is gone. */
  void write(Locator field, String text) {
    reach(field);
    page.keyboard().press("ControlOrMeta+A");
    page.keyboard().type(text);
  }

  /** An entry of a list with several. */
  void add(Locator list, String entry) {
    reach(list);
    page.keyboard().type(entry);
    page.locator(".fjs-dropdownlist-item:visible").first().waitFor();
    // The list listens once it has been painted; nobody presses a key before.
    page.evaluate(PAINTED);
    page.keyboard().press("Enter");
  }
}
