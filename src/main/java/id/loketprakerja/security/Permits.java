package id.loketprakerja.security;

import static id.loketprakerja.security.Grant.grant;
import static id.loketprakerja.security.StaffGroup.ADMINISTRATOR;
import static id.loketprakerja.security.StaffGroup.ANALYST;
import static id.loketprakerja.security.StaffGroup.MANAGER;
import static id.loketprakerja.security.StaffGroup.OFFICER;
import static id.loketprakerja.security.StaffGroup.TECHNICAL_ASSISTANT;
import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.TASK_ASSIGN;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.TASK_WORK;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.TASK;

import id.loketprakerja.customercare.CustomerCareEscalationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess;
import id.loketprakerja.serviceday.ServiceDayProcess;
import id.loketprakerja.sitepreparation.SitePreparationProcess;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;

/**
 * Who may do what: the one table. Which office's cases a person reaches is not here but with the
 * tenants.
 *
 * <p>Nobody at the counter holds UPDATE_INSTANCE: it would let them move a case past its steps, the
 * photo deletion among them. Sending a {@linkplain #MESSAGES message} needs TASK_WORK instead, see
 * {@link StaffMessages}.
 */
final class Permits {

  private static final String REGISTRATION = ParticipantRegistrationProcess.KEY;
  private static final String ESCALATION = CustomerCareEscalationProcess.KEY;
  private static final String PREPARATION = SitePreparationProcess.KEY;
  private static final String SERVICE_DAY = ServiceDayProcess.KEY;

  /**
   * To see a model's cases of the own office, to do its tasks and to return one: the engine asks
   * for TASK_ASSIGN to do that. {@link TaskGuard} sees to it that nobody hands one to others by it.
   */
  private static final Set<Permission> WORK =
      Set.of(READ, READ_INSTANCE, READ_TASK, TASK_WORK, TASK_ASSIGN);

  private static final Set<Permission> WORK_AND_START =
      Set.of(READ, READ_INSTANCE, READ_TASK, TASK_WORK, TASK_ASSIGN, CREATE_INSTANCE);

  /**
   * To see everything of the own office, hand tasks to others and let a failed step be tried again.
   */
  private static final Set<Permission> LEAD =
      Set.of(READ, READ_INSTANCE, READ_HISTORY, READ_TASK, TASK_WORK, TASK_ASSIGN, RETRY_JOB);

  private static final List<Grant> STAFF =
      List.of(
          grant(OFFICER, APPLICATION, "tasklist", ACCESS),
          grant(OFFICER, GROUP, ANY, READ),
          // Half of the permission to start; the other half is CREATE_INSTANCE of the one model.
          grant(OFFICER, PROCESS_INSTANCE, ANY, CREATE),
          grant(OFFICER, PROCESS_DEFINITION, REGISTRATION, WORK_AND_START),
          grant(OFFICER, PROCESS_DEFINITION, ESCALATION, WORK),
          grant(OFFICER, PROCESS_DEFINITION, PREPARATION, WORK),
          //
          grant(TECHNICAL_ASSISTANT, APPLICATION, "tasklist", ACCESS),
          grant(TECHNICAL_ASSISTANT, GROUP, ANY, READ),
          grant(TECHNICAL_ASSISTANT, PROCESS_INSTANCE, ANY, CREATE),
          grant(TECHNICAL_ASSISTANT, PROCESS_DEFINITION, REGISTRATION, WORK_AND_START),
          grant(TECHNICAL_ASSISTANT, PROCESS_DEFINITION, ESCALATION, WORK),
          grant(TECHNICAL_ASSISTANT, PROCESS_DEFINITION, PREPARATION, WORK),
          //
          grant(MANAGER, APPLICATION, "tasklist", ACCESS),
          grant(MANAGER, APPLICATION, "cockpit", ACCESS),
          grant(MANAGER, GROUP, ANY, READ),
          grant(MANAGER, PROCESS_INSTANCE, ANY, CREATE),
          grant(MANAGER, PROCESS_DEFINITION, ANY, LEAD),
          grant(MANAGER, PROCESS_DEFINITION, SERVICE_DAY, CREATE_INSTANCE),
          // Cockpit's count of tasks by group asks for it; the tenant keeps it to the own office.
          grant(MANAGER, TASK, ANY, READ),
          grant(MANAGER, DECISION_DEFINITION, ANY, READ, READ_HISTORY),
          grant(MANAGER, DECISION_REQUIREMENTS_DEFINITION, ANY, READ),
          //
          grant(ANALYST, APPLICATION, "cockpit", ACCESS),
          grant(ANALYST, GROUP, ANY, READ),
          grant(ANALYST, DEPLOYMENT, ANY, CREATE, READ),
          grant(ANALYST, PROCESS_DEFINITION, ANY, READ),
          grant(ANALYST, DECISION_DEFINITION, ANY, READ),
          grant(ANALYST, DECISION_REQUIREMENTS_DEFINITION, ANY, READ));

  private static final List<Grant> ADMINISTRATORS =
      Arrays.stream(Resources.values())
          .map(resource -> grant(ADMINISTRATOR, resource, ANY, ALL))
          .toList();

  static final List<Grant> GRANTS = Stream.of(STAFF, ADMINISTRATORS).flatMap(List::stream).toList();

  /**
   * The messages that people may send, and who; the engine's other messages are the models' own.
   */
  static final Map<String, Set<StaffGroup>> MESSAGES =
      Map.of(
          ParticipantRegistrationProcess.Messages.PARTICIPANT_LEFT,
          Set.of(OFFICER, TECHNICAL_ASSISTANT, MANAGER),
          CustomerCareEscalationProcess.Messages.PROBLEM_WITHDRAWN,
          Set.of(OFFICER, TECHNICAL_ASSISTANT, MANAGER),
          ServiceDayProcess.Messages.CLOSE_SERVICE,
          Set.of(MANAGER));

  private Permits() {}
}
