package id.loketprakerja.walk;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.customercare.CustomerCareEscalationProcess;
import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import id.loketprakerja.serviceday.ServiceDayProcess;
import id.loketprakerja.walk.Ledger.Entry;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Whatever the people of an office do, one after the other: the rules of queue, desks and photos
 * hold after each step, what is forbidden changes nothing, and in the end nothing is stuck.
 */
@ProcessTest
class RandomWalkTest {

  private static final String SEED = "loket.walk.seed";
  private static final Figures FIGURES = new Figures("one person at a time on H2");

  private final ApplicationContext application;

  @Autowired
  RandomWalkTest(ApplicationContext application) {
    this.application = application;
  }

  static LongStream seeds() {
    Long only = Long.getLong(SEED);
    return only == null ? Extent.seeds() : LongStream.of(only);
  }

  @AfterAll
  static void printFigures() {
    FIGURES.print();
    if (Long.getLong(SEED) == null) {
      FIGURES.expect(
          Stream.concat(
              Arrays.stream(Entry.values()).map(Entry::name),
              Stream.of(
                  Figures.REPORTS,
                  Figures.WITH_PHOTOS,
                  Figures.RECEIPTS,
                  ServiceDayProcess.Elements.CLOSING_TIME,
                  Elements.WAITING_TOO_LONG,
                  Elements.LONG_SESSION,
                  Elements.PHOTO_DELETION_LATE,
                  Elements.FEEDBACK_NOT_GIVEN,
                  CustomerCareEscalationProcess.Elements.HOTLINE_OPENS,
                  CustomerCareEscalationProcess.Elements.HOTLINE_CLOSES,
                  CustomerCareEscalationProcess.Elements.FOLLOW_UP_DUE,
                  CustomerCareEscalationProcess.Elements.TWO_OPENING_DAYS_PASSED)));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void givenAnOpenDayWhenPeopleDoWhateverTheyLikeThenItsRulesHoldAndNothingIsStuck(long seed) {
    RandomWalk walk = new RandomWalk(application, seed, FIGURES);
    try {
      walk.walk(Extent.steps());
    } catch (RuntimeException | AssertionError e) {
      FIGURES.fault();
      throw new AssertionError(
          "Seed %d, %s. Repeat it with -Dtest=RandomWalkTest -D%s=%d%s"
              .formatted(seed, walk.lastSteps(), SEED, seed, Extent.isLong() ? " -Pstress" : ""),
          e);
    }
    assertThat(walk.tablesWithNames()).as("tables with names, seed %d", seed).isEmpty();
  }
}
