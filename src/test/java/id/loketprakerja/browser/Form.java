package id.loketprakerja.browser;

import com.microsoft.playwright.Locator;

/** A Camunda Form on a page, filled in by its labels. */
final class Form {

  private final Locator place;

  Form(Locator place) {
    this.place = place;
  }

  Locator locator() {
    return place;
  }

  Form fill(String label, String value) {
    field(label).fill(value);
    field(label).blur();
    return this;
  }

  Form tick(String... labels) {
    for (String label : labels) {
      field(label).check();
    }
    return this;
  }

  /** Ticks every box there is. */
  Form tickAll() {
    Locator boxes = place.locator("input[type=checkbox]");
    boxes.first().waitFor();
    boxes.all().forEach(Locator::check);
    return this;
  }

  /** Picks one answer of a question with radio buttons. */
  Form choose(String question, String answer) {
    place
        .locator(".fjs-form-field-radio")
        .filter(new Locator.FilterOptions().setHasText(question))
        .getByLabel(answer, new Locator.GetByLabelOptions().setExact(true))
        .check();
    return this;
  }

  /** Adds an entry of a list with several. */
  Form add(String label, String entry) {
    field(label).fill(entry);
    place
        .locator(".fjs-dropdownlist-item")
        .getByText(entry, new Locator.GetByTextOptions().setExact(true))
        .click();
    field(label).blur();
    return this;
  }

  private Locator field(String label) {
    return place.getByLabel(label);
  }
}
