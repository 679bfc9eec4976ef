package id.loketprakerja.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Tells the {@link AuditLog} of sessions: who began one, and how it ended. */
@Component
class SessionRecord implements HttpSessionListener, LogoutHandler {

  private final AuditLog audit;
  private volatile boolean stopping;

  SessionRecord(AuditLog audit) {
    this.audit = audit;
  }

  @EventListener
  void began(InteractiveAuthenticationSuccessEvent event) {
    Authentication signedIn = event.getAuthentication();
    audit.signedIn(
        signedIn.getName(), signedIn instanceof OAuth2AuthenticationToken ? "provider" : "page");
  }

  /** Before Spring Security ends the session. */
  @Override
  public void logout(
      HttpServletRequest request, HttpServletResponse response, Authentication signedIn) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      SessionEnd.SIGN_OUT.markOn(session);
    }
  }

  @EventListener
  void stopping(ContextClosedEvent event) {
    stopping = true;
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    HttpSession session = event.getSession();
    if (session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
            instanceof SecurityContext context
        && context.getAuthentication() != null) {
      SessionEnd reason = stopping ? SessionEnd.APPLICATION_STOPPED : SessionEnd.reasonOf(session);
      audit.sessionEnded(context.getAuthentication().getName(), reason.label());
    }
  }
}
