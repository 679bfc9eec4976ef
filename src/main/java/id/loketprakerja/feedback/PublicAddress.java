package id.loketprakerja.feedback;

import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where participants reach this application with their phones, {@code loket.public-url}.
 *
 * @param publicUrl such as {@code https://loket.contoh.go.id}; when absent, the address at which
 *     staff have opened the page
 */
@Validated
@ConfigurationProperties("loket")
record PublicAddress(URI publicUrl) {

  @AssertTrue(message = "alamat publik harus seperti https://loket.contoh.go.id")
  boolean isWebAddress() {
    return publicUrl == null
        || Set.of("http", "https").contains(String.valueOf(publicUrl.getScheme()))
            && publicUrl.getHost() != null
            && publicUrl.getQuery() == null
            && publicUrl.getFragment() == null;
  }
}
