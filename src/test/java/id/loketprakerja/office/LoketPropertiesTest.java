package id.loketprakerja.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.ObjectError;

/** What an office writes under loket.* is checked when the application starts. */
class LoketPropertiesTest {

  private static final String FIRST = "loket.offices[0].";
  private static final String CARE = "loket.customer-care.";

  private final ApplicationContextRunner start =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(Settings.class)
          .withPropertyValues(FIRST + "id=kantorcontoh", FIRST + "name=Dinas Contoh");

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(LoketProperties.class)
  static class Settings {}

  @Test
  void givenOnlyAnIdAndANameWhenStartedThenTheRestHasSensibleValues() {
    // when, then
    start.run(
        context -> {
          assertThat(context).hasNotFailed();
          LoketProperties settings = context.getBean(LoketProperties.class);
          Office office = settings.offices().get(0);
          assertThat(office.desks()).isEqualTo(1);
          assertThat(office.zone()).hasToString("Asia/Jakarta");
          assertThat(office.days()).hasSize(5);
          assertThat(office.closingTime()).hasToString("15:00");
          assertThat(settings.customerCare().phone()).isEqualTo("021-25541246");
          assertThat(settings.photoDrive()).isNull();
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 50})
  void givenAPossibleNumberOfDesksWhenStartedThenAccepted(int desks) {
    // when, then
    start
        .withPropertyValues(FIRST + "desks=" + desks)
        .run(context -> assertThat(context).hasNotFailed());
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        Arguments.of(List.of(FIRST + "desks=0"), "paling sedikit 1 meja"),
        Arguments.of(List.of(FIRST + "desks=-1"), "paling sedikit 1 meja"),
        Arguments.of(List.of(FIRST + "desks=51"), "paling banyak 50 meja"),
        Arguments.of(List.of(FIRST + "id="), "harus terdiri atas 1 sampai 64 huruf atau angka"),
        Arguments.of(
            List.of(FIRST + "id=kantor-contoh"), "harus terdiri atas 1 sampai 64 huruf atau angka"),
        Arguments.of(
            List.of(FIRST + "id=" + "k".repeat(65)),
            "harus terdiri atas 1 sampai 64 huruf atau angka"),
        Arguments.of(List.of(FIRST + "name= "), "wajib diisi"),
        Arguments.of(List.of(FIRST + "days="), "paling sedikit satu hari"),
        Arguments.of(
            List.of(FIRST + "preparation-time=08:01"),
            "jam persiapan, jam buka, dan jam tutup harus berurutan"),
        Arguments.of(
            List.of(FIRST + "opening-time=15:00"),
            "jam persiapan, jam buka, dan jam tutup harus berurutan"),
        Arguments.of(
            List.of(FIRST + "closing-time=08:00"),
            "jam persiapan, jam buka, dan jam tutup harus berurutan"),
        Arguments.of(
            List.of("loket.offices[1].id=kantorcontoh", "loket.offices[1].name=Dinas Lain"),
            "setiap kantor harus mempunyai id sendiri"),
        Arguments.of(List.of(CARE + "phone="), "wajib diisi"),
        Arguments.of(List.of(CARE + "email="), "wajib diisi"),
        Arguments.of(List.of(CARE + "days="), "paling sedikit satu hari"),
        Arguments.of(List.of(CARE + "opens=19:00"), "jam buka hotline harus sebelum jam tutupnya"),
        Arguments.of(
            List.of(CARE + "closes=08:00"), "jam buka hotline harus sebelum jam tutupnya"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void givenAnImpossibleSettingWhenStartedThenRefusedInIndonesian(
      List<String> settings, String reason) {
    // when, then
    start
        .withPropertyValues(settings.toArray(String[]::new))
        .run(
            context -> {
              assertThat(context).hasFailed();
              assertThat(context.getStartupFailure())
                  .rootCause()
                  .isInstanceOfSatisfying(
                      BindValidationException.class,
                      failure ->
                          assertThat(failure.getValidationErrors().getAllErrors())
                              .extracting(ObjectError::getDefaultMessage)
                              .anySatisfy(message -> assertThat(message).contains(reason)));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FIRST + "zone=WAKTU",
        FIRST + "desks=banyak",
        FIRST + "opening-time=pagi",
        FIRST + "closed-dates=31/12/2020",
        FIRST + "days=SENIN",
        "loket.closed-dates=2020-02-30",
        CARE + "zone="
      })
  void givenASettingThatCannotBeReadWhenStartedThenRefusedAndTheSettingIsNamed(String setting) {
    // when, then
    start
        .withPropertyValues(setting)
        .run(
            context -> {
              assertThat(context).hasFailed();
              assertThat(context.getStartupFailure())
                  .hasStackTraceContaining(setting.substring(0, setting.indexOf('=')));
            });
  }

  @Test
  void givenNoOfficeWhenStartedThenRefused() {
    // when, then
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
        .withUserConfiguration(Settings.class)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("paling sedikit satu kantor"));
  }
}
