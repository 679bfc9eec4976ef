package id.loketprakerja.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.webapp.impl.security.filter.CsrfPreventionFilter;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/**
 * The webapps' own check of the token with which a call proves that it comes from their pages. A
 * page that has an old one or none is given the right one and asked to try again; Camunda's check
 * ends the session instead.
 */
class WebappToken extends CsrfPreventionFilter {

  /** Whether the call has the token of its session. */
  static boolean isRight(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    String sent = request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME);
    return session != null
        && sent != null
        && session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME) instanceof String token
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  protected boolean doTokenValidation(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (isRight(request)) {
      return true;
    }
    setCSRFToken(request, response);
    if (!response.containsHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME)) {
      sendAgain(request, response);
    }
    JsonAnswers.stalePage(response);
    return false;
  }

  /** Camunda's own sends the token only with the first answer of a session. */
  private void sendAgain(HttpServletRequest request, HttpServletResponse response) {
    Object token = request.getSession().getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        cookieConfigurator.getCookieName(CsrfConstants.CSRF_TOKEN_DEFAULT_COOKIE_NAME)
            + "="
            + token
            + CsrfConstants.CSRF_PATH_FIELD_NAME
            + getCookiePath(request)
            + cookieConfigurator.getConfig());
    response.setHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME, token.toString());
  }

  /** Takes the place of Camunda's, which the starter registers only where it finds none. */
  @Configuration(proxyBeanMethods = false)
  static class Registration {

    private static final String NAME = "CsrfPreventionFilter";

    @Bean
    FilterRegistrationBean<WebappToken> webappToken(CamundaBpmProperties camunda) {
      FilterRegistrationBean<WebappToken> registration =
          new FilterRegistrationBean<>(new WebappToken());
      registration.setName(NAME);
      registration.setInitParameters(camunda.getWebapp().getCsrf().getInitParams());
      registration.setDispatcherTypes(DispatcherType.REQUEST);
      registration.setMatchAfter(true);
      String path = camunda.getWebapp().getApplicationPath();
      registration.addUrlPatterns(path + "/api/*", path + "/app/*");
      // Before the starter looks; behind Spring Security all the same, as it matches after it.
      registration.setOrder(0);
      return registration;
    }
  }
}
