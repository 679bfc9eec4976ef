package id.loketprakerja.security;

import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs people in with the accounts of the engine's identity service; a group's id is an authority.
 */
@Component
class EngineAccounts implements AuthenticationProvider {

  private final IdentityService identityService;
  private final StaffIdentity passwords;

  EngineAccounts(IdentityService identityService) {
    this.identityService = identityService;
    this.passwords = StaffIdentity.of(identityService);
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String userId = attempt.getName();
    String password = attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
    try {
      if (!passwords.checkPassword(userId, password, address(attempt))) {
        throw new BadCredentialsException("ID pengguna atau kata sandi salah.");
      }
    } catch (TooManyAttempts refusal) {
      throw new SignInBlocked(refusal);
    }
    return signedIn(userId);
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  /** Whoever has this account, as signed in. */
  Authentication signedIn(String userId) {
    StaffMember member = find(userId);
    return UsernamePasswordAuthenticationToken.authenticated(
        member, null, AuthorityUtils.createAuthorityList(member.groups()));
  }

  /** The person with groups and offices as they are now. */
  StaffMember find(String userId) {
    return new StaffMember(
        userId,
        identityService.createGroupQuery().groupMember(userId).list().stream()
            .map(Group::getId)
            .toList(),
        identityService
            .createTenantQuery()
            .userMember(userId)
            .includingGroupsOfUser(true)
            .list()
            .stream()
            .map(Tenant::getId)
            .toList());
  }

  /** Whether the account is there and has the same groups and offices as at the sign-in. */
  boolean isStill(StaffMember signedIn) {
    StaffMember now = find(signedIn.name());
    return exists(now.name())
        && Set.copyOf(now.groups()).equals(Set.copyOf(signedIn.groups()))
        && Set.copyOf(now.offices()).equals(Set.copyOf(signedIn.offices()));
  }

  boolean exists(String userId) {
    return identityService.createUserQuery().userId(userId).count() > 0;
  }

  private static String address(Authentication attempt) {
    return ((WebAuthenticationDetails) attempt.getDetails()).getRemoteAddress();
  }
}
