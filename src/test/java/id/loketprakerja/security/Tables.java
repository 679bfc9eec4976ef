package id.loketprakerja.security;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What every table of the database holds: the number of its rows and a sum of their hashes, read
 * with one statement. So it can be asked before and after each of many calls.
 */
final class Tables {

  /**
   * What changes without the call that is looked at.
   *
   * <p>{@code SIGN_IN_*}: whoever proves a password by HTTP Basic is remembered at the door, before
   * the call. {@code ACT_RU_METER_LOG}: every quarter of an hour a thread of the engine's stores
   * how often something has been done, by anybody.
   */
  private static final Set<String> OTHERWISE_WRITTEN =
      Set.of("SIGN_IN_FAILURES", "SIGN_IN_PLACE", "ACT_RU_METER_LOG");

  private final JdbcClient database;
  private final String statement;
  private Map<String, String> seen = Map.of();
  private int looks;

  Tables(JdbcClient database) {
    this.database = database;
    this.statement =
        database
            .sql(
                """
                select t.table_name, c.column_name, c.data_type
                from information_schema.tables t
                join information_schema.columns c
                  on c.table_schema = t.table_schema and c.table_name = t.table_name
                where t.table_schema = 'PUBLIC' and t.table_type = 'BASE TABLE'
                order by t.table_name, c.ordinal_position
                """)
            .query((row, i) -> new Column(row.getString(1), row.getString(2), row.getString(3)))
            .list()
            .stream()
            .filter(column -> !OTHERWISE_WRITTEN.contains(column.table))
            .collect(groupingBy(Column::table))
            .entrySet()
            .stream()
            .map(table -> select(table.getKey(), table.getValue()))
            .collect(joining("\nunion all "));
  }

  private record Column(String table, String name, String type) {

    /** As text that tells nothing from an empty text. */
    String text() {
      String value = type.contains("BINARY") ? "rawtohex(%s)" : "cast(%s as varchar)";
      return ("coalesce(" + value + ", '~')").formatted('"' + name + '"');
    }
  }

  /** Forgets what has changed so far. */
  void look() {
    seen = read();
  }

  /** The tables that have changed since they were last looked at. */
  Set<String> changes() {
    Map<String, String> before = seen;
    look();
    looks++;
    return seen.entrySet().stream()
        .filter(table -> !table.getValue().equals(before.get(table.getKey())))
        .map(Map.Entry::getKey)
        .collect(toCollection(TreeSet::new));
  }

  /** How often {@link #changes} has been asked for. */
  int looks() {
    return looks;
  }

  /** Rows and hash of each table. */
  private Map<String, String> read() {
    Map<String, String> tables = new HashMap<>();
    RowCallbackHandler rows =
        row -> tables.put(row.getString(1), row.getString(2) + " " + row.getString(3));
    database.sql(statement).query(rows);
    return tables;
  }

  private static String select(String table, List<Column> columns) {
    return "select '%s', count(*), coalesce(sum(ora_hash(concat_ws('|', %s))), 0) from \"%s\""
        .formatted(table, columns.stream().map(Column::text).collect(joining(", ")), table);
  }
}
