package id.loketprakerja.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** Why a session ended. */
enum SessionEnd {
  SIGN_OUT("sign-out"),
  IDLE("idle"),
  ACCOUNT_CHANGED("account-changed"),
  APPLICATION_STOPPED("application-stopped");

  private static final String ATTRIBUTE = SessionEnd.class.getName();

  /** Between the call that finds the account changed and the sign-in page, there is no session. */
  private static final String COOKIE = "LOKET-CHANGED";

  private static final Duration COOKIE_LIFETIME = Duration.ofMinutes(5);

  private final String label;

  SessionEnd(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Ends the session for this reason, if there is one. */
  void of(HttpSession session) {
    if (session != null) {
      markOn(session);
      session.invalidate();
    }
  }

  /** The session is about to end for this reason. */
  void markOn(HttpSession session) {
    session.setAttribute(ATTRIBUTE, this);
  }

  /** The reason that has been given; that nothing was done any more, if none has. */
  static SessionEnd reasonOf(HttpSession session) {
    return session.getAttribute(ATTRIBUTE) instanceof SessionEnd reason ? reason : IDLE;
  }

  /** Has the sign-in page say that the account has been changed. */
  static void tellAtSignIn(HttpServletRequest request, HttpServletResponse response) {
    setCookie(request, response, "yes", COOKIE_LIFETIME);
  }

  /** Whether the sign-in page is to say so; it says it once. */
  static boolean isToldAtSignIn(HttpServletRequest request, HttpServletResponse response) {
    if (WebUtils.getCookie(request, COOKIE) == null) {
      return false;
    }
    setCookie(request, response, "", Duration.ZERO);
    return true;
  }

  private static void setCookie(
      HttpServletRequest request, HttpServletResponse response, String value, Duration lifetime) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, value)
            .path(request.getContextPath() + "/login")
            .maxAge(lifetime)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .build()
            .toString());
  }
}
