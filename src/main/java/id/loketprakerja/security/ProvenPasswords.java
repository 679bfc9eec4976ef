package id.loketprakerja.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * Remembers for some minutes which passwords were right, as a program sends its own with every call
 * and a hash takes long on purpose.
 *
 * <p>Only in memory, and only as a keyed digest whose key is new at every start. What is stored for
 * the account is part of it, so a changed password ends it at once. A program that goes on calling
 * is never hashed again, and so cannot be kept waiting by whoever guesses beside it.
 */
class ProvenPasswords {

  static final Duration MEMORY = Duration.ofMinutes(5);

  private static final int MOST = 1000;
  private static final String DIGEST = "HmacSHA256";

  private final Clock clock;
  private final SecretKeySpec key;
  private final Map<String, Instant> until = new ConcurrentHashMap<>();

  ProvenPasswords(Clock clock) {
    this.clock = clock;
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, DIGEST);
  }

  /** Whether it was right lately; whoever goes on using it is remembered for longer. */
  boolean contains(UserEntity account, String password) {
    if (account.getPassword() == null) {
      return false;
    }
    Instant now = clock.instant();
    return until.computeIfPresent(
            digest(account, password), (proof, end) -> now.isBefore(end) ? now.plus(MEMORY) : null)
        != null;
  }

  void add(UserEntity account, String password) {
    Instant now = clock.instant();
    if (until.size() >= MOST) {
      until.values().removeIf(end -> !now.isBefore(end));
    }
    if (until.size() < MOST) {
      until.put(digest(account, password), now.plus(MEMORY));
    }
  }

  private String digest(UserEntity account, String password) {
    try {
      Mac mac = Mac.getInstance(DIGEST);
      mac.init(key);
      String proof = String.join("\n", account.getId(), account.getPassword(), password);
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(proof.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
