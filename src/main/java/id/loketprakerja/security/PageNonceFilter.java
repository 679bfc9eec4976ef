package id.loketprakerja.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives the scripts of a webapp's page the nonce of that page's own policy.
 *
 * <p>Camunda (7.24, {@code ContentSecurityPolicyProvider}) hands it from the header to the page in
 * one place for the whole application, where any call of anybody in between replaces it: the
 * browser then runs no script, and the page stays empty.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class PageNonceFilter extends OncePerRequestFilter {

  private static final Pattern PAGE = Pattern.compile(".*/camunda/app/[^/]+/[^/.]+/?");
  private static final Pattern IN_POLICY = Pattern.compile("'nonce-([^']+)'");
  private static final Pattern IN_PAGE = Pattern.compile(" nonce=\"[^\"]*\"");

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !PAGE.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper page = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, page);
    String policy = Objects.toString(page.getHeader("Content-Security-Policy"), "");
    Matcher nonce = IN_POLICY.matcher(policy);
    if (nonce.find() && page.getContentSize() > 0) {
      String text = new String(page.getContentAsByteArray(), UTF_8);
      page.resetBuffer();
      page.getOutputStream()
          .write(
              IN_PAGE
                  .matcher(text)
                  .replaceAll(" nonce=\"%s\"".formatted(nonce.group(1)))
                  .getBytes(UTF_8));
    }
    page.copyBodyToResponse();
  }
}
