package id.loketprakerja.web;

import java.io.IOException;

/** A request sends more than {@link LimitProperties} let it. */
class BodyTooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  BodyTooLargeException(long limit) {
    super("More than " + limit + " bytes");
  }
}
