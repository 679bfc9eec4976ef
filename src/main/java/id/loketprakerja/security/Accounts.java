package id.loketprakerja.security;

import id.loketprakerja.Refusal;
import id.loketprakerja.office.Offices;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The accounts to begin with. An account that exists is never changed, so a changed password stays.
 */
@Component
class Accounts {

  /**
   * Marks a demo account, so that it can be told from a person's; the domain can never be
   * registered.
   */
  static final String DEMO_EMAIL_DOMAIN = "@demo.invalid";

  private static final Logger log = LoggerFactory.getLogger(Accounts.class);

  private final IdentityService identityService;
  private final Offices offices;
  private final DemoProperties demo;
  private final FirstAdministratorProperties firstAdministrator;
  private final Environment environment;

  Accounts(
      IdentityService identityService,
      Offices offices,
      DemoProperties demo,
      FirstAdministratorProperties firstAdministrator,
      Environment environment) {
    this.identityService = identityService;
    this.offices = offices;
    this.demo = demo;
    this.firstAdministrator = firstAdministrator;
    this.environment = environment;
  }

  /**
   * Creates the demo accounts, or removes those of an earlier demo on the same database, and sees
   * to an administrator.
   *
   * @throws NoAdministratorException when there is no administrator and none is given
   * @throws InvalidConfigurationPropertyValueException when demo accounts are given outside the
   *     demo, or the administrator's password breaks the rules
   */
  void create() {
    if (demo.accounts().isEmpty()) {
      removeDemoAccounts();
    } else {
      requireDemo();
      demo.accounts().stream().filter(account -> !exists(account.id())).forEach(this::create);
    }
    if (identityService.createUserQuery().memberOfGroup(StaffGroup.ADMINISTRATOR.id()).count()
        == 0) {
      createFirstAdministrator();
    }
  }

  private void requireDemo() {
    if (!DemoProperties.isDemo(environment)) {
      throw new InvalidConfigurationPropertyValueException(
          "loket.demo.accounts",
          demo.accounts().stream().map(DemoProperties.Account::id).toList(),
          "Demo accounts have known passwords; they exist in the profile 'demo' only.");
    }
  }

  private void create(DemoProperties.Account account) {
    User user = identityService.newUser(account.id());
    user.setPassword(account.password());
    user.setFirstName(account.firstName());
    user.setLastName(account.lastName());
    user.setEmail(account.id() + DEMO_EMAIL_DOMAIN);
    // The password is the id, which the rules forbid everyone else.
    StaffIdentity.of(identityService).saveUser(user, true);
    identityService.createMembership(account.id(), account.group().id());
    identityService.createTenantUserMembership(offices.byId(account.office()).id(), account.id());
  }

  private void removeDemoAccounts() {
    for (User user :
        identityService.createUserQuery().userEmailLike("%" + DEMO_EMAIL_DOMAIN).list()) {
      identityService.deleteUser(user.getId());
      log.warn("Demo account {} removed: this start is not the demo.", user.getId());
    }
  }

  private void createFirstAdministrator() {
    if (!firstAdministrator.areGiven() || exists(firstAdministrator.id())) {
      throw new NoAdministratorException();
    }
    User user = identityService.newUser(firstAdministrator.id());
    user.setPassword(firstAdministrator.password());
    user.setFirstName("Administrator");
    user.setLastName("");
    try {
      identityService.saveUser(user);
    } catch (Refusal refusal) {
      throw new InvalidConfigurationPropertyValueException(
          "loket.admin.password", "***", refusal.getMessage());
    }
    identityService.createMembership(user.getId(), StaffGroup.ADMINISTRATOR.id());
  }

  private boolean exists(String userId) {
    return identityService.createUserQuery().userId(userId).count() > 0;
  }
}
