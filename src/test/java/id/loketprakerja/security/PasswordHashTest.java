package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.junit.jupiter.api.Test;

class PasswordHashTest {

  private static final String PASSWORD = "hujan turun di pasar ikan";

  private final PasswordHash hash = new PasswordHash(1000);

  @Test
  void givenAPassword_whenHashedTwice_thenTwoValuesThatBothFit() {
    String one = hash.encrypt(PASSWORD);
    String two = hash.encrypt(PASSWORD);

    assertThat(one).startsWith("1000:").isNotEqualTo(two).hasSizeLessThan(230);
    assertThat(hash.check(PASSWORD, one)).isTrue();
    assertThat(hash.check(PASSWORD, two)).isTrue();
    assertThat(hash.check(PASSWORD + " ", one)).isFalse();
    assertThat(hash.check("", one)).isFalse();
  }

  @Test
  void givenALongPassword_whenOnlyItsEndDiffers_thenItDoesNotFit() {
    String start = "kalimat yang panjang ".repeat(20);

    assertThat(hash.check(start + "a", hash.encrypt(start + "b"))).isFalse();
  }

  @Test
  void givenAHashOfEarlier_whenTheNumberOfRoundsHasGrown_thenItFitsAndIsOld() {
    PasswordManager before = new PasswordManager(hash, java.util.List.of());
    PasswordHash grown = new PasswordHash(2000);
    PasswordManager now = new PasswordManager(grown, java.util.List.of());
    String stored = before.encrypt(PASSWORD);

    assertThat(now.check(PASSWORD, stored)).isTrue();
    assertThat(hash.isCurrent(stored)).isTrue();
    assertThat(grown.isCurrent(stored)).isFalse();
    assertThat(grown.isCurrent(now.encrypt(PASSWORD))).isTrue();
  }

  @Test
  void givenTheRoundsOfOwasp_whenHashed_thenItFits() {
    PasswordHash earnest = new PasswordHash(PasswordProperties.SAFE_ITERATIONS);

    assertThat(earnest.check(PASSWORD, earnest.encrypt(PASSWORD))).isTrue();
  }

  @Test
  void givenSomethingElse_whenChecked_thenItDoesNotFit() {
    for (String stored : new String[] {"", "1000", "1000:", "1000:xyz", "x:00", "1000:00"}) {
      assertThat(hash.check(PASSWORD, stored)).as(stored).isFalse();
    }
  }
}
