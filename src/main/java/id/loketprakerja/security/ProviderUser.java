package id.loketprakerja.security;

import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** A person who has signed in at the office's provider, with the account that is theirs here. */
class ProviderUser extends DefaultOidcUser {

  private static final long serialVersionUID = 1L;

  private final StaffMember member;

  ProviderUser(OidcUser user, StaffMember member) {
    super(
        AuthorityUtils.createAuthorityList(member.groups()), user.getIdToken(), user.getUserInfo());
    this.member = member;
  }

  StaffMember member() {
    return member;
  }

  @Override
  public String getName() {
    return member.name();
  }
}
