package id.loketprakerja.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.joda.time.ReadableInstant;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The words that an expression in a model may use: the beans that are made for models, those of
 * their methods that the application's own models call, and what asks a value without changing
 * anything.
 *
 * <p>Nothing is listed for the beans: who adds a method to a model in {@code processes/} offers it
 * to every analyst.
 */
@Component
class ModelWords {

  static final Set<String> FUNCTIONS =
      Set.of("now", "dateTime", "currentUser", "currentUserGroups");

  private static final String OWN_MODELS = "classpath*:processes/*.bpmn";
  private static final String OWN_CODE =
      ClassUtils.getPackageName(ModelWords.class.getPackageName());

  private static final Set<String> OF_CASE =
      Set.of(
          "getVariable",
          "getVariableLocal",
          "hasVariable",
          "hasVariableLocal",
          "getId",
          "getProcessInstance",
          "getProcessInstanceId",
          "getBusinessKey",
          "getProcessBusinessKey",
          "getTenantId",
          "getEventName",
          "getCurrentActivityId",
          "getCurrentActivityName");

  private static final Set<String> OF_TASK =
      Set.of(
          "getVariable",
          "getVariableLocal",
          "hasVariable",
          "hasVariableLocal",
          "getId",
          "getExecution",
          "getProcessInstanceId",
          "getTenantId",
          "getEventName",
          "getName",
          "getTaskDefinitionKey",
          "getAssignee",
          "getOwner",
          "getCreateTime",
          "getDueDate",
          "getPriority",
          // The rules of the counter watch over who it may be.
          "setAssignee");

  private static final Set<String> OF_TIME =
      Set.of(
          "plusYears",
          "plusMonths",
          "plusWeeks",
          "plusDays",
          "plusHours",
          "plusMinutes",
          "plusSeconds",
          "minusYears",
          "minusMonths",
          "minusWeeks",
          "minusDays",
          "minusHours",
          "minusMinutes",
          "minusSeconds",
          "getYear",
          "getMonthValue",
          "getDayOfMonth",
          "getDayOfWeek",
          "getHour",
          "getMinute",
          "isBefore",
          "isAfter",
          "isEqual",
          "equals",
          "toDate",
          "toLocalDate",
          "toInstant",
          "toString");

  private static final Map<Class<?>, Set<String>> OF_VALUES =
      Map.of(
          CharSequence.class,
          Set.of(
              "length",
              "isEmpty",
              "isBlank",
              "contains",
              "startsWith",
              "endsWith",
              "equals",
              "equalsIgnoreCase",
              "toLowerCase",
              "toUpperCase",
              "strip",
              "trim",
              "substring",
              "indexOf",
              "concat",
              "replace",
              "toString"),
          Number.class,
          Set.of("intValue", "longValue", "doubleValue", "equals", "compareTo", "toString"),
          Boolean.class,
          Set.of("booleanValue", "equals", "toString"),
          java.util.Date.class,
          Set.of("getTime", "before", "after", "equals", "toInstant", "toString"),
          java.time.temporal.TemporalAccessor.class,
          OF_TIME,
          ReadableInstant.class,
          OF_TIME,
          Collection.class,
          Set.of("size", "isEmpty", "contains", "containsAll", "get", "indexOf"),
          Map.class,
          Set.of("size", "isEmpty", "containsKey", "containsValue", "get"),
          DmnDecisionResult.class,
          Set.of("getSingleResult", "getFirstResult", "getSingleEntry", "collectEntries"),
          DmnDecisionResultEntries.class,
          Set.of("getFirstEntry", "getSingleEntry", "getEntry"));

  private final ApplicationContext application;
  private volatile Map<String, Set<String>> calls;

  ModelWords(ApplicationContext application) {
    this.application = application;
  }

  /** Whether a model may name the bean as the Java behind one of its elements. */
  boolean isDelegate(String name) {
    Class<?> type = ownType(name);
    return type != null
        && (JavaDelegate.class.isAssignableFrom(type)
            || ExecutionListener.class.isAssignableFrom(type)
            || TaskListener.class.isAssignableFrom(type));
  }

