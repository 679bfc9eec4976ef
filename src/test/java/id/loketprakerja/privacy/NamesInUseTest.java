package id.loketprakerja.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node remembers of names, and for how long. */
class NamesInUseTest {

  private static final String LINE = "Qurrota is here";
  private static final String WITHOUT = "(nama peserta) is here";

  private final NamesInUse names = new NamesInUse();

  @AfterEach
  void resetClock() {
    ClockUtil.reset();
  }

  @Test
  void givenNoName_whenALineIsWritten_thenItStays() {
    names.add(" ");
    assertThat(names.removedFrom(LINE)).isEqualTo(LINE);
  }

  @Test
  void givenANameInUse_whenAnyThreadWritesIt_thenItIsGone() {
    names.add("Qurrota");

    assertThat(CompletableFuture.supplyAsync(() -> names.removedFrom(LINE)).join())
        .isEqualTo(WITHOUT);
  }

  @Test
  void givenANameThatNobodyUses_whenTheTimeIsOver_thenItIsForgotten() {
    names.add("Qurrota");
    moveClock(NamesInUse.KEPT.minusMinutes(1));
    assertThat(names.removedFrom(LINE)).isEqualTo(WITHOUT);
    names.add("Qurrota");
    moveClock(NamesInUse.KEPT.minusMinutes(1));
    assertThat(names.removedFrom(LINE)).isEqualTo(WITHOUT);
    moveClock(Duration.ofMinutes(2));

    assertThat(names.removedFrom(LINE)).isEqualTo(LINE);
  }

  @Test
  void givenMoreNamesThanAreKept_whenAnotherIsUsed_thenTheLeastRecentOneIsForgotten() {
    names.add("Qurrota");
    names.add("Nurhasanah");
    IntStream.range(0, NamesInUse.MOST - 2).forEach(number -> names.add("Nama" + number));
    names.add("Qurrota");
    names.add("Lestari");

    assertThat(names.removedFrom(LINE)).isEqualTo(WITHOUT);
    assertThat(names.removedFrom("Nurhasanah")).isEqualTo("Nurhasanah");
  }

  @Test
  void givenManyThreads_whenTheyUseAndRemoveNames_thenNoneGetsThrough() {
    names.add("Qurrota");
    List<CompletableFuture<String>> lines =
        IntStream.range(0, 400)
            .mapToObj(
                number ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          names.add("Nama" + (char) ('a' + number % 26));
                          return names.removedFrom(LINE);
                        }))
            .toList();

    assertThat(lines).allSatisfy(line -> assertThat(line.join()).isEqualTo(WITHOUT));
  }

  private static void moveClock(Duration time) {
    ClockUtil.setCurrentTime(Date.from(ClockUtil.getCurrentTime().toInstant().plus(time)));
  }
}
