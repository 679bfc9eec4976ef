package id.loketprakerja.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a test ask whether a call would be taken, without its effect: the whole request runs in one
 * transaction, which is rolled back.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class DryRun extends OncePerRequestFilter {

  static final String HEADER = "X-Dry-Run";

  private final TransactionTemplate transaction;

  DryRun(PlatformTransactionManager transactionManager) {
    this.transaction = new TransactionTemplate(transactionManager);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getHeader(HEADER) == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          try {
            chain.doFilter(request, response);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (jakarta.servlet.ServletException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
