package id.loketprakerja.security;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/**
 * Signs people in with the accounts of the engine's identity service; a group's id is an authority.
 */
@Component
class EngineAccounts implements AuthenticationProvider {

  private final IdentityService identityService;

  EngineAccounts(IdentityService identityService) {
    this.identityService = identityService;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String userId = attempt.getName();
    String password = attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
    if (userId.isEmpty()
        || password.isEmpty()
        || !identityService.checkPassword(userId, password)) {
      throw new BadCredentialsException("ID pengguna atau kata sandi salah.");
    }
    StaffMember member = find(userId);
    return UsernamePasswordAuthenticationToken.authenticated(
        member, null, AuthorityUtils.createAuthorityList(member.groups()));
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
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

  boolean exists(String userId) {
    return identityService.createUserQuery().userId(userId).count() > 0;
  }
}
