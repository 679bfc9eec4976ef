package id.loketprakerja.security;

import id.loketprakerja.office.Offices;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps an account in the engine for each person who signs in at the office's provider, with the
 * groups and the office that the provider names at that moment: rosters, tasks and authorizations
 * know people by it. It has no password, so nobody gets past the provider with it.
 */
@Component
@Profile("sso")
class ProviderAccounts {

  /** Whose account it is: the provider's own name for the person, which never changes. */
  private static final String SUBJECT = "loket.sso.subject";

  private static final Pattern USER_ID = Pattern.compile("[a-zA-Z0-9]{1,64}");

  private static final Set<StaffGroup> OF_ALL_OFFICES =
      Set.of(StaffGroup.ANALYST, StaffGroup.ADMINISTRATOR);

  private final IdentityService identityService;
  private final AuthorizationService authorizationService;
  private final EngineAccounts accounts;
  private final Offices offices;
  private final SingleSignOnProperties properties;

  ProviderAccounts(
      IdentityService identityService,
      AuthorizationService authorizationService,
      EngineAccounts accounts,
      Offices offices,
      SingleSignOnProperties properties) {
    this.identityService = identityService;
    this.authorizationService = authorizationService;
    this.accounts = accounts;
    this.offices = offices;
    this.properties = properties;
  }

  /**
   * The person's account, made or brought up to date.
   *
   * @throws SignInRefused when the claims name nobody who may work here; nothing has changed then
   */
  @Transactional
  StaffMember signedIn(OidcUser user) {
    String id = user.getClaimAsString(properties.userClaim());
    if (id == null || !USER_ID.matcher(id).matches()) {
      throw new SignInRefused(
          "Akun kantor Anda tidak mempunyai ID pengguna yang terdiri atas huruf dan angka saja."
              + " Hubungi administrator.");
    }
    Set<StaffGroup> groups = groups(user);
    Set<String> officeIds = officeIds(user, groups);
    save(id, user);
    bringUpToDate(
        identityService.createGroupQuery().groupMember(id).list().stream()
            .map(Group::getId)
            .toList(),
        groups.stream().map(StaffGroup::id).toList(),
        group -> identityService.deleteMembership(id, group),
        group -> identityService.createMembership(id, group));
    bringUpToDate(
        identityService.createTenantQuery().userMember(id).list().stream()
            .map(Tenant::getId)
            .toList(),
        officeIds,
        office -> identityService.deleteTenantUserMembership(office, id),
        office -> identityService.createTenantUserMembership(office, id));
    return accounts.find(id);
  }

  private Set<StaffGroup> groups(OidcUser user) {
    Set<StaffGroup> groups =
        values(user, properties.groupsClaim()).flatMap(this::group).collect(Collectors.toSet());
    if (groups.isEmpty()) {
      throw new SignInRefused(
          "Akun kantor Anda belum diberi peran di Loket Prakerja. Hubungi administrator.");
    }
    return groups;
  }

  private Stream<StaffGroup> group(String name) {
    StaffGroup named = properties.groups().get(name);
    return named != null
        ? Stream.of(named)
        : Stream.of(StaffGroup.values()).filter(group -> group.id().equals(name));
  }

  private Set<String> officeIds(OidcUser user, Set<StaffGroup> groups) {
    Set<String> named =
        values(user, properties.officeClaim()).collect(Collectors.toCollection(TreeSet::new));
    boolean allKnown = named.stream().allMatch(office -> offices.find(office).isPresent());
    if (!allKnown || named.isEmpty() && !OF_ALL_OFFICES.containsAll(groups)) {
      throw new SignInRefused(
          "Akun kantor Anda belum terhubung dengan kantor yang dilayani di sini."
              + " Hubungi administrator.");
    }
    return named;
  }

  /** A claim with one value or a list of them. */
  private static Stream<String> values(OidcUser user, String claim) {
    Object value = user.getClaim(claim);
    return (value instanceof Collection<?> several ? several.stream() : Stream.ofNullable(value))
        .map(String::valueOf);
  }

  private void save(String id, OidcUser user) {
    String subject = user.getIssuer() + " " + user.getSubject();
    User account = identityService.createUserQuery().userId(id).singleResult();
    boolean isNew = account == null;
    if (isNew) {
      account = identityService.newUser(id);
    } else if (!subject.equals(identityService.getUserInfo(id, SUBJECT))) {
      throw new SignInRefused(
          "ID pengguna %s sudah dipakai akun lain di Loket Prakerja. Hubungi administrator."
              .formatted(id));
    }
    account.setFirstName(user.getGivenName() == null ? id : user.getGivenName());
    account.setLastName(user.getFamilyName() == null ? "" : user.getFamilyName());
    account.setEmail(user.getEmail());
    identityService.saveUser(account);
    if (isNew) {
      identityService.setUserInfo(id, SUBJECT, subject);
      takeAwayOwnPassword(id);
    }
  }

  /** Otherwise they could give themselves one, and keep it when the provider knows them no more. */
  private void takeAwayOwnPassword(String id) {
    Authorization own =
        authorizationService
            .createAuthorizationQuery()
            .userIdIn(id)
            .resourceType(Resources.USER)
            .resourceId(id)
            .singleResult();
    own.removePermission(Permissions.UPDATE);
    authorizationService.saveAuthorization(own);
  }

  private static void bringUpToDate(
      List<String> now, Collection<String> wanted, Consumer<String> remove, Consumer<String> add) {
    now.stream().filter(id -> !wanted.contains(id)).forEach(remove);
    wanted.stream().filter(id -> !now.contains(id)).forEach(add);
  }
}
