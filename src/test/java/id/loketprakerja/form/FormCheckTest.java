package id.loketprakerja.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.loketprakerja.privacy.Discretion;
import id.loketprakerja.privacy.PersonalData;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormCheckTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FormExpressions EXPRESSIONS =
      new FormExpressions(new ScalaFeelEngine(List.of()));

  private static final FreeTexts TEXTS =
      new FreeTexts(
          new PersonalData(Set.of("guest"), Set.of(), Set.of(), Set.of()),
          () -> new Discretion(List.of("Qurrota Hari"), Set.of("021-25541246")));

  private static final String VARIABLES =
      """
      {"desks": [1, 2], "people": [{"label": "Petugas 1", "value": "petugas1"}, {"value": "petugas2"}],
       "most": 10, "office": "Kantor Contoh", "floor": 2, "closed": true}
      """;

  @AfterEach
  void resetClock() {
    ClockUtil.reset();
  }

  /**
   * One component with key x and label X; what is sent for it, {@code -} for nothing; what is said,
   * if anything.
   */
  @ParameterizedTest(name = "{0} takes {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "",
      textBlock =
          """
          "type": "textfield"                                                      | "a"            |
          "type": "textfield"                                                      | ""             |
          "type": "textfield"                                                      | null           |
          "type": "textfield"                                                      | -              |
          "type": "textfield"                                                      | 1              | X: isi dengan teks.
          "type": "textfield"                                                      | ["a"]          | X: isi dengan teks.
          "type": "textfield"                                                      | {"a": 1}       | X: isi dengan teks.
          "type": "textfield"                                                      | "a\\tb"        |
          "type": "textfield"                                                      | "a\\nb"        | X: berisi karakter yang tidak dapat disimpan; ketik ulang isian ini.
          "type": "textfield"                                                      | "a\\u0000b"    | X: berisi karakter yang tidak dapat disimpan; ketik ulang isian ini.
          "type": "textarea"                                                       | "a\\r\\nb"     |
          "type": "textarea"                                                       | "a\\u0007b"    | X: berisi karakter yang tidak dapat disimpan; ketik ulang isian ini.
          "type": "textarea"                                                       | false          | X: isi dengan teks.
          "type": "textfield", "validate": {"required": true}                      | "a"            |
          "type": "textfield", "validate": {"required": true}                      | " "            |
          "type": "textfield", "validate": {"required": true}                      | ""             | X: wajib diisi.
          "type": "textfield", "validate": {"required": true}                      | null           | X: wajib diisi.
          "type": "textfield", "validate": {"required": true}                      | -              | X: wajib diisi.
          "type": "textarea", "validate": {"required": true}                       | ""             | X: wajib diisi.
          "type": "textfield", "validate": {"minLength": 2}                        | "ab"           |
          "type": "textfield", "validate": {"minLength": 2}                        | ""             |
          "type": "textfield", "validate": {"minLength": 2}                        | "a"            | X: isi sedikitnya 2 karakter.
          "type": "textfield", "validate": {"minLength": 2}                        | " a "          | X: isi sedikitnya 2 karakter.
          "type": "textarea", "validate": {"maxLength": 3}                         | " abc "        |
          "type": "textarea", "validate": {"maxLength": 3}                         | "abcd"         | X: isi paling banyak 3 karakter.
          "type": "textfield", "validate": {"maxLength": "=floor"}                 | "ab"           |
          "type": "textfield", "validate": {"maxLength": "=floor"}                 | "abc"          | X: isi paling banyak 2 karakter.
          "type": "textfield", "validate": {"pattern": "^[A-Z]+$"}                 | "AB"           |
          "type": "textfield", "validate": {"pattern": "^[A-Z]+$"}                 | ""             |
          "type": "textfield", "validate": {"pattern": "^[A-Z]+$"}                 | "Ab"           | X: format isian tidak sesuai; ikuti petunjuk pada isian ini.
          "type": "textfield", "validate": {"pattern": "[A-Z]"}                    | "aBc"          |
          "type": "textarea", "validate": {"pattern": "^[a-z]+$"}                  | "ab\\n"        | X: format isian tidak sesuai; ikuti petunjuk pada isian ini.
          "type": "textfield", "validate": {"pattern": "^a\\\\sb[[$&&]?$"}             | "a\\u00a0b["   |
          "type": "textfield", "validate": {"pattern": "^[\\\\s]\\\\S\\\\$$"}              | "\\u00a0b$"    |
          "type": "textfield", "validate": {"minLength": 2}                        | "\\u00a0a\\ufeff" | X: isi sedikitnya 2 karakter.
          "type": "textfield", "validate": {"minLength": 1.5}                      | "a"            | X: isi sedikitnya 1,5 karakter.
          "type": "textfield", "validate": {"validationType": "email"}             | "a.b+c@d-e.id" |
          "type": "textfield", "validate": {"validationType": "email"}             | "a@b"          |
          "type": "textfield", "validate": {"validationType": "email"}             | "a.b.id"       | X: isi alamat email yang benar, misalnya nama@contoh.id.
          "type": "textfield", "validate": {"validationType": "email"}             | "a@-b.id"      | X: isi alamat email yang benar, misalnya nama@contoh.id.
          "type": "textfield", "validate": {"validationType": "email"}             | "a@b.id c"     | X: isi alamat email yang benar, misalnya nama@contoh.id.
          "type": "textfield", "validate": {"validationType": "phone"}             | "+6281234567"  |
          "type": "textfield", "validate": {"validationType": "phone"}             | "006281234567" |
          "type": "textfield", "validate": {"validationType": "phone"}             | "081234567"    | X: isi nomor telepon dengan kode negara, misalnya +6281234567890.
          "type": "textfield", "validate": {"validationType": "phone"}             | "+62 812"      | X: isi nomor telepon dengan kode negara, misalnya +6281234567890.
          "type": "number"                                                         | 1.25           |
          "type": "number"                                                         | null           |
          "type": "number"                                                         | "1"            | X: isi dengan angka.
          "type": "number"                                                         | true           | X: isi dengan angka.
          "type": "number"                                                         | ""             | X: isi dengan angka.
          "type": "number", "validate": {"required": true}                         | 0              |
          "type": "number", "validate": {"required": true}                         | null           | X: wajib diisi.
          "type": "number", "validate": {"min": 30, "max": 45}                     | 30             |
          "type": "number", "validate": {"min": 30, "max": 45}                     | 45             |
          "type": "number", "validate": {"min": 30, "max": 45}                     | 29.9           | X: isi angka antara 30 dan 45.
          "type": "number", "validate": {"min": 30, "max": 45}                     | 45.1           | X: isi angka antara 30 dan 45.
          "type": "number", "validate": {"min": "0.5"}                             | 0.5            |
          "type": "number", "validate": {"min": "0.5"}                             | 0.4            | X: isi angka 0,5 atau lebih.
          "type": "number", "validate": {"max": 0}                                 | 0              |
          "type": "number", "validate": {"max": 0}                                 | 1              | X: isi angka 0 atau kurang.
          "type": "number", "validate": {"max": "=most"}                           | 10             |
          "type": "number", "validate": {"max": "=most"}                           | 11             | X: isi angka 10 atau kurang.
          "type": "number", "validate": {"max": "=unknown"}                        | 11             |
          "type": "number", "decimalDigits": 0                                     | 3.0            |
          "type": "number", "decimalDigits": 0                                     | 3.5            | X: isi bilangan bulat.
          "type": "number", "decimalDigits": 1                                     | 36.5           |
          "type": "number", "decimalDigits": 1                                     | 36.55          | X: isi paling banyak 1 angka di belakang koma.
          "type": "number", "increment": "0.5"                                     | 1.5            |
          "type": "number", "increment": "0.5"                                     | 1.4            | X: isi kelipatan 0,5.
          "type": "number", "serializeToString": true                              | "1.5"          |
          "type": "number", "serializeToString": true                              | 1.5            | X: isi dengan angka.
          "type": "number", "serializeToString": true                              | "abc"          | X: isi dengan angka.
          "type": "number", "serializeToString": true, "defaultValue": 4           | 4              |
          "type": "number", "serializeToString": true, "defaultValue": 4           | 5              | X: isi dengan angka.
          "type": "number", "serializeToString": true, "defaultValue": 4, "readonly": true | 4      |
          "type": "number", "serializeToString": true, "increment": 1              | "1e999999999"  | X: isi dengan angka.
          "type": "checkbox"                                                       | true           |
          "type": "checkbox"                                                       | false          |
          "type": "checkbox"                                                       | -              |
          "type": "checkbox"                                                       | "true"         | X: centang atau kosongkan kotak ini.
          "type": "checkbox", "validate": {"required": true}                       | true           |
          "type": "checkbox", "validate": {"required": true}                       | false          | X: harus dicentang.
          "type": "checkbox", "validate": {"required": true}                       | -              | X: harus dicentang.
          "type": "radio", "values": [{"label": "A", "value": "a"}]                | "a"            |
          "type": "radio", "values": [{"label": "A", "value": "a"}]                | null           |
          "type": "radio", "values": [{"label": "A", "value": "a"}]                | "b"            | X: pilih salah satu pilihan yang tersedia.
          "type": "radio", "values": [{"label": "A", "value": "a"}]                | ["a"]          | X: pilih salah satu pilihan yang tersedia.
          "type": "radio", "values": ["a"], "validate": {"required": true}         | null           | X: pilih satu jawaban.
          "type": "select", "valuesKey": "desks"                                   | 2              |
          "type": "select", "valuesKey": "desks"                                   | 2.0            |
          "type": "select", "valuesKey": "desks"                                   | 1e999          | X: pilih salah satu pilihan yang tersedia.
          "type": "number", "validate": {"max": 5}                                 | 1e999          | X: isi dengan angka.
          "type": "select", "valuesKey": "desks"                                   | "2"            | X: pilih salah satu pilihan yang tersedia.
          "type": "select", "valuesKey": "desks"                                   | 3              | X: pilih salah satu pilihan yang tersedia.
          "type": "select", "valuesKey": "unknown"                                 | "a"            | X: pilih salah satu pilihan yang tersedia.
          "type": "select", "valuesExpression": "=for d in desks return d * 10"    | 20             |
          "type": "select", "valuesExpression": "=for d in desks return d * 10"    | 2              | X: pilih salah satu pilihan yang tersedia.
          "type": "select", "valuesKey": "desks", "validate": {"required": true}   | -              | X: pilih satu jawaban.
          "type": "checklist", "values": [{"label": "A", "value": "a"}, "b"]       | ["a", "b"]     |
          "type": "checklist", "values": [{"label": "A", "value": "a"}, "b"]       | []             |
          "type": "checklist", "values": [{"label": "A", "value": "a"}, "b"]       | ["a", "c"]     | X: pilih hanya dari pilihan yang tersedia, masing-masing satu kali.
          "type": "checklist", "values": [{"label": "A", "value": "a"}, "b"]       | ["a", "a"]     | X: pilih hanya dari pilihan yang tersedia, masing-masing satu kali.
          "type": "checklist", "values": [{"label": "A", "value": "a"}, "b"]       | "a"            | X: pilih hanya dari pilihan yang tersedia, masing-masing satu kali.
          "type": "checklist", "values": ["a"], "validate": {"required": true}     | []             | X: pilih sedikitnya satu.
          "type": "taglist", "valuesKey": "people"                                 | ["petugas2"]   |
          "type": "taglist", "valuesKey": "people"                                 | ["petugas3"]   | X: pilih hanya dari pilihan yang tersedia, masing-masing satu kali.
          "type": "taglist", "valuesKey": "people", "validate": {"required": true} | ["petugas1"]   |
          "type": "taglist", "valuesKey": "people", "validate": {"required": true} | null           | X: pilih sedikitnya satu.
          "type": "datetime", "subtype": "date"                                    | "2020-04-23"   |
          "type": "datetime", "subtype": "date"                                    | null           |
          "type": "datetime", "subtype": "date"                                    | "2020-02-30"   | X: isi tanggal yang benar, misalnya 2020-04-23.
          "type": "datetime", "subtype": "date"                                    | "23-04-2020"   | X: isi tanggal yang benar, misalnya 2020-04-23.
          "type": "datetime", "subtype": "date"                                    | 20200423       | X: isi tanggal yang benar, misalnya 2020-04-23.
          "type": "datetime", "subtype": "date", "validate": {"required": true}    | null           | X: wajib diisi.
          "type": "datetime", "subtype": "time"                                    | "08:30"        |
          "type": "datetime", "subtype": "time"                                    | "08:30+07:00"  |
          "type": "datetime", "subtype": "time"                                    | "01:30Z"       |
          "type": "datetime", "subtype": "time"                                    | "25:00"        | X: isi jam yang benar, misalnya 08:30.
          "type": "datetime", "subtype": "datetime"                                | "2020-04-23T08:30"       |
          "type": "datetime", "subtype": "datetime"                                | "2020-04-23T08:30+07:00" |
          "type": "datetime", "subtype": "datetime"                                | "2020-04-23"   | X: isi tanggal dan jam yang benar, misalnya 2020-04-23T08:30.
          "type": "datetime", "subtype": "date", "disallowPassedDates": true       | "2020-04-23"   |
          "type": "datetime", "subtype": "date", "disallowPassedDates": true       | "2020-04-22"   | X: pilih hari ini atau hari sesudahnya.
          "type": "datetime", "subtype": "datetime", "disallowPassedDates": true   | "2020-04-22T23:59" | X: pilih hari ini atau hari sesudahnya.
          "type": "expression", "expression": "=1 + 1"                             | 2              |
          "type": "expression", "expression": "=most * 0.1"                        | 1.0000000000000002 |
          "type": "expression", "expression": "=1 + 1"                             | -              |
          "type": "expression", "expression": "=1 + 1"                             | 3              | X: data ini berubah sejak formulir dibuka. Buka lagi tugas ini, periksa, lalu kirim kembali.
          "type": "expression", "expression": "=1 + 1"                             | {"a": 2}       | X: data ini berubah sejak formulir dibuka. Buka lagi tugas ini, periksa, lalu kirim kembali.
          "type": "expression", "expression": "=desks"                             | [1, 2.0]       |
          "type": "expression", "expression": "=1 + 1", "readonly": true           | -              |
          "type": "expression", "expression": "=1 + 1", "readonly": true, "validate": {"required": true} | - | X: wajib diisi.
          "type": "expression", "expression": "=today()"                           | "2020-04-23"   |
          "type": "expression", "expression": "=today()"                           | 1              | X: data ini berubah sejak formulir dibuka. Buka lagi tugas ini, periksa, lalu kirim kembali.
          "type": "radio", "values": ["a"], "validate": {"required": true}         | "a"            |
          "type": "select", "values": [{"label": "A", "value": "a"}, 2]            | "a"            |
          "type": "select", "values": [{"label": "A", "value": "a"}, 2]            | 2              |
          "type": "select", "values": [{"label": "A", "value": "a"}, 2]            | "b"            | X: pilih salah satu pilihan yang tersedia.
          "type": "select", "valuesKey": "desks", "validate": {"required": true}   | 1              |
          "type": "checklist", "values": ["a"], "validate": {"required": true}     | ["a"]          |
          "type": "textarea", "validate": {"required": true}                       | "a"            |
          "type": "datetime", "subtype": "date", "validate": {"required": true}    | "2020-04-23"   |
          "type": "datetime", "subtype": "time", "validate": {"required": true}    | "08:30"        |
          "type": "datetime", "subtype": "datetime", "disallowPassedDates": true   | "2020-04-23T00:00" |
          "type": "datetime", "subtype": "date", "disallowPassedDates": true       | "2020-04-24"   |
          "type": "textfield", "validate": {"validationType": "phone"}             | "+123456"      |
          "type": "textfield", "validate": {"validationType": "phone"}             | "+12345"       | X: isi nomor telepon dengan kode negara, misalnya +6281234567890.
          "type": "expression", "expression": "=date(\\"2020-04-23\\")"             | "2020-04-23"   |
          "type": "expression", "expression": "=date(\\"2020-04-23\\")"             | 20200423       | X: data ini berubah sejak formulir dibuka. Buka lagi tugas ini, periksa, lalu kirim kembali.
          "type": "button", "action": "submit"                                     | "a"            | Isian yang tidak ada pada formulir ini: x.
          "type": "image", "source": "a.png"                                       | "a"            | Isian yang tidak ada pada formulir ini: x.
          "type": "spacer", "height": 60                                           | "a"            | Isian yang tidak ada pada formulir ini: x.
          "type": "iframe", "url": "https://example.org"                           | "a"            | Isian yang tidak ada pada formulir ini: x.
          "type": "documentPreview", "dataSource": "=people"                       | "a"            | Isian yang tidak ada pada formulir ini: x.
          "type": "text", "text": "Halo"                                           | -              |
          "type": "text", "text": "Halo"                                           | "a"            | Isian yang tidak ada pada formulir ini: x.
          "type": "html", "content": "<b>Halo</b>"                                 | "a"            | Isian yang tidak ada pada formulir ini: x.
          "type": "separator"                                                      | null           | Isian yang tidak ada pada formulir ini: x.
          "type": "table", "dataSource": "=people"                                 | []             | Isian yang tidak ada pada formulir ini: x.
          "type": "filepicker"                                                     | "a"            | Isian yang tidak ada pada formulir ini: x.
          "type": "textfield", "conditional": {"hide": "=closed"}                  | -              |
          "type": "textfield", "conditional": {"hide": "=closed"}                  | null           |
          "type": "textfield", "conditional": {"hide": "=closed"}                  | "a"            | X: isian ini tidak berlaku untuk jawaban lain pada formulir; kosongkan.
          "type": "checkbox", "conditional": {"hide": "=closed"}                   | false          | X: isian ini tidak berlaku untuk jawaban lain pada formulir; kosongkan.
          "type": "textfield", "conditional": {"hide": "=not(closed)"}             | "a"            |
          "type": "textfield", "conditional": {"hide": "=unknown > 1"}             | "a"            |
          "type": "textfield", "conditional": {"hide": "=((("}                     | "a"            |
          "type": "textfield", "conditional": {"hide": "=closed"}, "validate": {"required": true} | -  |
          "type": "textfield", "disabled": true, "validate": {"required": true}    | -              |
          "type": "textfield", "disabled": true                                    | ""             |
          "type": "textfield", "disabled": true                                    | "a"            | X: isian ini tidak dapat diubah.
          "type": "textfield", "readonly": true                                    | -              |
          "type": "textfield", "readonly": true                                    | "a"            | X: isian ini tidak dapat diubah.
          "type": "textfield", "readonly": true, "defaultValue": "a"               | "a"            |
          "type": "textfield", "readonly": true, "defaultValue": "a"               | "b"            | X: isian ini tidak dapat diubah.
          "type": "textfield", "readonly": true, "validate": {"required": true}    | -              | X: wajib diisi.
          "type": "textfield", "readonly": true, "validate": {"maxLength": 1}, "defaultValue": "ab" | "ab"  | X: isi paling banyak 1 karakter.
          "type": "textfield", "disabled": true, "validate": {"required": true}    | ""             |
          "type": "textfield", "readonly": "=closed"                               | "a"            | X: isian ini tidak dapat diubah.
          "type": "textfield", "readonly": "=not(closed)"                          | "a"            |
          """)
  void givenComponent_whenValueIsSent_thenItsFaultIsNamed(
      String component, String sent, String sentence) throws JsonProcessingException {
    ClockUtil.setCurrentTime(
        Date.from(LocalDate.parse("2020-04-23").atStartOfDay(ZoneId.systemDefault()).toInstant()));
    String form = "{\"key\": \"x\", \"label\": \"X\", %s}".formatted(component);
    assertThat(faults(form, sent.equals("-") ? "{}" : "{\"x\": %s}".formatted(sent)))
        .isEqualTo(sentence == null ? List.of() : List.of(sentence));
  }

  @Test
  void givenLongText_whenSent_thenRefusedBeforeTheDatabaseDoes() throws JsonProcessingException {
    String form = "{\"type\": \"textarea\", \"key\": \"x\", \"label\": \"X\"}";
    assertThat(faults(form, "{\"x\": \"%s\"}".formatted("a".repeat(4000)))).isEmpty();
    assertThat(faults(form, "{\"x\": \"%s\"}".formatted("a".repeat(4001))))
        .containsExactly("X: isi paling banyak 4000 karakter.");
  }

  @Test
  void givenNumberOfManyDigits_whenSent_thenRefusedBeforeArithmeticTakesForEver()
      throws JsonProcessingException {
    String form = "{\"type\": \"number\", \"key\": \"x\", \"label\": \"X\", \"increment\": \"1\"}";
    assertThat(faults(form, "{\"x\": %s}".formatted("9".repeat(400)))).isEmpty();
    assertThat(faults(form, "{\"x\": %s}".formatted("9".repeat(401))))
        .containsExactly("X: isi dengan angka.");
  }

  @Test
  void givenSeveralFaults_whenSent_thenAllAreNamedInTheOrderOfTheForm()
      throws JsonProcessingException {
    String form =
        """
        {"type": "textfield", "key": "a", "label": "Satu?", "validate": {"required": true}},
        {"type": "number", "key": "b", "validate": {"min": 1}},
        {"type": "number", "key": "c", "label": "=label", "validate": {"min": 1}}
        """;
    assertThat(faults(form, "{\"b\": 0, \"c\": 0, \"z\": 1, \"y\\u0000\": {}}"))
        .containsExactly(
            "Satu: wajib diisi.",
            "b: isi angka 1 atau lebih.",
            "c: isi angka 1 atau lebih.",
            "Isian yang tidak ada pada formulir ini: z, y .");
  }

  @Test
  void givenManyUnknownNames_whenSent_thenOnlySomeAreNamed() throws JsonProcessingException {
    assertThat(faults("", "{\"1\":1,\"2\":1,\"3\":1,\"4\":1,\"5\":1,\"6\":1}"))
        .containsExactly("Isian yang tidak ada pada formulir ini: 1, 2, 3, 4, 5.");
    assertThat(faults("", "{\"%s\":1}".formatted("n".repeat(51))))
        .containsExactly("Isian yang tidak ada pada formulir ini: " + "n".repeat(50) + ".");
  }

  @Test
  void givenConditionOnOtherField_whenThatFieldHidesIt_thenNotDemandedAndNotAccepted()
      throws JsonProcessingException {
    String form =
        """
        {"type": "checkbox", "key": "all", "label": "Lengkap"},
        {"type": "textarea", "key": "missing", "label": "Kurang", "validate": {"required": true},
         "conditional": {"hide": "=all = true"}}
        """;
    assertThat(faults(form, "{\"all\": true}")).isEmpty();
    assertThat(faults(form, "{\"all\": false, \"missing\": \"sabun\"}")).isEmpty();
    assertThat(faults(form, "{\"all\": false}")).containsExactly("Kurang: wajib diisi.");
    assertThat(faults(form, "{}")).containsExactly("Kurang: wajib diisi.");
    assertThat(faults(form, "{\"all\": true, \"missing\": \"sabun\"}"))
        .containsExactly(
            "Kurang: isian ini tidak berlaku untuk jawaban lain pada formulir; kosongkan.");
  }

  @Test
  void givenFieldHiddenByHiddenField_whenJudged_thenTheHiddenOneIsAsAtFirst()
      throws JsonProcessingException {
    String form =
        """
        {"type": "textfield", "key": "a", "label": "A", "conditional": {"hide": "=closed"}},
        {"type": "textfield", "key": "b", "label": "B", "conditional": {"hide": "=a = \\"\\""},
         "validate": {"required": true}},
        {"type": "textfield", "key": "office", "label": "C", "conditional": {"hide": "=closed"}},
        {"type": "textfield", "key": "d", "label": "D", "conditional": {"hide": "=office = \\"Kantor Contoh\\""},
         "validate": {"required": true}}
        """;
    assertThat(faults(form, "{}")).isEmpty();
  }

  @Test
  void givenFieldThatHidesItself_whenLeftAsItIs_thenNotDemanded() throws JsonProcessingException {
    String form =
        """
        {"type": "textfield", "key": "a", "label": "A", "conditional": {"hide": "=a = \\"\\""},
         "validate": {"required": true}}
        """;
    assertThat(faults(form, "{}")).isEmpty();
  }

  @Test
  void givenVariableOfTheSameName_whenTheFieldIsEmptied_thenTheVariableDoesNotCount()
      throws JsonProcessingException {
    String form =
        """
        {"type": "textfield", "key": "office", "label": "Kantor"},
        {"type": "textfield", "key": "b", "label": "B", "conditional": {"hide": "=office != \\"\\""},
         "validate": {"required": true}}
        """;
    assertThat(faults(form, "{\"office\": \"\"}")).containsExactly("B: wajib diisi.");
    // Not sent, the variable stays what it is.
    assertThat(faults(form, "{}")).isEmpty();
  }

  @Test
  void givenReadonlyFieldWithVariable_whenSentAsShown_thenAccepted()
      throws JsonProcessingException {
    String form =
        """
        {"type": "textfield", "key": "office", "label": "Kantor", "readonly": true, "validate": {"required": true}},
        {"type": "textfield", "key": "floor", "label": "Lantai", "readonly": true},
        {"type": "number", "key": "most", "label": "Paling banyak", "readonly": true},
        {"type": "taglist", "key": "desks", "label": "Meja", "values": [2, 3], "readonly": true},
        {"type": "checkbox", "key": "closed", "label": "Tutup", "disabled": true}
        """;
    assertThat(
            faults(
                form,
                "{\"office\": \"Kantor Contoh\", \"floor\": \"2\", \"most\": 10.0, \"desks\": [2]}"))
        .isEmpty();
    assertThat(
            faults(
                form,
                "{\"office\": \"\", \"floor\": 2, \"most\": null, \"desks\": [2, 3], \"closed\": false}"))
        .containsExactly(
            "Kantor: isian ini tidak dapat diubah.",
            "Lantai: isian ini tidak dapat diubah.",
            "Paling banyak: isian ini tidak dapat diubah.",
            "Meja: isian ini tidak dapat diubah.",
            "Tutup: isian ini tidak dapat diubah.");
  }

  @Test
  void givenNestedGroups_whenSent_thenEachValueIsFoundAtItsPath() throws JsonProcessingException {
    String form =
        """
        {"type": "group", "label": "Luar", "path": "outer", "components": [
          {"type": "textfield", "key": "a.b", "label": "A", "validate": {"required": true}},
          {"type": "group", "label": "Dalam", "components": [
            {"type": "number", "key": "c", "label": "C"}]}]},
        {"type": "group", "label": "Tertutup", "path": "shut", "conditional": {"hide": "=closed"}, "components": [
          {"type": "textfield", "key": "d", "label": "D", "validate": {"required": true}}]}
        """;
    assertThat(faults(form, "{\"outer\": {\"a\": {\"b\": \"ya\"}, \"c\": 1}}")).isEmpty();
    assertThat(faults(form, "{\"outer\": {\"a\": {\"b\": \"ya\", \"z\": 1}, \"c\": \"1\"}}"))
        .containsExactly("C: isi dengan angka.", "Isian yang tidak ada pada formulir ini: outer.");
    assertThat(faults(form, "{\"outer\": 1}"))
        .containsExactly("A: wajib diisi.", "Isian yang tidak ada pada formulir ini: outer.");
    assertThat(faults(form, "{\"outer\": {\"a\": {\"b\": \"ya\"}}, \"shut\": {\"d\": \"ya\"}}"))
        .containsExactly("D: isian ini tidak berlaku untuk jawaban lain pada formulir; kosongkan.");
  }

  @Test
  void givenDynamicList_whenSent_thenEachRowIsChecked() throws JsonProcessingException {
    String form =
        """
        {"type": "dynamiclist", "label": "Barang", "path": "items", "isRepeating": true, "allowAddRemove": true,
         "components": [
          {"type": "textfield", "key": "name", "label": "Nama", "validate": {"required": true}},
          {"type": "checkbox", "key": "broken", "label": "Rusak"},
          {"type": "textfield", "key": "reason", "label": "Sebab", "validate": {"required": true},
           "conditional": {"hide": "=this.broken = false"}}]}
        """;
    assertThat(faults(form, "{}")).isEmpty();
    assertThat(faults(form, "{\"items\": []}")).isEmpty();
    assertThat(
            faults(
                form,
                "{\"items\": [{\"name\": \"a\", \"broken\": false}, {\"name\": \"b\", \"broken\": true, \"reason\": \"c\"}]}"))
        .isEmpty();
    assertThat(
            faults(form, "{\"items\": [{\"name\": \"a\"}, {\"broken\": true, \"z\": 1}, null, 5]}"))
        .containsExactly(
            "Nama (baris 2): wajib diisi.",
            "Sebab (baris 2): wajib diisi.",
            "Isian yang tidak ada pada formulir ini: z (baris 2).",
            "Nama (baris 3): wajib diisi.",
            "Barang (baris 4): isi sebagai daftar.");
    assertThat(faults(form, "{\"items\": \"a\"}")).containsExactly("Barang: isi sebagai daftar.");
  }

  @Test
  void givenDynamicListOfFixedSize_whenRowsAreMissingOrAdded_thenRefused()
      throws JsonProcessingException {
    String form =
        """
        {"type": "dynamiclist", "label": "Meja", "path": "checks", "isRepeating": true, "defaultRepetitions": 2,
         "components": [{"type": "checkbox", "key": "done", "label": "Siap", "validate": {"required": true}}]}
        """;
    assertThat(faults(form, "{\"checks\": [{\"done\": true}, {\"done\": true}]}")).isEmpty();
    assertThat(faults(form, "{\"checks\": [{\"done\": true}]}"))
        .containsExactly("Siap (baris 2): harus dicentang.");
    assertThat(faults(form, "{\"checks\": [{\"done\": true}, {\"done\": true}, {\"done\": true}]}"))
        .containsExactly("Meja: jumlah baris tidak dapat ditambah.");
  }

  @Test
  void givenHiddenDynamicList_whenSent_thenRefused() throws JsonProcessingException {
    String form =
        """
        {"type": "dynamiclist", "label": "Barang", "path": "items", "isRepeating": true,
         "conditional": {"hide": "=closed"},
         "components": [{"type": "textfield", "key": "name", "label": "Nama", "validate": {"required": true}}]}
        """;
    assertThat(faults(form, "{}")).isEmpty();
    assertThat(faults(form, "{\"items\": [{\"name\": \"a\"}]}"))
        .containsExactly(
            "Barang: isian ini tidak berlaku untuk jawaban lain pada formulir; kosongkan.");
  }

  @Test
  void givenListInList_whenSent_thenConditionsSeeTheRowsAround() throws JsonProcessingException {
    String form =
        """
        {"type": "dynamiclist", "label": "Luar", "path": "outer", "isRepeating": true, "allowAddRemove": true,
         "components": [
          {"type": "checkbox", "key": "open", "label": "Buka"},
          {"type": "dynamiclist", "label": "Dalam", "path": "inner", "isRepeating": true, "allowAddRemove": true,
           "components": [
            {"type": "textfield", "key": "a", "label": "A", "conditional": {"hide": "=parent.open = false"}},
            {"type": "textfield", "key": "b", "label": "B", "conditional": {"hide": "=i[2] = 2"}}]}]}
        """;
    assertThat(
            faults(
                form, "{\"outer\": [{\"open\": true, \"inner\": [{\"a\": \"x\", \"b\": \"x\"}]}]}"))
        .isEmpty();
    assertThat(
            faults(
                form,
                "{\"outer\": [{\"open\": false, \"inner\": [{}, {\"a\": \"x\", \"b\": \"x\"}]}]}"))
        .containsExactly(
            "A (baris 1) (baris 2): isian ini tidak berlaku untuk jawaban lain pada formulir; kosongkan.",
            "B (baris 1) (baris 2): isian ini tidak berlaku untuk jawaban lain pada formulir; kosongkan.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "type": "textfield", "key": "x"                                   | Qurrota lupa sandi  | X: jangan menulis nama peserta di sini. Tulislah "peserta" atau nomor antreannya.
          "type": "textarea", "key": "x"                                    | hari ini            |
          "type": "textarea", "key": "x.y"                                  | Ibu Hari            | X: jangan menulis nama peserta di sini. Tulislah "peserta" atau nomor antreannya.
          "type": "textfield", "key": "guest"                               | Qurrota Hari        |
          "type": "textarea", "key": "x"                                    | 7371012345678901    | X: jangan menulis NIK atau nomor identitas lain di sini. Tulislah "NIK peserta" tanpa angkanya.
          "type": "textarea", "key": "x"                                    | 0812-3456-7890      | X: jangan menulis nomor telepon di sini. Tulislah "nomor HP peserta" tanpa angkanya.
          "type": "textarea", "key": "x"                                    | Telepon 02125541246 |
          "type": "textfield", "key": "x", "validate": {"validationType": "email"} | q@contoh.id  |
          "type": "textfield", "key": "x"                                   | q@contoh.id         | X: jangan menulis alamat email di sini. Tulislah "email peserta" tanpa alamatnya.
          """)
  void givenAText_whenItTellsAboutAPerson_thenItsFaultSaysWhatToWriteInstead(
      String component, String text, String fault) throws JsonProcessingException {
    String key = JSON.readTree("{" + component + "}").path("key").asText();
    String value = "\"" + text + "\"";

    assertThat(
            faults(
                "{\"label\": \"X\", " + component + "}",
                key.equals("x.y")
                    ? "{\"x\": {\"y\": " + value + "}}"
                    : "{\"" + key + "\": " + value + "}"))
        .isEqualTo(fault == null ? List.of() : List.of(fault));
  }

  @Test
  void givenATextInARow_whenItTellsAName_thenTheRowIsNamed() throws JsonProcessingException {
    assertThat(
            faults(
                """
                {"type": "dynamiclist", "path": "items", "isRepeating": true, "allowAddRemove": true,
                 "components": [{"type": "textfield", "key": "note", "label": "Catatan"}]}
                """,
                "{\"items\": [{\"note\": \"a\"}, {\"note\": \"Situs Q\"}, {\"note\": \"q.urrota\"}]}"))
        .singleElement()
        .asString()
        .startsWith("Catatan (baris 3): jangan menulis nama peserta di sini.");
  }

  private static List<String> faults(String components, String sent)
      throws JsonProcessingException {
    JsonNode form = JSON.readTree("{\"components\": [%s]}".formatted(components));
    JsonNode variables = JSON.readTree(VARIABLES);
    return new FormCheck(FormSchema.of(form), EXPRESSIONS, variables::path, TEXTS)
        .faults((ObjectNode) JSON.readTree(sent));
  }
}
