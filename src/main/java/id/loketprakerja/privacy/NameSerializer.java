package id.loketprakerja.privacy;

import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.variable.serializer.StringValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.StringValue;

/**
 * Sees every name that the engine reads or writes, whoever asks it to. A name that was pasted is
 * stored without the blanks around it, and with one between its parts.
 */
class NameSerializer extends StringValueSerializer {

  private final PersonalData personalData;

  NameSerializer(PersonalData personalData) {
    this.personalData = personalData;
  }

  @Override
  public void writeValue(StringValue value, ValueFields fields) {
    if (!isName(fields) || value.getValue() == null) {
      super.writeValue(value, fields);
      return;
    }
    String name = value.getValue().replaceAll("[\\s\\p{Z}\\p{Cc}\\x{feff}]+", " ").strip();
    NamesInUse.OF_THIS_NODE.add(name);
    super.writeValue(Variables.stringValue(name, value.isTransient()), fields);
  }

  @Override
  public StringValue readValue(ValueFields fields, boolean asTransientValue) {
    StringValue value = super.readValue(fields, asTransientValue);
    if (isName(fields) && value.getValue() != null) {
      NamesInUse.OF_THIS_NODE.add(value.getValue());
    }
    return value;
  }

  private boolean isName(ValueFields fields) {
    return fields instanceof VariableInstanceEntity && personalData.isName(fields.getName());
  }
}
