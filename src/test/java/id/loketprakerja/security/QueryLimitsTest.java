package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.security.EngineDoor.Caller;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** How much a query may ask of the database, through both doors to the engine. */
@CounterTest
class QueryLimitsTest {

  private static final int CONDITIONS = 20;
  private static final int VALUES = 1000;
  private static final String TOO_MANY = "syarat dan urutan sekaligus; paling banyak 20";

  @LocalServerPort private int port;
  @Autowired private ProcessEngine engine;
  @Autowired private TaskService taskService;
  @Autowired private FilterService filterService;
  @Autowired private JdbcTemplate jdbc;

  @ParameterizedTest
  @CsvSource({
    "/task, processVariables",
    "/task, taskVariables",
    "/task/count, processVariables",
    "/process-instance, variables",
    "/process-instance/count, variables",
    "/execution, processVariables",
    "/execution, variables",
    "/variable-instance, variableValues",
    "/history/process-instance, variables",
    "/history/process-instance/count, variables",
    "/history/task, processVariables",
    "/history/task, taskVariables",
  })
  void givenVariablesToCompare_whenThereAreMoreThanMayBe_thenRefused(String path, String list) {
    for (EngineDoor door : EngineDoor.values()) {
      Caller manager = door.open(port, "manajer1");

      assertThat(manager.post(path, "{\"%s\":[%s]}".formatted(list, variables(CONDITIONS))))
          .as(door + path)
          .extracting(HttpResponse::statusCode)
          .isEqualTo(200);
      assertRefused(manager.post(path, "{\"%s\":[%s]}".formatted(list, variables(CONDITIONS + 1))));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/task, created",
    "/process-instance, instanceId",
    "/variable-instance, variableName",
    "/history/process-instance, startTime",
    "/history/task, startTime",
    "/history/activity-instance, startTime",
    "/history/variable-instance, variableName",
    "/job, jobId",
  })
  void givenSortOrders_whenThereAreMoreThanMayBe_thenRefused(String path, String order) {
    for (EngineDoor door : EngineDoor.values()) {
      Caller manager = door.open(port, "manajer1");

      assertRefused(
          manager.post(
              path,
              "{\"sorting\":[%s]}"
                  .formatted(
                      times(
                          CONDITIONS + 1,
                          "{\"sortBy\":\"%s\",\"sortOrder\":\"asc\"}".formatted(order)))));
    }
  }

  @ParameterizedTest
  @EnumSource(EngineDoor.class)
  void givenSortOrdersByVariable_whenThereAreMoreThanMayBe_thenRefused(EngineDoor door) {
    String order =
        "{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\",\"parameters\":{\"variable\":\"a\",\"type\":\"String\"}}";

    assertRefused(
        door.open(port, "petugas1")
            .post("/task", "{\"sorting\":[%s]}".formatted(times(1000, order))));
  }

  @ParameterizedTest
  @EnumSource(EngineDoor.class)
  void givenAlternatives_whenTheirConditionsTogetherAreMoreThanMayBe_thenRefused(EngineDoor door) {
    Caller officer = door.open(port, "petugas1");
    String half = "{\"processVariables\":[%s]}".formatted(variables(CONDITIONS / 2));

    for (String path : new String[] {"/task", "/history/task"}) {
      assertRefused(officer.post(path, "{\"orQueries\":[%s,%s]}".formatted(half, half)));
      assertRefused(
          officer.post(path, "{\"orQueries\":[%s]}".formatted(times(CONDITIONS + 1, "{}"))));
    }
    assertRefused(
        officer.post(
            "/process-instance",
            "{\"orQueries\":[{\"variables\":[%s]}]}".formatted(variables(CONDITIONS + 1))));
  }

  @ParameterizedTest
  @EnumSource(EngineDoor.class)
  void givenAListOfValues_whenItIsLongerThanMayBe_thenRefused(EngineDoor door) {
    Caller officer = door.open(port, "petugas1");

    assertThat(officer.post("/task", idIn(VALUES)).statusCode()).isEqualTo(200);
    HttpResponse<String> refused = officer.post("/task", idIn(VALUES + 1));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(refused.body()).contains("1001 nilai sekaligus; paling banyak 1000");
  }

