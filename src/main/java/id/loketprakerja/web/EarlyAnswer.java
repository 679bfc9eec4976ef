package id.loketprakerja.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/** An answer that comes before Spring Security, which makes every other one careful. */
public final class EarlyAnswer {

  private EarlyAnswer() {}

  /** Tells the browser to guess nothing, run nothing and keep nothing of it. */
  public static void makeCareful(HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(
        "Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
