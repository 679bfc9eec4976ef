package id.loketprakerja.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be left, and what must not, when everybody has gone home. */
final class Ending {

  private Ending() {}

  /** What is stuck or lost at the end of a day. */
  static List<String> leftOver(Counter counter, Snapshot end) {
    List<String> faults = new ArrayList<>();
    if (!end.status().equals("ENDED")) {
      faults.add("The day is " + end.status());
    }
    if (end.ticketsIn("ENDED").size() != end.tickets().size()) {
      faults.add("Not all tickets have ended: " + end.tickets());
    }
    end.desks().values().stream()
        .filter(desk -> counter.usableDesks().contains(desk.number()))
        .filter(desk -> !desk.state().equals("FREE"))
        .forEach(desk -> faults.add(desk + " is not free"));
    if (!counter.openCases().isEmpty()) {
      faults.add("Cases go on: " + counter.openCases() + " with " + counter.tasks());
    }
    if (!counter.timers().isEmpty()) {
      faults.add("Timers are left: " + counter.timers());
    }
    long incidents = counter.engine().getRuntimeService().createIncidentQuery().count();
    if (incidents > 0) {
      faults.add(incidents + " incidents");
    }
    return faults;
  }

  /** The tables that still hold a participant's name. */
  static List<String> tablesWithNames(Counter counter) {
    JdbcClient database = counter.database();
    List<String> tables =
        database
            .sql(
                """
            select table_name from information_schema.tables
            where lower(table_schema) = 'public' and table_type = 'BASE TABLE' order by table_name
            """)
            .query(String.class)
            .list();
    assertThat(tables).as("tables to search").isNotEmpty();
    return tables.stream().filter(table -> holdsAName(database, table)).toList();
  }

  private static boolean holdsAName(JdbcClient database, String table) {
    return database.sql("select * from \"" + table + "\"").query().listOfRows().stream()
        .map(Map::values)
        .flatMap(Collection::stream)
        .map(
            value ->
                value instanceof byte[] bytes
                    ? new String(bytes, StandardCharsets.UTF_8)
                    : String.valueOf(value))
        .anyMatch(text -> text.contains(Counter.NAME));
  }
}
