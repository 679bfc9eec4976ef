package id.loketprakerja.store;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Prepares the pool of database connections, whoever defines it: nobody waits long for a database
 * that is away, and an office need not know the settings that this takes.
 */
@Component
class ConnectionPools implements BeanPostProcessor {

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool && pool.getJdbcUrl() != null) {
      if (pool.getJdbcUrl().startsWith("jdbc:postgresql:")) {
        limitWaiting(pool);
      }
      if (pool.getJdbcUrl().startsWith("jdbc:h2:")) {
        Reopening reopening = new Reopening();
        reopening.include(pool);
        pool.setExceptionOverride(reopening);
      }
    }
    return bean;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool && pool.getJdbcUrl() != null) {
      new FirstStart(pool).beginAnewIfBrokenOff(pool.getJdbcUrl());
      return new BoundedQueue(pool);
    }
    return bean;
  }

  /** In seconds; what the URL itself says goes before it. */
  private static void limitWaiting(HikariDataSource pool) {
    pool.getDataSourceProperties().putIfAbsent("connectTimeout", "3");
    pool.getDataSourceProperties().putIfAbsent("loginTimeout", "3");
    // Longer than any statement may take, so that only a server that is gone is given up.
    pool.getDataSourceProperties().putIfAbsent("socketTimeout", "15");
    pool.getDataSourceProperties().putIfAbsent("tcpKeepAlive", "true");
  }
}
