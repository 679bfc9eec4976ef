package id.loketprakerja.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.loketprakerja.store.Outage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** What everybody is told while the database cannot be used: 503, and when to try again. */
final class OutageAnswer {

  private static final Logger LOG = LoggerFactory.getLogger(OutageAnswer.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RETRY_SECONDS = "5";
  private static final Map<String, String> BODY =
      Map.of(
          "type",
          "ServiceUnavailable",
          "message",
          ResourceBundle.getBundle(OutageAnswer.class.getPackageName() + ".messages", Locale.ROOT)
              .getString("away"));

  private OutageAnswer() {}

  /** For a call of REST. */
  static Response to(Throwable failure, String method, String path) {
    note(failure, method, path);
    return Response.status(Response.Status.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .type(MediaType.APPLICATION_JSON_VALUE)
        .entity(BODY)
        .build();
  }

  /** A page for a browser that asks for one, JSON for whoever else. */
  static void write(Throwable failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    note(failure, request.getMethod(), request.getRequestURI());
    response.reset();
    RequestId.mark(response);
    response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    if (String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE)) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    EarlyAnswer.makeCareful(response);
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    JSON.writeValue(response.getOutputStream(), BODY);
  }

  private static void note(Throwable failure, String method, String path) {
    Outage.began(failure);
    LOG.info("Not now: {} {}", method, path);
  }
}
