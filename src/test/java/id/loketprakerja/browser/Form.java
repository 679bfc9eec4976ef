package id.loketprakerja.browser;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;

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
    answer(question, answer).check();
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

  /** Takes an entry out of a list with several again. */
  Form remove(String entry) {
    place
        .locator(".fjs-taglist-tag")
        .filter(new Locator.FilterOptions().setHasText(entry))
        .locator(".fjs-taglist-tag-remove")
        .click();
    return this;
  }

  /** Presses the button that sends the form, be it possible or not. */
  void send() {
    button().click(new Locator.ClickOptions().setForce(true));
  }

  /** The button that sends the form. */
  Locator button() {
    return place.locator(".form-actions .btn-primary:visible, .modal-footer .btn-primary:visible");
  }

  /** The form itself, without Tasklist's part. */
  Locator fields() {
    return place.locator(".fjs-container");
  }

  /** What is said to be wrong with a field. */
  Locator complaint(String label) {
    // One that must be filled in has an asterisk behind its label.
    Pattern exactly =
        Pattern.compile("^\\s*%s\\s*\\*?\\s*$".formatted(label.replaceAll("[.?()/]", "\\\\$0")));
    return place
        .locator(".fjs-form-field")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    place
                        .page()
                        .locator("label")
                        .filter(new Locator.FilterOptions().setHasText(exactly))))
        .locator(".fjs-form-field-error");
  }

  /** An answer of a question with radio buttons. */
  Locator answer(String question, String answer) {
    return place
        .locator(".fjs-form-field-radio")
        .filter(new Locator.FilterOptions().setHasText(question))
        .getByLabel(answer, new Locator.GetByLabelOptions().setExact(true));
  }

  /** What is filled in, by its label. */
  Locator field(String label) {
    return place.getByLabel(label);
  }
}
