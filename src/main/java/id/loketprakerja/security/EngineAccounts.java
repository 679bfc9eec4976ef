package id.loketprakerja.security;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
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
    WebAuthenticationDetails from = (WebAuthenticationDetails) attempt.getDetails();
    try {
      String passwordMark =
          passwords
              .prove(userId, password, from.getRemoteAddress(), DeviceCookie.in(from))
              .orElseThrow(() -> new BadCredentialsException("ID pengguna atau kata sandi salah."));
      return signedIn(userId, passwordMark);
    } catch (TooManyAttempts refusal) {
      throw new SignInBlocked(refusal);
    }
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  /** The person as they are now; with neither password nor groups when the account is gone. */
  StaffMember find(String userId) {
    User account = identityService.createUserQuery().userId(userId).singleResult();
    return member(userId, StaffIdentity.passwordMark(account));
  }

  /**
   * Whether the account has the same password, groups and offices as at the sign-in, for which it
   * needed a password or a group.
   */
  boolean isStill(StaffMember signedIn) {
    return find(signedIn.name()).equals(signedIn);
  }

  /** With the password that was proven: it may have been changed since. */
  private Authentication signedIn(String userId, String passwordMark) {
    StaffMember member = member(userId, passwordMark);
    return UsernamePasswordAuthenticationToken.authenticated(
        member, null, AuthorityUtils.createAuthorityList(member.groups()));
  }

  private StaffMember member(String userId, String passwordMark) {
    return new StaffMember(
        userId,
        identityService.createGroupQuery().groupMember(userId).list().stream()
            .map(Group::getId)
            .sorted()
            .toList(),
        identityService
            .createTenantQuery()
            .userMember(userId)
            .includingGroupsOfUser(true)
            .list()
            .stream()
            .map(Tenant::getId)
            .sorted()
            .toList(),
        passwordMark);
  }
}
