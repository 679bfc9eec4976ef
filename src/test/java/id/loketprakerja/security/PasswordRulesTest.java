package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

  private final PasswordRules rules =
      new PasswordRules(
          15, List.of("makassar", "Dinas Tenaga Kerja Kota Makassar", "Kantor Wajak"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hujan turun di pasar ikan",
        "kucing oranye suka durian",
        "tujuhperahubiru",
        "Xk93-vQpz.71mmA",
        "kunci cadangan kantor",
        "kalimat rahasia milik orang alfa 9382",
        "kalimat rahasia milik orang hutan 9382",
        "sebuah kalimat panjang sekali 71",
        "kerbau paman minum es cendol di Makassar",
        "Senin pagi kambing naik becak",
        "layang-layang tersangkut di tiang listrik",
      })
  void givenALongSentenceOrNoise_whenChosen_thenGood(String password) {
    assertThat(fault(password)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', terlalu pendek",
    "tujuhperahubir, terlalu pendek",
    "Xk93-vQpz.71mm, terlalu pendek",
    "123456789012345, berulang",
    "aaaaaaaaaaaaaaaaaaaa, berulang",
    "passwordpassword, berulang",
    "qwertyuiopasdfgh, berulang",
    "prakerjaprakerja, ditebak lebih dulu|berulang",
    "petugas7 di pasar ikan, memuat ID",
    "PETUGAS7 di pasar ikan, memuat ID",
    "di rumah siti hujan turun, memuat ID",
    "siti@dinas.example hujan, memuat ID",
    // Blanks between the same word again do not make it longer.
    "kerbau kerbau kerbau, berulang",
    "makassar makassar makassar, berulang",
    // The office, in whole and in parts.
    "Dinas Tenaga Kerja Kota Makassar, ditebak lebih dulu",
    "dinastenagakerjakotamakassar, ditebak lebih dulu",
    "Kota Makassar Dinas 2026, ditebak lebih dulu",
    "wajak kantor wajak 12, ditebak lebih dulu|berulang",
    // Only words that everybody says.
    "bismillahirrahmanirrahim, ditebak lebih dulu",
    "B1sm1ll4h1rr4hm4n1rr4h1m, ditebak lebih dulu",
    "bis mil lah ir rah man ir rah im, ditebak lebih dulu",
    "BISMILLAHIRRAHMANIRRAHIM 99, ditebak lebih dulu",
    "allahu akbar allahu akbar, ditebak lebih dulu|berulang",
    "assalamualaikum warahmatullahi wabarakatuh, ditebak lebih dulu",
    "tuhan yesus memberkati, ditebak lebih dulu",
    "kata sandi rahasia saya, ditebak lebih dulu",
    "k4t4 s4nd1 r4h4514 54y4, ditebak lebih dulu",
    "selamat pagi dunia, ditebak lebih dulu",
    "selamat pagi dunia 123, ditebak lebih dulu",
    "petugas loket prakerja kartu, ditebak lebih dulu",
    "senin selasa rabu kamis, ditebak lebih dulu|berulang",
    "januari februari maret april, ditebak lebih dulu",
    "satu dua tiga empat lima, ditebak lebih dulu|berulang",
    "jakarta bandung surabaya, ditebak lebih dulu",
    "sulawesi selatan makassar, ditebak lebih dulu",
    "bhinneka tunggal ika 1945, ditebak lebih dulu",
    "aku sayang kamu selamanya, ditebak lebih dulu",
    "terima kasih banyak ya, ditebak lebih dulu",
  })
  void givenSomethingShortOrGuessable_whenChosen_thenRefusedWithWhatIsMissing(
      String password, String missing) {
    assertThat(fault(password))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .contains("sedikitnya 15 karakter", "tidak mudah ditebak")
                    .containsPattern(missing));
    assertThat(isGood(password, siti())).isFalse();
  }

  @Test
  void givenANameOfOneLetter_whenChoosing_thenItsLetterMayStandInThePassword() {
    UserEntity short1 = new UserEntity("u");
    short1.setFirstName("A");
    short1.setLastName("");

    assertThat(isGood("hujan turun di pasar ikan", short1)).isTrue();
  }

  @Test
  void givenAVeryLongPassword_whenChosen_thenGood() {
    assertThat(isGood("hujan turun di pasar ikan, ".repeat(400))).isTrue();
  }

  private boolean isGood(String password) {
    return isGood(password, siti());
  }

  private Optional<String> fault(String password) {
    assertThat(rules.fault(password, siti()).isEmpty()).isEqualTo(isGood(password));
    return rules.fault(password, siti());
  }

  private static User siti() {
    UserEntity siti = new UserEntity("petugas7");
    siti.setFirstName("Siti");
    siti.setLastName("Contoh");
    siti.setEmail("siti@dinas.example");
    return siti;
  }

  private boolean isGood(String password, User user) {
    return rules.getRules().stream().allMatch(rule -> rule.execute(password, user));
  }
}
