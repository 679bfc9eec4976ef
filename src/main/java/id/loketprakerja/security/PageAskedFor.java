package id.loketprakerja.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Remembers which page a visitor has asked for, so that the sign-in leads there: nothing but its
 * path, and in the visitor's own browser.
 */
class PageAskedFor implements RequestCache {

  private static final Duration LIFETIME = Duration.ofMinutes(15);

  private final RequestMatcher pages;
  private final SealedCookie cookie;

  PageAskedFor(RequestMatcher pages, Clock clock) {
    this.pages = pages;
    this.cookie = new SealedCookie("loket-page", LIFETIME, clock);
  }

  @Override
  public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
    if (pages.matches(request)) {
      String query = request.getQueryString();
      cookie.leave(request.getRequestURI() + (query == null ? "" : "?" + query), request, response);
    }
  }

  /** Whoever asks leads the person there, so it is forgotten. */
  @Override
  public SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
    return cookie.take(request, response).map(SimpleSavedRequest::new).orElse(null);
  }

  /**
   * Only paths of pages are remembered, so the request that asks for one is as good as the first.
   */
  @Override
  public HttpServletRequest getMatchingRequest(
      HttpServletRequest request, HttpServletResponse response) {
    return null;
  }

  @Override
  public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
    cookie.remove(request, response);
  }
}
