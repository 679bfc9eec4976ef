package id.loketprakerja.deployment;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loketprakerja.form.BrowserPattern;
import id.loketprakerja.privacy.PersonalData;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A Camunda Form, as far as a deployment is concerned: its id, and what its parts are and keep. */
record FormFile(String name, JsonNode content) {

  /** Each would bring a file or a strange page into the counter. */
  private static final Set<String> REFUSED = Set.of("filepicker", "documentPreview", "iframe");

  /** What of a part makes the value that is submitted; the rest only shows something. */
  private static final Set<String> VALUES = Set.of("expression", "valuesKey", "valuesExpression");

  /** Keys of what nobody is asked for here: passwords, user names, identity numbers and photos. */
  private static final Pattern SECRET =
      Pattern.compile(
          "pass|sandi|pwd|nik$|^nik|username|selfie(file|photo)|fotoKtp", Pattern.CASE_INSENSITIVE);

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads the form.
   *
   * @throws FileTooComplexException when it is too deep or too large for the engine
   * @throws IOException when it is not JSON
   */
  static FormFile read(String name, byte[] content) throws IOException {
    try {
      JsonNode form = JSON.readTree(content);
      FileTooComplexException.checkParts(parts(form, 1, name), name);
      return new FormFile(name, form);
    } catch (StreamConstraintsException deeperThanJacksonReads) {
      throw FileTooComplexException.tooDeep(name);
    }
  }

  private static int parts(JsonNode node, int depth, String name) throws FileTooComplexException {
    FileTooComplexException.checkDepth(depth, name);
    if (node.asText().startsWith("=")) {
      FileTooComplexException.checkText(node.asText(), name);
    }
    int parts = 1;
    for (JsonNode inner : node) {
      parts += parts(inner, depth + 1, name);
    }
    return parts;
  }

  String id() {
    return content.path("id").asText();
  }

  void check(PersonalData personalData, Consumer<String> faults) {
    if (id().isEmpty()) {
      faults.accept(name + ": formulir tidak mempunyai id.");
    }
    Set<String> types = new TreeSet<>();
    content.findValues("type").forEach(type -> types.add(type.asText()));
    types.retainAll(REFUSED);
    types.forEach(
        type -> faults.accept("%s: bagian %s tidak diizinkan. Hapuslah.".formatted(name, type)));
    content.findValues("key").stream()
        .map(JsonNode::asText)
        .filter(key -> SECRET.matcher(key).find())
        .forEach(
            key ->
                faults.accept(
                    "%s: isian %s tidak diizinkan. Kata sandi, nama pengguna, NIK, dan foto tidak pernah diminta di sini."
                        .formatted(name, key)));
    content.findValues("validate").stream()
        .map(rules -> rules.path("pattern").asText())
        .filter(pattern -> !isReadable(pattern))
        .forEach(pattern -> faults.accept(name + ": " + FaultTexts.of("form.pattern", pattern)));
    content.findParents("properties").stream()
        .filter(part -> part.path("properties").has(PersonalData.KEPT))
        .filter(part -> !part.path("description").asText().contains("disimpan"))
        .forEach(
            part ->
                faults.accept(
                    "%s: isian %s disimpan setelah kasus selesai (kept). Tulislah pada keterangannya (description) bahwa isian itu disimpan."
                        .formatted(name, part.path("key").asText())));
    VALUES.stream()
        .flatMap(property -> content.findValues(property).stream())
        .flatMap(value -> personalData.namedIn(value.asText()).stream())
        .forEach(variable -> faults.accept(name + ": " + BpmnCheck.personal(variable)));
  }

  private static boolean isReadable(String pattern) {
    try {
      BrowserPattern.compile(pattern);
      return true;
    } catch (PatternSyntaxException unreadable) {
      return false;
    }
  }
}
