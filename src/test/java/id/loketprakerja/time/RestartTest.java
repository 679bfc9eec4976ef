package id.loketprakerja.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.loketprakerja.LoketPrakerjaApplication;
import id.loketprakerja.serviceday.OfficeAtWork;
import java.nio.file.Path;
import java.time.Duration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application itself stops on a Friday and is started again in the night of the weekend. */
class RestartTest {

  private static final Figures FIGURES = new Figures("stopped and started again");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @AfterEach
  void resetClock() {
    ClockUtil.reset();
  }

  @Test
  void givenAFridayAtTheCounterWhenStartedOnSaturdayNightThenNothingHappensThatBelongsToADay() {
    // given
    try (ConfigurableApplicationContext friday = start(false)) {
      ProcessEngine engine = friday.getBean(ProcessEngine.class);
      Installation installation = new Installation(friday);
      Situation.READY_TO_OPEN.happenAt(
          OfficeAtWork.inContoh(engine), engine, installation, "2020-06-12");
      OfficeAtWork makassar = OfficeAtWork.inMakassar(engine);
      Situation.HOTLINE_TO_CALL.happenAt(makassar, engine, installation, "2020-06-12");
      makassar.participantArrives();
      assertThat(installation.days()).isEqualTo("contoh 06-12 PREPARING, makassar 06-12 OPEN");
    }

    // when
    setClock("2020-06-13T02:00");
    try (ConfigurableApplicationContext saturday = start(true)) {
      ProcessEngine engine = saturday.getBean(ProcessEngine.class);
      Installation installation = new Installation(saturday);
      OfficeAtWork contoh = OfficeAtWork.inContoh(engine);
      OfficeAtWork makassar = OfficeAtWork.inMakassar(engine);
      awaitTimers(installation);

      // then
      assertThat(installation.days()).isEqualTo("contoh 06-12 CANCELLED, makassar 06-12 CLOSING");
      assertThat(installation.tickets()).isEqualTo("1 AT_DESK, 2 SERVICE_CLOSED");
      assertThat(installation.tasks(contoh)).isEmpty();
      assertThat(installation.tasks(makassar))
          .isEqualTo("emailCustomerCare, guideToDesk, reviewDay, reviewLongSession");

      // when: its clock, which was two days slow, is put right
      setClock("2020-06-15T09:00");
      awaitTimers(installation);

      // then
      assertThat(installation.days())
          .isEqualTo(
              "contoh 06-12 CANCELLED, contoh 06-15 PREPARING, jayapura 06-15 PREPARING,"
                  + " makassar 06-12 CLOSING, makassar 06-15 PREPARING");
      assertThat(installation.tasks(contoh)).isEqualTo("followUpLatePreparation, planRoster");
      assertThat(installation.tasks(makassar))
          .isEqualTo(
              "emailCustomerCare, followUpLatePreparation, guideToDesk, planRoster, reviewDay,"
                  + " reviewLongSession");
      FIGURES.fired((int) installation.executedJobs());
    }
    FIGURES.print();
  }

  /** The product as it runs, but with the offices of the tests and a database of its own. */
  private ConfigurableApplicationContext start(boolean timersGoOff) {
    String database = "jdbc:h2:file:" + folder.resolve("loket");
    return new SpringApplicationBuilder(LoketPrakerjaApplication.class)
        .profiles("demo", "test")
        .run(
            "--server.port=0",
            "--spring.datasource.url=" + database,
            "--loket.demo.database=" + database,
            "--camunda.bpm.job-execution.enabled=" + timersGoOff,
            "--camunda.bpm.job-execution.wait-time-in-millis=50",
            "--camunda.bpm.job-execution.max-wait=100");
  }

  private static void setClock(String timeInMakassar) {
    ClockUtil.setCurrentTime(OfficeAtWork.at(timeInMakassar + ":00", OfficeAtWork.WITA));
    FIGURES.jumped();
  }

  private static void awaitTimers(Installation installation) {
    await("all overdue timers have gone off")
        .atMost(PATIENCE)
        .until(() -> installation.dueJobs().isEmpty());
    assertThat(installation.faults()).isEmpty();
  }
}
