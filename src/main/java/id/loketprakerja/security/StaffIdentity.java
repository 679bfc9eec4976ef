package id.loketprakerja.security;

import id.loketprakerja.Refusal;
import java.time.Clock;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;

/**
 * The engine's identity service with one rule for every password that is checked, whichever door it
 * comes through: attempts are counted by {@link SignInAttempts}, not by the engine; an account that
 * does not exist costs as much as a wrong password; an old hash is replaced.
 */
class StaffIdentity extends IdentityServiceImpl {

  private final ProcessEngineConfigurationImpl engine;
  private final SignInAttempts attempts;
  private final PasswordHash hash;
  private final PasswordRules rules;
  private final ProvenPasswords proven;

  StaffIdentity(
      ProcessEngineConfigurationImpl engine,
      SignInAttempts attempts,
      PasswordHash hash,
      PasswordRules rules,
      Clock clock) {
    this.engine = engine;
    this.attempts = attempts;
    this.hash = hash;
    this.rules = rules;
    this.proven = new ProvenPasswords(clock);
  }

  /** The service as {@link EnginePasswords} made it. */
  static StaffIdentity of(IdentityService identityService) {
    return (StaffIdentity) identityService;
  }

  /** For someone who has signed in, such as to change a password. */
  @Override
  public boolean checkPassword(String userId, String password) {
    return checkPassword(userId, password, null);
  }

  /**
   * Whether this is the account's password.
   *
   * @param address from which it is tried; null for someone who has signed in already
   * @throws TooManyAttempts when wrong ones came before, and it is too early
   */
  boolean checkPassword(String userId, String password, String address) {
    if (userId == null || password == null) {
      return false;
    }
    UserEntity account = find(userId);
    if (account != null && proven.contains(account, password)) {
      return true;
    }
    return attempts.attempt(userId, address, () -> isRight(userId, password));
  }

  @Override
  public void saveUser(User user, boolean skipPasswordPolicy) {
    if (!skipPasswordPolicy && user instanceof UserEntity account && breaksRules(account)) {
      throw new Refusal(rules.text());
    }
    if (renamesOwnAccount(user)) {
      throw new Refusal(
          "Nama dan email akun hanya dapat diubah administrator. Minta administrator mengubahnya.");
    }
    super.saveUser(user, skipPasswordPolicy);
  }

  /** Rosters and tasks show people by the names of their accounts. */
  private boolean renamesOwnAccount(User user) {
    Authentication person = getCurrentAuthentication();
    if (person == null
        || !user.getId().equals(person.getUserId())
        || person.getGroupIds() != null && person.getGroupIds().contains(Groups.CAMUNDA_ADMIN)) {
      return false;
    }
    User stored = find(user.getId());
    return stored != null
        && !(Objects.equals(user.getFirstName(), stored.getFirstName())
            && Objects.equals(user.getLastName(), stored.getLastName())
            && Objects.equals(user.getEmail(), stored.getEmail()));
  }

  private boolean breaksRules(UserEntity account) {
    return commandExecutor.execute(
        context -> account.hasNewPassword() && !account.checkPasswordAgainstPolicy());
  }

  private boolean isRight(String userId, String password) {
    // Read again: a call that waited for its turn may find that the one before proved the password.
    UserEntity account = find(userId);
    if (account == null || account.getPassword() == null) {
      hash.pretendToCheck(password);
      return false;
    }
    if (proven.contains(account, password)) {
      return true;
    }
    boolean current = hash.isCurrent(account.getPassword());
    if (!current) {
      hash.pretendToCheck(password);
    }
    String salted = EncryptionUtil.saltPassword(password, account.getSalt());
    if (!engine.getPasswordManager().check(salted, account.getPassword())) {
      return false;
    }
    if (current) {
      proven.add(account, password);
    } else {
      storeAnew(account, password);
    }
    return true;
  }

  private UserEntity find(String userId) {
    // PostgreSQL cannot even be asked for it.
    if (userId.indexOf('\0') >= 0) {
      return null;
    }
    return (UserEntity)
        commandExecutor.execute(
            context -> context.getReadOnlyIdentityProvider().findUserById(userId));
  }

  private void storeAnew(UserEntity seen, String password) {
    try {
      commandExecutor.execute(
          context -> {
            UserEntity account =
                (UserEntity) context.getReadOnlyIdentityProvider().findUserById(seen.getId());
            if (account != null && seen.getPassword().equals(account.getPassword())) {
              account.setPassword(password);
              account.encryptPassword();
            }
            return null;
          });
    } catch (OptimisticLockingException e) {
      // Somebody changes the account at this moment; the next sign-in does it.
    }
  }
}
