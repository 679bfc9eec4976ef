package id.loketprakerja.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

class ConnectionPoolsTest {

  private static final String URL = "jdbc:postgresql://localhost/loket";

  @Test
  void givenAStatementThatWorks_whenItTakesAsLongAsItMay_thenItsServerIsNotTakenForGone()
      throws IOException {
    Duration given = seconds(prepared(new HikariDataSource(), URL), "socketTimeout");

    PropertySource<?> settings =
        new YamlPropertySourceLoader()
            .load("application", new ClassPathResource("application.yaml"))
            .get(0);
    Duration ofOurs =
        DurationStyle.detectAndParse(
            settings.getProperty("spring.jdbc.template.query-timeout").toString());
    Duration ofTheEngine =
        Duration.ofSeconds(
            (Integer)
                settings.getProperty(
                    "camunda.bpm.generic-properties.properties.jdbc-statement-timeout"));
    assertThat(ofOurs).isPositive().isEqualTo(ofTheEngine).isLessThan(given);
  }

  @Test
  void givenASettingOfTheOffice_whenThePoolIsPrepared_thenItStays() {
    HikariDataSource own = new HikariDataSource();
    own.addDataSourceProperty("socketTimeout", "40");

    assertThat(seconds(prepared(own, URL), "socketTimeout")).hasSeconds(40);
  }

  private static HikariDataSource prepared(HikariDataSource pool, String url) {
    pool.setJdbcUrl(url);
    new ConnectionPools().postProcessBeforeInitialization(pool, "dataSource");
    return pool;
  }

  private static Duration seconds(HikariDataSource pool, String name) {
    return Duration.ofSeconds(Long.parseLong(pool.getDataSourceProperties().getProperty(name)));
  }
}
