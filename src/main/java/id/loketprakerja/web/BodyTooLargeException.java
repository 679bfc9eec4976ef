package id.loketprakerja.web;

import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A request sends more than {@link LimitProperties} let it. */
@ResponseStatus(HttpStatus.PAYLOAD_TOO_LARGE)
class BodyTooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  BodyTooLargeException(long limit) {
    super("More than " + limit + " bytes");
  }
}
