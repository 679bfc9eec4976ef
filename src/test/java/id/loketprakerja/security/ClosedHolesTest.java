package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the build's check for known holes passes over is closed by a test, and told in the README.
 */
class ClosedHolesTest {

  private static final Path TESTS = Path.of("src/test/java/id/loketprakerja/security");

  private static final Pattern RULE = Pattern.compile("<suppress\\b.*?</suppress>", Pattern.DOTALL);

  private static final Pattern HOLE = Pattern.compile("<cve>(.+?)</cve>");

  private static final Pattern HELD_BY = Pattern.compile("Held by (\\w+)\\.</notes>");

  static Stream<String> rulesThatPassOverAHole() throws IOException {
    return rules().filter(rule -> !rule.contains("<cpe "));
  }

  @ParameterizedTest
  @MethodSource("rulesThatPassOverAHole")
  void whatIsPassedOverIsHeldByATest(String rule) throws IOException {
    // given a rule for one hole of one version
    String hole = only(HOLE, rule);
    assertThat(rule).containsPattern("@\\d+(\\\\\\.\\d+)+\\$</packageUrl>");
    // when its test and the list of published holes are read
    String test = Files.readString(TESTS.resolve(only(HELD_BY, rule) + ".java"));
    String readme = Files.readString(Path.of("README.md"));
    // then both know the hole
    assertThat(test).contains(hole);
    assertThat(readme).contains("(" + hole + ") | closed");
  }

  private static Stream<String> rules() throws IOException {
    return RULE.matcher(Files.readString(Path.of(".ci/closed-holes.xml")))
        .results()
        .map(MatchResult::group);
  }

  private static String only(Pattern pattern, String rule) {
    var found = pattern.matcher(rule).results().map(result -> result.group(1)).toList();
    assertThat(found).as(rule).hasSize(1);
    return found.get(0);
  }
}
