package id.loketprakerja.security;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * How passwords stand in the engine's identity tables: PBKDF2 with HMAC-SHA-512, which takes any
 * length and is part of the JDK.
 *
 * <p>The number of rounds stands before each hash, so it can grow and old hashes still be read.
 */
class PasswordHash implements PasswordEncryptor {

  private static final String ALGORITHM = "PBKDF2-SHA-512";
  private static final Pattern STORED = Pattern.compile("(\\d{1,9}):(\\p{XDigit}{160})");
  private static final int SALT_BYTES = 16;

  private final int iterations;
  private final String nobodys;

  PasswordHash(int iterations) {
    this.iterations = iterations;
    this.nobodys = encrypt("");
  }

  @Override
  public String encrypt(String password) {
    return iterations + ":" + encoder(iterations).encode(password);
  }

  @Override
  public boolean check(String password, String stored) {
    Matcher parts = STORED.matcher(stored);
    return parts.matches()
        && encoder(Integer.parseInt(parts.group(1))).matches(password, parts.group(2));
  }

  @Override
  public String hashAlgorithmName() {
    return ALGORITHM;
  }

  /** Whether a value of the engine's password column is of this kind and cost. */
  boolean isCurrent(String stored) {
    return stored != null && stored.startsWith("{" + ALGORITHM + "}" + iterations + ":");
  }

  /** Takes as long as a check does, so that the time tells nothing about the account. */
  void pretendToCheck(String password) {
    check(password, nobodys);
  }

  private static Pbkdf2PasswordEncoder encoder(int iterations) {
    return new Pbkdf2PasswordEncoder(
        "", SALT_BYTES, iterations, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA512);
  }
}
