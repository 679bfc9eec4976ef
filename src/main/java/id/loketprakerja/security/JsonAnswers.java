package id.loketprakerja.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Refusals for programs: JSON in the form of the engine's own errors, never a redirect. */
final class JsonAnswers {

  private JsonAnswers() {}

  /**
   * Asks for HTTP Basic, as a REST client expects, or to wait after wrong passwords.
   *
   * <p>A browser is not asked: it would keep the password, past any sign-out, and send it with
   * requests that another site forges. There the session serves.
   */
  static AuthenticationEntryPoint basicRequired() {
    return (request, response, failure) -> {
      if (failure instanceof SignInBlocked blocked) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(blocked.seconds()));
        write(response, HttpStatus.TOO_MANY_REQUESTS, blocked.getMessage());
        return;
      }
      if (!isBrowser(request)) {
        response.setHeader(
            HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Loket Prakerja\", charset=\"UTF-8\"");
      }
      write(
          response,
          HttpStatus.UNAUTHORIZED,
          "Masuklah dengan ID pengguna dan kata sandi Anda yang benar.");
    };
  }

  /**
   * Says that the session is over; without a challenge, so that the browser opens no window of its
   * own.
   */
  static AuthenticationEntryPoint sessionRequired() {
    return (request, response, failure) ->
        write(
            response,
            HttpStatus.UNAUTHORIZED,
            "Anda belum masuk atau sesi Anda sudah berakhir. Silakan masuk lagi.");
  }

  static AccessDeniedHandler forbidden() {
    return (request, response, failure) ->
        write(response, HttpStatus.FORBIDDEN, "Akun Anda tidak berhak melakukan ini.");
  }

  /** The page has an old token; with the answer comes the one to try again with. */
  static void stalePage(HttpServletResponse response) throws IOException {
    write(
        response,
        HttpStatus.FORBIDDEN,
        "Halaman ini terbuka sejak sesi sebelumnya, jadi belum ada yang disimpan. Ulangi sekali"
            + " lagi; bila terulang, muat ulang halaman.");
  }

  private static boolean isBrowser(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return request.getHeader("Sec-Fetch-Mode") != null
        || accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
  }

  private static void write(HttpServletResponse response, HttpStatus status, String message)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    // The messages are ours and hold nothing that JSON would need escaped.
    response
        .getWriter()
        .write("{\"type\":\"" + status.name() + "\",\"message\":\"" + message + "\"}");
  }
}
