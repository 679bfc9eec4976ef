package id.loketprakerja.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the file of the built-in database holds of a row that was deleted. */
class DeletedRowsTest {

  @TempDir Path folder;

  @Test
  void givenADeletedName_whenTheApplicationHasStopped_thenTheFileDoesNotHoldIt()
      throws IOException {
    SingleConnectionDataSource connection = new SingleConnectionDataSource(url(), "sa", "", true);
    JdbcClient database = JdbcClient.create(connection);
    database.sql("create table guest (id int primary key, name varchar(100))").update();
    database.sql("insert into guest values (1, ?)").param(NameSearch.NAME).update();
    assertThat(file()).contains(NameSearch.NAME);
    database.sql("delete from guest").update();

    connection.destroy();

    assertThat(file()).contains("GUEST").doesNotContain(NameSearch.NAME);
  }

  /** The application's own, but in another folder. */
  private String url() throws IOException {
    return new YamlPropertySourceLoader()
        .load("application", new ClassPathResource("application.yaml"))
        .get(0)
        .getProperty("spring.datasource.url")
        .toString()
        .replace("./data", folder.toAbsolutePath().toString());
  }

  private String file() throws IOException {
    return Files.readString(folder.resolve("loket.mv.db"), StandardCharsets.ISO_8859_1);
  }
}
