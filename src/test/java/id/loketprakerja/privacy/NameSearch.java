package id.loketprakerja.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import id.loketprakerja.figures.RuleFigures;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks for a participant's name in all that the installation keeps or says: every column of every
 * table, binary ones too, the SQL dump, and the log from the beginning of the test.
 */
public final class NameSearch {

  /** Like no other word, so that a part of it is found as well. */
  public static final String NAME = "Peserta Qurrotulaini Ujianingsih";

  private static final String RARE_PART = "qurrotulaini";

  /** Whose finest lines are searched too; not those that write down statements and requests. */
  private static final List<String> TALKATIVE =
      Stream.concat(
              Stream.of("id.loketprakerja"),
              Stream.of("bpmn", "cmd", "context", "core", "jobexecutor", "pvm")
                  .map("org.camunda.bpm.engine."::concat))
          .toList();

  private final String kind;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private JdbcClient database;
  private int cases;
  private int tables;
  private int logLines;
  private int findings;

  /**
   * @param kind of what kind the cases are, for the figures
   */
  public NameSearch(String kind) {
    this.kind = kind;
  }

  public void begin(JdbcClient ofTest) {
    database = ofTest;
    cases++;
    log.list.clear();
    log.start();
    logger(Logger.ROOT_LOGGER_NAME).addAppender(log);
    for (String name : TALKATIVE) {
      logger(name).setLevel(Level.DEBUG);
      // Too much for the build's log.
      logger(name).setAdditive(false);
      logger(name).addAppender(log);
    }
  }

  public void end() {
    logger(Logger.ROOT_LOGGER_NAME).detachAppender(log);
    for (String name : TALKATIVE) {
      logger(name).setLevel(null);
      logger(name).setAdditive(true);
      logger(name).detachAppender(log);
    }
    log.stop();
    logLines += log.list.size();
  }

  /** For the build's log. */
  public void print() {
    RuleFigures.report(
        "rule 6",
        "personal data, " + kind,
        "cases %d, tables searched %d, log lines %d, findings %d"
            .formatted(cases, tables, logLines, findings));
  }

  /** The case goes on: the name is where its forms need it. */
  public void findsItOnlyInTheOpenCase() {
    finds(List.of("ACT_RU_VARIABLE"));
    assertTheLogDoesNotTell();
  }

  public void findsNothing() {
    finds(List.of());
    List<String> dump =
        database.sql("script").query(String.class).list().stream()
            .flatMap(String::lines)
            .filter(NameSearch::tells)
            .toList();
    findings += dump.size();
    assertThat(dump).as("lines of the SQL dump").isEmpty();
    assertTheLogDoesNotTell();
  }

  private void finds(List<String> expected) {
    List<String> found = tablesWith(value -> tells(text(value)));
    findings += (int) found.stream().filter(table -> !expected.contains(table)).count();
    assertThat(found).as("tables that hold the name").isEqualTo(expected);
  }

  /** The tables, the views aside, in which some column of some row is like this. */
  public List<String> tablesWith(Predicate<Object> wanted) {
    List<String> all =
        database
            .sql(
                """
                select table_name from information_schema.tables
                where table_schema = 'PUBLIC' order by table_name
                """)
            .query(String.class)
            .list();
    tables += all.size();
    return all.stream()
        .filter(
            table ->
                database.sql("select * from \"" + table + "\"").query().listOfRows().stream()
                    .map(Map::values)
                    .flatMap(Collection::stream)
                    .anyMatch(wanted))
        .toList();
  }

  public void assertTheLogDoesNotTell() {
    assertThat(log.list).as("log lines to search").isNotEmpty();
    List<String> telling =
        log.list.stream()
            .flatMap(
                event ->
                    Stream.of(
                        event.getFormattedMessage(),
                        event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy())))
            .filter(NameSearch::tells)
            .toList();
    findings += telling.size();
    assertThat(telling).as("log").isEmpty();
  }

  private static boolean tells(String text) {
    return text.toLowerCase(Locale.ROOT).contains(RARE_PART);
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(value);
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}
