package id.loketprakerja.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session as soon as its account has another password, other groups or offices, or is gone.
 * The database is asked with every request, so it does not matter on which node that was done.
 */
class CurrentAccount extends OncePerRequestFilter {

  private final EngineAccounts accounts;

  CurrentAccount(EngineAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    if (signedIn != null
        && !(signedIn instanceof AnonymousAuthenticationToken)
        && !accounts.isStill(StaffMember.of(signedIn))) {
      SessionEnd.ACCOUNT_CHANGED.of(request.getSession(false));
      SessionEnd.tellAtSignIn(request, response);
      SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
    }
    chain.doFilter(request, response);
  }
}
