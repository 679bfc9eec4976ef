package id.loketprakerja.query;

import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;

/**
 * Holds a query against {@link QueryBounds} where all of them pass, right before the database:
 * whichever call has brought it, and the queries too that the engine makes of a call's variables.
 */
@Intercepts(
    @Signature(
        type = Executor.class,
        method = "query",
        args = {MappedStatement.class, Object.class, RowBounds.class, ResultHandler.class}))
class QueryGate implements Interceptor {

  private final QueryBounds bounds;

  QueryGate(QueryBounds bounds) {
    this.bounds = bounds;
  }

  @Override
  public Object intercept(Invocation call) throws Throwable {
    if (call.getArgs()[1] instanceof ListQueryParameterObject query) {
      bounds.check(query);
    }
    return call.proceed();
  }
}
