package id.loketprakerja.walk;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.model.ProcessTest;
import java.util.stream.LongStream;
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

  private static final Figures FIGURES = new Figures("one person at a time on H2");

  private final ApplicationContext application;

  @Autowired
  RandomWalkTest(ApplicationContext application) {
    this.application = application;
  }

  static LongStream seeds() {
    Long only = Long.getLong("loket.walk.seed");
    return only == null ? LongStream.rangeClosed(1, Extent.seeds()) : LongStream.of(only);
  }

  @AfterAll
  static void printFigures() {
    FIGURES.print();
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
          "Seed %d, %s. Repeat it with -Dtest=RandomWalkTest -Dloket.walk.seed=%d%s"
              .formatted(seed, walk.lastSteps(), seed, Extent.isLong() ? " -Pstress" : ""),
          e);
    }
    assertThat(walk.tablesWithNames()).as("tables with names, seed %d", seed).isEmpty();
  }
}
