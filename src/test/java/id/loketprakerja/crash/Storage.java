package id.loketprakerja.crash;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The database that outlives the application; opened here only while the application is down. */
interface Storage extends AutoCloseable {

  /** What the application is told about it, as environment variables. */
  Map<String, String> settings();

  /** Looks at what the crash has left. */
  void look(Consumer<JdbcClient> reader) throws IOException;

  /** Changes it, as time or another node would have. */
  void change(Consumer<JdbcClient> writer) throws IOException;

  @Override
  void close() throws IOException;

  /** Lends one connection for all that is to be asked: there are hundreds of questions. */
  static void lend(String url, String user, Consumer<JdbcClient> borrower) {
    SingleConnectionDataSource connection = new SingleConnectionDataSource(url, user, "", true);
    try {
      borrower.accept(JdbcClient.create(connection));
    } finally {
      connection.destroy();
    }
  }
}
