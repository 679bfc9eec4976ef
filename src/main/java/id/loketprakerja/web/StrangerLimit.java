package id.loketprakerja.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.catalina.Session;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * Lets people who have not signed in keep only some of the server's threads, however slowly they
 * send or read: so many requests of one address at a time, and of all together so many that wait
 * for what has not come yet.
 *
 * <p>It stands in front of the application, because the server itself reads forms, writes the end
 * of an answer and takes in what is left of a body, all past any filter.
 */
class StrangerLimit extends ValveBase {

  /** A client that goes on sending would otherwise lose the answer with the connection. */
  private static final long MOST_TO_TAKE_IN = 2L * 1024 * 1024;

  private final Map<String, Integer> requests = new ConcurrentHashMap<>();
  private final LimitProperties limits;
  private final Semaphore waiting;

  /**
   * The limit of one server.
   *
   * @param mayWait how many threads may wait for a stranger's body
   */
  StrangerLimit(LimitProperties limits, int mayWait) {
    super(true);
    this.limits = limits;
    this.waiting = new Semaphore(mayWait);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    Visit visit;
    if (hasSignedIn(request)) {
      visit = Visit.ofSomebodyKnown();
    } else {
      String address = ClientAddress.of(request);
      if (!enter(address)) {
        refuse(request, response);
        return;
      }
      visit = Visit.ofStranger(() -> leave(address));
    }
    visit.attachTo(request);
    org.apache.coyote.Request received = request.getCoyoteRequest();
    InputBuffer body = received.getInputBuffer();
    received.setInputBuffer(new PunctualBody(body, received, visit, limits, waiting));
    try {
      getNext().invoke(request, response);
      finish(request, response, visit);
    } finally {
      received.setInputBuffer(body);
      visit.leave();
    }
  }

  private boolean enter(String address) {
    int now = requests.merge(address, 1, Integer::sum);
    if (now > limits.requestsPerAddress()) {
      leave(address);
      return false;
    }
    return true;
  }

  private void leave(String address) {
    requests.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
  }

  private static boolean hasSignedIn(Request request) {
    Session session = request.getSessionInternal(false);
    return session != null
        && session
                .getSession()
                .getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
            != null;
  }

  private static void refuse(Request request, Response response) throws IOException {
    HttpServletResponse answer = response.getResponse();
    answer.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
    answer.setHeader(HttpHeaders.RETRY_AFTER, "1");
    answer.setContentType(MediaType.TEXT_PLAIN_VALUE);
    answer.setCharacterEncoding(StandardCharsets.UTF_8.name());
    EarlyAnswer.makeCareful(answer);
    answer
        .getWriter()
        .write(
            "Terlalu banyak permintaan dari alamat ini pada saat yang sama. Tunggu sebentar, lalu"
                + " coba lagi.");
    response.finishResponse();
    if (!request.isFinished()) {
      hangUp(request);
    }
  }

  /** Whoever is slow to read the answer or to send the rest is still counted. */
  private static void finish(Request request, Response response, Visit visit) throws IOException {
    if (request.isAsync()) {
      if (!request.isFinished()) {
        hangUp(request);
      }
      return;
    }
    response.finishResponse();
    try {
      takeInTheRest(request, visit);
    } catch (IOException late) {
      hangUp(request);
    }
  }

  private static void takeInTheRest(Request request, Visit visit) throws IOException {
    org.apache.coyote.Request received = request.getCoyoteRequest();
    long length = received.getContentLengthLong();
    boolean askedFirst = received.hasExpectation() && received.getBytesRead() == 0;
    boolean worthIt =
        !askedFirst && (length < 0 ? !visit.isByStranger() : length <= MOST_TO_TAKE_IN);
    Discarded rest = new Discarded();
    while (!request.isFinished()) {
      if (!worthIt) {
        hangUp(request);
        return;
      }
      if (received.doRead(rest) < 0) {
        return;
      }
    }
  }

  /** Closes the connection once the answer is out. */
  private static void hangUp(Request request) {
    request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
  }
}
