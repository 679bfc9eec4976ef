package id.loketprakerja.walk;

import id.loketprakerja.model.ProcessTest;
import java.time.LocalDate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Everybody acts at once, on the database that the application brings. */
@ProcessTest
class ConcurrentWalkOnH2Test {

  private static final Figures FIGURES = new Figures("everybody at once on H2");

  private final ApplicationContext application;

  @Autowired
  ConcurrentWalkOnH2Test(ApplicationContext application) {
    this.application = application;
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Extent.concurrentDays());
  }

  @AfterAll
  static void printFigures() {
    FIGURES.print();
    FIGURES.expect(ConcurrentWalk.certain());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void givenAnOpenDayWhenEverybodyActsAtOnceThenItsRulesHoldAndNothingIsStuck(long seed)
      throws InterruptedException {
    LocalDate date = LocalDate.of(2026, 5, 4).plusDays(seed % 7);
    new ConcurrentWalk(application, date, seed, Extent.participants(), FIGURES).walk();
  }
}
