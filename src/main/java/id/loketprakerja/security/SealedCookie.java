package id.loketprakerja.security;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * What is remembered about a visitor who has not signed in: by the visitor's own browser, for a
 * short time, so that no number of visitors fills the memory here. It is encrypted and
 * authenticated: nobody else reads it, and nobody makes one up.
 *
 * <p>The key is this process's; like a session, such a cookie is worth nothing after a restart or
 * on another node.
 */
final class SealedCookie {

  /** Browsers keep no more than 4096 bytes, name and attributes included. */
  private static final int MOST_CHARACTERS = 3500;

  private static final JWEHeader SEAL = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);

  private static final byte[] KEY = randomBytes();

  private final String name;
  private final Duration lifetime;
  private final Clock clock;

  SealedCookie(String name, Duration lifetime, Clock clock) {
    this.name = name;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /** Leaves a text with the browser; one that does not fit into a cookie is not kept. */
  void leave(String text, HttpServletRequest request, HttpServletResponse response) {
    String content = name + " " + clock.instant().plus(lifetime).toEpochMilli() + " " + text;
    String sealed = sealed(content);
    if (sealed.length() <= MOST_CHARACTERS) {
      set(sealed, lifetime, request, response);
    }
  }

  /** What the browser has brought, if it is ours and not too old. */
  Optional<String> read(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, name))
        .map(Cookie::getValue)
        .flatMap(SealedCookie::opened)
        .map(content -> content.split(" ", 3))
        .filter(parts -> parts[0].equals(name))
        .filter(parts -> clock.millis() < Long.parseLong(parts[1]))
        .map(parts -> parts[2]);
  }

  /** The same, which is thereby done with. */
  Optional<String> take(HttpServletRequest request, HttpServletResponse response) {
    Optional<String> text = read(request);
    remove(request, response);
    return text;
  }

  void remove(HttpServletRequest request, HttpServletResponse response) {
    if (WebUtils.getCookie(request, name) != null) {
      set("", Duration.ZERO, request, response);
    }
  }

  private void set(
      String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(name, value)
            .path("/")
            .maxAge(age)
            .httpOnly(true)
            .sameSite("Lax")
            .secure(request.isSecure())
            .build()
            .toString());
  }

  private static String sealed(String content) {
    try {
      JWEObject letter = new JWEObject(SEAL, new Payload(content));
      letter.encrypt(new DirectEncrypter(KEY));
      return letter.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> opened(String sealed) {
    try {
      JWEObject letter = JWEObject.parse(sealed);
      letter.decrypt(new DirectDecrypter(KEY));
      return Optional.of(letter.getPayload().toString());
    } catch (ParseException | JOSEException notOurs) {
      return Optional.empty();
    }
  }

  private static byte[] randomBytes() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return key;
  }
}
