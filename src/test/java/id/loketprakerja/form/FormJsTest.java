package id.loketprakerja.form;

import static id.loketprakerja.form.RandomForm.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import id.loketprakerja.browser.BrowserExtension;
import id.loketprakerja.figures.RuleFigures;
import id.loketprakerja.privacy.Discretion;
import id.loketprakerja.privacy.PersonalData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The check against form-js itself, in a real browser at Tasklist's version: what the one accepts
 * the other accepts, for our own forms and for forms made up from a seed.
 */
@ExtendWith(BrowserExtension.class)
class FormJsTest {

  private static final Path NODE = Path.of("src", "test", "node");
  private static final Path FORM_JS =
      NODE.resolve(Path.of("node_modules", "@bpmn-io", "form-js", "dist", "form-viewer.umd.js"));
  private static final Path FILL_IN = Path.of("src", "test", "resources", "form", "fill-in.js");

  private static final FormExpressions EXPRESSIONS =
      new FormExpressions(new ScalaFeelEngine(List.of()));

  /** How many forms are made up, and how often each form is filled in. */
  private static final int FORMS = Boolean.getBoolean("loket.stress") ? 700 : 100;

  private static final int TIMES = Boolean.getBoolean("loket.stress") ? 10 : 4;

  /** Where the server is stricter than the browser on purpose, and how it says so. */
  private static final Map<String, String> STRICTER =
      Map.of(
          "characters that a database cannot store",
          "berisi karakter yang tidak dapat disimpan",
          "text longer than a variable can be",
          "isi paling banyak 4000 karakter",
          "phone numbers and addresses in a text",
          "jangan menulis");

  private static final FreeTexts TEXTS =
      new FreeTexts(
          new PersonalData(Set.of(), Set.of(), Set.of(), Set.of()),
          () -> new Discretion(List.of(), Set.of()));

  /** Where the browser is stricter; none of our forms asks for a phone number. */
  private static final String LOOSER = "codes of countries that there are";

  private final Map<String, Integer> byRule = new TreeMap<>();
  private int entered;
  private int acceptedByBoth;
  private int refusedByBoth;

  @Test
  void givenOurFormsAndOthers_whenFilledInInTheBrowser_thenTheServerSaysTheSame(Browser browser)
      throws IOException, InterruptedException {
    List<ObjectNode> cases = new ArrayList<>();
    try (Stream<Path> forms = Files.list(Path.of("forms"))) {
      for (Path form : forms.sorted().toList()) {
        cases.addAll(filledIn(json(Files.readString(form)), form.hashCode()));
      }
    }
    for (int seed = 0; seed < FORMS; seed++) {
      cases.addAll(filledIn(new RandomForm(new Random(seed)).make(), seed));
    }

    List<String> differences = new ArrayList<>();
    JsonNode answers = filledInBy(browser, cases);
    for (int i = 0; i < cases.size(); i++) {
      compare(cases.get(i), answers.get(i)).ifPresent(differences::add);
    }

    RuleFigures.report(
        "rule 7",
        "form check against form-js",
        "cases %d, entries %d, accepted by both %d, refused by both %d, stricter by rule %s"
            .formatted(cases.size(), entered, acceptedByBoth, refusedByBoth, byRule));
    Files.write(Path.of("target", "form-js.txt"), differences);
    assertThat(differences).isEmpty();
    assertThat(List.of(entered, acceptedByBoth, refusedByBoth)).doesNotContain(0);
  }

  private static List<ObjectNode> filledIn(JsonNode form, long seed) {
    List<ObjectNode> cases = new ArrayList<>();
    for (int time = 0; time < TIMES; time++) {
      Random random = new Random(31 * seed + time);
      ObjectNode variables = RandomForm.variables(random, form);
      ObjectNode filled = new ObjectMapper().createObjectNode();
      filled.set("schema", form);
      filled.set("variables", variables);
      filled.put("rows", random.nextInt(3));
      enter(random, form, variables, List.of(""), filled.putArray("entries"));
      cases.add(filled);
    }
    return cases;
  }

