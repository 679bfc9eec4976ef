package id.loketprakerja.security;

import id.loketprakerja.Refusal;
import id.loketprakerja.office.Office;
import id.loketprakerja.office.Offices;
import java.util.List;
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
   * Creates the demo accounts in a database without any account, or removes those of an earlier
   * demo on the same database, and sees to an administrator.
   *
   * @throws ForgottenProfileException when the demo finds an office's accounts, or other offices
   * @throws NoAdministratorException when there is no administrator and none is given
   * @throws InvalidConfigurationPropertyValueException when demo accounts are given outside the
   *     demo, or the administrator's password breaks the rules
   */
  void create() {
    if (demo.accounts().isEmpty()) {
      removeDemoAccounts();
    } else {
      requireDemo();
      createDemoAccounts();
    }
    if (identityService.createUserQuery().memberOfGroup(StaffGroup.ADMINISTRATOR.id()).count()
        == 0) {
      createFirstAdministrator();
    }
  }

  /** Once: whoever has deleted or changed one of them has meant it. */
  private void createDemoAccounts() {
    if (identityService.createUserQuery().count() == 0) {
      demo.accounts().forEach(this::create);
    } else if (demoAccounts().isEmpty()) {
      throw new ForgottenProfileException(
          "Basis data ini berisi akun kantor dan tidak ada akun demo.");
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
    identityService.createTenantUserMembership(office(account).id(), account.id());
  }

  private Office office(DemoProperties.Account account) {
    return offices
        .find(account.office())
        .orElseThrow(
            () ->
                new ForgottenProfileException(
                    "Kantor-kantor sudah diatur (loket.offices), tanpa kantor demo "
                        + account.office()
                        + "."));
  }

  private List<User> demoAccounts() {
    return identityService.createUserQuery().userEmailLike("%" + DEMO_EMAIL_DOMAIN).list();
  }

  private void removeDemoAccounts() {
    for (User user : demoAccounts()) {
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
