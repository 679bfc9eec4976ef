package id.loketprakerja.privacy;

import static id.loketprakerja.privacy.Disclosure.EMAIL;
import static id.loketprakerja.privacy.Disclosure.IDENTITY_NUMBER;
import static id.loketprakerja.privacy.Disclosure.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a text holds an identity number, a phone number or an e-mail address. */
class IdentifiersTest {

  private final Identifiers identifiers =
      new Identifiers(Set.of("021-25541246", "info@prakerja.go.id"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NIK 7371012345678901 tidak terdaftar",
        "NIK7371012345678901",
        "7371 0123 4567 8901",
        "7371.0123.4567.8901",
        "7371-01-234567-8901",
        "737101/230199/0001",
        "7371 0123\u00a04567\u200b8901",
        "7 3 7 1 0 1 2 3 4 5 6 7 8 9 0 1",
        "737.101.234.567.890.1",
        "７３７１０１２３４５６７８９０１",
        "٧٣٧١٠١٢٣٤٥٦٧٨٩٠١",
        "NIK 737101 630199 0001 dan HP",
        "NIK 7371016301990001 081234567890",
        "7371_0123_4567_8901"
      })
  void givenAnIdentityNumber_whenLookedFor_thenItIsFound(String text) {
    assertThat(identifiers.in(text)).contains(IDENTITY_NUMBER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HP 081234567890",
        "HP081234567890.",
        "0812 3456 7890",
        "0812-3456-7890",
        "0812.3456.7890",
        "08.12.34.56.78.90",
        "08 12 34 56 78 90",
        "(0812) 3456-7890",
        "+6281234567890",
        "+62 812-3456-7890",
        "+62 (0)812 3456 7890",
        "62812 3456 7890",
        "0062 812 3456 7890",
        "+62-411-872345678",
        "0812 3456 7890 antrean 12",
        "0812-3456-7890/0813-3456-7891",
        "jam 08.30 081234567890",
        "0812\u20113456\u20117890",
        "0811 234 567",
        "０８１２３４５６７８９０"
      })
  void givenAPhoneNumber_whenLookedFor_thenItIsFound(String text) {
    assertThat(identifiers.in(text)).contains(PHONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "surel contoh@gmail.com terkunci",
        "contoh.uji+1@mail.kantor.go.id",
        "contoh @ gmail.com",
        "contoh(at)gmail.com",
        "contoh＠gmail.com",
        "contoh@gmail",
        "12345@mail.id",
        "xinfo@prakerja.go.id",
        "info@prakerja.go.id dan contoh@gmail.com"
      })
  void givenAnEmailAddress_whenLookedFor_thenItIsFound(String text) {
    assertThat(identifiers.in(text)).contains(EMAIL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Hotline 021-25541246 tidak menjawab",
        "Hotline +62 21 25541246, 021 2554 1246, (021) 25541246",
        "Hotline buka 08.00-19.00 (021-25541246)",
        "jam 08.30 021-25541246",
        "tulis ke info@prakerja.go.id atau INFO@PRAKERJA.GO.ID.",
        "ikuti @prakerja.go.id",
        "2 pulpen @ Rp5.000",
        "12@5000",
        "28-11-2026 08.30-09.15",
        "28.11.2026-30.11.2026",
        "2026-11-28 08:30:15",
        "08-11-2026 jam 08.30",
        "08/11/26 12.45",
        "08.30 09.15 10.00 11.45",
        "Senin-Jumat 08.00-19.00 WIB",
        "Rp 12.500.000 - Rp 15.000.000",
        "12.500.000 - 15.000.000",
        "saldo 1.000.000,00",
        "nomor antrean 12, 13, 14, 15, 16, 17, 18, 19",
        "kode galat 500123456",
        "error 404 500 503",
        "kode OTP 123456 dan 654321",
        "transaksi 20261128083015123",
        "gelombang 68, suhu 36,5",
        "versi 10.1.62.0"
      })
  void givenOtherNumbersAndWhatIsPublic_whenLookedFor_thenNothingIsFound(String text) {
    assertThat(identifiers.in(text)).isEmpty();
  }
}
