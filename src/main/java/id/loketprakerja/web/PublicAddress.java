package id.loketprakerja.web;

import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;
import org.springframework.validation.annotation.Validated;

/**
 * Where others reach this application, {@code loket.public-url}: participants with their phones,
 * and people who come back from the office's provider.
 *
 * @param publicUrl such as {@code https://loket.contoh.go.id}; when absent, the address at which
 *     staff have opened the page
 */
@Validated
@ConfigurationProperties("loket")
public record PublicAddress(URI publicUrl) {

  @AssertTrue(message = "alamat publik harus seperti https://loket.contoh.go.id")
  public boolean isWebAddress() {
    return publicUrl == null
        || Set.of("http", "https").contains(String.valueOf(publicUrl.getScheme()))
            && publicUrl.getHost() != null
            && publicUrl.getQuery() == null
            && publicUrl.getFragment() == null;
  }

  /**
   * What a path of ours is put behind.
   *
   * @param otherwise when no address is configured
   */
  public String or(String otherwise) {
    return publicUrl == null
        ? otherwise
        : StringUtils.trimTrailingCharacter(publicUrl.toString(), '/');
  }
}
