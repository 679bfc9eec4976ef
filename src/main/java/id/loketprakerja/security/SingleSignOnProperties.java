package id.loketprakerja.security;

import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the claims of the office's OpenID Connect provider are read.
 *
 * @param userClaim holds the user id: letters and digits
 * @param groupsClaim holds the names of the person's groups
 * @param officeClaim holds the id of the person's office, or several
 * @param groups what the provider calls our groups, each with ours; a name that is not here counts
 *     if it is the id of one of ours
 */
@Validated
@ConfigurationProperties("loket.sso")
record SingleSignOnProperties(
    @NotBlank(message = "wajib diisi") @DefaultValue("preferred_username") String userClaim,
    @NotBlank(message = "wajib diisi") @DefaultValue("groups") String groupsClaim,
    @NotBlank(message = "wajib diisi") @DefaultValue("office") String officeClaim,
    @DefaultValue Map<String, StaffGroup> groups) {}
