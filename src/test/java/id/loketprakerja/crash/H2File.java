package id.loketprakerja.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The file that the application makes by default, below the folder in which it is started. */
final class H2File implements Storage {

  private static final String FILE = "loket.mv.db";

  private final Path data;
  private final Path copy;

  H2File(Path folder) {
    this.data = folder.resolve("data");
    this.copy = folder.resolve("copy");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of();
  }

  /** In a copy, so that the application itself finds the file as the crash has left it. */
  @Override
  public void look(Consumer<JdbcClient> reader) throws IOException {
    Files.createDirectories(copy);
    Files.copy(data.resolve(FILE), copy.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    open(copy, reader);
  }

  @Override
  public void change(Consumer<JdbcClient> writer) {
    open(data, writer);
  }

  private static void open(Path folder, Consumer<JdbcClient> user) {
    String url = "jdbc:h2:file:%s/loket;TRACE_LEVEL_FILE=0".formatted(folder.toAbsolutePath());
    Storage.lend(url, "sa", user);
  }

  @Override
  public void close() {
    // The file is all there is.
  }
}
