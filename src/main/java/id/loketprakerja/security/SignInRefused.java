package id.loketprakerja.security;

import org.springframework.security.core.AuthenticationException;

/** Nobody was signed in; the message tells the person why, and what to do. */
class SignInRefused extends AuthenticationException {

  private static final long serialVersionUID = 1L;

  SignInRefused(String message) {
    super(message);
  }

  SignInRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
