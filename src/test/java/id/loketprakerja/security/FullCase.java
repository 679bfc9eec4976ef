package id.loketprakerja.security;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * A case of the first office with everything in it that a case can hold, so that every call of the
 * REST interface finds something of that office, with the ids of all of it.
 */
@Component
class FullCase {

  static final String OFFICE = "kantorcontoh";

  /** A path's placeholder, and the beginning of the path that it is looked up by. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z-]+)(:[^}]*)?}");

  private final ProcessEngine engine;
  private final Map<String, String> ids = new TreeMap<>();

  /** The names of ids that belong to no office. */
  private Set<String> shared = Set.of();

  FullCase(ProcessEngine engine) {
    this.engine = engine;
  }

  /** Starts the case; nobody is signed in to the engine meanwhile. */
  void start() {
    rememberShared();
    var runtime = engine.getRuntimeService();
    String ended =
        runtime
            .startProcessInstanceByKey("customer-care-escalation", Map.of("officeId", OFFICE))
            .getId();
    runtime.deleteProcessInstance(ended, "ended");
    ids.put("ended", ended);
    String id =
        runtime
            .startProcessInstanceByKey(
                "customer-care-escalation",
                "kasus-rahasia",
                Map.of("officeId", OFFICE, "note", "catatan-rahasia", "file", "isi".getBytes()))
            .getId();
    ids.put("case", id);
    Task task = engine.getTaskService().createTaskQuery().processInstanceId(id).singleResult();
    ids.put("task", task.getId());
    engine.getTaskService().setVariableLocal(task.getId(), "own", "catatan-rahasia");
    ids.put(
        "comment",
        engine.getTaskService().createComment(task.getId(), id, "komentar-rahasia").getId());
    ids.put(
        "attachment",
        engine
            .getTaskService()
            .createAttachment("text", task.getId(), id, "lampiran-rahasia", "x", "http://x")
            .getId());
    failJob(id);
    ids.put(
        "external",
        engine
            .getExternalTaskService()
            .createExternalTaskQuery()
            .processInstanceId(id)
            .singleResult()
            .getId());
    engine.getExternalTaskService().fetchAndLock(1, "w").topic("somewhere", 36_000_000).execute();
    ids.put(
        "execution",
        runtime
            .createExecutionQuery()
            .processInstanceId(id)
            .activityId("withdrawn")
            .singleResult()
            .getId());
    ids.put("incident", runtime.createIncidentQuery().processInstanceId(id).singleResult().getId());
    ids.put(
        "variable",
        runtime
            .createVariableInstanceQuery()
            .processInstanceIdIn(id)
            .variableName("note")
            .singleResult()
            .getId());
    assignAs("manajer1", task.getId());
    rememberHistory(id);
  }

  private void failJob(String id) {
    var management = engine.getManagementService();
    Job job = management.createJobQuery().processInstanceId(id).messages().singleResult();
    management.setJobRetries(job.getId(), 1);
    try {
      management.executeJob(job.getId());
    } catch (ProcessEngineException expected) {
      ids.put("job", job.getId());
    }
  }

  /** For the log of what people did. */
  private void assignAs(String manager, String taskId) {
    engine.getIdentityService().setAuthentication(manager, List.of("manager"), List.of(OFFICE));
    engine.getTaskService().setAssignee(taskId, "petugas2");
    engine.getIdentityService().clearAuthentication();
    engine.getTaskService().setAssignee(taskId, null);
  }

  private void rememberHistory(String id) {
    var history = engine.getHistoryService();
    ids.put(
        "activity",
        history
            .createHistoricActivityInstanceQuery()
            .processInstanceId(id)
            .activityId("withdrawn")
            .singleResult()
            .getId());
    ids.put(
        "detail",
        history
            .createHistoricDetailQuery()
            .processInstanceId(id)
            .variableUpdates()
            .list()
            .get(0)
            .getId());
    ids.put(
        "decision",
        history.createHistoricDecisionInstanceQuery().processInstanceId(id).singleResult().getId());
    ids.put(
        "jobLog",
        history
            .createHistoricJobLogQuery()
            .processInstanceId(id)
            .failureLog()
            .list()
            .get(0)
            .getId());
    ids.put(
        "externalLog",
        history.createHistoricExternalTaskLogQuery().processInstanceId(id).list().get(0).getId());
    ids.put(
        "historicVariable",
        history
            .createHistoricVariableInstanceQuery()
            .processInstanceId(id)
            // What people write is not there.
            .variableName("officeId")
            .singleResult()
            .getId());
    ids.put(
        "operation",
        history.createUserOperationLogQuery().processInstanceId(id).list().get(0).getOperationId());
  }