  private static String idIn(int count) {
    return "{\"processInstanceBusinessKeyIn\":[%s]}".formatted(times(count, "\"a\""));
  }

  @ParameterizedTest
  @EnumSource(EngineDoor.class)
  void givenAFilter_whenItOrWhatExtendsItAsksTooMuch_thenRefused(EngineDoor door) {
    Caller administrator = door.open(port, "admin");
    Filter filter = filterService.newTaskFilter("kecil");
    filter.setQuery(taskService.createTaskQuery().orderByTaskCreateTime().asc());
    filterService.saveFilter(filter);
    try {
      String more = "{\"processVariables\":[%s]}".formatted(variables(CONDITIONS));
      for (String use : new String[] {"/list", "/count", "/singleResult"}) {
        assertRefused(administrator.post("/filter/" + filter.getId() + use, more));
      }
      assertRefused(
          EngineDoor.REST
              .open(port, "admin")
              .post(
                  "/filter/create",
                  "{\"resourceType\":\"Task\",\"name\":\"besar\",\"query\":{\"processVariables\":[%s]}}"
                      .formatted(variables(CONDITIONS + 1))));
      assertThat(filterService.createTaskFilterQuery().filterName("besar").count()).isZero();
    } finally {
      filterService.deleteFilter(filter.getId());
    }
  }

  @ParameterizedTest
  @EnumSource(EngineDoor.class)
  void givenAMessage_whenItComparesMoreVariablesThanMayBe_thenRefused(EngineDoor door) {
    String keys =
        IntStream.rangeClosed(0, CONDITIONS)
            .mapToObj(i -> "\"v%d\":{\"value\":\"a\"}".formatted(i))
            .collect(Collectors.joining(","));

    assertRefused(
        door.open(port, "admin")
            .post(
                "/message",
                "{\"messageName\":\"participant-left\",\"correlationKeys\":{%s}}".formatted(keys)));
  }

  @Test
  void givenCockpitsOwnQueries_whenTheyAskTooMuch_thenRefused() {
    Browser manager = new Browser(port);
    manager.signIn("manajer1", "manajer1");
    manager.openPage("/camunda/app/cockpit/default/");
    String path = "/camunda/api/cockpit/plugin/base/default/process-instance";

    assertThat(
            manager.postAsWebapp(path, "{\"variables\":[%s]}".formatted(variables(3))).statusCode())
        .isEqualTo(200);
    assertRefused(
        manager.postAsWebapp(path, "{\"variables\":[%s]}".formatted(variables(CONDITIONS + 1))));
    assertRefused(
        manager.postAsWebapp(
            path + "/count", "{\"variables\":[%s]}".formatted(variables(CONDITIONS + 1))));
  }

  /** Whoever asks: the engine, its Cockpit or a page of ours. */
  @Test
  void givenAnyStatement_whenItTakesTooLong_thenTheDatabaseGivesUp() {
    ProcessEngineConfigurationImpl configuration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

    assertThat(configuration.getSqlSessionFactory().getConfiguration().getDefaultStatementTimeout())
        .isEqualTo(10);
    assertThat(jdbc.getQueryTimeout()).isEqualTo(10);
    assertThat(Cockpit.getRuntimeDelegate().getClass().getPackageName())
        .isEqualTo("id.loketprakerja.query");
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains(TOO_MANY);
  }

  private static String variables(int count) {
    return IntStream.range(0, count)
        .mapToObj("{\"name\":\"v%d\",\"operator\":\"eq\",\"value\":\"a\"}"::formatted)
        .collect(Collectors.joining(","));
  }

  private static String times(int count, String text) {
    String[] all = new String[count];
    Arrays.fill(all, text);
    return String.join(",", all);
  }
}
