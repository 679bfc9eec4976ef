package id.loketprakerja.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A Camunda Form, as far as a deployment is concerned: its id and the kinds of its parts. */
record FormFile(String name, JsonNode content) {

  /** Each would bring a file or a strange page into the counter. */
  private static final Set<String> REFUSED = Set.of("filepicker", "documentPreview", "iframe");

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads the form.
   *
   * @throws IOException when it is not JSON
   */
  static FormFile read(String name, byte[] content) throws IOException {
    return new FormFile(name, JSON.readTree(content));
  }

  String id() {
    return content.path("id").asText();
  }

  void check(Consumer<String> faults) {
    if (id().isEmpty()) {
      faults.accept(name + ": formulir tidak mempunyai id.");
    }
    Set<String> types = new TreeSet<>();
    content.findValues("type").forEach(type -> types.add(type.asText()));
    types.retainAll(REFUSED);
    types.forEach(
        type -> faults.accept("%s: bagian %s tidak diizinkan. Hapuslah.".formatted(name, type)));
  }
}
