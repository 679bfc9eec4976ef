package id.loketprakerja.security;

import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Tells the engine for the length of one request to a page of our own who is asking. */
class OwnPageEngineFilter extends RestEngineFilter {

  private final RequestMatcher pages;

  OwnPageEngineFilter(RequestMatcher pages, IdentityService identityService) {
    super(identityService);
    this.pages = pages;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !pages.matches(request);
  }
}
