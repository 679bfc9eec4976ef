package id.loketprakerja.security;

import jakarta.servlet.http.HttpSession;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What {@code session.js} asks and tells about the session of the page it runs on. */
@RestController
class SessionWatch {

  private final IdleSessions idleSessions;

  SessionWatch(IdleSessions idleSessions) {
    this.idleSessions = idleSessions;
  }

  /** Asking does not prolong the session. */
  @GetMapping("/session")
  State state(HttpSession session, CsrfToken csrf) {
    return new State(idleSessions.left(session).toSeconds(), csrf.getHeaderName(), csrf.getToken());
  }

  /** The person has done something on a page. */
  @PostMapping("/session/active")
  State active(HttpSession session, CsrfToken csrf) {
    idleSessions.personActed(session);
    return state(session, csrf);
  }

  /**
   * An open session.
   *
   * @param secondsLeft until it ends by itself
   * @param csrfHeader the header in which a script proves with its calls that it is ours
   * @param csrfToken the proof
   */
  record State(long secondsLeft, String csrfHeader, String csrfToken) {}
}
