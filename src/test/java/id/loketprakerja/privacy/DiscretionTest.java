package id.loketprakerja.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.Refusal;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.util.ExceptionUtil;
import org.junit.jupiter.api.Test;

class DiscretionTest {

  private static final String NAME = "Qurrota (Uji) Contoh";

  private final Discretion discretion = new Discretion(List.of(NAME));

  @Test
  void givenFailureThatNamesNobody_whenApplied_thenItIsTheSame() {
    Throwable failure = new IllegalStateException("broken", new IOException("Qurrota"));
    assertThat(discretion.applyTo(failure)).isSameAs(failure);
    assertThat(new Discretion(List.of(" ")).applyTo(failure)).isSameAs(failure);
  }

  @Test
  void givenNameInAnyCause_whenApplied_thenOnlyTheNameIsGone() {
    Throwable failure =
        new ProcessEngineException(
            "outer", new IllegalStateException("cannot read 'QURROTA (Uji) Contoh', row 3"));
    Throwable discreet = discretion.applyTo(failure);

    assertThat(ExceptionUtil.getExceptionStacktrace(discreet))
        .doesNotContainIgnoringCase(NAME)
        .contains("cannot read '(nama peserta)', row 3");
    assertThat(discreet).isInstanceOf(ProcessEngineException.class).hasMessage("outer");
    assertThat(discreet.getCause()).isInstanceOf(IllegalStateException.class);
    assertThat(discreet.getStackTrace()).isEqualTo(failure.getStackTrace());
  }

  @Test
  void givenNameInSomethingSuppressed_whenApplied_thenItIsGone() {
    Throwable failure = new IllegalStateException("broken");
    failure.addSuppressed(new IOException(NAME));
    assertThat(ExceptionUtil.getExceptionStacktrace(discretion.applyTo(failure)))
        .doesNotContain(NAME);
  }

  @Test
  void givenRefusalOrLostRace_whenApplied_thenItStaysOne() {
    assertThat(discretion.applyTo(new Refusal(NAME + " sudah pulang.")))
        .isInstanceOf(Refusal.class)
        .hasMessage("(nama peserta) sudah pulang.");
    assertThat(discretion.applyTo(new OptimisticLockingException("row of " + NAME)))
        .isInstanceOf(OptimisticLockingException.class)
        .hasMessage("row of (nama peserta)");
  }

  @Test
  void givenPartOfAnotherWord_whenApplied_thenItIsNoName() {
    Throwable failure = new IllegalStateException("Animasi, Wijayanti");
    assertThat(new Discretion(List.of("Ani", "Wijaya")).applyTo(failure)).isSameAs(failure);
  }

  @Test
  void givenLongName_whenOnlyItsBeginningIsTold_thenItIsGone() {
    String longName = "Qurrota Contoh ".repeat(10);
    assertThat(
            new Discretion(List.of(longName))
                .applyTo(new IllegalStateException("too long: '" + longName.substring(0, 50))))
        .hasMessage("too long: '(nama peserta)");
  }
}
