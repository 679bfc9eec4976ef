package id.loketprakerja.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Gives each request a code, by which whoever meets a failure and whoever reads the log talk about
 * the same thing: it stands in every line of the log, in the answer's header, and on the page. It
 * is ours alone; what a caller sends would end up in the log.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestId extends OncePerRequestFilter {

  static final String ATTRIBUTE = RequestId.class.getName();

  private static final String HEADER = "X-Request-Id";

  /** As the log's pattern names it. */
  private static final String IN_LOG = "requestId";

  /** Nothing that looks or sounds like another in this row, as it is read out on the phone. */
  private static final String LETTERS = "23456789ACDEFGHJKMNPRTUVWXYZ";

  private static final int HALF = 4;

  private static final Logger LOG = LoggerFactory.getLogger(RequestId.class);
  private static final DisconnectedClientHelper DISCONNECTED =
      new DisconnectedClientHelper(RequestId.class.getName());
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The code of the request that this thread answers. */
  static String current() {
    return MDC.get(IN_LOG);
  }

  /** Says the code in the answer; again after the answer has been reset. */
  static void mark(HttpServletResponse response) {
    response.setHeader(HEADER, current());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = (String) request.getAttribute(ATTRIBUTE);
    if (id == null) {
      id = half() + "-" + half();
      request.setAttribute(ATTRIBUTE, id);
    }
    MDC.put(IN_LOG, id);
    mark(response);
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException | RuntimeException failure) {
      answer(request, response, failure);
    } finally {
      MDC.remove(IN_LOG);
    }
  }

  /** Here, as the server itself would log it where the code is forgotten again. */
  private static void answer(
      HttpServletRequest request, HttpServletResponse response, Exception failure)
      throws IOException {
    if (DISCONNECTED.checkAndLogClientDisconnectedException(failure)) {
      return;
    }
    LOG.error("Failed: {} {}", request.getMethod(), request.getRequestURI(), failure);
    if (!response.isCommitted()) {
      response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }
  }

  private static String half() {
    return RANDOM
        .ints(HALF, 0, LETTERS.length())
        .mapToObj(LETTERS::charAt)
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  /** Its lines of the log and its page belong to the same request. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }
}
