package id.loketprakerja.security;

import id.loketprakerja.office.Offices;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Makes the engine keep, choose and check passwords our way. */
@Component
@DependsOnDatabaseInitialization
class EnginePasswords extends AbstractProcessEnginePlugin {

  private final PasswordProperties properties;
  private final SignInAttempts attempts;
  private final Offices offices;
  private final AuditLog audit;
  private final Clock clock;

  EnginePasswords(
      PasswordProperties properties,
      Environment environment,
      SignInAttempts attempts,
      Offices offices,
      AuditLog audit,
      Clock clock) {
    if (properties.iterations() < PasswordProperties.SAFE_ITERATIONS
        && !DemoProperties.isDemo(environment)) {
      throw new InvalidConfigurationPropertyValueException(
          "loket.passwords.iterations",
          properties.iterations(),
          "Outside the demo a password's hash takes at least "
              + PasswordProperties.SAFE_ITERATIONS
              + " rounds.");
    }
    this.properties = properties;
    this.attempts = attempts;
    this.offices = offices;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    PasswordHash hash = new PasswordHash(properties.iterations());
    PasswordRules rules = new PasswordRules(properties.minLength(), ownNames());
    configuration.setPasswordEncryptor(hash);
    configuration.setEnablePasswordPolicy(true);
    configuration.setPasswordPolicy(rules);
    configuration.setIdentityService(
        new StaffIdentity(configuration, attempts, hash, rules, audit, clock));
  }

  /** What everybody knows of this installation. */
  private List<String> ownNames() {
    return offices.all().stream().flatMap(office -> Stream.of(office.id(), office.name())).toList();
  }
}
