package id.loketprakerja.conflict;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Makes a conflict of a call that the database lets fail because of another one.
 *
 * <p>Two that end the same case write its rows in different orders, and one of them has to yield.
 * Or one ends a case while the other begins something new in it: the one that comes later deletes
 * what is needed, or needs what is deleted.
 */
class LostRaces extends CommandInterceptor {

  /** What SQL calls a transaction rollback: a deadlock, or no way to put two into an order. */
  private static final String TRANSACTION_ROLLBACK = "40";

  /** H2's, of a lock that somebody else has kept for too long. */
  private static final String LOCK_TIMEOUT = "HYT00";

  private static final String FOREIGN_KEY_VIOLATION = "23503";

  @Override
  public <T> T execute(Command<T> command) {
    try {
      return next.execute(command);
    } catch (RuntimeException failure) {
      if (Context.getCommandContext() == null && isConflict(failure)) {
        throw new OptimisticLockingException(
            "The database has not let the call pass beside another", failure);
      }
      throw failure;
    }
  }

  /** Only the engine's own keys: it keeps them itself, unless somebody comes in between. */
  private static boolean isConflict(RuntimeException failure) {
    return hasState(failure, TRANSACTION_ROLLBACK)
        || hasState(failure, LOCK_TIMEOUT)
        || failure instanceof ProcessEnginePersistenceException
            && hasState(failure, FOREIGN_KEY_VIOLATION);
  }

  private static boolean hasState(Throwable failure, String beginning) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(cause -> String.valueOf(((SQLException) cause).getSQLState()))
        .anyMatch(state -> state.startsWith(beginning));
  }
}
