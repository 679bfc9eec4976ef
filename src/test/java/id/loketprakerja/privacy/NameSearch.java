package id.loketprakerja.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import id.loketprakerja.figures.RuleFigures;
import java.io.ByteArrayOutputStream;
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
 * Looks for each part of a participant's name in all that the installation keeps or says: every
 * column of every table, binary ones too, the SQL dump, and the log from the beginning of the test,
 * as an appender of the application writes it.
 */
public final class NameSearch {

  /** Each part is like no other word, so that it is found by itself as well. */
  public static final String NAME = "Qurrotulaini Ujianingsih";

  private static final List<String> PARTS = List.of("qurrotulaini", "ujianingsih");

  /** Whose finest lines are searched too; not those that write down statements and requests. */
  private static final List<String> TALKATIVE =
      Stream.concat(
              Stream.of("id.loketprakerja"),
              Stream.of("bpmn", "cmd", "context", "core", "jobexecutor", "pvm")
                  .map("org.camunda.bpm.engine."::concat))
          .toList();

  private final String kind;
  private final Runnable cover;
  private final OutputStreamAppender<ILoggingEvent> log = new OutputStreamAppender<>();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private JdbcClient database;
  private int cases;
  private int tables;
  private int logLines;
  private int findings;

  /**
   * @param kind of what kind the cases are, for the figures
   */
  public NameSearch(String kind) {
    this(kind, DiscreetLog::cover);
  }

  /**
   * @param cover what the application does with the appenders of its log
   */
  NameSearch(String kind, Runnable cover) {
    this.kind = kind;
    this.cover = cover;
  }

  public void begin(JdbcClient ofTest) {
    database = ofTest;
    cases++;
    LoggerContext context = logger(Logger.ROOT_LOGGER_NAME).getLoggerContext();
    PatternLayoutEncoder lines = new PatternLayoutEncoder();
    lines.setContext(context);
    lines.setPattern("%level %logger %msg%n%ex{full}");
    lines.setCharset(StandardCharsets.UTF_8);
    lines.start();
    log.setContext(context);
    log.setEncoder(lines);
    log.setOutputStream(written);
    log.start();
    written.reset();
    logger(Logger.ROOT_LOGGER_NAME).addAppender(log);
    for (String name : TALKATIVE) {
      logger(name).setLevel(Level.DEBUG);
      // Too much for the build's log.
      logger(name).setAdditive(false);
      logger(name).addAppender(log);
    }
    cover.run();
  }

  public void end() {
    logger(Logger.ROOT_LOGGER_NAME).detachAppender(log);
    for (String name : TALKATIVE) {
      logger(name).setLevel(null);
      logger(name).setAdditive(true);
      logger(name).detachAppender(log);
    }
    log.stop();
    logLines += (int) lines().count();
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
    assertThat(lines()).as("log lines to search").isNotEmpty();
    List<String> telling = lines().filter(NameSearch::tells).toList();
    findings += telling.size();
    assertThat(telling).as("log").isEmpty();
  }

  /** Whether the log has such a line; only what has been said can be without a name. */
  boolean logContains(String words) {
    return lines().anyMatch(line -> line.contains(words));
  }

  private Stream<String> lines() {
    return written.toString(StandardCharsets.UTF_8).lines();
  }

  private static boolean tells(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    return PARTS.stream().anyMatch(small::contains);
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
