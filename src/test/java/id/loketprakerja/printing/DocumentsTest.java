package id.loketprakerja.printing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.FieldError;

/** The office's own copies under loket.documents.* are checked when the application starts. */
class DocumentsTest {

  private static final String EMAIL_GUIDE = "loket.documents.email-guide=";
  private static final String ACCOUNT_GUIDE = "loket.documents.account-guide=";

  private final ApplicationContextRunner start =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(Settings.class);

  @TempDir private Path folder;
  private Path guide;

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(DocumentProperties.class)
  static class Settings {}

  @BeforeEach
  void aGuide() throws Exception {
    guide = folder.resolve("panduan.pdf");
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(guide.toFile());
    }
  }

  @Test
  void givenNoCopiesWhenStartedThenThereAreNone() {
    // when, then
    start.run(
        context ->
            assertThat(context.getBean(DocumentProperties.class))
                .isEqualTo(new DocumentProperties(null, null)));
    start
        .withPropertyValues(EMAIL_GUIDE)
        .run(
            context ->
                assertThat(context.getBean(DocumentProperties.class))
                    .isEqualTo(new DocumentProperties(null, null)));
  }

  @Test
  void givenAPdfFileWhenStartedThenItIsTheOfficesCopy() {
    // when, then
    start
        .withPropertyValues(EMAIL_GUIDE + guide, ACCOUNT_GUIDE + guide)
        .run(
            context ->
                assertThat(context.getBean(DocumentProperties.class))
                    .isEqualTo(new DocumentProperties(guide, guide)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tidak-ada.pdf", ".", "kosong.pdf", "catatan.pdf"})
  void givenSomethingElseWhenStartedThenRefusedInIndonesianAndTheSettingIsNamed(String name)
      throws Exception {
    // given
    Files.createFile(folder.resolve("kosong.pdf"));
    Files.writeString(folder.resolve("catatan.pdf"), "<html>%PDF-</html>");

    // when, then
    start
        .withPropertyValues(EMAIL_GUIDE + guide, ACCOUNT_GUIDE + folder.resolve(name))
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .isInstanceOfSatisfying(
                        BindValidationException.class,
                        failure ->
                            assertThat(failure.getValidationErrors().getAllErrors())
                                .singleElement()
                                .isInstanceOfSatisfying(
                                    FieldError.class,
                                    error -> {
                                      assertThat(error.getField()).isEqualTo("accountGuide");
                                      assertThat(error.getDefaultMessage())
                                          .isEqualTo("harus berkas PDF yang ada dan dapat dibaca");
                                    })));
  }
}
