package id.loketprakerja.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.File;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.actuate.autoconfigure.system.DiskSpaceHealthIndicatorProperties;
import org.springframework.boot.actuate.system.DiskSpaceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The disk that may become full is the one with the database's file. */
@Configuration(proxyBeanMethods = false)
class DatabaseDisk {

  @Bean
  DiskSpaceHealthIndicator diskSpaceHealthIndicator(
      DiskSpaceHealthIndicatorProperties settings, DataSource database) throws SQLException {
    return new DiskSpaceHealthIndicator(
        folder(database).orElse(settings.getPath()), settings.getThreshold());
  }

  /** Empty when the database is elsewhere or in memory. */
  static Optional<File> folder(DataSource database) throws SQLException {
    return database.unwrap(HikariDataSource.class).getJdbcUrl().startsWith("jdbc:h2:")
        ? JdbcClient.create(database)
            .sql("select database_path()")
            .query(String.class)
            .optional()
            .map(path -> new File(path).getAbsoluteFile().getParentFile())
        : Optional.empty();
  }
}
