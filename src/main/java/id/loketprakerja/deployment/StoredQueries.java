package id.loketprakerja.deployment;

import id.loketprakerja.query.QueryBounds;
import java.util.List;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.FilterManager;

/**
 * Saves no filter with an expression of its own, or one that asks too much. It would be refused
 * when used, too; but then nobody could open the filter any more.
 */
class StoredQueries extends FilterManager {

  private final QueryBounds bounds;

  StoredQueries(QueryBounds bounds) {
    this.bounds = bounds;
  }

  @Override
  public Filter insertOrUpdateFilter(Filter filter) {
    AbstractQuery<?, ?> query = filter.getQuery();
    bounds.check(query);
    check(query);
    return super.insertOrUpdateFilter(filter);
  }

  private static void check(AbstractQuery<?, ?> query) {
    query.getExpressions().values().forEach(GuardedExpressions::checkQuery);
    if (query instanceof TaskQueryImpl tasks) {
      // The first is the query itself, the others are its alternatives, which may have their own.
      List<TaskQueryImpl> alternatives = tasks.getQueries();
      alternatives.stream().filter(one -> one != tasks).forEach(StoredQueries::check);
    }
  }

  /** In place of the engine's own. */
  static class Factory implements SessionFactory {

    private final QueryBounds bounds;

    Factory(QueryBounds bounds) {
      this.bounds = bounds;
    }

    @Override
    public Class<?> getSessionType() {
      return FilterManager.class;
    }

    @Override
    public Session openSession() {
      return new StoredQueries(bounds);
    }
  }
}
