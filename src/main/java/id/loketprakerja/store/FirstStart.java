package id.loketprakerja.store;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A first start that was broken off while it made its tables. PostgreSQL makes them wholly or not
 * at all; H2 keeps every single one at once, and the next start would stumble over them.
 */
class FirstStart {

  /** What is written down while tables are made; a row in any other table is somebody's. */
  static final Set<String> ABOUT_TABLES =
      Set.of("ACT_GE_PROPERTY", "ACT_GE_SCHEMA_LOG", "flyway_schema_history");

  private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

  private final DataSource dataSource;

  FirstStart(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Empties a database in which nobody has ever stored anything, so that all its tables are made
   * anew. Nobody else can write meanwhile: an H2 file is open in one process only.
   *
   * @param url of the database
   */
  void beginAnewIfBrokenOff(String url) {
    if (!isInThisProcess(url)) {
      return;
    }
    JdbcClient database = JdbcClient.create(dataSource);
    List<String> tables = tables(database);
    if (!tables.isEmpty() && tables.stream().allMatch(table -> holdsNothing(table, database))) {
      LOG.warn("The first start was broken off before it had stored anything; it begins anew");
      database.sql("drop all objects").update();
    }
  }

  /** The others may be in use by another node, which makes its tables right now. */
  private static boolean isInThisProcess(String url) {
    return url.startsWith("jdbc:h2:")
        && !url.startsWith("jdbc:h2:tcp:")
        && !url.startsWith("jdbc:h2:ssl:")
        && !url.toUpperCase(Locale.ROOT).contains("AUTO_SERVER=TRUE");
  }

  private static List<String> tables(JdbcClient database) {
    return database
        .sql(
            """
            select table_schema || '.' || table_name from information_schema.tables
            where table_schema <> 'INFORMATION_SCHEMA' and table_type = 'BASE TABLE'
            """)
        .query(String.class)
        .list();
  }

  private static boolean holdsNothing(String table, JdbcClient database) {
    String name = table.substring(table.indexOf('.') + 1);
    return ABOUT_TABLES.contains(name)
        || database
            .sql(
                "select 1 from \"%s\" fetch first 1 row only"
                    .formatted(table.replace(".", "\".\"")))
            .query(Integer.class)
            .optional()
            .isEmpty();
  }
}
