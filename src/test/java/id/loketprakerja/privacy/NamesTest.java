package id.loketprakerja.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a text names somebody, and what is left of it without the name. */
class NamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Siti Rahmawati     | Siti Rahmawati lupa sandi
          Siti Rahmawati     | siti  rahmawati
          Siti Rahmawati     | 'SITI\\nRAHMAWATI'
          Siti Rahmawati     | 'Siti\\u00a0Rahmawati'
          Siti Rahmawati     | 'Siti\\u200bRahmawati'
          Siti Rahmawati     | 'siti\\u200brahma\\u00adwati'
          Siti Rahmawati     | 'siti\\u3164rahmawati'
          Siti Rahmawati     | Siti\\tRahmawati
          Siti Rahmawati     | Rahmawati, Siti
          Siti Rahmawati     | Siti-Rahmawati
          Siti Rahmawati     | siti_rahmawati88
          Siti Rahmawati     | SitiRahmawati
          Siti Rahmawati     | akunsaya: sitirahmawati
          Siti Rahmawati     | RAHMAWATISITI
          Siti Rahmawati     | s.i.t.i
          Siti Rahmawati     | Ibu Siti lupa kata sandi
          Siti Rahmawati     | bu siti lupa kata sandi
          Siti Rahmawati     | busiti lupa kata sandi
          Siti Rahmawati     | sandi Sitinya salah
          Siti Rahmawati     | ＳＩＴＩ belum bisa masuk
          Siti Rahmawati     | '\\ud835\\udc12\\ud835\\udc22\\ud835\\udc2d\\ud835\\udc22 di meja'
          Ibu Siti Rahmawati | tolong Rahmawati
          Nur'aini Lestari   | Nur’aini belum menerima email
          Nur'aini Lestari   | Nuraini
          Nur’aini Lestari   | Nur aini
          Nur’aini Lestari   | nurʼaini
          Nur’aini Lestari   | Nur`aini
          Nur’aini Lestari   | Ibu Aini
          José Simarmata     | jose tidak bisa masuk
          José Simarmata     | 'jose\\u0301'
          Jose\\u0301 Ang    | JOSÉ
          Al Farisi          | farisi
          Li Na              | akun Li Na terkunci
          Li Na              | akun Na, Li terkunci
          李明                 | Ibu 李明
          李                  | peserta 李 di meja 1
          민수                 | 민수 di meja 1
          Hari Santoso       | hari Santoso
          Hari Ini           | akun Hari Ini
          Bintang Putra      | putra bintang
          Bintang Putra      | bintangputra
          Hari               | Ibu Hari lupa kata sandi
          Hari               | Sdr. Hari lupa kata sandi
          Hari               | akun a.n. hari terkunci
          Hari               | akun atas nama hari terkunci
          Hari               | bernama: Hari
          Hari               | hari
          Hari               | Hari.
          N                  | Bapak N
          N                  | n
          Di                 | Pak Di lupa kata sandi
          Bapak              | Bapak Bapak lupa kata sandi
          Di'a               | Bu Di'a
          """)
  void givenANameInAText_whenLookedFor_thenItIsFound(String name, String text) {
    assertThat(names(List.of(readable(name))).areToldBy(readable(text))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ada             | Tidak ada kode OTP yang masuk
          Ada             | Ibu ada kendala. Ada kode yang salah
          Ada             | KODE OTP TIDAK ADA, IBU ADA DI MEJA 2
          Ada             | Kata Pak. Ada kode yang salah
          Bapak           | Bapak ini lupa nomor teleponnya
          Bapak           | Bapak-bapak di antrean
          Di              | Email di HP tidak bisa dibuka
          Peserta         | Situs tidak menerima nomor HP peserta
          Ya              | Ya, sudah dicoba dua kali
          Hari            | Sudah dua hari situs tidak terbuka
          Hari            | Ibu hari ini lupa kata sandi
          Tugas           | Tugas ini tidak dapat diselesaikan
          Bintang         | Sandi harus memuat tanda bintang
          Mei             | Kartu dikirim sejak Mei 2026
          Putra           | KTP putra peserta terlampir
          N               | tombol n tidak berfungsi
          Bintang Putra   | Bintang di layar
          Ani             | Animasi di layar
          Wijaya          | Wijayanti
          Setia           | setiap hari
          Budi            | tolong bu, di loket 2
          Dimas           | datang di mas antre
          Siti Rahmawati  | Situs rahasia wati
          Ibu Ada         | Ibu ada kendala
          Peserta Uji     | Akun peserta terkunci sejak diuji
          """)
  void givenAnEverydayWordOrAnother_whenLookedFor_thenItIsNoName(String name, String text) {
    assertThat(names(List.of(readable(name))).areToldBy(readable(text))).isFalse();
  }

  @Test
  void givenNoName_whenLookedFor_thenNothingIsFound() {
    assertThat(names(List.of()).areToldBy("Siti")).isFalse();
    assertThat(names(List.of(" ", "12", "-")).areToldBy("Siti 12 -")).isFalse();
    assertThat(names(List.of("Siti")).areToldBy("")).isFalse();
  }

  @Test
  void givenNames_whenRemoved_thenTheRestIsAsItWas() {
    Names names = names(List.of("Siti Rahmawati", "Hari Ini", "Nur'aini"));

    assertThat(names.removedFrom("cannot read 'SITI  Rahmawati', row 3; Rahmawati,siti!"))
        .isEqualTo("cannot read '(nama peserta)', row 3; (nama peserta)!");
    assertThat(names.removedFrom("hari ini jam 8, Hari Ini tidak"))
        .isEqualTo("(nama peserta) jam 8, (nama peserta) tidak");
    assertThat(names.removedFrom("\tat nur’aini.run(Nuraini.java:1)"))
        .isEqualTo("\tat (nama peserta).run((nama peserta).java:1)");
    assertThat(names.removedFrom("nothing to hide")).isEqualTo("nothing to hide");
    assertThat(names(List.of()).removedFrom("nothing")).isEqualTo("nothing");
  }

  /** As a database cuts a value that is too long. */
  @Test
  void givenANameThatIsCutOff_whenRemoved_thenItsBeginningIsGoneToo() {
    assertThat(
            names(List.of("Qurrotulaini Ujianingsih"))
                .removedFrom("too long: 'Qurrotulaini Ujianingsih Qurrotulaini Ujian... (400)'"))
        .isEqualTo("too long: '(nama peserta)... (400)'");
  }

  /** In whatever way the letters are written, and whatever stands between the parts. */
  @Test
  void givenRandomNames_whenWrittenInAnyWay_thenTheyAreFound() {
    Random random = new Random(6);
    List<String> between =
        List.of(
            " ", "  ", "\n", "\r\n", "\t", "\u00a0", "\u2009", "\u3000", "\u200b", "-", "–", ".",
            ", ", "_", "/", "");
    for (int time = 0; time < 2000; time++) {
      List<String> parts =
          IntStream.range(0, 2 + random.nextInt(3)).mapToObj(part -> madeUp(random)).toList();
      Names names = names(List.of(String.join(" ", parts)));
      List<String> written = new ArrayList<>(parts);
      Collections.rotate(written, random.nextInt(parts.size()));
      String text =
          written.stream().collect(Collectors.joining(between.get(random.nextInt(between.size()))));
      text =
          switch (random.nextInt(4)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.toLowerCase(Locale.ROOT);
            case 2 -> Normalizer.normalize(text, Normalizer.Form.NFD);
            default -> text;
          };
      assertThat(names.areToldBy("Akun " + text + " terkunci"))
          .as("%s in: %s", parts, text)
          .isTrue();
    }
  }

  private static Names names(List<String> people) {
    return new Names(people.stream().map(PersonName::of).toList());
  }

  private static String madeUp(Random random) {
    String name =
        random
            .ints(5 + random.nextInt(5), 0, 28)
            .mapToObj("bcdfghjklmnpqrstvwxyzaiueoéŝ"::charAt)
            .map(String::valueOf)
            .collect(Collectors.joining());
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String readable(String text) {
    return Pattern.compile("\\\\u([0-9a-f]{4})")
        .matcher(text)
        .replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), 16)))
        .translateEscapes();
  }
}
