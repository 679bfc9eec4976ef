package id.loketprakerja.deployment;

import id.loketprakerja.Refusal;
import id.loketprakerja.privacy.PersonalData;
import java.beans.FeatureDescriptor;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/**
 * Evaluates expressions with {@link ModelWords} only, wherever they come from: models of any age,
 * decisions, filters, queries.
 *
 * <p>The engine's own would let them reach every bean of the application and every public method of
 * what a bean or a case gives, which is to say everything.
 */
class GuardedExpressions extends JuelExpressionManager {

  /** An expression without a case stands in a query (CVE-2026-109432); our filters need these. */
  static final Set<String> OF_QUERIES = Set.of("${currentUser()}", "${now()}");

  private final ModelWords words;
  private final PersonalData personalData;

  GuardedExpressions(ModelWords words, PersonalData personalData) {
    this.words = words;
    this.personalData = personalData;
  }

  @Override
  public Expression createExpression(String text) {
    return new Guarded(createValueExpression(text), this, text);
  }

  /** Leaves out the functions of libraries, Spin's among them. */
  @Override
  public void addFunction(String name, Method function) {
    if (ModelWords.FUNCTIONS.contains(name)) {
      super.addFunction(name, function);
    }
  }

  @Override
  protected ELResolver createElResolver() {
    CompositeELResolver resolvers = new CompositeELResolver();
    resolvers.add(new VariableScopeElResolver());
    resolvers.add(new VariableContextElResolver());
    resolvers.add(new Beans(words));
    resolvers.add(new ArrayELResolver(true));
    resolvers.add(new ListELResolver(true));
    resolvers.add(new MapELResolver(true));
    resolvers.add(new BeanELResolver(true));
    return new Guard(resolvers, words, personalData);
  }

  /** Refuses a query's expression, whichever part of the query holds it. */
  static void checkQuery(String text) {
    if (!OF_QUERIES.contains(text)) {
      throw new Refusal(
          "Ekspresi tidak diizinkan dalam pencarian dan filter tugas, kecuali ${currentUser()} dan ${now()}. Pakailah nilai yang tetap.");
    }
  }

  private static class Guarded extends JuelExpression {

    Guarded(ValueExpression expression, JuelExpressionManager manager, String text) {
      super(expression, manager, text);
    }

    @Override
    public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
      if (scope == null) {
        checkQuery(expressionText);
      }
      return super.getValue(scope, execution);
    }
  }

  /** The beans that are made for models, by their names. */
  private static class Beans extends Resolver {

    private final ModelWords words;

    Beans(ModelWords words) {
      this.words = words;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
      if (base != null || !words.isBean(String.valueOf(property))) {
        return null;
      }
      context.setPropertyResolved(true);
      return words.bean(String.valueOf(property));
    }
  }

  /** Stands before all other resolvers. */
  private static class Guard extends Resolver {

    private final ELResolver resolvers;
    private final ModelWords words;
    private final PersonalData personalData;

    Guard(ELResolver resolvers, ModelWords words, PersonalData personalData) {
      this.resolvers = resolvers;
      this.words = words;
      this.personalData = personalData;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
      boolean allowed =
          base == null
              ? !personalData.isPersonal(String.valueOf(property))
              : words.mayRead(base, property);
      if (!allowed) {
        throw refusal(property);
      }
      return resolvers.getValue(context, base, property);
    }

    @Override
    public Object invoke(
        ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
      if (!words.mayCall(base, String.valueOf(method))) {
        throw refusal(method);
      }
      if (base instanceof VariableScope
          && Stream.of(arguments).map(String::valueOf).anyMatch(personalData::isPersonal)) {
        throw refusal(arguments[0]);
      }
      return resolvers.invoke(context, base, method, types, arguments);
    }

    /** Variables only. */
    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
      if (base != null) {
        throw refusal(property);
      }
      resolvers.setValue(context, null, property, value);
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
      return resolvers.getType(context, base, property);
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
      return resolvers.isReadOnly(context, base, property);
    }

    private static Refusal refusal(Object word) {
      return new Refusal(
          "Model ini memakai \"%s\", yang tidak diizinkan dalam ekspresi. Minta analis proses memperbaiki modelnya."
              .formatted(word));
    }
  }

  /** What a resolver here has no answer to. */
  private abstract static class Resolver extends ELResolver {

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
      return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
      // Nothing here can be written.
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
      return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
      return null;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
      return Object.class;
    }
  }
}
