package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The holes that were published for the community edition 7.24.0, each in the form in which it is
 * used, through both doors to the engine. The set-up of an administrator (CVE-2026-77226) is in
 * {@link GateTest}, models in {@link DeploymentsTest}.
 */
@CounterTest
class PublishedHolesTest {

  /** Ends a case past all its steps, by a service that is a bean like any other. */
  private static final String ATTACK = "${runtimeService.deleteProcessInstance('%s', 'x')}";

  private static final String REFUSED = "Ekspresi tidak diizinkan dalam pencarian dan filter tugas";

  @LocalServerPort private int port;
  @Autowired private RuntimeService runtimeService;
  @Autowired private FilterService filterService;
  @Autowired private TaskService taskService;
  @Autowired private JdbcClient database;

  private String caseId;
  private String attack;

  @BeforeEach
  void startACase() {
    caseId =
        runtimeService
            .startProcessInstanceByKey(
                "participant-registration", Map.of("officeId", "kantorcontoh"))
            .getId();
    attack = ATTACK.formatted(caseId);
  }

  @AfterEach
  void cleanUp() {
    runtimeService
        .createProcessInstanceQuery()
        .rootProcessInstances()
        .list()
        .forEach(instance -> runtimeService.deleteProcessInstance(instance.getId(), "test"));
  }

  /** The two doors, with the same engine behind them. */
  enum Door {
    REST {
      @Override
      HttpResponse<String> post(int port, String user, String path, String json) {
        return new Browser(port).postJsonWithPassword("/engine-rest" + path, user, user, json);
      }
    },
    WEBAPPS {
      @Override
      HttpResponse<String> post(int port, String user, String path, String json) {
        Browser browser = new Browser(port);
        browser.signIn(user, user);
        browser.get("/camunda/api/admin/auth/user/default");
        return browser.postAsWebapp("/camunda/api/engine/engine/default" + path, json);
      }
    };

    abstract HttpResponse<String> post(int port, String user, String path, String json);
  }

  @Nested
  @DisplayName("CVE-2026-109432: expressions in task queries")
  class InQueries {

    @ParameterizedTest
    @EnumSource(Door.class)
    void givenAnExpressionInAnAlternative_whenListingOrCounting_thenRefused(Door door) {
      String alternative = "{\"orQueries\":[{\"assigneeExpression\":\"" + attack + "\"}]}";

      assertRefused(door.post(port, "petugas1", "/task", alternative));
      assertRefused(door.post(port, "petugas1", "/task/count", alternative));
    }

    @ParameterizedTest
    @MethodSource("id.loketprakerja.security.PublishedHolesTest#expressionKeys")
    void givenAnyKeyThatTakesAnExpression_whenListing_thenRefused(String key) {
      String expression = "{\"" + key + "\":\"" + attack + "\"}";

      assertRefused(
          Door.REST.post(
              port,
              "petugas1",
              "/task",
              "{\"orQueries\":[{\"assignee\":\"x\"}," + expression + "]}"));
      assertThat(Door.REST.post(port, "petugas1", "/task", expression).statusCode()).isEqualTo(400);
      assertTheCaseIsThere();
    }

    @Test
    void givenAlternativesInAlternatives_whenListing_thenNothingIsEvaluated() {
      String deep = "{\"assigneeExpression\":\"" + attack + "\"}";
      for (int i = 0; i < 5; i++) {
        deep = "{\"orQueries\":[" + deep + "]}";
      }

      // The engine looks at the first level only.
      assertThat(Door.REST.post(port, "petugas1", "/task", deep).statusCode()).isIn(200, 400);
      assertTheCaseIsThere();
    }

