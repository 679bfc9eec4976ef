package id.loketprakerja.security;

import java.io.Serializable;
import java.security.Principal;
import java.util.List;

/**
 * A person who has signed in, as the engine knows them.
 *
 * @param name the user id
 * @param groups the ids of their groups
 * @param offices the ids of their offices, the engine's tenants
 */
record StaffMember(String name, List<String> groups, List<String> offices)
    implements Principal, Serializable {

  @Override
  public String getName() {
    return name;
  }
}
