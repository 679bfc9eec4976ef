package id.loketprakerja.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes whoever a session belongs to as their account is now: with today's groups and offices, or
 * not at all if it has been deleted since the sign-in.
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
    if (signedIn != null) {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      if (accounts.exists(signedIn.getName())) {
        context.setAuthentication(accounts.signedIn(signedIn.getName()));
      }
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }
}