  boolean isBean(String name) {
    return isDelegate(name) || calls().containsKey(name) && ownType(name) != null;
  }

  Object bean(String name) {
    return application.getBean(name);
  }

  /** Whether the name is a bean's at all, for models or not. */
  boolean isAnyBean(String name) {
    return application.containsBean(name);
  }

  boolean isWordOfBean(String bean, String method) {
    return calls().getOrDefault(bean, Set.of()).contains(method);
  }

  /** Whether a method of that name may be called on the case or its task. */
  static boolean isWordOfCase(String method) {
    return OF_CASE.contains(method) || OF_TASK.contains(method);
  }

  /** Whether a method of that name may be called on some value, as far as its name tells. */
  boolean isWordOfValue(String method) {
    return isWordOfCase(method)
        || OF_VALUES.values().stream().anyMatch(words -> words.contains(method))
        || calls().getOrDefault("", Set.of()).contains(method);
  }

  /** Whether the method may be called on the very object that an expression has reached. */
  boolean mayCall(Object target, String method) {
    if (target instanceof DelegateExecution) {
      return OF_CASE.contains(method);
    }
    if (target instanceof DelegateTask) {
      return OF_TASK.contains(method);
    }
    Class<?> type = ClassUtils.getUserClass(target);
    if (isOwn(type)) {
      return type.isRecord()
          ? List.of(type.getRecordComponents()).stream()
              .anyMatch(part -> part.getName().equals(method))
          : calls().entrySet().stream()
              .anyMatch(
                  word -> word.getValue().contains(method) && type.equals(ownType(word.getKey())));
    }
    return OF_VALUES.entrySet().stream()
        .anyMatch(words -> words.getKey().isInstance(target) && words.getValue().contains(method));
  }

  /** Whether the property may be read from the very object that an expression has reached. */
  boolean mayRead(Object target, Object property) {
    boolean holdsValues =
        target instanceof Map || target instanceof List || target.getClass().isArray();
    return holdsValues || getters(property).stream().anyMatch(method -> mayCall(target, method));
  }

  static List<String> getters(Object property) {
    String name = StringUtils.capitalize(String.valueOf(property));
    return List.of("get" + name, "is" + name);
  }

  private Class<?> ownType(String name) {
    if (!application.containsBean(name)) {
      return null;
    }
    Class<?> type = application.getType(name);
    return type != null && isOwn(ClassUtils.getUserClass(type))
        ? ClassUtils.getUserClass(type)
        : null;
  }

  private static boolean isOwn(Class<?> type) {
    return (type.getPackageName() + ".").startsWith(OWN_CODE + ".");
  }

  /** The methods that the own models call, by bean; those on what a bean gave under "". */
  private Map<String, Set<String>> calls() {
    Map<String, Set<String>> found = calls;
    if (found == null) {
      found = readCalls();
      calls = found;
    }
    return found;
  }

  private Map<String, Set<String>> readCalls() {
    Map<String, Set<String>> found = new HashMap<>();
    for (String text : textsOfOwnModels()) {
      for (ModelExpression.Call call : ModelExpression.of(text).calls()) {
        boolean ofBean = application.containsBean(call.target());
        found
            .computeIfAbsent(ofBean ? call.target() : "", name -> new HashSet<>())
            .add(call.method());
      }
    }
    return found;
  }

  private List<String> textsOfOwnModels() {
    List<String> texts = new ArrayList<>();
    try {
      for (Resource model : application.getResources(OWN_MODELS)) {
        ModelFile.read(model.getFilename(), model.getContentAsByteArray())
            .texts()
            .filter(ModelExpression::isOne)
            .forEach(texts::add);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (XMLStreamException malformed) {
      throw new IllegalStateException("One of the application's own models is no XML", malformed);
    }
    return texts;
  }
}
