package id.loketprakerja.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine for the length of one REST request who is asking. */
class RestEngineFilter extends OncePerRequestFilter {

  private final IdentityService identityService;

  RestEngineFilter(IdentityService identityService) {
    this.identityService = identityService;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // Placed after Spring Security's decision, so there is always a member of staff; anything else
    // must fail.
    StaffMember member = StaffMember.of(SecurityContextHolder.getContext().getAuthentication());
    identityService.setAuthentication(member.name(), member.groups(), member.offices());
    try {
      chain.doFilter(request, response);
    } finally {
      identityService.clearAuthentication();
    }
  }
}