    @Test
    void givenAnExpressionInTheAddress_whenListing_thenRefused() {
      for (String door : List.of("/task", "/task/count")) {
        HttpResponse<String> answer =
            new Browser(port)
                .getWithPassword(
                    "/engine-rest"
                        + door
                        + "?assigneeExpression="
                        + URLEncoder.encode(attack, StandardCharsets.UTF_8),
                    "petugas1",
                    "petugas1");

        assertThat(answer.statusCode()).isEqualTo(400);
      }
      assertTheCaseIsThere();
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void givenAFilterOfOurs_whenExtendedByAnExpression_thenRefused(Door door) {
      String filter =
          filterService.createTaskFilterQuery().filterName("Tugas petugas").singleResult().getId();
      String alternative = "{\"orQueries\":[{\"assigneeExpression\":\"" + attack + "\"}]}";

      for (String how : List.of("list", "count", "singleResult")) {
        assertRefused(door.post(port, "petugas1", "/filter/" + filter + "/" + how, alternative));
        assertThat(
                door.post(
                        port,
                        "petugas1",
                        "/filter/" + filter + "/" + how,
                        "{\"assigneeExpression\":\"" + attack + "\"}")
                    .statusCode())
            .isEqualTo(400);
        assertTheCaseIsThere();
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tugas saya", "Terlambat"})
    void givenOurFiltersWithTheirOwnExpressions_whenListed_thenAnswered(String name) {
      String filter = filterService.createTaskFilterQuery().filterName(name).singleResult().getId();

      assertThat(
              Door.WEBAPPS.post(port, "petugas1", "/filter/" + filter + "/list", "{}").statusCode())
          .isEqualTo(200);
    }
  }

  @Nested
  @DisplayName("Expressions in stored queries, by anyone who may store one")
  class InFilters {

    @ParameterizedTest
    @EnumSource(Door.class)
    void givenAnAdministrator_whenSavingAFilterWithAnExpression_thenRefused(Door door) {
      for (String query :
          List.of(
              "{\"assigneeExpression\":\"" + attack + "\"}",
              "{\"orQueries\":[{\"assigneeExpression\":\"" + attack + "\"}]}")) {
        assertRefused(
            door.post(
                port,
                "admin",
                "/filter/create",
                "{\"resourceType\":\"Task\",\"name\":\"serangan\",\"query\":" + query + "}"));
      }
      assertThat(filterService.createTaskFilterQuery().filterName("serangan").count()).isZero();
    }

    @Test
    void givenAFilterFromAnOlderDatabase_whenOpened_thenRefused() {
      Filter filter = filterService.newTaskFilter("lama");
      filter.setQuery(taskService.createTaskQuery());
      String id = filterService.saveFilter(filter).getId();
      // Past every check, as a database that was filled before would have it.
      database
          .sql("update ACT_RU_FILTER set QUERY_ = ? where ID_ = ?")
          .params("{\"assigneeExpression\":\"" + attack + "\"}", id)
          .update();

      assertRefused(Door.REST.post(port, "admin", "/filter/" + id + "/list", "{}"));

      filterService.deleteFilter(id);
    }
  }

  @Test
  @DisplayName("A variable that names any Java class, to be filled from JSON")
  void givenAVariableOfAForeignClass_whenRead_thenItIsNotMade() {
    runtimeService.setVariable(
        caseId,
        "x",
        Variables.serializedObjectValue("{\"url\":\"jdbc:h2:mem:attack\"}")
            .objectTypeName("org.springframework.jdbc.datasource.DriverManagerDataSource")
            .serializationDataFormat(Variables.SerializationDataFormats.JSON)
            .create());

    assertThatThrownBy(() -> runtimeService.getVariable(caseId, "x"))
        .isInstanceOf(ProcessEngineException.class)
        .hasStackTraceContaining("not whitelisted for deserialization");
  }

  static Stream<String> expressionKeys() {
    return Arrays.stream(TaskQueryDto.class.getDeclaredFields())
        .map(Field::getName)
        .filter(name -> name.endsWith("Expression"));
  }

  private void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains(REFUSED);
    assertTheCaseIsThere();
  }

  private void assertTheCaseIsThere() {
    assertThat(runtimeService.createProcessInstanceQuery().processInstanceId(caseId).count())
        .isOne();
  }
}
