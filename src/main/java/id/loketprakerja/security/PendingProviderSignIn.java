package id.loketprakerja.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.jackson2.SecurityJackson2Modules;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * Keeps what has been asked of the provider until its answer comes, in the browser that will bring
 * the answer.
 */
class PendingProviderSignIn implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

  /** Time to sign in at the provider, a second factor included. */
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModules(
              SecurityJackson2Modules.getModules(PendingProviderSignIn.class.getClassLoader()));

  private final SealedCookie cookie;

  PendingProviderSignIn(Clock clock) {
    this.cookie = new SealedCookie("loket-provider", LIFETIME, clock);
  }

  @Override
  public OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    return cookie
        .read(request)
        .map(PendingProviderSignIn::parse)
        .filter(asked -> asked.getState().equals(request.getParameter(OAuth2ParameterNames.STATE)))
        .orElse(null);
  }

  @Override
  public void saveAuthorizationRequest(
      OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
    if (asked == null) {
      cookie.remove(request, response);
      return;
    }
    try {
      cookie.leave(JSON.writeValueAsString(asked), request, response);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizationRequest asked = loadAuthorizationRequest(request);
    if (asked != null) {
      cookie.remove(request, response);
    }
    return asked;
  }

  private static OAuth2AuthorizationRequest parse(String json) {
    try {
      return JSON.readValue(json, OAuth2AuthorizationRequest.class);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("It is our own seal, but not what we seal", impossible);
    }
  }
}
