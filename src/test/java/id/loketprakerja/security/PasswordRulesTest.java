package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

  private final PasswordRules rules = new PasswordRules(15);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hujan turun di pasar ikan",
        "kucing oranye suka durian",
        "tujuhperahubiru",
        "Xk93-vQpz.71mmA",
      })
  void givenALongSentenceOrNoise_whenChosen_thenGood(String password) {
    assertThat(isGood(password)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tujuhperahubir",
        "Xk93-vQpz.71mm",
        "123456789012345",
        "aaaaaaaaaaaaaaaaaaaa",
        "passwordpassword",
        "qwertyuiopasdfgh",
        "prakerjaprakerja",
        "petugas7 di pasar ikan",
        "PETUGAS7 di pasar ikan",
        "di rumah siti hujan turun",
        "siti@dinas.example hujan",
      })
  void givenSomethingShortOrGuessable_whenChosen_thenRefused(String password) {
    assertThat(isGood(password)).isFalse();
  }

  @Test
  void givenANameOfOneLetter_whenChoosing_thenItsLetterMayStandInThePassword() {
    UserEntity short1 = new UserEntity("u");
    short1.setFirstName("A");
    short1.setLastName("");

    assertThat(isGood("hujan turun di pasar ikan", short1)).isTrue();
  }

  @Test
  void givenAVeryLongPassword_whenChosen_thenGood() {
    assertThat(isGood("hujan turun di pasar ikan, ".repeat(400))).isTrue();
  }

  private boolean isGood(String password) {
    UserEntity siti = new UserEntity("petugas7");
    siti.setFirstName("Siti");
    siti.setLastName("Contoh");
    siti.setEmail("siti@dinas.example");
    return isGood(password, siti);
  }

  private boolean isGood(String password, User user) {
    return rules.getRules().stream().allMatch(rule -> rule.execute(password, user));
  }
}
