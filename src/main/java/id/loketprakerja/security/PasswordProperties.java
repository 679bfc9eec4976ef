package id.loketprakerja.security;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How passwords are chosen and kept.
 *
 * @param minLength characters that a new password needs at least; 15 is what NIST SP 800-63B-4 asks
 *     of a password that is the only proof
 * @param iterations rounds of the hash; the default is OWASP's for PBKDF2 with HMAC-SHA-512, and
 *     only the demo may do with less
 */
@Validated
@ConfigurationProperties("loket.passwords")
record PasswordProperties(
    @DefaultValue("15") @Min(8) @Max(64) int minLength,
    @DefaultValue("210000") @Min(1) int iterations) {

  static final int SAFE_ITERATIONS = 210_000;
}
