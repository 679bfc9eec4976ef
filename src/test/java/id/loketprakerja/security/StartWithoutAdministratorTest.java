package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.LoketPrakerjaApplication;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, as a start that fails leaves the webapps of this one unusable. */
class StartWithoutAdministratorTest {

  @TempDir private Path folder;

  @Test
  void givenNoDemoAndNoAdministrator_whenStarted_thenStoppedWithAClearMessageAndNoStackTrace()
      throws Exception {
    File output = folder.resolve("output").toFile();
    Process application =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LoketPrakerjaApplication.class.getName(),
                "--spring.profiles.active=production",
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:mem:start")
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    try {
      assertThat(application.waitFor(90, TimeUnit.SECONDS)).isTrue();
    } finally {
      application.destroyForcibly();
    }

    assertThat(application.exitValue()).isNotZero();
    assertThat(Files.readString(output.toPath()))
        .contains("Belum ada administrator", "LOKET_ADMIN_ID", "LOKET_ADMIN_PASSWORD")
        .doesNotContain("\tat ");
  }
}
