package id.loketprakerja.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.Test;

/**
 * The SOP's items, the property {@code sop} of the models' elements and the table under "## SOP" in
 * README.md say the same: which item is done by which element.
 */
class SopTest {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** The written procedure: 31 numbered items, one on cleaning and one on like and dislike. */
  private static final List<String> ITEMS =
      Stream.concat(
              IntStream.rangeClosed(1, 31).mapToObj(Integer::toString),
              Stream.of("cleaning", "feedback"))
          .toList();

  @Test
  void modelsAndReadmeCarryEveryItemAlike() {
    Map<String, Set<String>> inModels =
        itemsIn(ModelFiles.processes().stream().map(ModelFiles::read).toList());
    Map<String, Set<String>> inReadme = itemsIn(ModelFiles.text(Path.of("README.md")));

    assertThat(disagreements(inModels, inReadme)).isEmpty();
  }

  @Test
  void disagreementsAreFoundInEitherDirection() {
    String readme =
        """
        # A project

        | item | what | element(s) |
        | --- | --- | --- |
        | 30 | another table | `userTask_other` |

        ## SOP

        | item | what | element(s) |
        |---|---|---|
        | 1 | to the desk | `userTask_guide`, `userTask_lead` |
        | 2 | e-mail | `userTask_checkEmail` |
        | 32 | no such item | `userTask_guide` |
        | cleaning | clean | (`model.bpmn`) `userTask_clean` |

        ## After

        | 3 | not the SOP table any more | `userTask_account` |
        """;
    Map<String, Set<String>> inReadme = itemsIn(readme);
    assertThat(inReadme)
        .containsOnlyKeys("1", "2", "32", "cleaning")
        .containsEntry("1", Set.of("userTask_guide", "userTask_lead"))
        .containsEntry("cleaning", Set.of("userTask_clean"));

    Map<String, Set<String>> inModels =
        Map.of(
            "1", Set.of("userTask_guide"),
            "2", Set.of("userTask_checkEmail"),
            "cleaning", Set.of("userTask_clean"),
            "feeback", Set.of("userTask_feedback"));
    List<String> disagreements = disagreements(inModels, inReadme);
    assertThat(disagreements)
        .contains(
            "1: userTask_lead is in the README but not in the models",
            "3: no element carries it",
            "3: the README does not list it",
            "32: is no item of the SOP",
            "32: userTask_guide is in the README but not in the models",
            "feeback: is no item of the SOP",
            "feeback: userTask_feedback is in the models but not in the README")
        .noneMatch(text -> text.startsWith("2:"))
        .noneMatch(text -> text.startsWith("cleaning:"));
  }

  private static List<String> disagreements(
      Map<String, Set<String>> inModels, Map<String, Set<String>> inReadme) {
    List<String> disagreements = new ArrayList<>();
    Set<String> items = new LinkedHashSet<>();
    Stream.of(ITEMS, inModels.keySet(), inReadme.keySet()).forEach(items::addAll);
    for (String item : items) {
      Set<String> modelled = inModels.getOrDefault(item, Set.of());
      Set<String> listed = inReadme.getOrDefault(item, Set.of());
      if (!ITEMS.contains(item)) {
        disagreements.add(item + ": is no item of the SOP");
      }
      if (modelled.isEmpty() && ITEMS.contains(item)) {
        disagreements.add(item + ": no element carries it");
      }
      if (listed.isEmpty() && ITEMS.contains(item)) {
        disagreements.add(item + ": the README does not list it");
      }
      modelled.stream()
          .filter(element -> !listed.contains(element))
          .forEach(
              element ->
                  disagreements.add(
                      item + ": " + element + " is in the models but not in the README"));
      listed.stream()
          .filter(element -> !modelled.contains(element))
          .forEach(
              element ->
                  disagreements.add(
                      item + ": " + element + " is in the README but not in the models"));
    }
    return disagreements;
  }

  /** The elements that carry an item, by item. */
  private static Map<String, Set<String>> itemsIn(List<BpmnModelInstance> models) {
    Map<String, Set<String>> items = new TreeMap<>();
    for (BpmnModelInstance model : models) {
      for (CamundaProperty property : model.getModelElementsByType(CamundaProperty.class)) {
        if (property.getCamundaName().equals("sop")) {
          CamundaProperties properties = (CamundaProperties) property.getParentElement();
          BaseElement element = (BaseElement) properties.getParentElement().getParentElement();
          Arrays.stream(property.getCamundaValue().split(","))
              .forEach(
                  item ->
                      items
                          .computeIfAbsent(item.strip(), key -> new TreeSet<>())
                          .add(element.getId()));
        }
      }
    }
    return items;
  }

  /** The rows of the table under "## SOP": the item and the element ids written as code. */
  private static Map<String, Set<String>> itemsIn(String readme) {
    return readme
        .lines()
        .dropWhile(line -> !line.strip().equals("## SOP"))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("|"))
        .map(line -> line.split("\\|"))
        .filter(cells -> cells.length >= 4 && cells[1].strip().matches("\\d+|(?!item$)[a-z]+"))
        .collect(
            Collectors.toMap(
                cells -> cells[1].strip(),
                cells -> elementsIn(cells[3]),
                (first, second) ->
                    Stream.concat(first.stream(), second.stream()).collect(Collectors.toSet()),
                TreeMap::new));
  }

  private static Set<String> elementsIn(String cell) {
    return CODE.matcher(cell)
        .results()
        .map(found -> found.group(1))
        .filter(text -> !text.contains("."))
        .collect(Collectors.toSet());
  }
}
