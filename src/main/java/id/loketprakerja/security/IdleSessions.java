package id.loketprakerja.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session when the person has done nothing for {@code server.servlet.session.timeout}.
 *
 * <p>The server's own rule is not enough: Tasklist asks for new tasks every ten seconds, person or
 * no person. A person opens pages, or moves something on one, which {@code session.js} tells; every
 * other request, whatever it does, is taken for a program's.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER - 1)
class IdleSessions extends OncePerRequestFilter {

  private static final String LAST_ACTION = IdleSessions.class.getName() + ".lastAction";

  private final Clock clock;

  IdleSessions(Clock clock) {
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null) {
      if (left(session).compareTo(Duration.ZERO) <= 0) {
        SessionEnd.IDLE.of(session);
      } else if (opensPage(request)) {
        personActed(session);
      }
    }
    chain.doFilter(request, response);
  }

  /** Begins the time anew. */
  void personActed(HttpSession session) {
    session.setAttribute(LAST_ACTION, clock.instant());
  }

  /** For how long the session goes on if the person does nothing. */
  Duration left(HttpSession session) {
    if (session.getAttribute(LAST_ACTION) == null) {
      personActed(session);
    }
    Instant last = (Instant) session.getAttribute(LAST_ACTION);
    Duration allowed = Duration.ofSeconds(session.getMaxInactiveInterval());
    return allowed.minus(Duration.between(last, clock.instant()));
  }

  /** Browsers ask for HTML when a person goes to a page, scripts for data. */
  private static boolean opensPage(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
  }
}
