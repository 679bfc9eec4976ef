package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.LoketPrakerjaApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts and restarts the application on one database file. */
@ExtendWith(OutputCaptureExtension.class)
class AccountsTest {

  private static final String PRODUCTION = "--spring.profiles.active=production";

  @TempDir private Path folder;

  @Test
  void givenTheDefaultConfiguration_whenStarted_thenTheDemoAccountsOfEachGroup() {
    try (ConfigurableApplicationContext application = start()) {
      IdentityService identity = application.getBean(IdentityService.class);

      assertThat(members(identity, "officer")).containsExactlyInAnyOrder("petugas1", "petugas2", "petugas3");
      assertThat(members(identity, "technicalAssistant")).containsExactly("pendamping1");
      assertThat(members(identity, "manager")).containsExactly("manajer1");
      assertThat(members(identity, "analyst")).containsExactly("analis1");
      assertThat(members(identity, "camunda-admin")).containsExactly("admin");
      assertThat(identity.createUserQuery().memberOfTenant("kantorcontoh").count()).isEqualTo(7);
      assertThat(identity.createUserQuery().list())
          .allSatisfy(user -> assertThat(identity.checkPassword(user.getId(), user.getId())).isTrue());
      assertThat(identity.createGroupQuery().list())
          .extracting(Group::getName)
          .containsExactlyInAnyOrder("Petugas", "Pendamping teknis", "Manajer", "Analis proses", "Administrator");
      assertThat(identity.createTenantQuery().list()).extracting(Tenant::getId).containsExactly("kantorcontoh");
    }
  }

  @Test
  void givenChangedAccounts_whenRestarted_thenTheyStayAndNothingIsDoubled() {
    long authorizations;
    try (ConfigurableApplicationContext application = start()) {
      IdentityService identity = application.getBean(IdentityService.class);
      User user = identity.createUserQuery().userId("petugas1").singleResult();
      user.setPassword("rahasia");
      identity.saveUser(user);
      identity.deleteMembership("petugas3", "officer");
      authorizations = application.getBean(AuthorizationService.class).createAuthorizationQuery().count();
    }

    try (ConfigurableApplicationContext application = start()) {
      IdentityService identity = application.getBean(IdentityService.class);

      assertThat(identity.checkPassword("petugas1", "rahasia")).isTrue();
      assertThat(members(identity, "officer")).containsExactlyInAnyOrder("petugas1", "petugas2");
      assertThat(application.getBean(AuthorizationService.class).createAuthorizationQuery().count())
          .isEqualTo(authorizations);
      assertThat(application.getBean(FilterService.class).createTaskFilterQuery().count()).isEqualTo(6);
    }
  }

  @Test
  void givenNoDemoAndNoAdministrator_whenStarted_thenStoppedWithAClearMessage(CapturedOutput output) {
    assertThatThrownBy(() -> start(PRODUCTION)).hasRootCauseInstanceOf(NoAdministratorException.class);

    assertThat(output).contains("Belum ada administrator", "LOKET_ADMIN_ID", "LOKET_ADMIN_PASSWORD");
    assertThat(output.getOut().substring(output.getOut().indexOf("APPLICATION FAILED TO START")))
        .doesNotContain("\tat ");
  }

  @Test
  void givenOnlyAnId_whenStarted_thenStopped() {
    assertThatThrownBy(() -> start(PRODUCTION, "--loket.admin.id=kepala", "--loket.admin.password="))
        .hasRootCauseInstanceOf(NoAdministratorException.class);
  }

  @Test
  void givenTheFirstAdministrator_whenStarted_thenThatAccountOnlyAndNotNeededAgain() {
    try (ConfigurableApplicationContext application =
        start(PRODUCTION, "--loket.admin.id=kepala", "--loket.admin.password=rahasia")) {
      IdentityService identity = application.getBean(IdentityService.class);

      assertThat(identity.createUserQuery().list()).extracting(User::getId).containsExactly("kepala");
      assertThat(members(identity, "camunda-admin")).containsExactly("kepala");
      assertThat(identity.checkPassword("kepala", "rahasia")).isTrue();
    }

    try (ConfigurableApplicationContext application =
        start(PRODUCTION, "--loket.admin.id=kepala", "--loket.admin.password=lain")) {
      assertThat(application.getBean(IdentityService.class).checkPassword("kepala", "rahasia")).isTrue();
    }
    try (ConfigurableApplicationContext application = start(PRODUCTION)) {
      assertThat(application.getBean(IdentityService.class).createUserQuery().count()).isOne();
    }
  }

  @Test
  void givenADatabaseOfTheDemo_whenStartedWithoutIt_thenNoDemoAccountIsLeft() {
    start().close();

    try (ConfigurableApplicationContext application =
        start(PRODUCTION, "--loket.admin.id=kepala", "--loket.admin.password=rahasia")) {
      assertThat(application.getBean(IdentityService.class).createUserQuery().list())
          .extracting(User::getId)
          .containsExactly("kepala");
    }
  }

  private static List<String> members(IdentityService identity, String group) {
    return identity.createUserQuery().memberOfGroup(group).list().stream().map(User::getId).toList();
  }

  private ConfigurableApplicationContext start(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--server.port=0");
    all.add("--spring.datasource.url=jdbc:h2:file:" + folder.resolve("loket"));
    all.add("--camunda.bpm.deployment-resource-pattern=classpath:security/counter.bpmn");
    all.add("--camunda.bpm.job-execution.enabled=false");
    return new SpringApplicationBuilder(LoketPrakerjaApplication.class).run(all.toArray(String[]::new));
  }
}
