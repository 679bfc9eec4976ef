package id.loketprakerja.form;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What is wrong with one field.
 *
 * @param text the key of its text in {@code messages.properties}
 * @param limits what the text names beside the field, such as a bound
 */
record FormFault(String text, Object... limits) {

  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle(FormFault.class.getPackageName() + ".messages", Locale.ROOT);

  /** One plain sentence that tells the person what to do about the field of this name. */
  String sentence(String label) {
    Object[] arguments = new Object[limits.length + 1];
    arguments[0] = label;
    System.arraycopy(limits, 0, arguments, 1, limits.length);
    return new MessageFormat(TEXTS.getString(text), Locale.ROOT).format(arguments);
  }
}
