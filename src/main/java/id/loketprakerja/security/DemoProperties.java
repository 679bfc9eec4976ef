package id.loketprakerja.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.validation.annotation.Validated;

/**
 * Ready-made accounts to try the application with; given only in the default configuration {@code
 * demo}.
 *
 * @param address at which the demo listens: this machine alone, unless somebody wants to show it
 */
@Validated
@ConfigurationProperties("loket.demo")
record DemoProperties(
    @Valid @DefaultValue List<Account> accounts, @DefaultValue("127.0.0.1") InetAddress address) {

  static final String PROFILE = "demo";

  /** Whether the application runs to be tried out, and so may be less strict. */
  static boolean isDemo(Environment environment) {
    return environment.acceptsProfiles(Profiles.of(PROFILE));
  }

  /**
   * A ready-made account.
   *
   * @param group the only group of the account
   * @param office the id of the only office of the account
   */
  record Account(
      @NotBlank String id,
      @NotBlank String password,
      @NotBlank String firstName,
      @DefaultValue("") String lastName,
      @NotNull StaffGroup group,
      @NotBlank String office) {}
}
