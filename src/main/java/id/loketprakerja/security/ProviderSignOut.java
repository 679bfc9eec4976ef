package id.loketprakerja.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/**
 * Ends the session at the office's provider too. A webapp signs out with a script, which cannot be
 * sent there; the next page that the browser opens is the sign-in page, and that one can.
 */
final class ProviderSignOut {

  private static final String ADDRESS = ProviderSignOut.class.getName() + ".address";

  private ProviderSignOut() {}

  /**
   * Remembers, for somebody who had signed in at the provider, where to end the session there.
   *
   * @param provider null without single sign-on
   * @param answer what the browser is told now
   */
  static LogoutSuccessHandler before(SingleSignOn provider, LogoutSuccessHandler answer) {
    if (provider == null) {
      return answer;
    }
    OidcClientInitiatedLogoutSuccessHandler signOut = provider.signOut();
    signOut.setRedirectStrategy(
        (request, response, address) -> request.getSession().setAttribute(ADDRESS, address));
    return (request, response, signedIn) -> {
      if (signedIn != null && signedIn.getPrincipal() instanceof ProviderUser) {
        signOut.onLogoutSuccess(request, response, signedIn);
      }
      answer.onLogoutSuccess(request, response, signedIn);
    };
  }

  /** Where to end the provider's session, once; nothing when there is none to end. */
  static Optional<String> takeFrom(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      return Optional.empty();
    }
    Optional<String> address = Optional.ofNullable((String) session.getAttribute(ADDRESS));
    session.removeAttribute(ADDRESS);
    return address;
  }
}
