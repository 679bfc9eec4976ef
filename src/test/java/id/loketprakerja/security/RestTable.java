package id.loketprakerja.security;

import id.loketprakerja.security.RestCalls.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each group gets from each call, as {@code src/test/resources/security/rest-calls.txt} has
 * it. One line is {@code METHOD path | officer technicalAssistant manager analyst administrator |
 * body or query}.
 */
final class RestTable {

  static final List<String> PEOPLE =
      List.of("petugas1", "pendamping1", "manajer1", "analis1", "admin");

  private static final Path FILE = Path.of("src/test/resources/security/rest-calls.txt");

  private final Map<Call, Row> rows = new LinkedHashMap<>();

  private RestTable() {}

  /**
   * One line.
   *
   * @param answers one for each of the {@link #PEOPLE}: yes, none (an empty list, a count of zero),
   *     no, or bad (the call is wrong, whoever makes it)
   * @param body the body of the request, or its query
   */
  record Row(List<String> answers, String body) {

    String query() {
      return body.startsWith("?") ? body : "";
    }

    String json() {
      return body.startsWith("?") ? "" : body;
    }
  }

  static RestTable read() {
    RestTable table = new RestTable();
    try {
      for (String line : Files.readAllLines(FILE)) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] parts = line.split(" \\| ?", 3);
        String[] call = parts[0].strip().split(" ", 2);
        table.rows.put(
            new Call(call[0], call[1]),
            new Row(Arrays.asList(parts[1].strip().split(" +")), parts[2].strip()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  Map<Call, Row> rows() {
    return rows;
  }

  /** The table in the form of the file, with other answers in it. */
  static String line(Call call, List<String> answers, Row row) {
    return "%-96s | %-4s %-4s %-4s %-4s %-4s | %s"
        .formatted(
            call,
            answers.get(0),
            answers.get(1),
            answers.get(2),
            answers.get(3),
            answers.get(4),
            row.body())
        .strip();
  }
}
