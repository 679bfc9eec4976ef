package id.loketprakerja.security;

import id.loketprakerja.web.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Ends the session at the office's provider too. A webapp signs out with a script, which cannot be
 * sent there; the next page that the browser opens is the sign-in page, and that one can.
 */
@Component
@Profile("sso")
class ProviderSignOut {

  /** Where the provider sends people back to. */
  private static final String PAGE_AFTERWARDS = "/login?logout=provider";

  private static final String PENDING = ProviderSignOut.class.getName() + ".pending";

  /** Long enough for a page that is slow, short enough for a provider that sends nobody back. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A sign-out that the provider has not confirmed yet. */
  private record Pending(String address, Instant until) implements Serializable {}

  private final OidcClientInitiatedLogoutSuccessHandler provider;
  private final Clock clock;

  ProviderSignOut(
      ClientRegistrationRepository registrations, PublicAddress ownAddress, Clock clock) {
    this.provider = new OidcClientInitiatedLogoutSuccessHandler(registrations);
    this.clock = clock;
    provider.setPostLogoutRedirectUri(ownAddress.or("{baseUrl}") + PAGE_AFTERWARDS);
    // Some providers have no page to sign out.
    provider.setDefaultTargetUrl(PAGE_AFTERWARDS);
    provider.setRedirectStrategy(
        (request, response, address) ->
            request
                .getSession()
                .setAttribute(PENDING, new Pending(address, clock.instant().plus(PATIENCE))));
  }

  /**
   * Remembers, for somebody who had signed in at the provider, where to end the session there.
   *
   * @param answer what the browser is told now
   */
  LogoutSuccessHandler before(LogoutSuccessHandler answer) {
    return (request, response, signedIn) -> {
      if (signedIn != null && signedIn.getPrincipal() instanceof ProviderUser) {
        provider.onLogoutSuccess(request, response, signedIn);
      }
      answer.onLogoutSuccess(request, response, signedIn);
    };
  }

  /**
   * Where to end the provider's session; nothing when there is none to end. A browser may leave the
   * page that leads there before it has come, so it is asked again until the provider has sent the
   * person back.
   */
  Optional<String> of(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(PENDING) instanceof Pending pending)) {
      return Optional.empty();
    }
    if (PAGE_AFTERWARDS.endsWith("?" + request.getQueryString())
        || clock.instant().isAfter(pending.until())) {
      session.removeAttribute(PENDING);
      return Optional.empty();
    }
    return Optional.of(pending.address());
  }
}
