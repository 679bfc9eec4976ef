package id.loketprakerja.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * The token that proves that a form is ours: kept in the session of whoever has signed in, and in
 * the browser of whoever has not, so that the sign-in page begins no session.
 */
class FormTokens implements CsrfTokenRepository {

  private final CsrfTokenRepository ofSession = new HttpSessionCsrfTokenRepository();
  private final CookieCsrfTokenRepository ofBrowser = new CookieCsrfTokenRepository();

  FormTokens() {
    // Another site's form brings no cookie along, so it cannot sign anybody in either.
    ofBrowser.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
    ofBrowser.setCookieName("loket-form");
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return at(request).generateToken(request);
  }

  @Override
  public void saveToken(CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    at(request).saveToken(token, request, response);
  }

  @Override
  public CsrfToken loadToken(HttpServletRequest request) {
    return at(request).loadToken(request);
  }

  private CsrfTokenRepository at(HttpServletRequest request) {
    return request.getSession(false) == null ? ofBrowser : ofSession;
  }
}