  /** The ids of what all offices have in common. */
  void rememberShared() {
    ids.clear();
    var management = engine.getManagementService();
    if (management.createBatchQuery().count() == 0) {
      // Only administrators make one, and it belongs to no office.
      String cleanup = engine.getHistoryService().findHistoryCleanupJobs().get(0).getId();
      management.setJobRetriesAsync(List.of(cleanup), 1);
    }
    ids.put("batch", management.createBatchQuery().singleResult().getId());
    var repository = engine.getRepositoryService();
    var definition =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("customer-care-escalation")
            .latestVersion()
            .singleResult();
    ids.put("definition", definition.getId());
    ids.put(
        "registration",
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("participant-registration")
            .latestVersion()
            .singleResult()
            .getId());
    ids.put(
        "jobDefinition",
        management
            .createJobDefinitionQuery()
            .processDefinitionId(definition.getId())
            .activityIdIn("failing")
            .singleResult()
            .getId());
    ids.put("deployment", definition.getDeploymentId());
    ids.put(
        "resource", repository.getDeploymentResources(definition.getDeploymentId()).get(0).getId());
    ids.put(
        "decisionDefinition",
        repository
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey("always")
            .latestVersion()
            .singleResult()
            .getId());
    ids.put(
        "filter",
        engine
            .getFilterService()
            .createTaskFilterQuery()
            .filterName("Tugas saya")
            .singleResult()
            .getId());
    ids.put(
        "authorization",
        engine
            .getAuthorizationService()
            .createAuthorizationQuery()
            .groupIdIn("officer")
            .resourceType(Resources.APPLICATION)
            .singleResult()
            .getId());
    shared = Set.copyOf(ids.keySet());
  }

