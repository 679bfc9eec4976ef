package id.loketprakerja.security;

import static org.springframework.http.HttpMethod.GET;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What every answer tells the browser to keep to; besides Spring Security's own: nosniff, no
 * frames, and HTTPS only (HSTS) once TLS is on.
 */
final class ResponseHeaders {

  /**
   * Our own pages bring scripts and styles as files of ours, nothing in the page itself. The
   * webapps cannot live with that; Camunda has set a policy of its own there, which stays.
   */
  private static final String CONTENT_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "font-src 'self'",
          "media-src 'self'",
          "connect-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'");

  /** Photos are taken elsewhere, and nothing here needs another sense of the device. */
  private static final String DEVICE_POLICY =
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(),"
          + " midi=(), accelerometer=(), gyroscope=(), magnetometer=(), display-capture=()";

  private static final String SECURE = "; Secure";

  private ResponseHeaders() {}

  static Customizer<HeadersConfigurer<HttpSecurity>> all() {
    return headers ->
        headers
            .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
            .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
            .permissionsPolicyHeader(policy -> policy.policy(DEVICE_POLICY))
            // No Cross-Origin-Opener-Policy: Camunda's own policy puts the webapps into a sandbox,
            // and from there a browser opens no page that has one.
            .crossOriginResourcePolicy(
                policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
            .cacheControl(cache -> cache.disable())
            .addHeaderWriter(cacheProgramsOnly())
            .addHeaderWriter(ResponseHeaders::secureCookies);
  }

  /**
   * Nothing that may show a participant's data stays in the browser; the webapps' scripts and
   * styles, megabytes of them, do, and are only asked for again when they have changed.
   */
  private static HeaderWriter cacheProgramsOnly() {
    RequestMatcher programs =
        new OrRequestMatcher(file("/camunda/lib/{file}"), file("/camunda/app/{app}/{file}"));
    return (request, response) ->
        response.setHeader(
            HttpHeaders.CACHE_CONTROL, programs.matches(request) ? "no-cache" : "no-store");
  }

  private static RequestMatcher file(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(GET, pattern);
  }

  /** The webapps set a cookie of theirs without looking whether TLS is on. */
  private static void secureCookies(HttpServletRequest request, HttpServletResponse response) {
    if (!request.isSecure()) {
      return;
    }
    List<String> cookies = List.copyOf(response.getHeaders(HttpHeaders.SET_COOKIE));
    for (int i = 0; i < cookies.size(); i++) {
      String cookie = cookies.get(i).contains(SECURE) ? cookies.get(i) : cookies.get(i) + SECURE;
      if (i == 0) {
        response.setHeader(HttpHeaders.SET_COOKIE, cookie);
      } else {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie);
      }
    }
  }
}
