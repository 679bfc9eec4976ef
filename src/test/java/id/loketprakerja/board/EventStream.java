package id.loketprakerja.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A page that listens to a board's events. */
final class EventStream implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final HttpURLConnection connection;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  EventStream(int port, String office) throws Exception {
    connection =
        (HttpURLConnection)
            URI.create("http://localhost:" + port + "/board/" + office + "/events")
                .toURL()
                .openConnection();
    if (connection.getResponseCode() != 200) {
      return;
    }
    InputStream body = connection.getInputStream();
    Thread reader =
        new Thread(
            () -> {
              try (Scanner text = new Scanner(body, StandardCharsets.UTF_8)) {
                while (text.hasNextLine()) {
                  lines.add(text.nextLine());
                }
              }
            });
    reader.setDaemon(true);
    reader.start();
  }

  int status() throws Exception {
    return connection.getResponseCode();
  }

  List<String> header(String name) {
    return connection.getHeaderFields().getOrDefault(name, List.of());
  }

  /** The next event with a board that is as wanted. */
  JsonNode board(Predicate<JsonNode> wanted) throws InterruptedException {
    JsonNode event = event();
    while (event.get("board").isNull() || !wanted.test(event.get("board"))) {
      event = event();
    }
    return event.get("board");
  }

  /** The next event. */
  JsonNode event() throws InterruptedException {
    for (; ; ) {
      String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("the stream has fallen silent");
      }
      if (line.startsWith("data:")) {
        try {
          return new ObjectMapper().readTree(line.substring("data:".length()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}
