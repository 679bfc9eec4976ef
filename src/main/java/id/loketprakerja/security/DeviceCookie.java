package id.loketprakerja.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.web.util.WebUtils;

/**
 * Lets a browser be known again in which somebody has signed in before, so that {@link
 * SignInAttempts} does not keep its people waiting for what others do.
 *
 * <p>Nothing but a random secret, the same for all who share the browser, and worth nothing without
 * a password; whose browser it is stands in the database, as a digest.
 */
final class DeviceCookie implements SessionAuthenticationStrategy {

  static final String NAME = "LOKET-DEVICE";

  private static final String PATH = "/login";
  private static final int SECRET_BYTES = 16;
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The secret of the browser from which somebody tries to sign in; null if it is a program. */
  static String in(WebAuthenticationDetails details) {
    return details instanceof Details browser ? browser.secret : null;
  }

  /** Once somebody has signed in. */
  @Override
  public void onAuthentication(
      Authentication signedIn, HttpServletRequest request, HttpServletResponse response) {
    if (signedIn.getDetails() instanceof Details browser) {
      response.addHeader(
          HttpHeaders.SET_COOKIE,
          ResponseCookie.from(NAME, browser.secret)
              .path(request.getContextPath() + PATH)
              .maxAge(SignInAttempts.KNOWN_FOR)
              .httpOnly(true)
              .secure(request.isSecure())
              .sameSite("Strict")
              .build()
              .toString());
    }
  }

  /** Where a sign-in on the page comes from: with the browser's secret, a new one if need be. */
  static final class Details extends WebAuthenticationDetails {

    private static final long serialVersionUID = 1L;

    private final transient String secret;

    Details(HttpServletRequest request) {
      super(request);
      var cookie = WebUtils.getCookie(request, NAME);
      this.secret =
          cookie != null && SECRET.matcher(cookie.getValue()).matches()
              ? cookie.getValue()
              : anew();
    }

    private static String anew() {
      byte[] random = new byte[SECRET_BYTES];
      RANDOM.nextBytes(random);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
  }
}
