package id.loketprakerja.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Keeps a line of figures for each rule that a test has tried to break, until the build shows all
 * of them at its end.
 */
public final class RuleFigures {

  private static final Path FOLDER = Path.of("target", "figures");

  private RuleFigures() {}

  /**
   * Shows a line at once and keeps it for the end of the build.
   *
   * @param rule what has been tried, such as "rule 3"; lines are shown in its order
   * @param subject what the figures are of; the same rule and subject replace an earlier line
   */
  public static void report(String rule, String subject, String figures) {
    String line = "%s: %s: %s".formatted(rule, subject, figures);
    System.out.println(line);
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(fileName(rule + " " + subject)), line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fileName(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".txt";
  }

  /**
   * Shows all lines and forgets them, so that the next build shows only its own.
   *
   * @param folder the build's folder
   */
  public static void main(String[] folder) throws IOException {
    Path figures = Path.of(folder[0]).resolve(FOLDER.getFileName());
    if (!Files.isDirectory(figures)) {
      return;
    }
    try (Stream<Path> files = Files.list(figures)) {
      List<Path> lines = files.sorted().toList();
      System.out.println("Figures:");
      for (Path line : lines) {
        System.out.println("  " + Files.readString(line));
        Files.delete(line);
      }
    }
  }
}
