package id.loketprakerja.model;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.Escalation;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Signal;

/**
 * The classes that spell the names of a model: {@code ServiceDayProcess} for {@code service-day}.
 *
 * <p>Their String constants stand in nested classes (or interfaces) that say what they name:
 *
 * <ul>
 *   <li>{@code Elements}: ids of flow nodes and flows
 *   <li>{@code Messages}, {@code Signals}: names; {@code Escalations}, {@code Errors}: codes
 *   <li>{@code Forms}: ids of forms
 *   <li>{@code Variables}: variables that the model, one of its forms or its decision names
 *   <li>{@code HiddenVariables}: variables that only delegates use and nothing else names
 *   <li>any other place: some word of the model, its forms or its decision
 * </ul>
 */
final class ProcessConstants {

  private static final Pattern ELEMENT_ID =
      Pattern.compile(
          "(startEvent|endEvent|event|boundaryEvent|gateway|flow|subProcess|callActivity|\\w+Task)_\\w+");

  private final Class<?> type;
  private final ModelFolder folder;

  ProcessConstants(Class<?> type, ModelFolder folder) {
    this.type = type;
    this.folder = folder;
  }

  /** The process classes of the application. */
  static List<Class<?>> classes() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("id.loketprakerja")
            .stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(found -> found.getSimpleName().matches("[A-Z]\\w+Process"))
            .<Class<?>>map(JavaClass::reflect)
            .toList();
  }

  /** The variables named by the class of a process; none when it has no class. */
  static Set<String> variablesOf(String process) {
    return classes().stream()
        .map(type -> new ProcessConstants(type, ModelFolder.DEPLOYED))
        .filter(constants -> constants.process().equals(process))
        .flatMap(constants -> constants.variables().stream())
        .collect(Collectors.toSet());
  }

  /**
   * The id of the process that the class names: {@code service-day} for {@code ServiceDayProcess}.
   */
  String process() {
    return type.getSimpleName()
        .replaceFirst("Process$", "")
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
        .toLowerCase();
  }

  Set<String> variables() {
    return values().entrySet().stream()
        .filter(group -> Set.of("Variables", "HiddenVariables").contains(group.getKey()))
        .flatMap(group -> group.getValue().stream())
        .collect(Collectors.toSet());
  }

  /** The constants that their model does not know. */
  List<String> problems() {
    if (!folder.hasProcess(process())) {
      return List.of(type.getName() + " spells names of " + process() + ", which does not exist");
    }
    BpmnModelInstance model = ModelFiles.read(folder.models().resolve(process() + ".bpmn"));
    String text = folder.textOf(process());
    List<String> problems = new ArrayList<>();
    values()
        .forEach(
            (group, values) ->
                values.stream()
                    .filter(value -> !isKnown(group, value, model, text))
                    .forEach(value -> problems.add(group + ": " + value)));
    return problems;
  }

  private boolean isKnown(String group, String value, BpmnModelInstance model, String text) {
    if (ELEMENT_ID.matcher(value).matches()) {
      return model.getModelElementById(value) instanceof FlowElement;
    }
    return switch (group) {
      case "Elements" -> model.getModelElementById(value) instanceof FlowElement;
      case "Messages" -> all(model, Message.class).anyMatch(m -> value.equals(m.getName()));
      case "Signals" -> all(model, Signal.class).anyMatch(s -> value.equals(s.getName()));
      case "Escalations" ->
          all(model, Escalation.class).anyMatch(e -> value.equals(e.getEscalationCode()));
      case "Errors" -> all(model, Error.class).anyMatch(e -> value.equals(e.getErrorCode()));
      case "Forms" -> folder.hasForm(value);
      case "HiddenVariables" -> !names(text, value);
      default -> names(text, value);
    };
  }

  private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Stream<T> all(
      BpmnModelInstance model, Class<T> kind) {
    return model.getModelElementsByType(kind).stream();
  }

  private static boolean names(String text, String word) {
    return Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])").matcher(text).find();
  }

  /** All String constants, by the simple name of the class that holds them. */
  private Map<String, List<String>> values() {
    Map<String, List<String>> values = new TreeMap<>();
    Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredClasses()))
        .forEach(
            group -> {
              for (Field field : group.getDeclaredFields()) {
                if (field.getType() == String.class && Modifier.isStatic(field.getModifiers())) {
                  values
                      .computeIfAbsent(group.getSimpleName(), name -> new ArrayList<>())
                      .add(value(field));
                }
              }
            });
    return values;
  }

  private static String value(Field field) {
    try {
      field.setAccessible(true);
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
