package id.loketprakerja.web;

import jakarta.servlet.RequestDispatcher;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/**
 * What is told where no call of the engine has failed: to a program by our own pages, or none; to a
 * person by the pages in {@code templates/error}.
 */
@Component
class ErrorTexts extends DefaultErrorAttributes {

  @Override
  public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
    Object code =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE, RequestAttributes.SCOPE_REQUEST);
    HttpStatus status =
        code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
    Object id = request.getAttribute(RequestId.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status", status == null ? code : status.value());
    answer.put("type", status == null ? "Error" : status.name());
    answer.put("message", text(status, id));
    answer.put("requestId", id);
    return answer;
  }

  private static String text(HttpStatus status, Object id) {
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      return FailureAnswer.text("away");
    }
    if (status == null || status.is5xxServerError()) {
      return FailureAnswer.text("failed", id);
    }
    return FailureAnswer.text(
        switch (status) {
          case UNAUTHORIZED, FORBIDDEN -> "forbidden";
          case NOT_FOUND -> "noPage";
          case PAYLOAD_TOO_LARGE -> "tooLarge";
          default -> "unreadable";
        });
  }
}
