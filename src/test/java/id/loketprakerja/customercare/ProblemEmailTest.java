package id.loketprakerja.customercare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** SOP item 11: the e-mail for the hours in which nobody answers the hotline. */
class ProblemEmailTest {

  private final ProblemEmail email = new ProblemEmail();

  @Test
  void givenATicketWhenWrittenThenTheSubjectNamesIt() {
    // when, then
    assertThat(email.subject(7)).isEqualTo("Kendala pendaftaran Kartu Prakerja, nomor antrean 7");
    assertThat(email.subject(1000)).endsWith("antrean 1000");
  }

  @Test
  void givenAProblemWhenWrittenThenTheBodySaysWhereAndWhat() {
    // given: what a message format would read as its own signs
    String problem = "Situs menolak: \"kode {0}\" isn't valid\nBaris kedua";

    // when
    String body = email.body(problem, "Dinas Tenaga Kerja Kabupaten Contoh", 7, 2);

    // then
    assertThat(body)
        .startsWith(
            "Yth. Customer Care Kartu Prakerja,\n\n"
                + "Kami petugas loket pendaftaran di Dinas Tenaga Kerja")
        .contains("\nNomor antrean: 7\n", "\nMeja: 2\n", "\nKendala: " + problem + "\n")
        .endsWith("Petugas loket Dinas Tenaga Kerja Kabupaten Contoh");
  }

  @Test
  void givenNoDeskAndNoProblemTextWhenWrittenThenADash() {
    // when
    String body = email.body(" ", null, 7, null);

    // then
    assertThat(body)
        .contains("\nMeja: -\n", "\nKendala: -\n", "pendaftaran di -.")
        .doesNotContain("null", "{");
  }
}
