package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.LoketPrakerjaApplication;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, as a start that fails leaves the webapps of this one unusable. */
class StartWithoutAdministratorTest {

  @TempDir private Path folder;

  @Test
  void givenNoDemoAndNoAdministrator_whenStarted_thenStoppedWithAClearMessageAndNoStackTrace()
      throws Exception {
    assertThat(
            failedStart(
                "--spring.profiles.active=production", "--spring.datasource.url=jdbc:h2:mem:start"))
        .contains("Belum ada administrator", "LOKET_ADMIN_ID", "LOKET_ADMIN_PASSWORD")
        .doesNotContain("\tat ");
  }

  @Test
  void givenAForgottenProfile_whenStartedOnTheOfficesDatabase_thenStoppedAndToldWhatIsMissing()
      throws Exception {
    Path database = folder.resolve("office");

    assertThat(failedStart("--spring.datasource.url=jdbc:h2:file:" + database))
        .contains(
            "profil belum",
            "SPRING_PROFILES_ACTIVE=production",
            "LOKET_ADMIN_ID",
            "LOKET_ADMIN_PASSWORD")
        .doesNotContain("\tat ", "Belum ada administrator");
    assertThat(folder.resolve("office.mv.db")).doesNotExist();
  }

  /** What it says before it stops. */
  private String failedStart(String... arguments) throws IOException, InterruptedException {
    File output = folder.resolve("output").toFile();
    Process application =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            LoketPrakerjaApplication.class.getName(),
                            "--server.port=0"),
                        Stream.of(arguments))
                    .toList())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    try {
      assertThat(application.waitFor(90, TimeUnit.SECONDS)).isTrue();
    } finally {
      application.destroyForcibly();
    }
    assertThat(application.exitValue()).isNotZero();
    return Files.readString(output.toPath());
  }
}
