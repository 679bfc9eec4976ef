package id.loketprakerja.conflict;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.Refusal;
import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

/** What the database says when somebody else was quicker. */
class LostRacesTest {

  /** PostgreSQL's deadlock and serialisation failure, H2's deadlock and lock timeout. */
  @ParameterizedTest
  @ValueSource(strings = {"40P01", "40001", "HYT00"})
  void givenTheDatabaseBreaksACallOffThenItIsAConflict(String state) {
    RuntimeException failure =
        new ProcessEngineException("flush", new SQLException("deadlock detected", state));

    assertThatThrownBy(() -> call(failure))
        .isInstanceOf(OptimisticLockingException.class)
        .hasCause(failure);
  }

  @Test
  void givenAKeyOfTheEnginesOwnTablesBreaksThenItIsAConflict() {
    RuntimeException failure =
        new ProcessEnginePersistenceException("flush", new SQLException("act_fk", "23503"));

    assertThatThrownBy(() -> call(failure)).isInstanceOf(OptimisticLockingException.class);
  }

  @Test
  void givenAKeyOfOurOwnTablesBreaksThenItIsNoConflict() {
    RuntimeException failure =
        new DataIntegrityViolationException("ticket", new SQLException("fk", "23503"));

    assertThatThrownBy(() -> call(failure)).isSameAs(failure);
  }

  @Test
  void givenARefusalThenItStaysOne() {
    RuntimeException refusal = new Refusal("Belum bisa.");

    assertThatThrownBy(() -> call(refusal)).isSameAs(refusal);
  }

  private static void call(RuntimeException failure) {
    LostRaces lostRaces = new LostRaces();
    lostRaces.setNext(
        new CommandExecutor() {
          @Override
          public <T> T execute(Command<T> command) {
            throw failure;
          }
        });
    lostRaces.execute(context -> null);
  }
}
