package id.loketprakerja.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many calls of the public page are let through in a minute. */
class ThrottleTest {

  private Instant now = Instant.parse("2026-05-21T02:00:00Z");

  private final Throttle throttle =
      new Throttle(
          new Clock() {
            @Override
            public ZoneOffset getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now;
            }
          });

  @Test
  void givenTheLimitOfAnAddressIsReachedThenOnlyThatAddressWaitsUntilTheNextMinute() {
    assertThat(admitted("192.0.2.1", Throttle.PER_ADDRESS)).isEqualTo(Throttle.PER_ADDRESS);

    assertThat(throttle.admits("192.0.2.1")).isFalse();
    assertThat(throttle.admits("192.0.2.2")).isTrue();

    now = now.plus(Duration.ofSeconds(59));
    assertThat(throttle.admits("192.0.2.1")).isFalse();

    now = now.plus(Duration.ofSeconds(1));
    assertThat(throttle.admits("192.0.2.1")).isTrue();
  }

  @Test
  void givenManyAddressesWhenTheLimitOfAllIsReachedThenEverybodyWaitsUntilTheNextMinute() {
    long admitted =
        IntStream.range(0, Throttle.ALTOGETHER + 10)
            .filter(guest -> throttle.admits("192.0.2." + guest))
            .count();
    assertThat(admitted).isEqualTo(Throttle.ALTOGETHER);

    now = now.plus(Duration.ofMinutes(1));
    assertThat(throttle.admits("192.0.2.1")).isTrue();
  }

  private long admitted(String address, int calls) {
    return IntStream.range(0, calls).filter(call -> throttle.admits(address)).count();
  }
}
