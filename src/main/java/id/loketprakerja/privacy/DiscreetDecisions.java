package id.loketprakerja.privacy;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInputInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionOutputInstanceEntity;
import org.camunda.bpm.engine.impl.history.producer.DefaultDmnHistoryEventProducer;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.StringValue;

/** Keeps the texts on which a decision was made, and which it made of them, out of history. */
class DiscreetDecisions extends DefaultDmnHistoryEventProducer {

  private final PersonalData personalData;

  DiscreetDecisions(PersonalData personalData) {
    this.personalData = personalData;
  }

  @Override
  protected List<HistoricDecisionInputInstance> createHistoricDecisionInputInstances(
      DmnDecisionTableEvaluationEvent decision, String rootProcessInstanceId, Date removalTime) {
    List<HistoricDecisionInputInstance> inputs =
        super.createHistoricDecisionInputInstances(decision, rootProcessInstanceId, removalTime);
    for (HistoricDecisionInputInstance input : inputs) {
      if (input.getTypedValue() instanceof StringValue) {
        ((HistoricDecisionInputInstanceEntity) input).setValue(Variables.untypedNullValue());
      }
    }
    return inputs;
  }

  @Override
  protected List<HistoricDecisionOutputInstance> createHistoricDecisionOutputInstances(
      DmnDecisionTableEvaluationEvent decision, String rootProcessInstanceId, Date removalTime) {
    List<HistoricDecisionOutputInstance> outputs =
        super.createHistoricDecisionOutputInstances(decision, rootProcessInstanceId, removalTime);
    for (HistoricDecisionOutputInstance output : outputs) {
      if (output.getTypedValue() instanceof StringValue
          && !personalData.codes().contains(output.getVariableName())) {
        ((HistoricDecisionOutputInstanceEntity) output).setValue(Variables.untypedNullValue());
      }
    }
    return outputs;
  }
}
