package id.loketprakerja;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.support.StaticApplicationContext;

/** A process of its own whose memory is used up. */
class EndWithoutMemoryTest {

  @ParameterizedTest
  @CsvSource({"CAUGHT, 3", "THREAD, 3", "CAUSE, 3", "OTHER, 0"})
  void givenAProcess_whenItsMemoryIsUsedUp_thenItEnds(Kind kind, int status) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx24m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Victim.class.getName(),
                    kind.name()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();

    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(status);
  }

  enum Kind {
    /** As a pool of threads does: it logs, and goes on. */
    CAUGHT,
    /** As the thread that takes connections does. */
    THREAD,
    /** As a page does. */
    CAUSE,
    /** Nothing that ends a process. */
    OTHER
  }

  /** What is started. */
  static final class Victim {

    private Victim() {}

    public static void main(String[] arguments) throws InterruptedException {
      new EndWithoutMemory()
          .onApplicationEvent(
              new ApplicationPreparedEvent(
                  new SpringApplication(), arguments, new StaticApplicationContext()));
      Thread thread = new Thread(() -> suffer(Kind.valueOf(arguments[0])));
      thread.start();
      thread.join();
    }

    private static void suffer(Kind kind) {
      try {
        if (kind == Kind.OTHER) {
          throw new StackOverflowError();
        }
        useUpMemory();
      } catch (OutOfMemoryError | StackOverflowError error) {
        switch (kind) {
          case THREAD -> throw error;
          case CAUSE -> log(new IllegalStateException(error));
          default -> log(error);
        }
      }
    }

    private static void useUpMemory() {
      List<byte[]> kept = new ArrayList<>();
      while (true) {
        kept.add(new byte[1 << 20]);
      }
    }

    private static void log(Throwable failure) {
      LoggerFactory.getLogger(Victim.class).warn("Failed", failure);
    }
  }
}