  /** Removes every case, with its history, and the log of what people did. */
  void removeAll() {
    engine.getIdentityService().clearAuthentication();
    engine
        .getManagementService()
        .createBatchQuery()
        .list()
        .forEach(batch -> engine.getManagementService().deleteBatch(batch.getId(), true));
    engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .rootProcessInstances()
        .list()
        .forEach(
            instance -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), "test"));
    engine
        .getHistoryService()
        .createHistoricProcessInstanceQuery()
        .list()
        .forEach(
            instance -> engine.getHistoryService().deleteHistoricProcessInstance(instance.getId()));
    engine
        .getHistoryService()
        .createUserOperationLogQuery()
        .list()
        .forEach(
            operation -> engine.getHistoryService().deleteUserOperationLogEntry(operation.getId()));
  }

  String id(String name) {
    return ids.get(name);
  }

  /** What nobody of another office may meet. */
  List<String> secrets() {
    return List.of("rahasia", OFFICE, id("case"), id("task"), id("job"), id("ended"));
  }

  /** Whether the path leads to something of the office rather than to what all offices share. */
  boolean isOfOffice(String template) {
    return OF_PATHS.keySet().stream()
        .filter(path -> template.startsWith(path + "{"))
        .findFirst()
        .map(OFFICE_PATHS::contains)
        .orElse(false);
  }

  /** The path with the ids in it. */
  String fill(String template) {
    String own =
        isStart(template)
            ? "registration"
            : OF_PATHS.entrySet().stream()
                .filter(path -> template.startsWith(path.getKey() + "{"))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse("x");
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            found ->
                switch (found.group(1)) {
                  case "id" -> ids.getOrDefault(own, own);
                  case "key" -> key(template);
                  case "engine" -> "default";
                  case "file" -> "x";
                  case "varId" ->
                      template.contains("/data")
                          ? "file"
                          : template.contains("localV") ? "own" : "note";
                  case "messageName" -> "problem-withdrawn";
                  case "tenantId", "tenant-id" -> OFFICE;
                  case "userId" -> "petugas2";
                  case "groupId" -> "officer";
                  case "taskId" -> ids.get("task");
                  case "resourceId" -> ids.get("resource");
                  case "attachmentId" -> ids.get("attachment");
                  case "commentId" -> ids.get("comment");
                  case "operationId" -> ids.get("operation");
                  case "name" -> "activity-instance-start";
                  default -> throw new IllegalArgumentException("No id for " + found.group());
                });
  }

  private static String key(String template) {
    if (template.startsWith("/decision")) {
      return "always";
    }
    return isStart(template) ? "participant-registration" : "customer-care-escalation";
  }

  private static boolean isStart(String template) {
    return template.matches("/process-definition/.*/(start|submit-form)");
  }

  /** The body with the ids in it. */
  String fillBody(String template, String me) {
    String body = template.replace("$me", me);
    for (Map.Entry<String, String> one : ids.entrySet()) {
      body = body.replace("\"$" + one.getKey() + "\"", "\"" + one.getValue() + "\"");
    }
    return body;
  }

  /** The same with ids that nobody has in place of those of the case and what is in it. */
  String withInvented(String text) {
    for (Map.Entry<String, String> one : ids.entrySet()) {
      if (!shared.contains(one.getKey())) {
        UUID invented = UUID.nameUUIDFromBytes(one.getValue().getBytes(StandardCharsets.UTF_8));
        text = text.replace(one.getValue(), invented.toString());
      }
    }
    return text;
  }

  /** The path with the same text in place of whatever it asks for. */
  static String fillWithText(String template, String text) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(found -> found.group(1).equals("engine") ? "default" : text);
  }

  /** The same for what a body names. */
  static String fillBodyWithText(String template, String text) {
    return template
        .replaceAll("\"\\$(?!me\")\\w+\"", '"' + text + '"')
        .replace("\"customer-care-escalation\"", '"' + text + '"');
  }

  /** Longer beginnings stand before the shorter ones that they begin with. */
  private static final Map<String, String> OF_PATHS = new LinkedHashMap<>();

  private static final List<String> OFFICE_PATHS;

  static {
    List<Map.Entry<String, String>> ofOffice =
        List.of(
            entry("/batch/", "batch"),
            entry("/execution/", "execution"),
            entry("/external-task/", "external"),
            entry("/history/activity-instance/", "activity"),
            entry("/history/batch/", "batch"),
            entry("/history/decision-instance/", "decision"),
            entry("/history/detail/", "detail"),
            entry("/history/external-task-log/", "externalLog"),
            entry("/history/job-log/", "jobLog"),
            entry("/history/process-instance/", "case"),
            entry("/history/user-operation/", "operation"),
            entry("/history/variable-instance/", "historicVariable"),
            entry("/incident/", "incident"),
            entry("/job/", "job"),
            entry("/process-instance/", "case"),
            entry("/task/", "task"),
            entry("/tenant/", OFFICE),
            entry("/user/", "petugas2"),
            entry("/variable-instance/", "variable"),
            entry("/cockpit/plugin/base/{engine}/process-instance/", "case"));
    List<Map.Entry<String, String>> shared =
        List.of(
            entry("/authorization/", "authorization"),
            entry("/cockpit/plugin/base/{engine}/process-definition/", "definition"),
            entry("/decision-definition/", "decisionDefinition"),
            entry("/decision-requirements-definition/", "x"),
            entry("/deployment/", "deployment"),
            entry("/filter/", "filter"),
            entry("/group/", "officer"),
            entry("/history/process-definition/", "definition"),
            entry("/job-definition/", "jobDefinition"),
            entry("/process-definition/", "definition"));
    ofOffice.forEach(path -> OF_PATHS.put(path.getKey(), path.getValue()));
    shared.forEach(path -> OF_PATHS.put(path.getKey(), path.getValue()));
    OFFICE_PATHS = ofOffice.stream().map(Map.Entry::getKey).toList();
  }
}
