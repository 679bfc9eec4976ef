package id.loketprakerja.customercare;

import id.loketprakerja.Refusal;
import org.springframework.stereotype.Component;

/**
 * The problems of one session, which go to customer care as one case (SOP item 11), for expressions
 * in the models: {@code ${problems.…}}.
 */
@Component
public class Problems {

  /** What fits, with the words around it, into an e-mail of 4000 characters. */
  private static final int LONGEST = 3000;

  /**
   * All problems of the case with one more.
   *
   * @throws Refusal when the case has more than anybody could tell in one call
   */
  public String with(String problems, String added) {
    String all = problems + "\n\nKendala tambahan: " + added;
    if (all.length() > LONGEST) {
      throw new Refusal(
          "Kasus peserta ini di Customer Care sudah memuat terlalu banyak kendala."
              + " Selesaikan kasus itu lebih dahulu, lalu laporkan kendala ini.");
    }
    return all;
  }
}
