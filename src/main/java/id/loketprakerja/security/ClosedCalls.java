package id.loketprakerja.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.http.MediaType;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Calls for which the engine asks too little: no permission at all, or none of the office. All
 * others are decided by {@link Permits}.
 */
final class ClosedCalls {

  private static final List<String> ENGINE =
      List.of(
          "/engine-rest", "/engine-rest/engine/{engine}", "/camunda/api/engine/engine/{engine}");

  /**
   * Files and comments would outlive the case, and whoever knows the id of one could read and
   * delete it, in any office. Cases of CMMN are switched off, and nobody works outside the engine.
   */
  static final RequestMatcher FOR_ALL =
      ofEngine(
          "/task/{id}/attachment/**",
          "/task/{id}/comment/{commentId}",
          "/external-task/fetchAndLock",
          "/case-definition/**",
          "/case-execution/**",
          "/case-instance/**",
          "/history/case-activity-instance/**",
          "/history/case-definition/**",
          "/history/case-instance/**");

  /** What is counted and set for all offices together, and the groups of somebody else. */
  static final RequestMatcher FOR_STAFF =
      or(
          ofEngine(
              "/metrics/**",
              "/telemetry/**",
              "/migration/**",
              // It tells whether the case is there before it asks for a permission.
              "/process-instance/{id}/modification-async",
              "/history/cleanup/**",
              "/history/process-definition/{id}/statistics",
              "/history/decision-requirements-definition/{id}/statistics",
              "/history/batch/cleanable-batch-report/**",
              "/history/decision-definition/cleanable-decision-instance-report/**",
              "/history/process-definition/cleanable-process-instance-report/**"),
          path("/camunda/api/admin/plugin/**"),
          new AndRequestMatcher(ofEngine("/identity/groups"), ClosedCalls::isAboutSomebodyElse));

  /**
   * Which processes call each other at this moment, in any office. Cockpit shows what the model
   * says about it as well, so an empty answer leaves no hole in its page.
   */
  static final RequestMatcher EMPTY_FOR_STAFF =
      path(
          "/camunda/api/cockpit/plugin/base/{engine}/process-definition/{id}/called-process-definitions");

  /**
   * How many tasks each group has. Cockpit asks for it on a page that it offers to everybody, and
   * would tell the analyst of a failure there.
   */
  static final RequestMatcher EMPTY_WITHOUT_TASKS =
      path("/camunda/api/engine/engine/{engine}/task/report/candidate-group-count");

  /**
   * What Cockpit alone shows, what happened inside a failed step among it. Without the number of
   * case definitions, which is zero, its first page would show none of its numbers.
   */
  static final RequestMatcher FOR_COCKPIT =
      or(
          ofEngine(
              "/case-definition/count",
              "/job/{id}/stacktrace",
              "/history/job-log/{id}/stacktrace",
              "/external-task/{id}/errorDetails",
              "/history/external-task-log/{id}/error-details"),
          path("/camunda/api/cockpit/**"));

  private ClosedCalls() {}

  /** An empty list. */
  static AccessDeniedHandler nothing() {
    return (request, response, failure) -> {
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      response.getWriter().write("[]");
    };
  }

  /** The authorities of those who work in Cockpit. */
  static String[] cockpitGroups() {
    return groupsWith(Resources.APPLICATION, "cockpit");
  }

  /** The authorities of those who see every task of their office. */
  static String[] taskGroups() {
    return groupsWith(Resources.TASK, Authorization.ANY);
  }

  private static String[] groupsWith(Resources resource, String id) {
    return Permits.GRANTS.stream()
        .filter(grant -> grant.resource() == resource)
        .filter(grant -> List.of(id, Authorization.ANY).contains(grant.resourceId()))
        .map(grant -> grant.group().id())
        .toArray(String[]::new);
  }

  private static boolean isAboutSomebodyElse(HttpServletRequest request) {
    return !List.of(String.valueOf(request.getRemoteUser()))
        .equals(List.of(request.getParameterMap().getOrDefault("userId", new String[0])));
  }

  private static RequestMatcher ofEngine(String... calls) {
    return or(
        ENGINE.stream()
            .flatMap(door -> Stream.of(calls).map(call -> path(door + call)))
            .toArray(RequestMatcher[]::new));
  }

  private static RequestMatcher or(RequestMatcher... matchers) {
    return new OrRequestMatcher(matchers);
  }

  private static RequestMatcher path(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }
}
