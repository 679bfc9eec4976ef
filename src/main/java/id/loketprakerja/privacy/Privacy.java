package id.loketprakerja.privacy;

import static id.loketprakerja.EngineList.with;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.springframework.stereotype.Component;

/** Gives the engine the counter's history level, and lets no failure leave it with a name in it. */
@Component
class Privacy extends AbstractProcessEnginePlugin {

  /** The names that this call of the engine has come across; only what was read can be told. */
  private static final ThreadLocal<Set<String>> NAMES = new ThreadLocal<>();

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    CounterHistory history = new CounterHistory();
    configuration.setCustomHistoryLevels(List.of(history));
    // The level itself goes before the name of one, so no setting can ask for another.
    configuration.setHistoryLevel(history);
    configuration.setCustomPreCommandInterceptorsTxRequired(
        with(new AtTheDoor(), configuration.getCustomPreCommandInterceptorsTxRequired()));
    configuration.setCustomPreCommandInterceptorsTxRequiresNew(
        with(new AtTheDoor(), configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
    configuration.setCustomPostCommandInterceptorsTxRequired(
        with(new Inside(), configuration.getCustomPostCommandInterceptorsTxRequired()));
    configuration.setCustomPostCommandInterceptorsTxRequiresNew(
        with(new Inside(), configuration.getCustomPostCommandInterceptorsTxRequiresNew()));
    configuration.setCustomPostCommandInterceptorsTxRequired(
        with(new FreeText(), configuration.getCustomPostCommandInterceptorsTxRequired()));
    configuration.setCustomPostCommandInterceptorsTxRequiresNew(
        with(new FreeText(), configuration.getCustomPostCommandInterceptorsTxRequiresNew()));
    configuration.setCustomPreVariableSerializers(NoFiles.serializers());
    configuration.setCustomPreBPMNParseListeners(
        with(new FreeText.OfStart(), configuration.getCustomPreBPMNParseListeners()));
  }

  /** Around the whole call: what fails while the engine writes to the database. */
  private static class AtTheDoor extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
      if (NAMES.get() != null) {
        return next.execute(command);
      }
      NAMES.set(new HashSet<>());
      try {
        return next.execute(command);
      } catch (RuntimeException | Error failure) {
        throw discreet(failure);
      } finally {
        NAMES.remove();
      }
    }
  }

  /**
   * Within the engine's context: what fails in a model, before the engine keeps it with a job that
   * failed.
   */
  private static class Inside extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
      try {
        T result = next.execute(command);
        collectNames();
        return result;
      } catch (RuntimeException | Error failure) {
        collectNames();
        throw discreet(failure);
      }
    }

    private static void collectNames() {
      CommandContext context = Context.getCommandContext();
      if (context == null || NAMES.get() == null) {
        return;
      }
      context.getDbEntityManager().getCachedEntitiesByType(VariableInstanceEntity.class).stream()
          .filter(variable -> PersonalData.isName(variable.getName()))
          .map(VariableInstanceEntity::getTextValue)
          .filter(name -> name != null && !name.isBlank())
          .forEach(NAMES.get()::add);
    }
  }

  private static RuntimeException discreet(Throwable failure) {
    Throwable result =
        NAMES.get() == null || NAMES.get().isEmpty()
            ? failure
            : new Discretion(NAMES.get()).applyTo(failure);
    if (result instanceof Error error) {
      throw error;
    }
    return (RuntimeException) result;
  }
}
