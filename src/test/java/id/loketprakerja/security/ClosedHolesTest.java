package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the build's check for published vulnerabilities passes over is held by a test, and told in
 * the README.
 */
class ClosedHolesTest {

  private static final Path TESTS = Path.of("src/test/java/id/loketprakerja/security");

  private static final Pattern RULE = Pattern.compile("<suppress\\b.*?</suppress>", Pattern.DOTALL);

  private static final Pattern HOLE = Pattern.compile("<cve>(.+?)</cve>");

  private static final Pattern HELD_BY = Pattern.compile("Held by (\\w+)\\.</notes>");

  private static final String STATE = "\\((CVE-\\d+-\\d+(, )?)+\\) \\| (closed|not reachable)\\b";

  static Stream<String> rulesThatPassOverAHole() throws IOException {
    return rules().filter(rule -> !rule.contains("<cpe "));
  }

  @ParameterizedTest
  @MethodSource("rulesThatPassOverAHole")
  void whatIsPassedOverIsHeldByATest(String rule) throws IOException {
    // given a rule for one version
    assertThat(rule).containsPattern("@\\d+(\\\\\\.\\d+)+\\$</packageUrl>");
    List<String> holes = all(HOLE, rule);
    assertThat(holes).as(rule).isNotEmpty();
    List<String> tests = all(HELD_BY, rule);
    assertThat(tests).as(rule).hasSize(1);
    // when its test and the list of published holes are read
    String test = Files.readString(TESTS.resolve(tests.get(0) + ".java"));
    List<String> told = Files.readAllLines(Path.of("README.md"));
    // then both know each hole, and the list says what became of it and where that is held
    for (String hole : holes) {
      assertThat(test).contains(hole);
      assertThat(told)
          .filteredOn(line -> line.startsWith("|") && line.contains(hole))
          .singleElement(STRING)
          .containsPattern(STATE)
          .contains("`" + tests.get(0) + "`");
    }
  }

  private static Stream<String> rules() throws IOException {
    return RULE.matcher(Files.readString(Path.of(".ci/closed-holes.xml")))
        .results()
        .map(MatchResult::group);
  }

  private static List<String> all(Pattern pattern, String rule) {
    return pattern.matcher(rule).results().map(result -> result.group(1)).toList();
  }
}