  private static void enter(
      Random random, JsonNode container, JsonNode variables, List<String> rows, ArrayNode entries) {
    for (JsonNode component : container.path("components")) {
      if (component.has("components")) {
        boolean list = component.path("isRepeating").asBoolean();
        enter(random, component, variables, list ? inRows(rows) : rows, entries);
      } else if (component.has("key")) {
        for (String row : rows) {
          if (random.nextInt(5) > 0) {
            ObjectNode entry = entries.addObject();
            entry.put("field", component.path("id").asText()).put("row", row);
            entry.set(
                "value",
                RandomEntry.by(random, component, RandomEntry.options(component, variables)));
          }
        }
      }
    }
  }

  private static List<String> inRows(List<String> outer) {
    return outer.stream()
        .flatMap(
            row -> Stream.of("0", "1", "2").map(inner -> row.isEmpty() ? inner : row + "_" + inner))
        .toList();
  }

  private static JsonNode filledInBy(Browser browser, List<ObjectNode> cases)
      throws IOException, InterruptedException {
    Process install =
        new ProcessBuilder("node", "install.mjs").directory(NODE.toFile()).inheritIO().start();
    assertThat(install.waitFor()).as("npm ci in " + NODE).isZero();
    try (Page page = browser.newPage()) {
      page.addScriptTag(new Page.AddScriptTagOptions().setPath(FILL_IN));
      page.addScriptTag(new Page.AddScriptTagOptions().setPath(FORM_JS));
      return json((String) page.evaluate("cases => fillInAll(cases)", cases.toString()));
    }
  }

  /** What the two say differently, unless it is by rule. */
  private Optional<String> compare(ObjectNode filled, JsonNode answer) {
    if (answer.has("failure")) {
      return Optional.of("breakdown: %s%n  case: %s".formatted(answer, filled));
    }
    entered += answer.path("entered").asInt();
    JsonNode variables = filled.path("variables");
    List<String> faults =
        new FormCheck(FormSchema.of(filled.path("schema")), EXPRESSIONS, variables::path, TEXTS)
            .faults(answer.withObject("/data"));
    boolean accepted = answer.path("errors").isEmpty();
    if (accepted == faults.isEmpty()) {
      acceptedByBoth += accepted ? 1 : 0;
      refusedByBoth += accepted ? 0 : 1;
      return Optional.empty();
    }
    Optional<String> rule = accepted ? stricter(faults) : looser(filled, answer);
    rule.ifPresent(name -> byRule.merge(name, 1, Integer::sum));
    return Optional.of("server: %s%n  browser: %s%n  case: %s".formatted(faults, answer, filled))
        .filter(difference -> rule.isEmpty());
  }

  /** The rule by which the server refuses, if each of the faults has one. */
  private static Optional<String> stricter(List<String> faults) {
    return faults.stream().allMatch(fault -> STRICTER.values().stream().anyMatch(fault::contains))
        ? STRICTER.entrySet().stream()
            .filter(rule -> faults.get(0).contains(rule.getValue()))
            .map(Map.Entry::getKey)
            .findFirst()
        : Optional.empty();
  }

  /** The rule by which the browser refuses, if each of its faults is such a number. */
  private static Optional<String> looser(ObjectNode filled, JsonNode answer) {
    Set<String> unknown =
        filled.path("entries").findParents("value").stream()
            .filter(entry -> RandomEntry.OF_NO_COUNTRY.equals(entry.path("value").asText()))
            .map(entry -> entry.path("field").asText())
            .collect(Collectors.toSet());
    Set<String> phones =
        filled.path("schema").findParents("validate").stream()
            .filter(field -> "phone".equals(field.at("/validate/validationType").asText()))
            .map(field -> field.path("id").asText())
            .filter(unknown::contains)
            .collect(Collectors.toSet());
    return Optional.of("(looser) " + LOOSER)
        .filter(
            rule ->
                StreamSupport.stream(answer.path("errors").spliterator(), false)
                    .map(JsonNode::asText)
                    .allMatch(phones::contains));
  }
}
