package id.loketprakerja.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.Refusal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The office of a started instance, on an engine of its own with the small models in {@code
 * security/}.
 */
class OfficeTenantIdProviderTest {

  private ProcessEngine engine;
  private RuntimeService runtimeService;

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void givenOneOffice_whenTheEngineStartsACase_thenThatOffice() {
    engineWith("kantora");

    assertThat(start(Map.of()).getTenantId()).isEqualTo("kantora");
  }

  @Test
  void givenTwoOffices_whenTheEngineStartsACase_thenTheNamedOneOrNone() {
    engineWith("kantora", "kantorb");

    assertThat(start(Map.of("officeId", "kantorb")).getTenantId()).isEqualTo("kantorb");
    assertThat(start(Map.of()).getTenantId()).isNull();
    assertRefused(Map.of("officeId", "tidakada"), "tidak dikenal");
  }

  @Test
  void givenAPersonOfOneOffice_whenStarting_thenTheirOfficeOnly() {
    engineWith("kantora", "kantorb");
    as(List.of("officer"), List.of("kantora"));

    assertThat(start(Map.of()).getTenantId()).isEqualTo("kantora");
    assertThat(start(Map.of("officeId", "kantora")).getTenantId()).isEqualTo("kantora");
    assertRefused(
        Map.of("officeId", "kantorb"), "Akun Anda tidak terdaftar di kantor dengan kode kantorb.");
    assertThat(runtimeService.createProcessInstanceQuery().count()).isEqualTo(2);
  }

  @Test
  void givenAPersonOfTwoOffices_whenStarting_thenTheyMustSayWhich() {
    engineWith("kantora", "kantorb");
    as(List.of("officer"), List.of("kantora", "kantorb"));

    assertThat(start(Map.of("officeId", "kantorb")).getTenantId()).isEqualTo("kantorb");
    assertRefused(Map.of(), "beberapa kantor");
  }

  @Test
  void givenAPersonWithoutAConfiguredOffice_whenStarting_thenRefused() {
    engineWith("kantora");
    as(List.of("officer"), List.of("kantorlama"));

    assertRefused(Map.of(), "belum terhubung dengan satu kantor");
    assertRefused(Map.of("officeId", "kantorlama"), "tidak terdaftar");
  }

  @Test
  void givenAnAdministratorWithoutOffice_whenStarting_thenTheOnlyOrAnyNamedOffice() {
    engineWith("kantora");
    as(List.of("camunda-admin"), List.of());

    assertThat(start(Map.of()).getTenantId()).isEqualTo("kantora");
  }

  @Test
  void givenAnAdministratorAndTwoOffices_whenStarting_thenTheNamedOne() {
    engineWith("kantora", "kantorb");
    as(List.of("camunda-admin"), List.of("kantora"));

    assertThat(start(Map.of()).getTenantId()).isEqualTo("kantora");
    assertThat(start(Map.of("officeId", "kantorb")).getTenantId()).isEqualTo("kantorb");
  }

  @Test
  void givenTheWorkingDay_whenStarted_thenItHasNoOfficeAndEachServiceDayAndItsCasesTheirOwn() {
    engineWith("kantora", "kantorb");
    ProcessInstance workingDay =
        runtimeService.startProcessInstanceByKey(
            "working-day", Map.of("officeIds", List.of("kantora", "kantorb")));

    assertThat(workingDay.getTenantId()).isNull();
    assertThat(
            runtimeService.createProcessInstanceQuery().processDefinitionKey("service-day").list())
        .extracting(ProcessInstance::getTenantId)
        .containsExactlyInAnyOrder("kantora", "kantorb");

    runtimeService.createMessageCorrelation("close-service").tenantId("kantorb").correlate();

    assertThat(
            runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey("participant-registration")
                .singleResult())
        .extracting(ProcessInstance::getTenantId)
        .isEqualTo("kantorb");
  }

  @Test
  void givenADecisionInACase_whenTaken_thenItsHistoryBelongsToTheOffice() {
    engineWith("kantora", "kantorb");

    runtimeService.startProcessInstanceByKey("screening", Map.of("officeId", "kantorb"));

    HistoryService history = engine.getHistoryService();
    assertThat(history.createHistoricDecisionInstanceQuery().singleResult().getTenantId())
        .isEqualTo("kantorb");
  }

  private ProcessInstance start(Map<String, Object> variables) {
    return runtimeService.startProcessInstanceByKey("participant-registration", variables);
  }

  private void assertRefused(Map<String, Object> variables, String text) {
    long before = runtimeService.createProcessInstanceQuery().count();
    assertThatThrownBy(() -> start(variables))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(text);
    assertThat(runtimeService.createProcessInstanceQuery().count()).isEqualTo(before);
  }

  private void as(List<String> groups, List<String> tenants) {
    engine.getIdentityService().setAuthentication("orang", groups, tenants);
  }

  private void engineWith(String... officeIds) {
    List<Office> offices =
        Arrays.stream(officeIds).map(OfficeTenantIdProviderTest::office).toList();
    LoketProperties properties =
        new LoketProperties(null, Set.of(), LocalDate.of(2020, 4, 17), null, offices);
    StandaloneInMemProcessEngineConfiguration configuration =
        new StandaloneInMemProcessEngineConfiguration();
    configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
    configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
    configuration.setProcessEngineName("office" + UUID.randomUUID());
    configuration
        .getProcessEnginePlugins()
        .add(new OfficeTenantIdProvider(new Offices(properties, Clock.systemUTC())));
    engine = configuration.buildProcessEngine();
    runtimeService = engine.getRuntimeService();
    engine
        .getRepositoryService()
        .createDeployment()
        .addClasspathResource("security/counter.bpmn")
        .addClasspathResource("security/screening.bpmn")
        .addClasspathResource("security/always.dmn")
        .deploy();
  }

  private static Office office(String id) {
    return new Office(
        id,
        id,
        ZoneId.of("Asia/Jakarta"),
        Set.of(DayOfWeek.MONDAY),
        LocalTime.of(6, 0),
        LocalTime.of(8, 0),
        LocalTime.of(15, 0),
        1,
        Set.of());
  }
}
