package id.loketprakerja.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import id.loketprakerja.figures.RuleFigures;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscretionTest {

  private static final int LONGEST_TEXT = 4000;

  /** As many as an office can have at once, and long ones. */
  private static final List<String> PEOPLE =
      IntStream.range(0, 100)
          .mapToObj(number -> "Ningsih Wulandari Kusumawardhani a b c d e f g" + letters(number))
          .toList();

  @Test
  void givenANameAndANumber_whenLookedFor_thenTheNameIsToldFirst() {
    Discretion discretion = new Discretion(List.of("Siti"), Set.of());

    assertThat(discretion.breachIn("Siti 081234567890")).contains(Disclosure.NAME);
    assertThat(discretion.breachIn("081234567890")).contains(Disclosure.PHONE);
    assertThat(discretion.breachIn("Situs tidak terbuka")).isEmpty();
  }

  /** What would keep a careless pattern busy for ever. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a ",
        "a.",
        "ab.",
        "@",
        "a@",
        "a@a.",
        "0",
        "08",
        "08.",
        "0 ",
        "1.",
        "1-",
        "08-11-",
        "1.000.",
        "11.11.",
        "12:",
        "ningsih",
        "Ningsih ",
        "n.i.n.g",
        "\u200b",
        "é",
        "e\u0301",
        "李",
        "(at)",
        "62",
        "+62 "
      })
  void givenALongHostileText_whenLookedAt_thenTheAnswerComesAtOnce(String piece) {
    String text = piece.repeat(LONGEST_TEXT / piece.length());
    Discretion discretion = new Discretion(PEOPLE, Set.of("021-25541246"));
    assertThatNoException().isThrownBy(() -> discretion.breachIn(text));

    long begin = System.nanoTime();
    discretion.breachIn(text);
    Duration taken = Duration.ofNanos(System.nanoTime() - begin);

    assertThat(taken).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void givenAnOrdinaryText_whenLookedAt_thenItCostsLittle() {
    String text = "Situs tidak terbuka sejak pukul 08.30, kode OTP tidak masuk. ".repeat(33);
    Discretion discretion = new Discretion(PEOPLE, Set.of("021-25541246"));
    int times = 200;
    IntStream.range(0, times).forEach(time -> discretion.breachIn(text));

    long begin = System.nanoTime();
    IntStream.range(0, times).forEach(time -> discretion.breachIn(text));
    long micros = (System.nanoTime() - begin) / times / 1000;

    RuleFigures.report(
        "rule 6",
        "names in a text",
        "characters %d, open cases %d, microseconds %d"
            .formatted(text.length(), PEOPLE.size(), micros));
    assertThat(discretion.breachIn(text)).isEmpty();
    assertThat(micros).isLessThan(50_000);
  }

  private static String letters(int number) {
    return number + "" + (char) ('a' + number % 26) + (char) ('a' + number / 26) + "rinaldi";
  }
}
