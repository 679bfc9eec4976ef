package id.loketprakerja.privacy;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.migration.instance.MigratingVariableInstance;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * The engine's full history without what is personal and without what people write: such a value is
 * never written, so it need not be found and deleted later. Numbers, dates and yes or no are kept,
 * and of the texts the {@link KeptTexts}.
 */
class CounterHistory implements HistoryLevel {

  /** Any number that none of the engine's own levels has; stands in the database. */
  private static final int ID = 31;

  /** The engine's names for the types of a value that nobody can word. */
  private static final Set<String> WORDLESS =
      Set.of("null", "boolean", "short", "integer", "long", "double", "date");

  private final PersonalData personalData;
  private final KeptTexts keptTexts;

  CounterHistory(PersonalData personalData) {
    this.personalData = personalData;
    this.keptTexts = new KeptTexts(personalData);
  }

  @Override
  public int getId() {
    return ID;
  }

  @Override
  public String getName() {
    return "loket";
  }

  @Override
  public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
    // A second copy of what a form sent; the engine asks once for all its fields, so it is all or
    // none.
    if (type == HistoryEventTypes.FORM_PROPERTY_UPDATE) {
      return false;
    }
    if (entity instanceof VariableInstanceEntity variable) {
      return isKept(
          variable.getName(), variable.getSerializerName(), variable.getProcessDefinitionId());
    }
    if (entity instanceof HistoricVariableUpdateEventEntity event) {
      return isKept(
          event.getVariableName(), event.getSerializerName(), event.getProcessDefinitionId());
    }
    // It would be written anew if it was left out before, and does not say what type it is of.
    return !(entity instanceof MigratingVariableInstance migrating)
        || personalData.codes().contains(migrating.getVariableName());
  }

  private boolean isKept(String variable, String type, String processDefinitionId) {
    return !personalData.isPersonal(variable)
        && (WORDLESS.contains(type) || keptTexts.contain(variable, processDefinitionId));
  }
}
