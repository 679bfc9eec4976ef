package id.loketprakerja.conflict;

import id.loketprakerja.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.HasDbRevision;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityCache;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSession;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a conflict of a call that fails because it has read one part of a case before, and another
 * part after somebody else changed it. The engine reads a case piece by piece and then trips over
 * what does not fit together, a task without its execution for example, with whatever exception;
 * only what it writes does it compare with what it has read.
 */
class TornReads extends CommandInterceptor {

  private static final Logger LOG = LoggerFactory.getLogger(TornReads.class);

  /**
   * What a call has read from the database. What it has made itself is not there yet, and never
   * will be if it has done away with it again; that is nobody else's doing.
   */
  private static final Set<DbEntityState> READ =
      EnumSet.of(DbEntityState.PERSISTENT, DbEntityState.MERGED, DbEntityState.DELETED_PERSISTENT);

  @Override
  public <T> T execute(Command<T> command) {
    try {
      return next.execute(command);
    } catch (OptimisticLockingException conflict) {
      throw conflict;
    } catch (RuntimeException failure) {
      if (Refusal.in(failure).isEmpty() && hasChanged(Context.getCommandContext())) {
        LOG.info(
            "A case was changed by somebody else while {} read it, which then failed: {}",
            command.getClass().getSimpleName(),
            failure.getClass().getSimpleName());
        throw new OptimisticLockingException(
            "The case was changed by somebody else while it was read", failure);
      }
      throw failure;
    }
  }

  /** Whether a task or an execution that this call has read is not any more what it was. */
  private static boolean hasChanged(CommandContext context) {
    DbEntityCache read = context.getDbEntityManager().getDbEntityCache();
    return read.getEntitiesByType(TaskEntity.class).stream()
            .anyMatch(task -> hasChanged("ACT_RU_TASK", task, read, context))
        || read.getEntitiesByType(ExecutionEntity.class).stream()
            .anyMatch(execution -> hasChanged("ACT_RU_EXECUTION", execution, read, context));
  }

  private static <E extends DbEntity & HasDbRevision> boolean hasChanged(
      String table, E entity, DbEntityCache read, CommandContext context) {
    if (!READ.contains(read.getCachedEntity(entity).getEntityState())) {
      return false;
    }
    DbSqlSession database = context.getDbSqlSession();
    Connection connection = database.getSqlSession().getConnection();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select REV_ from " + database.prependDatabaseTablePrefix(table) + " where ID_ = ?")) {
      query.setString(1, entity.getId());
      try (ResultSet row = query.executeQuery()) {
        return !row.next() || row.getInt(1) != entity.getRevision();
      }
    } catch (SQLException unreadable) {
      // The failure itself is what is to be told.
      return false;
    }
  }
}
