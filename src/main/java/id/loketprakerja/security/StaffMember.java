package id.loketprakerja.security;

import java.io.Serializable;
import java.security.Principal;
import java.util.List;
import org.springframework.security.core.Authentication;

/**
 * A person who has signed in, as the engine knows them.
 *
 * @param name the user id
 * @param groups the ids of their groups
 * @param offices the ids of their offices, the engine's tenants
 * @param passwordMark see {@link StaffIdentity#passwordMark}; empty without a password
 */
record StaffMember(String name, List<String> groups, List<String> offices, String passwordMark)
    implements Principal, Serializable {

  /** Whoever has signed in, by password or at the office's provider. */
  static StaffMember of(Authentication signedIn) {
    return signedIn.getPrincipal() instanceof ProviderUser user
        ? user.member()
        : (StaffMember) signedIn.getPrincipal();
  }

  @Override
  public String getName() {
    return name;
  }
}
