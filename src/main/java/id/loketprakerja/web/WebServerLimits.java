package id.loketprakerja.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

/** What one client can take of the web server's threads and time. */
@Configuration(proxyBeanMethods = false)
class WebServerLimits {

  /** Of all threads, the part that may wait for what strangers have not sent yet. */
  private static final int PART_THAT_WAITS = 4;

  /** Nobody needs more of what HTTP allows between and behind the pieces of a body. */
  private static final int MOST_BETWEEN_PIECES = 64;

  /** After Spring Boot's own, which tells behind a proxy where a request comes from. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> strangerLimit(
      LimitProperties limits, ServerProperties server) {
    int threads = server.getTomcat().getThreads().getMax();
    return tomcat -> {
      tomcat.addEngineValves(new StrangerLimit(limits, Math.max(1, threads / PART_THAT_WAITS)));
      tomcat.addConnectorCustomizers(
          connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
              bound(http, limits);
            }
          });
    };
  }

  static void bound(AbstractHttp11Protocol<?> http, LimitProperties limits) {
    http.setDisableUploadTimeout(false);
    http.setConnectionUploadTimeout((int) limits.bodyTime().toMillis());
    http.setMaxExtensionSize(MOST_BETWEEN_PIECES);
    http.setMaxTrailerSize(MOST_BETWEEN_PIECES);
  }

  /** Right after the gate: whoever has passed it is no stranger. */
  @Bean
  FilterRegistrationBean<OncePerRequestFilter> knownPeople() {
    FilterRegistrationBean<OncePerRequestFilter> filter =
        new FilterRegistrationBean<>(new KnownPeople());
    filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
    return filter;
  }

  private static final class KnownPeople extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      Visit visit = Visit.of(request);
      if (visit != null && request.getUserPrincipal() != null) {
        visit.leave();
      }
      chain.doFilter(request, response);
    }
  }
}
