package id.loketprakerja.registration;

import id.loketprakerja.customercare.CustomerCareEscalationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.MessageCorrelationResult;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/**
 * Hands a problem to the session's running case of customer care, and notes whether there is one.
 *
 * <p>No problem is lost to a case that ends at the same moment: both change its variable {@code
 * problem}, so the later of the two is refused by the engine and has to look again.
 */
@Component
class AddProblem implements JavaDelegate {

  private final RuntimeService runtime;

  AddProblem(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @Override
  public void execute(DelegateExecution execution) {
    List<MessageCorrelationResult> takenBy =
        runtime
            .createProcessInstanceQuery()
            .superProcessInstanceId(execution.getProcessInstanceId())
            .processDefinitionKey(CustomerCareEscalationProcess.KEY)
            .list()
            .stream()
            .map(ProcessInstance::getId)
            .flatMap(running -> add(running, execution).stream())
            .toList();
    // Its own: another problem may be on its way at the same time.
    execution.setVariableLocal(Variables.PROBLEM_ADDED, !takenBy.isEmpty());
  }

  private List<MessageCorrelationResult> add(String running, DelegateExecution execution) {
    return runtime
        .createMessageCorrelation(CustomerCareEscalationProcess.Messages.PROBLEM_ADDED)
        .processInstanceId(running)
        .setVariableToTriggeredScope(
            CustomerCareEscalationProcess.Variables.ADDED_PROBLEM,
            execution.getVariable(Variables.PROBLEM))
        .correlateAllWithResult();
  }
}
