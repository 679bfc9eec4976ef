package id.loketprakerja.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/**
 * Which texts of a case history keeps: ids and results that no person words, what is chosen in a
 * form, and what a person writes into a field that says that it is kept, by the property {@link
 * PersonalData#KEPT}. All other texts go with the case, copies that a model makes of them too.
 */
final class KeptTexts {

  private static final Set<String> CHOICES = Set.of("radio", "select", "checklist", "taglist");
  private static final Set<String> WRITTEN = Set.of("textfield", "textarea", "expression");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PersonalData personalData;

  /** A deployment never changes. */
  private final Map<String, Set<String>> byDeployment = new ConcurrentHashMap<>();

  KeptTexts(PersonalData personalData) {
    this.personalData = personalData;
  }

  /**
   * @param processDefinitionId the process that the variable belongs to; null when there is none
   */
  boolean contain(String variable, String processDefinitionId) {
    return personalData.codes().contains(variable)
        || processDefinitionId != null && keptByForms(processDefinitionId).contains(variable);
  }

  private Set<String> keptByForms(String processDefinitionId) {
    String deployment =
        Context.getProcessEngineConfiguration()
            .getDeploymentCache()
            .findDeployedProcessDefinitionById(processDefinitionId)
            .getDeploymentId();
    Set<String> known = byDeployment.get(deployment);
    if (known == null) {
      known = read(deployment);
      byDeployment.put(deployment, known);
    }
    return known;
  }

  private static Set<String> read(String deployment) {
    Set<String> kept = new HashSet<>();
    Set<String> written = new HashSet<>();
    for (ResourceEntity resource :
        Context.getCommandContext().getResourceManager().findResourcesByDeploymentId(deployment)) {
      if (resource.getName().endsWith(".form")) {
        try {
          collect(JSON.readTree(resource.getBytes()), "", kept, written);
        } catch (IOException unreadable) {
          throw new UncheckedIOException(resource.getName(), unreadable);
        }
      }
    }
    // One field that writes freely into a variable is enough.
    kept.removeAll(written);
    return Set.copyOf(kept);
  }

  private static void collect(
      JsonNode container, String path, Set<String> kept, Set<String> written) {
    for (JsonNode component : container.path("components")) {
      String type = component.path("type").asText();
      String variable = variable(path, component.path("key").asText());
      if (CHOICES.contains(type) || component.path("properties").has(PersonalData.KEPT)) {
        kept.add(variable);
      } else if (WRITTEN.contains(type)) {
        written.add(variable);
      }
      collect(component, variable(path, component.path("path").asText()), kept, written);
    }
  }

  /** The variable that holds a value at this place: the first member of the path. */
  private static String variable(String path, String key) {
    return (path.isEmpty() ? key : path).split("\\.")[0];
  }
}
