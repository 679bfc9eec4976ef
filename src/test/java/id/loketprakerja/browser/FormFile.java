package id.loketprakerja.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One of our forms as its file has it: what can be filled in, and what is wrong with too little.
 */
record FormFile(String name, List<Field> fields) {

  private static final Path FOLDER = Path.of("forms");
  private static final String ENDING = ".form";

  static Stream<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString().replace(ENDING, "")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FormFile of(String name) {
    try {
      JsonNode components =
          new ObjectMapper()
              .readTree(FOLDER.resolve(name + ENDING).toFile())
              .withArray("components");
      return new FormFile(
          name,
          StreamSupport.stream(components.spliterator(), false)
              .filter(component -> component.has("label") && component.has("key"))
              .filter(component -> !component.path("type").asText().equals("expression"))
              .map(Field::new)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Fills in too much or nothing.
   *
   * @return what is to be said about it, by field
   */
  Map<Field, String> fillInWrongly(Form form) {
    Map<Field, String> complaints = new LinkedHashMap<>();
    for (Field field : fields) {
      field.fillInWrongly(form).ifPresent(complaint -> complaints.put(field, complaint));
    }
    return complaints;
  }

  /** Gives every answer there is to give but those of lists with several, without a mouse. */
  void fillIn(Form form) {
    Keyboard keyboard = new Keyboard(form.locator().page());
    // Tasklist does not forget that a text was too long when a later answer hides it.
    fields.stream()
        .filter(field -> !field.type().equals("taglist"))
        .sorted(Comparator.comparing(field -> !field.type().startsWith("text")))
        .forEach(field -> field.fillIn(form, keyboard));
  }

  /** Something to fill in. */
  record Field(JsonNode component) {

    String label() {
      return component.path("label").asText();
    }

    private String type() {
      return component.path("type").asText();
    }

    private String key() {
      return component.path("key").asText();
    }

    private JsonNode rule(String name) {
      return component.path("validate").path(name);
    }

    /** What must be there is missing; a text that need not be is too long. */
    private Optional<String> fillInWrongly(Form form) {
      if (rule("required").asBoolean()) {
        return Optional.of(
            switch (type()) {
              case "checkbox" -> "Harus dicentang.";
              case "radio" -> "Pilih satu jawaban.";
              case "taglist" -> "Pilih sedikitnya satu.";
              default -> "Wajib diisi.";
            });
      }
      if (rule("maxLength").isInt()) {
        form.fill(label(), "x".repeat(rule("maxLength").asInt() + 1));
        return Optional.of("Isi paling banyak %s karakter.".formatted(rule("maxLength").asText()));
      }
      return Optional.empty();
    }

    private void fillIn(Form form, Keyboard keyboard) {
      if (type().equals("radio")) {
        keyboard.tick(
            form.answer(label(), component.path("values").path(0).path("label").asText()));
        return;
      }
      Locator field = form.field(label());
      // Some are only there under a condition: what is missing, as long as a box is empty.
      if (field.isHidden()) {
        return;
      }
      switch (type()) {
        case "checkbox" -> keyboard.tick(field);
        case "number" -> keyboard.write(field, key().equals("temperature") ? "36.5" : "5");
        // No other answer may hold the name.
        default ->
            keyboard.write(
                field, key().equals("participantName") ? "Peserta Uji" : "Sudah dicatat");
      }
    }
  }
}
