package id.loketprakerja.security;

import id.loketprakerja.Refusal;
import id.loketprakerja.security.SignInAttempts.Attempt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * The engine's identity service with one rule for every password that is checked, whichever door it
 * comes through: attempts are counted by {@link SignInAttempts}, not by the engine; an account that
 * does not exist costs as much as a wrong password; an old hash is replaced.
 */
class StaffIdentity extends AuditedIdentity {

  private final ProcessEngineConfigurationImpl engine;
  private final SignInAttempts attempts;
  private final PasswordHash hash;
  private final PasswordRules rules;
  private final AuditLog audit;
  private final ProvenPasswords proven;

  StaffIdentity(
      ProcessEngineConfigurationImpl engine,
      SignInAttempts attempts,
      PasswordHash hash,
      PasswordRules rules,
      AuditLog audit,
      Clock clock) {
    super(audit);
    this.engine = engine;
    this.attempts = attempts;
    this.hash = hash;
    this.rules = rules;
    this.audit = audit;
    this.proven = new ProvenPasswords(clock);
  }

  /** The service as {@link EnginePasswords} made it. */
  static StaffIdentity of(IdentityService identityService) {
    return (StaffIdentity) identityService;
  }

  /** Stands for an account's password as it is stored, and tells nothing of it. */
  static String passwordMark(User account) {
    if (account == null || account.getPassword() == null) {
      return "";
    }
    try {
      byte[] stored = account.getPassword().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(stored));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For someone who has signed in, such as to change a password. */
  @Override
  public boolean checkPassword(String userId, String password) {
    return prove(userId, password, null, null).isPresent();
  }

  /**
   * Looks whether this is the account's password.
   *
   * @param address from which it is tried; null for someone who has signed in already
   * @param device the secret in the browser's cookie; null for a program
   * @return the mark of the password that is right; nothing when it is wrong
   * @throws TooManyAttempts when wrong ones came before, or many at once, and it is too early
   */
  Optional<String> prove(String userId, String password, String address, String device) {
    if (userId == null || password == null) {
      return Optional.empty();
    }
    UserEntity account = find(userId);
    if (account != null && proven.contains(account, password)) {
      return Optional.of(passwordMark(account));
    }
    String known = account == null ? AuditLog.UNKNOWN : userId;
    try {
      Optional<String> mark =
          attempts.attempt(
              new Attempt(userId, passwordMark(account), address, device),
              () -> check(userId, password));
      if (mark.isEmpty()) {
        audit.notSignedIn(known, "wrong-password");
      } else if (address != null && device == null) {
        audit.signedIn(userId, "program");
      }
      return mark;
    } catch (TooManyAttempts tooEarly) {
      audit.notSignedIn(known, "too-many-attempts");
      throw tooEarly;
    }
  }

  @Override
  public void saveUser(User user, boolean skipPasswordPolicy) {
    if (!skipPasswordPolicy && user instanceof UserEntity account && account.hasNewPassword()) {
      // The engine itself would say only that the password breaks a rule.
      rules
          .fault(newPassword(account), account)
          .ifPresent(
              fault -> {
                throw new Refusal(fault);
              });
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

  /** Which the account itself does not tell. */
  private static String newPassword(UserEntity account) {
    return (String)
        PropertyAccessorFactory.forDirectFieldAccess(account).getPropertyValue("newPassword");
  }

  private Optional<String> check(String userId, String password) {
    // Read again: a call that waited for its turn may find that the one before proved the password.
    UserEntity account = find(userId);
    if (account == null || account.getPassword() == null) {
      hash.pretendToCheck(password);
      return Optional.empty();
    }
    if (proven.contains(account, password)) {
      return Optional.of(passwordMark(account));
    }
    boolean current = hash.isCurrent(account.getPassword());
    if (!current) {
      hash.pretendToCheck(password);
    }
    String salted = EncryptionUtil.saltPassword(password, account.getSalt());
    if (!engine.getPasswordManager().check(salted, account.getPassword())) {
      return Optional.empty();
    }
    if (!current) {
      storeAnew(account, password);
      return check(userId, password);
    }
    proven.add(account, password);
    return Optional.of(passwordMark(account));
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
      // Somebody else has just done it, or has changed the account.
    }
  }
}
