package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckQueueTest {

  private final CheckQueue queue = new CheckQueue(2, 6, 4);
  private final ExecutorService visitors = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger hashing = new AtomicInteger();

  @AfterEach
  void stop() {
    end.countDown();
    visitors.shutdownNow();
  }

  @Test
  void givenMoreThanMayComeFromOneSource_whenOneMoreComes_thenSentAwayAtOnceAndOthersAreNot()
      throws Exception {
    List<Future<Integer>> guesses = come("guesser", 4);

    assertThatThrownBy(() -> queue.visit("guesser", () -> 0))
        .isInstanceOf(TooManyAttempts.class)
        .hasMessageContaining("pada saat yang sama. Tunggu 2 detik");
    List<Future<Integer>> others = come("colleague", 2);
    assertThatThrownBy(() -> queue.visit("third", () -> 0)).isInstanceOf(TooManyAttempts.class);

    end.countDown();
    for (List<Future<Integer>> all : List.of(guesses, others)) {
      for (Future<Integer> visit : all) {
        assertThat(visit.get()).isBetween(1, 2);
      }
    }
    assertThat(queue.<Integer>visit("guesser", () -> 7)).isEqualTo(7);
  }

  @Test
  void givenAVisitThatFails_whenTheNextComes_thenItsPlaceIsFree() {
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(
              () ->
                  queue.visit(
                      "one",
                      () ->
                          queue.hash(
                              () -> {
                                throw new IllegalStateException();
                              })))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(queue.<Integer>visit("one", () -> 7)).isEqualTo(7);
  }

  /** They stay until the end, and tell how many were hashed at the same time. */
  private List<Future<Integer>> come(String source, int number) {
    List<Future<Integer>> visits = new ArrayList<>();
    AtomicInteger inside = new AtomicInteger();
    for (int i = 0; i < number; i++) {
      visits.add(
          visitors.submit(
              () ->
                  queue.visit(
                      source,
                      () -> {
                        inside.incrementAndGet();
                        return queue.hash(this::untilTheEnd);
                      })));
    }
    await().until(() -> inside.get() == number);
    return visits;
  }

  private int untilTheEnd() {
    int now = hashing.incrementAndGet();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    hashing.decrementAndGet();
    return now;
  }
}
