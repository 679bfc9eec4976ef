package id.loketprakerja.security;

import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Tells the engine for the length of one request to a page of our own who is asking, with the
 * groups and offices of this moment: a session may be older.
 */
class OwnPageEngineFilter extends RestEngineFilter {

  private final RequestMatcher pages;
  private final EngineAccounts accounts;

  OwnPageEngineFilter(
      RequestMatcher pages, EngineAccounts accounts, IdentityService identityService) {
    super(identityService);
    this.pages = pages;
    this.accounts = accounts;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !pages.matches(request);
  }

  @Override
  StaffMember asking() {
    return accounts.find(super.asking().name());
  }
}
