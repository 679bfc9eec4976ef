package id.loketprakerja.privacy;

import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.migration.instance.MigratingVariableInstance;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * The engine's full history without {@link PersonalData}: such a value is never written, so it need
 * not be found and deleted later.
 */
class CounterHistory implements HistoryLevel {

  /** Any number that none of the engine's own levels has; stands in the database. */
  private static final int ID = 31;

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
    String variable = variable(entity);
    return variable == null || !PersonalData.isPersonal(variable);
  }

  private static String variable(Object entity) {
    if (entity instanceof VariableInstanceEntity instance) {
      return instance.getName();
    }
    if (entity instanceof HistoricVariableUpdateEventEntity event) {
      return event.getVariableName();
    }
    return entity instanceof MigratingVariableInstance migrating
        ? migrating.getVariableName()
        : null;
  }
}
