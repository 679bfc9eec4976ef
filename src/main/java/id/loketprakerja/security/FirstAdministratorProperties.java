package id.loketprakerja.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/**
 * The account that is created when the database has no administrator yet; never read again after
 * that.
 *
 * @param id letters and digits
 * @param password in plain text, so best given by the environment and removed after the first start
 */
@ConfigurationProperties("loket.admin")
record FirstAdministratorProperties(String id, String password) {

  boolean areGiven() {
    return StringUtils.hasText(id) && StringUtils.hasText(password);
  }
}
