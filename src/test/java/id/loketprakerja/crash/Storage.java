package id.loketprakerja.crash;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

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
}
