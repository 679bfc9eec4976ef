package id.loketprakerja.security;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.camunda.bpm.admin.impl.plugin.resources.AdminPluginsRootResource;
import org.camunda.bpm.cockpit.impl.plugin.resources.BaseRootResource;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;

/**
 * Every call that the engine and its web applications offer over HTTP, read from their JAX-RS
 * classes; so a call that a new version brings cannot be forgotten.
 */
final class RestCalls {

  private RestCalls() {}

  /**
   * One call.
   *
   * @param path a template, as the engine has it
   */
  record Call(String method, String path) implements Comparable<Call> {

    boolean isQuery() {
      return method.equals("GET") || method.equals("POST") && path.matches(QUERIES);
    }

    @Override
    public int compareTo(Call other) {
      return (path + " " + method).compareTo(other.path + " " + other.method);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }

    /** What is asked with POST because the question is long. */
    private static final String QUERIES =
        "/(history/)?[a-z-]+(/count)?|/cockpit/.*|/filter/\\{id}/(list|count|singleResult)";
  }

  /** Under {@code /engine-rest} and under {@code /camunda/api/engine/engine/default}. */
  static SortedSet<Call> ofEngine() {
    SortedSet<Call> calls = new TreeSet<>();
    collect(DefaultProcessEngineRestServiceImpl.class, "", calls);
    return calls;
  }

  /** Under {@code /camunda/api}. */
  static SortedSet<Call> ofPlugins() {
    SortedSet<Call> calls = new TreeSet<>();
    collect(BaseRootResource.class, "/cockpit/plugin/base", calls);
    collect(AdminPluginsRootResource.class, "/admin/plugin/adminPlugins", calls);
    return calls;
  }

  /** All but OPTIONS, which only tells what the person may do. */
  private static void collect(Class<?> resource, String base, SortedSet<Call> calls) {
    for (Method method : resource.getMethods()) {
      Path path = method.getAnnotation(Path.class);
      Optional<String> verb =
          Arrays.stream(method.getAnnotations())
              .map(Annotation::annotationType)
              .map(type -> type.getAnnotation(HttpMethod.class))
              .filter(found -> found != null)
              .map(HttpMethod::value)
              .findFirst();
      String whole = path == null ? base : join(base, path.value());
      if (verb.filter(found -> !found.equals(HttpMethod.OPTIONS)).isPresent()) {
        calls.add(new Call(verb.get(), whole));
      } else if (path != null) {
        collect(method.getReturnType(), whole, calls);
      }
    }
  }

  private static String join(String base, String path) {
    String rest = path.startsWith("/") || path.isEmpty() ? path : "/" + path;
    return base + (rest.equals("/") ? "" : rest);
  }
}
