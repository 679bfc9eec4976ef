package id.loketprakerja.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged application is killed at random moments of a service day. On both databases at once:
 * most of the time each trial waits for an application that starts.
 */
@Execution(ExecutionMode.CONCURRENT)
class CrashIT {

  static {
    // The engine keeps times without a zone; the application's is this one.
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Jakarta"));
  }

  /** Where the logs of all lives are found afterwards. */
  private static final Path RESULTS = Path.of("target", "crash");

  @Test
  void givenAnH2FileWhenTheApplicationIsKilledThenNothingIsLostDoubledOrStuck() throws Exception {
    Path folder = emptied("h2-file");
    try (Storage storage = new H2File(folder)) {
      new Trial("H2 file", folder, storage, false).run();
    }
  }

  @Test
  void givenPostgreSqlWhenTheApplicationIsKilledThenNothingIsLostDoubledOrStuck() throws Exception {
    Path folder = emptied("postgresql");
    try (Storage storage = new OwnPostgreSql()) {
      new Trial("PostgreSQL", folder, storage, true).run();
    }
  }

  private static Path emptied(String name) throws IOException {
    Path folder = RESULTS.resolve(name);
    FileSystemUtils.deleteRecursively(folder);
    return Files.createDirectories(folder);
  }
}
