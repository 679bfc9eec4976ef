package id.loketprakerja.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Hands the person who signed in over to Tasklist, Cockpit, Admin and Welcome, which remember
 * groups and offices for as long as the session lasts: see {@link CurrentAccount}.
 */
class WebappEngineFilter extends ContainerBasedAuthenticationFilter {

  private static final RequestMatcher WEBAPPS =
      PathPatternRequestMatcher.withDefaults().matcher("/camunda/**");

  WebappEngineFilter() {
    authenticationProvider = new SignedIn();
  }

  /**
   * There is one engine; every page and call of the webapps is about it, also where it is not
   * named.
   */
  @Override
  protected String extractEngineName(HttpServletRequest request) {
    return WEBAPPS.matches(request) ? "default" : null;
  }

  private static final class SignedIn implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(
        HttpServletRequest request, ProcessEngine engine) {
      Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
      if (signedIn == null || !signedIn.isAuthenticated()) {
        return AuthenticationResult.unsuccessful();
      }
      StaffMember member = StaffMember.of(signedIn);
      AuthenticationResult result = AuthenticationResult.successful(member.name());
      result.setGroups(member.groups());
      result.setTenants(member.offices());
      return result;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(
        HttpServletResponse response, ProcessEngine engine) {
      // 401 says enough: signing in is a page, not a challenge.
    }
  }
}
