package id.loketprakerja.query;

import id.loketprakerja.Refusal;
import id.loketprakerja.web.LimitProperties;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/**
 * Refuses a query that asks for more than {@link LimitProperties} let it: conditions and sort
 * orders, those of its alternatives included, and values that its conditions list.
 *
 * <p>Every kind of query keeps them in fields of its own, so the fields are looked at: a list of
 * texts, numbers or dates is one condition's values, a list of anything else is one of conditions.
 */
@Component
public class QueryBounds {

  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle(QueryBounds.class.getPackageName() + ".messages", Locale.ROOT);

  /** What a kind of query adds to what all have. */
  private static final ClassValue<List<Field>> LISTS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return listsOf(type);
        }
      };

  private final LimitProperties limits;

  QueryBounds(LimitProperties limits) {
    this.limits = limits;
  }

  /**
   * Looks at a query before it is carried out or stored.
   *
   * @throws Refusal when it asks too much
   */
  public void check(ListQueryParameterObject query) {
    Weight weight = new Weight();
    weight.add(query);
    refuseAbove("tooManyConditions", limits.queryConditions(), weight.conditions);
    refuseAbove("tooManyValues", limits.queryValues(), weight.values);
  }

  private static void refuseAbove(String text, int limit, int found) {
    if (found > limit) {
      throw new Refusal(
          new MessageFormat(TEXTS.getString(text), Locale.ROOT)
              .format(new Object[] {String.valueOf(found), String.valueOf(limit)}));
    }
  }

  private static List<Field> listsOf(Class<?> type) {
    List<Field> lists = new ArrayList<>();
    for (Class<?> part = type;
        part != null && part != AbstractQuery.class && part != ListQueryParameterObject.class;
        part = part.getSuperclass()) {
      for (Field field : part.getDeclaredFields()) {
        Class<?> kind = field.getType();
        boolean several =
            kind.isArray()
                || Collection.class.isAssignableFrom(kind)
                || Map.class.isAssignableFrom(kind);
        if (several && !Modifier.isStatic(field.getModifiers())) {
          ReflectionUtils.makeAccessible(field);
          lists.add(field);
        }
      }
    }
    return lists;
  }

  private static final class Weight {

    private int conditions;
    private int values;

    void add(ListQueryParameterObject query) {
      conditions += query.getOrderingProperties().size();
      if (query instanceof AbstractQuery<?, ?> ofEngine) {
        conditions += ofEngine.getExpressions().size();
      }
      for (Field list : LISTS.get(query.getClass())) {
        elements(ReflectionUtils.getField(list, query)).stream()
            // A query with alternatives keeps itself as the first of them.
            .filter(element -> element != query)
            .forEach(this::addElement);
      }
    }

    private void addElement(Object element) {
      if (element instanceof ListQueryParameterObject alternative) {
        conditions++;
        add(alternative);
      } else if (isValue(element)) {
        values++;
      } else {
        conditions++;
      }
    }

    private static boolean isValue(Object element) {
      return element == null
          || element instanceof CharSequence
          || element instanceof Number
          || element instanceof Boolean
          || element instanceof Date
          || element instanceof Enum<?>;
    }

    private static Collection<?> elements(Object list) {
      if (list instanceof Collection<?> collection) {
        return collection;
      }
      if (list instanceof Map<?, ?> map) {
        return map.entrySet();
      }
      return list instanceof Object[] array ? Arrays.asList(array) : List.of();
    }
  }
}
