package id.loketprakerja.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** A list of words beside this class; a line that begins with # is a remark. */
final class WordList {

  private WordList() {}

  static Set<String> read(String file) {
    try (InputStream list = WordList.class.getResourceAsStream(file)) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Word.of(line).stream())
          .map(Word::letters)
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file, unreadable);
    }
  }
}
