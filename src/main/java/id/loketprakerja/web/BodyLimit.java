package id.loketprakerja.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a request whose body is too large with 413: at once when it says so, else as soon as more
 * has come than may. It stands before the sign-in, so that nobody can fill the memory.
 *
 * <p>A form that does not say so is answered with 411: the server itself reads its fields, where
 * nobody counts. Browsers always say it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BodyLimit extends OncePerRequestFilter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LimitProperties limits;

  BodyLimit(LimitProperties limits) {
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean deployment = request.getRequestURI().endsWith("/deployment/create");
    long limit = (deployment ? limits.deployment() : limits.body()).toBytes();
    long length = request.getContentLengthLong();
    // No error page: on the way to it the body would be read after all.
    if (length > limit) {
      refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      JSON.writeValue(response.getOutputStream(), FailureAnswer.tooLarge());
    } else if (length < 0 && isForm(request) && !deployment) {
      refuse(response, HttpServletResponse.SC_LENGTH_REQUIRED);
    } else if (!isReadByServer(request) || isComplete(request, response)) {
      chain.doFilter(new Limited(request, limit), response);
    }
  }

  private static void refuse(HttpServletResponse response, int status) {
    response.setStatus(status);
    EarlyAnswer.makeCareful(response);
  }

  private static boolean isReadByServer(HttpServletRequest request) {
    return contentType(request).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
  }

  /**
   * Reads the fields of a form before anybody asks for one. When they do not come, the server
   * itself has answered, and whatever looks for a field would only fail on it.
   */
  private static boolean isComplete(HttpServletRequest request, HttpServletResponse response) {
    request.getParameterMap();
    return !response.isCommitted();
  }

  private static boolean isForm(HttpServletRequest request) {
    return isReadByServer(request) || contentType(request).startsWith("multipart/");
  }

  private static String contentType(HttpServletRequest request) {
    return String.valueOf(request.getContentType()).strip().toLowerCase(Locale.ROOT);
  }

  private static final class Limited extends HttpServletRequestWrapper {

    private final long limit;
    private ServletInputStream body;

    Limited(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (body == null) {
        body = new Counted(super.getInputStream(), limit);
      }
      return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
      Charset charset =
          Optional.ofNullable(getCharacterEncoding())
              .map(Charset::forName)
              .orElse(StandardCharsets.UTF_8);
      return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }
  }

  private static final class Counted extends ServletInputStream {

    private final ServletInputStream body;
    private final long limit;
    private long read;

    Counted(ServletInputStream body, long limit) {
      this.body = body;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int next = body.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int some = body.read(target, offset, length);
      count(Math.max(some, 0));
      return some;
    }

    private void count(int some) throws BodyTooLargeException {
      read += some;
      if (read > limit) {
        throw new BodyTooLargeException(limit);
      }
    }

    @Override
    public int available() throws IOException {
      return body.available();
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
