package id.loketprakerja.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Leads back to the sign-in page, which then says why nobody was signed in. */
@Component
class SignInFailures implements AuthenticationFailureHandler {

  private static final String WRONG_PASSWORD =
      "ID pengguna atau kata sandi salah. Periksa keduanya, lalu coba lagi.";

  private static final Duration LIFETIME = Duration.ofMinutes(1);

  private final SealedCookie cookie;

  SignInFailures(Clock clock) {
    this.cookie = new SealedCookie("loket-problem", LIFETIME, clock);
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    cookie.leave(words(failure), request, response);
    response.sendRedirect("/login?error");
  }

  /** Why the sign-in before has failed; told once. */
  String take(HttpServletRequest request, HttpServletResponse response) {
    return cookie.take(request, response).orElse(WRONG_PASSWORD);
  }

  private static String words(AuthenticationException failure) {
    if (failure instanceof SignInRefused) {
      return failure.getMessage();
    }
    return failure instanceof OAuth2AuthenticationException
        ? "Masuk dengan akun kantor tidak berhasil. Coba lagi; bila terulang, hubungi administrator."
        : WRONG_PASSWORD;
  }
}
