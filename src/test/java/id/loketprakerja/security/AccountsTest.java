package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.privacy.PersonalData;
import id.loketprakerja.serviceday.ServiceDayTimes;
import id.loketprakerja.serviceday.ServiceDays;
import id.loketprakerja.sitepreparation.Roster;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;

/** Starts and restarts the engine with its accounts, but no web server, on one database file. */
class AccountsTest {

  private static final String PRODUCTION = "spring.profiles.active=production";
  private static final String ID = "loket.admin.id=kepala";
  private static final String PASSWORD = "loket.admin.password=hujan turun di pasar ikan";

  private static final String HASHED_IN_EARNEST = "loket.passwords.iterations=210000";

  @TempDir private Path folder;
  private ApplicationContextRunner demo;
  private ApplicationContextRunner production;

  @BeforeEach
  void configure() {
    String database = "jdbc:h2:file:" + folder.resolve("loket");
    demo =
        new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withInitializer(new DemoDatabase())
            .withConfiguration(
                AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    FlywayAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class,
                    CamundaBpmAutoConfiguration.class))
            .withUserConfiguration(EngineWithAccounts.class)
            .withPropertyValues(
                "spring.datasource.url=" + database,
                "loket.demo.database=" + database,
                "camunda.bpm.process-engine-name=accounts",
                "camunda.bpm.auto-deployment-enabled=false",
                "camunda.bpm.job-execution.enabled=false");
    production = demo.withPropertyValues(PRODUCTION, HASHED_IN_EARNEST);
  }

  @Test
  void givenTheDefaultConfiguration_whenStarted_thenTheDemoAccountsOfEachGroup() {
    demo.run(
        application -> {
          IdentityService identity = application.getBean(IdentityService.class);

          assertThat(members(identity, "officer"))
              .containsExactlyInAnyOrder("petugas1", "petugas2", "petugas3");
          assertThat(members(identity, "technicalAssistant")).containsExactly("pendamping1");
          assertThat(members(identity, "manager")).containsExactly("manajer1");
          assertThat(members(identity, "analyst")).containsExactly("analis1");
          assertThat(members(identity, "camunda-admin")).containsExactly("admin");
          assertThat(identity.createUserQuery().memberOfTenant("kantorcontoh").count())
              .isEqualTo(7);
          assertThat(identity.createUserQuery().list())
              .allSatisfy(
                  user -> assertThat(identity.checkPassword(user.getId(), user.getId())).isTrue());
          assertThat(identity.createGroupQuery().list())
              .extracting(Group::getName)
              .containsExactlyInAnyOrder(
                  "Petugas", "Pendamping teknis", "Manajer", "Analis proses", "Administrator");
          assertThat(identity.createTenantQuery().list())
              .extracting(Tenant::getId)
              .containsExactly("kantorcontoh");
        });
  }

  @Test
  void givenChangedAccounts_whenRestarted_thenTheyStayAndNothingIsDoubled() {
    demo.run(
        application -> {
          IdentityService identity = application.getBean(IdentityService.class);
          User user = identity.createUserQuery().userId("petugas1").singleResult();
          user.setPassword("hujan turun di pasar ikan");
          identity.saveUser(user);
          identity.deleteMembership("petugas3", "officer");
          identity.deleteUser("pendamping1");
          User own = identity.newUser("milikku");
          own.setPassword("hujan turun di pasar ikan");
          identity.saveUser(own);
        });
    long[] rows = new long[1];
    demo.run(
        application -> rows[0] = authorizations(application.getBean(AuthorizationService.class)));

    demo.run(
        application -> {
          IdentityService identity = application.getBean(IdentityService.class);

          assertThat(identity.checkPassword("petugas1", "hujan turun di pasar ikan")).isTrue();
          assertThat(members(identity, "officer"))
              .containsExactlyInAnyOrder("petugas1", "petugas2");
          assertThat(identity.createUserQuery().list())
              .extracting(User::getId)
              .contains("milikku")
              .doesNotContain("pendamping1");
          assertThat(authorizations(application.getBean(AuthorizationService.class)))
              .isEqualTo(rows[0]);
          assertThat(application.getBean(FilterService.class).createTaskFilterQuery().count())
              .isEqualTo(6);
        });
  }

  @Test
  void givenNoDemoAndNoAdministrator_whenStarted_thenRefused() {
    production.run(
        application ->
            assertThat(application.getStartupFailure())
                .isInstanceOf(NoAdministratorException.class));
    production
        .withPropertyValues(ID, "loket.admin.password=")
        .run(
            application ->
                assertThat(application.getStartupFailure())
                    .isInstanceOf(NoAdministratorException.class));
  }

  @Test
  void givenTheFirstAdministrator_whenStarted_thenThatAccountOnlyAndNotNeededAgain() {
    production
        .withPropertyValues(ID, PASSWORD)
        .run(
            application -> {
              IdentityService identity = application.getBean(IdentityService.class);
              assertThat(identity.createUserQuery().list())
                  .extracting(User::getId)
                  .containsExactly("kepala");
              assertThat(members(identity, "camunda-admin")).containsExactly("kepala");
            });

    production
        .withPropertyValues(ID, "loket.admin.password=lain")
        .run(
            application ->
                assertThat(
                        application
                            .getBean(IdentityService.class)
                            .checkPassword("kepala", "hujan turun di pasar ikan"))
                    .isTrue());
    production.run(
        application ->
            assertThat(application.getBean(IdentityService.class).createUserQuery().count())
                .isOne());
  }

  @Test
  void givenADatabaseOfTheDemo_whenStartedWithoutIt_thenNoDemoAccountIsLeft() {
    demo.run(application -> assertThat(application).hasNotFailed());

    production
        .withPropertyValues(ID, PASSWORD)
        .run(
            application ->
                assertThat(application.getBean(IdentityService.class).createUserQuery().list())
                    .extracting(User::getId)
                    .containsExactly("kepala"));
  }

  @Test
  void givenADatabaseOfAnOffice_whenStartedAsTheDemo_thenStoppedAndNothingIsLeftBehind() {
    production
        .withPropertyValues(ID, PASSWORD)
        .run(application -> assertThat(application).hasNotFailed());

    demo.run(
        application ->
            assertThat(cause(application))
                .isInstanceOf(ForgottenProfileException.class)
                .hasMessageContaining("akun kantor"));

    production.run(
        application ->
            assertThat(application.getBean(IdentityService.class).createUserQuery().list())
                .extracting(User::getId)
                .containsExactly("kepala"));
  }

  @Test
  void givenTheOfficesOfAConfiguration_whenStartedAsTheDemo_thenStoppedAndNothingIsLeftBehind() {
    demo.withPropertyValues(
            "loket.offices[0].id=makassar", "loket.offices[0].name=Dinas Tenaga Kerja Makassar")
        .run(
            application ->
                assertThat(cause(application))
                    .isInstanceOf(ForgottenProfileException.class)
                    .hasMessageContaining("loket.offices"));

    production.run(
        application -> assertThat(cause(application)).isInstanceOf(NoAdministratorException.class));
    production
        .withPropertyValues(ID, PASSWORD)
        .run(
            application -> {
              IdentityService identity = application.getBean(IdentityService.class);
              assertThat(identity.createUserQuery().list())
                  .extracting(User::getId)
                  .containsExactly("kepala");
              assertThat(members(identity, "officer")).isEmpty();
              assertThat(identity.createTenantQuery().tenantId("makassar").count()).isZero();
            });
  }

  @Test
  void givenAnotherDatabaseThanTheDemos_whenStartedAsTheDemo_thenStoppedBeforeATableIsMade() {
    for (String url :
        List.of(
            "jdbc:h2:file:" + folder.resolve("office"), "jdbc:postgresql://localhost:1/loket")) {
      demo.withPropertyValues("spring.datasource.url=" + url)
          .run(
              application ->
                  assertThat(cause(application))
                      .isInstanceOf(ForgottenProfileException.class)
                      .hasMessageContaining("SPRING_DATASOURCE_URL"));
    }
    assertThat(folder.resolve("office.mv.db")).doesNotExist();
  }

  @Test
  void givenDemoAccounts_whenStartedInAnotherProfile_thenRefused() {
    production
        .withPropertyValues(
            ID,
            PASSWORD,
            "loket.demo.accounts[0].id=petugas1",
            "loket.demo.accounts[0].password=petugas1",
            "loket.demo.accounts[0].first-name=Petugas",
            "loket.demo.accounts[0].group=officer",
            "loket.demo.accounts[0].office=kantorcontoh")
        .run(
            application ->
                assertThat(invalidProperty(application)).isEqualTo("loket.demo.accounts"));
  }

  @Test
  void givenAnAdministratorsPasswordThatIsEasyToGuess_whenStarted_thenRefusedWithoutShowingIt() {
    production
        .withPropertyValues(ID, "loket.admin.password=kepala kepala kepala")
        .run(
            application -> {
              assertThat(invalidProperty(application)).isEqualTo("loket.admin.password");
              assertThat(NestedExceptionUtils.getMostSpecificCause(application.getStartupFailure()))
                  .hasMessageContaining("sedikitnya 15 karakter")
                  .hasMessageNotContaining("kepala kepala");
            });
  }

  @Test
  void givenAHashThatIsTooQuick_whenStarted_thenOnlyTheDemoDoesSo() {
    String tooQuick = "loket.passwords.iterations=209999";
    production
        .withPropertyValues(ID, PASSWORD, tooQuick)
        .run(
            application ->
                assertThat(invalidProperty(application)).isEqualTo("loket.passwords.iterations"));
    demo.withPropertyValues(tooQuick).run(application -> assertThat(application).hasNotFailed());
  }

  private static String invalidProperty(AssertableApplicationContext application) {
    Throwable cause = cause(application);
    return ((InvalidConfigurationPropertyValueException) cause).getName();
  }

  private static Throwable cause(AssertableApplicationContext application) {
    return NestedExceptionUtils.getMostSpecificCause(application.getStartupFailure());
  }

  private static List<String> members(IdentityService identity, String group) {
    return identity.createUserQuery().memberOfGroup(group).list().stream()
        .map(User::getId)
        .toList();
  }

  private static long authorizations(AuthorizationService authorizationService) {
    return authorizationService.createAuthorizationQuery().count();
  }

  @Configuration
  @ConfigurationPropertiesScan("id.loketprakerja")
  @ComponentScan({"id.loketprakerja.office", "id.loketprakerja.privacy"})
  @Import({
    EngineSecurity.class,
    EnginePasswords.class,
    SignInAttempts.class,
    AuditLog.class,
    TaskRules.class,
    StaffNames.class,
    Roster.class,
    ServiceDays.class,
    ServiceDayTimes.class,
    Authorizations.class,
    TaskFilters.class,
    Accounts.class,
    AccessSetup.class
  })
  static class EngineWithAccounts {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    PersonalData personalData() {
      return new PersonalData(Set.of("participantName"), Set.of(), Set.of(), Set.of());
    }
  }
}
