package id.loketprakerja.customercare;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/**
 * The ready-made e-mail to customer care (SOP item 11), for expressions in the models: {@code
 * ${problemEmail.…}}.
 *
 * <p>Its words stand in {@code texts/problem-email.properties}. It names the ticket and the desk,
 * never a person.
 */
@Component
public class ProblemEmail {

  private static final String UNKNOWN = "-";

  private final ResourceBundle texts =
      ResourceBundle.getBundle("texts.problem-email", Locale.forLanguageTag("id-ID"));

  /** The subject line, on one line. */
  public String subject(Object ticketNumber) {
    return text("subject", ticketNumber);
  }

  /**
   * The text of the e-mail.
   *
   * @param problem what is wrong, as the officer wrote it; may have several lines
   * @param officeName the office's printed name
   * @param ticketNumber the queue ticket
   * @param deskNumber the desk; null when the participant is not at a desk
   */
  public String body(String problem, String officeName, Object ticketNumber, Object deskNumber) {
    return text("body", problem, officeName, ticketNumber, deskNumber);
  }

  private String text(String key, Object... values) {
    Object[] texts = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      // As text, because a message format would write ticket 1000 as 1.000.
      String value = values[i] == null ? "" : values[i].toString().strip();
      texts[i] = value.isEmpty() ? UNKNOWN : value;
    }
    return new MessageFormat(this.texts.getString(key), Locale.ROOT).format(texts);
  }
}
