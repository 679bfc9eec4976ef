package id.loketprakerja.deployment;

import id.loketprakerja.Refusal;
import id.loketprakerja.privacy.PersonalData;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/**
 * Refuses a person's deployment, before anything of it takes effect, when it uses more than it may
 * or lacks what it needs. Every door to a deployment leads through here.
 */
class DeploymentCheck implements Deployer {

  /** More would only be scrolled past. */
  private static final int MOST_FAULTS = 20;

  private final BpmnCheck bpmn;
  private final PersonalData personalData;

  DeploymentCheck(ModelWords words, PersonalData personalData) {
    this.bpmn = new BpmnCheck(words, personalData);
    this.personalData = personalData;
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    CommandContext context = Context.getCommandContext();
    boolean byPerson = context.getAuthenticatedUserId() != null;
    if (!deployment.isNew() || !byPerson) {
      return;
    }
    Set<String> faults = new LinkedHashSet<>();
    if (deployment.getTenantId() != null) {
      faults.add("Model berlaku untuk semua kantor. Kosongkan ID tenant (Tenant ID).");
    }
    References references = new References();
    deployment.getResources().values().stream()
        .sorted((one, other) -> one.getName().compareTo(other.getName()))
        .forEach(resource -> check(resource, references, faults::add));
    references.check(DeploymentCheck::isDeployed, faults::add);
    references.checkMessages(DeploymentCheck::startedBy, faults::add);
    ColumnLengths.checkName("nama penerapan", deployment.getName(), faults::add);
    ColumnLengths.checkName("asal penerapan", deployment.getSource(), faults::add);
    if (!faults.isEmpty()) {
      throw refusal(faults);
    }
  }

  static Refusal refusal(Set<String> faults) {
    List<String> first = faults.stream().limit(MOST_FAULTS).toList();
    int more = faults.size() - first.size();
    return new Refusal(
        "Penerapan ditolak, tidak ada yang disimpan.\n"
            + String.join("\n", first)
            + (more == 0 ? "" : "\nMasih ada " + more + " kesalahan lain."));
  }

  private void check(ResourceEntity resource, References references, Consumer<String> faults) {
    String name = resource.getName();
    ColumnLengths.checkName("nama berkas", name, faults);
    try {
      if (name.endsWith(".bpmn")) {
        ModelFile model = ModelFile.read(name, resource.getBytes());
        bpmn.check(model, faults);
        ColumnLengths.check(model, faults);
        references.add(model);
      } else if (name.endsWith(".dmn")) {
        ModelFile model = ModelFile.read(name, resource.getBytes());
        DmnCheck.check(model, personalData, faults);
        DmnCheck.checkDecisions(name, resource.getBytes(), faults);
        ColumnLengths.check(model, faults);
        references.add(model);
      } else if (name.endsWith(".form")) {
        FormFile form = FormFile.read(name, resource.getBytes());
        form.check(personalData, faults);
        ColumnLengths.checkName("id formulir", form.id(), faults);
        references.addForm(form);
      } else {
        faults.accept(name + ": hanya berkas .bpmn, .dmn, dan .form yang dapat diterapkan.");
      }
    } catch (XMLStreamException malformed) {
      int line = malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNumber();
      faults.accept(
          "%s, baris %d: bukan XML yang benar atau memakai DOCTYPE.".formatted(name, line));
    } catch (FileTooComplexException tooComplex) {
      faults.accept(tooComplex.getMessage());
    } catch (IOException malformed) {
      faults.accept(name + ": bukan JSON yang benar.");
    }
  }

  /** The ids of the processes, deployed earlier, that the message starts. */
  private static List<String> startedBy(String message) {
    CommandContext context = Context.getCommandContext();
    return context
        .getEventSubscriptionManager()
        .findMessageStartEventSubscriptionByName(message)
        .stream()
        .map(EventSubscriptionEntity::getConfiguration)
        .map(context.getProcessDefinitionManager()::findLatestProcessDefinitionById)
        .filter(Objects::nonNull)
        .map(ProcessDefinitionEntity::getKey)
        .toList();
  }

  private static boolean isDeployed(References.Kind kind, String id) {
    RepositoryService repository = Context.getProcessEngineConfiguration().getRepositoryService();
    return switch (kind) {
      case FORM ->
          Context.getCommandContext()
                  .getCamundaFormDefinitionManager()
                  .findLatestDefinitionByKey(id)
              != null;
      case DECISION ->
          repository.createDecisionDefinitionQuery().decisionDefinitionKey(id).count() > 0;
      case PROCESS ->
          repository.createProcessDefinitionQuery().processDefinitionKey(id).count() > 0;
    };
  }
}
