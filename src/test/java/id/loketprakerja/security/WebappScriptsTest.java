package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The list of what scripts of others the webapps hold, and why their known holes are not open here,
 * against the very files that go into the jar.
 */
class WebappScriptsTest {

  private static final String ROOT = "META-INF/resources/";
  private static final String LICENCES = "webjars/camunda/lib/deps.js.LICENSE.txt";

  /** Settings, replaced by ours. */
  private static final String CONFIG = "scripts/config.js";

  private static final Pattern LICENCE =
      Pattern.compile("@license (@?[^@\\s]+)@(\\d\\S*)(?:\\s|$)");

  /** How most libraries tell their version to who asks. */
  private static final Pattern VERSION =
      Pattern.compile("(?i)\\b(?:version|full)[\"']?\\s*[:=]\\s*[\"'](\\d+\\.\\d+\\.\\d+)[\"']");

  private static JsonNode list;
  private static Map<String, byte[]> scripts;
  private static String licences;

  @BeforeAll
  static void read() throws IOException {
    list = new ObjectMapper().readTree(Path.of(".ci", "webapp-scripts.json").toFile());
    scripts = files("**/*.js");
    scripts.keySet().removeIf(name -> name.endsWith(CONFIG));
    licences = text(files(LICENCES.substring(LICENCES.indexOf('/') + 1)).get(LICENCES));
  }

  /** Of the webapps' own jar; those of ours lie beside it. */
  private static Map<String, byte[]> files(String pattern) throws IOException {
    Map<String, byte[]> found = new TreeMap<>();
    for (String folder : List.of("webjars/", "plugin/")) {
      for (Resource file :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:" + ROOT + folder + pattern)) {
        String address = file.getURL().toString();
        if (address.contains("camunda-webapp-webjar")) {
          found.put(StringUtils.substringAfterLast(address, ROOT), file.getContentAsByteArray());
        }
      }
    }
    return found;
  }

  @Test
  void everyScriptIsListedAsItIs() throws Exception {
    Map<String, String> sums = new TreeMap<>();
    for (Map.Entry<String, byte[]> script : scripts.entrySet()) {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(script.getValue());
      sums.put(script.getKey(), HexFormat.of().formatHex(sum));
    }
    Map<String, String> listed = new TreeMap<>();
    list.get("files").fields().forEachRemaining(e -> listed.put(e.getKey(), e.getValue().asText()));

    assertThat(sums).hasSizeGreaterThan(10).isEqualTo(listed);
  }

  @Test
  void everyLibraryThatTellsItsVersionIsListedWithIt() {
    List<String> told =
        LICENCE
            .matcher(licences)
            .results()
            .map(found -> found.group(1) + " " + found.group(2))
            .toList();
    List<String> versions =
        scripts.values().stream()
            .flatMap(script -> VERSION.matcher(text(script)).results())
            .map(found -> found.group(1))
            .toList();

    assertThat(libraries().map(library -> library.get("name").asText() + " " + version(library)))
        .hasSizeGreaterThan(100)
        .doesNotHaveDuplicates()
        .containsAll(told);
    assertThat(libraries().map(WebappScriptsTest::version)).containsAll(versions);
  }

  @Test
  void whatIsListedIsThere() {
    String all = everything();
    assertThat(
            libraries()
                .filter(
                    library ->
                        library.has("banner")
                            ? !(all + licences).contains(library.get("banner").asText())
                            : !licences.contains(
                                "@license "
                                    + library.get("name").asText()
                                    + "@"
                                    + version(library))))
        .isEmpty();
  }

  static Stream<JsonNode> knownHoles() throws IOException {
    read();
    return libraries().flatMap(library -> stream(library.path("holes")));
  }

  /** A hole that needs an option or a call is closed as long as nobody makes use of it. */
  @ParameterizedTest
  @MethodSource("knownHoles")
  void aKnownHoleHasItsReason(JsonNode hole) {
    assertThat(hole.get("id").asText()).matches("(CVE|GHSA)-.+");
    assertThat(hole.get("mended").asText()).isNotBlank();
    assertThat(hole.get("because").asText()).isNotBlank();
    String all = everything();
    hole.path("words")
        .fields()
        .forEachRemaining(
            word ->
                assertThat(StringUtils.countMatches(all, word.getKey()))
                    .as(word.getKey())
                    .isEqualTo(word.getValue().asInt()));
  }

  private static String everything() {
    return String.join("\n", scripts.values().stream().map(WebappScriptsTest::text).toList());
  }

  private static Stream<JsonNode> libraries() {
    return stream(list.get("libraries"));
  }

  private static String version(JsonNode library) {
    return library.get("version").asText();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }
}
