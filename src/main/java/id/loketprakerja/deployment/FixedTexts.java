package id.loketprakerja.deployment;

import static id.loketprakerja.deployment.BpmnCheck.BPMN;
import static id.loketprakerja.deployment.BpmnCheck.CAMUNDA;

import id.loketprakerja.deployment.ModelFile.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DateTimeUtil;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.query.Query;

/**
 * Holds what a model says in fixed text, in place of an expression, against what the engine makes
 * of it: times, numbers, people. It looks at none of them before a case comes there, and then the
 * case goes no further.
 */
class FixedTexts {

  private static final Map<String, String> CALENDARS =
      Map.of(
          "dueDate", DueDateBusinessCalendar.NAME,
          "followUpDate", DueDateBusinessCalendar.NAME,
          "timeDate", DueDateBusinessCalendar.NAME,
          "timeCycle", CycleBusinessCalendar.NAME,
          "timeDuration", DurationBusinessCalendar.NAME);

  private static final Set<String> NUMBERS =
      Set.of("priority", "calledElementVersion", "formRefVersion", "decisionRefVersion");

  private static final Set<String> USERS =
      Set.of("assignee", "candidateUsers", "candidateStarterUsers");

  private static final Set<String> GROUPS = Set.of("candidateGroups", "candidateStarterGroups");

  private static final Pattern WEEKS = Pattern.compile("P(\\d+)W");

  private static final long ONE_SECOND = 1000;

  private static final long MOST_REPETITIONS = 100_000;

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

  /** How BPMN itself, without the engine's attributes, names who may take a task. */
  private static final Pattern PERFORMER = Pattern.compile("(user|group)\\(\\s*(.*?)\\s*\\)");

  private final ModelFile model;
  private final Consumer<String> faults;
  private final Map<String, Boolean> users = new HashMap<>();
  private final Map<String, Boolean> groups = new HashMap<>();

  private FixedTexts(ModelFile model, Consumer<String> faults) {
    this.model = model;
    this.faults = faults;
  }

  static void check(ModelFile model, Consumer<String> faults) {
    FixedTexts check = new FixedTexts(model, faults);
    for (Part part : model.parts()) {
      if (part.namespace().equals(BPMN)) {
        part.attributes()
            .forEach(
                (name, value) -> {
                  if (name.getNamespaceURI().equals(CAMUNDA)) {
                    check.attribute(part, name.getLocalPart(), value);
                  }
                });
      }
      check.text(part, part.text().toString().strip());
    }
  }

  private void attribute(Part part, String name, String value) {
    if (ModelExpression.isOne(value)) {
      return;
    }
    if (CALENDARS.containsKey(name)) {
      time(part, name, value);
    } else if (NUMBERS.contains(name) && !NUMBER.matcher(value).matches()) {
      fault(part, "fixed.number", name, value);
    } else if (USERS.contains(name)) {
      list(value).forEach(id -> user(part, id));
    } else if (GROUPS.contains(name)) {
      list(value).forEach(id -> group(part, id));
    }
  }

  private void text(Part part, String text) {
    boolean condition = part.is(BPMN, "conditionExpression", "condition", "completionCondition");
    if (condition && !isWholeExpression(text)) {
      fault(part, "fixed.condition", text);
    }
    if (condition || ModelExpression.isOne(text)) {
      return;
    }
    if (part.is(BPMN, "timeDate", "timeCycle", "timeDuration")) {
      time(part, part.local(), text);
    } else if (part.is(BPMN, "loopCardinality") && !NUMBER.matcher(text).matches()) {
      fault(part, "fixed.number", part.local(), text);
    } else if (part.is(CAMUNDA, "failedJobRetryTimeCycle")) {
      list(text)
          .filter(interval -> !isRead(DurationBusinessCalendar.NAME, interval))
          .forEach(interval -> fault(part, "fixed.retries", interval));
    } else if (part.is(BPMN, "formalExpression")) {
      performers(part, text);
    }
  }

  private void performers(Part part, String text) {
    Part role = part.parent() == null ? null : part.parent().parent();
    if (role == null) {
      return;
    }
    if (role.is(BPMN, "humanPerformer")) {
      user(part, text);
    } else if (role.is(BPMN, "potentialOwner")) {
      list(text)
          .forEach(
              one -> {
                Matcher performer = PERFORMER.matcher(one);
                if (!performer.matches()) {
                  group(part, one);
                } else if (performer.group(1).equals("user")) {
                  user(part, performer.group(2));
                } else {
                  group(part, performer.group(2));
                }
              });
    }
  }

  private void time(Part part, String what, String text) {
    if (!isRead(CALENDARS.get(what), text)) {
      fault(part, "fixed." + what, text);
    }
  }

  private static boolean isRead(String calendar, String text) {
    try {
      if (text.startsWith("R") && !isCountable(text)) {
        return false;
      }
      Context.getProcessEngineConfiguration()
          .getBusinessCalendarManager()
          .getBusinessCalendar(calendar)
          .resolveDuedate(text);
      return true;
    } catch (RuntimeException | DatatypeConfigurationException unreadable) {
      return false;
    }
  }

  /**
   * The engine counts repetitions one by one, from their beginning or end to now; with R/PT0S it
   * would be busy for minutes, each time.
   */
  private static boolean isCountable(String repetition) throws DatatypeConfigurationException {
    long now = ClockUtil.getCurrentTime().getTime();
    long period = 0;
    List<Long> dates = new ArrayList<>();
    for (String part : repetition.split("/")) {
      if (part.startsWith("P")) {
        String days = WEEKS.matcher(part).replaceFirst("P$1D");
        period =
            DatatypeFactory.newInstance().newDuration(days).getTimeInMillis(new Date(now))
                * (days.equals(part) ? 1 : 7);
      } else if (!part.startsWith("R")) {
        dates.add(DateTimeUtil.parseDate(part).getTime());
      }
    }
    if (dates.size() == 2) {
      period = dates.get(1) - dates.get(0);
    }
    long between = dates.isEmpty() ? 0 : Math.abs(now - dates.get(0));
    return period >= ONE_SECOND && between / period <= MOST_REPETITIONS;
  }

  private void user(Part part, String id) {
    if (!users.computeIfAbsent(id, one -> isThere(identity().createUserQuery().userId(one)))) {
      fault(part, "fixed.user", id);
    }
  }

  private void group(Part part, String id) {
    if (!groups.computeIfAbsent(id, one -> isThere(identity().createGroupQuery().groupId(one)))) {
      fault(part, "fixed.group", id);
    }
  }

  private static IdentityService identity() {
    return Context.getProcessEngineConfiguration().getIdentityService();
  }

  /** An analyst may not see all accounts, but may name them. */
  private static boolean isThere(Query<?, ?> query) {
    return Context.getCommandContext().runWithoutAuthorization(query::count) > 0;
  }

  private static boolean isWholeExpression(String text) {
    return (text.startsWith("${") || text.startsWith("#{")) && text.endsWith("}");
  }

  private static Stream<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(one -> !one.isEmpty());
  }

  private void fault(Part part, String key, Object... arguments) {
    faults.accept(BpmnCheck.place(model, part) + FaultTexts.of(key, arguments));
  }
}
