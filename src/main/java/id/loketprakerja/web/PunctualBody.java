package id.loketprakerja.web;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * The body of a request, which has to come in time: all of it, not only its next byte. What has
 * come is read at once; only waiting for more has a bound.
 *
 * <p>The server answers its exception with 408.
 */
final class PunctualBody implements InputBuffer {

  private final InputBuffer body;
  private final Request request;
  private final Visit visit;
  private final LimitProperties limits;
  private final Semaphore waiting;
  private long received;

  PunctualBody(
      InputBuffer body, Request request, Visit visit, LimitProperties limits, Semaphore waiting) {
    this.body = body;
    this.request = request;
    this.visit = visit;
    this.limits = limits;
    this.waiting = waiting;
  }

  @Override
  public int doRead(ApplicationBufferHandler target) throws IOException {
    int some = hasMore() || isFinished() ? body.doRead(target) : await(target);
    received += Math.max(some, 0);
    return some;
  }

  private int await(ApplicationBufferHandler target) throws IOException {
    if (System.nanoTime() - request.getStartTimeNanos() > patience().toNanos()) {
      throw new SocketTimeoutException("The body has not come in time");
    }
    if (!visit.isByStranger()) {
      return body.doRead(target);
    }
    if (!waiting.tryAcquire()) {
      throw new SocketTimeoutException("Too many strangers send slowly");
    }
    try {
      return body.doRead(target);
    } finally {
      waiting.release();
    }
  }

  private Duration patience() {
    return limits.bodyTime().plusSeconds(received / limits.bodyRate().toBytes());
  }

  /** Looks at the connection too, but does not wait for it. */
  private boolean hasMore() {
    request.action(ActionCode.AVAILABLE, true);
    return request.getAvailable() > 0;
  }

  private boolean isFinished() {
    AtomicBoolean finished = new AtomicBoolean();
    request.action(ActionCode.REQUEST_BODY_FULLY_READ, finished);
    return finished.get();
  }

  @Override
  public int available() {
    return body.available();
  }
}
