package id.loketprakerja.privacy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the other tests rely on: a name that is somewhere is found. */
class NameSearchTest {

  private final Logger log = LoggerFactory.getLogger(getClass());
  private final NameSearch search = new NameSearch("control", () -> {});
  private final SingleConnectionDataSource connection =
      new SingleConnectionDataSource("jdbc:h2:mem:", true);
  private final JdbcClient database = JdbcClient.create(connection);

  @BeforeEach
  void begin() {
    search.begin(database);
  }

  @AfterEach
  void end() {
    search.end();
    connection.destroy();
  }

  @Test
  void givenNothing_whenSearched_thenNothingIsFound() {
    log.debug("nobody is here");

    search.findsNothing();
  }

  @Test
  void givenNoLog_whenSearched_thenThatProvesNothing() {
    assertThatThrownBy(search::findsNothing).hasMessageContaining("log lines to search");
  }

  @Test
  void givenANameInALine_whenSearched_thenItIsFound() {
    log.debug("{} is here", NameSearch.NAME);

    assertThatThrownBy(search::findsNothing).hasMessageContaining("is here");
  }

  @Test
  void givenAPartOfANameInALine_whenSearched_thenItIsFound() {
    for (String part : NameSearch.NAME.split(" ")) {
      search.end();
      search.begin(database);
      log.debug("IBU {} is here", part.toUpperCase(Locale.ROOT));
      assertThatThrownBy(search::findsNothing).hasMessageContaining("is here");
    }
  }

  @Test
  void givenANameInTheCauseOfAFailure_whenSearched_thenItIsFound() {
    log.debug("broken", new IllegalStateException(new IllegalStateException(NameSearch.NAME)));

    assertThatThrownBy(search::findsNothing).hasMessageContaining(NameSearch.NAME);
  }

  @Test
  void givenANameInAnyColumn_whenSearched_thenItsTableIsFound() {
    log.debug("nobody is here");
    database.sql("create table guests (id int, picture varbinary)").update();
    database.sql("insert into guests values (1, ?)").param(NameSearch.NAME.getBytes()).update();

    assertThatThrownBy(search::findsNothing).hasMessageContaining("GUESTS");
  }

  @Test
  void givenANameInTheDumpAlone_whenSearched_thenItIsFound() {
    log.debug("nobody is here");
    database.sql("comment on schema public is '%s'".formatted(NameSearch.NAME)).update();

    assertThatThrownBy(search::findsNothing).hasMessageContaining("lines of the SQL dump");
  }
}
