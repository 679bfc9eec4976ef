package id.loketprakerja.security;

import id.loketprakerja.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.FeatureContext;
import java.io.IOException;
import java.util.Optional;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;

/** Tells the {@link AuditLog} what somebody who has signed in was not allowed to do. */
class RefusalRecord extends OncePerRequestFilter {

  private static final String REFUSED = RefusalRecord.class.getName();

  private final AuditLog audit;

  RefusalRecord(AuditLog audit) {
    this.audit = audit;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    if (signedIn == null || signedIn instanceof AnonymousAuthenticationToken) {
      return;
    }
    if (response.getStatus() == HttpStatus.FORBIDDEN.value() || isRefused(request)) {
      audit.refused(
          signedIn.getName(), request.getMethod(), request.getRequestURI(), response.getStatus());
    }
  }

  private static boolean isRefused(HttpServletRequest request) {
    return request.getAttribute(REFUSED) != null
        || Optional.ofNullable(request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE))
            .map(Throwable.class::cast)
            .flatMap(Refusal::in)
            .isPresent();
  }

  /**
   * Notices a refusal in every Jersey application, where the answer alone tells it. Jersey finds
   * this class through {@code META-INF/services}.
   */
  public static class InEngine implements AutoDiscoverable {

    @Override
    public void configure(FeatureContext jersey) {
      jersey.register(new Mark());
    }
  }

  private static final class Mark implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      if (response.getEntity() instanceof ExceptionDto failure
          && Refusal.class.getSimpleName().equals(failure.getType())) {
        request.setProperty(REFUSED, true);
      }
    }
  }
}
