package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.security.EngineDoor.Caller;
import java.lang.reflect.Field;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

  /** What can be done with a filter. */
  private static final List<String> USES = List.of("/list", "/count", "/singleResult");

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

  @Nested
  @DisplayName("CVE-2026-109432: expressions in task queries")
  class InQueries {

    @ParameterizedTest
    @EnumSource
    void givenAnyKeyThatTakesAnExpression_whenListingOrCounting_thenRefused(EngineDoor door) {
      Caller officer = door.open(port, "petugas1");
      for (String key : expressionKeys()) {
        String expression = "{\"" + key + "\":\"" + attack + "\"}";
        String alternative = "{\"orQueries\":[{\"assignee\":\"x\"}," + expression + "]}";

        for (String path : List.of("/task", "/task/count")) {
          assertRefused(officer.post(path, alternative));
          // The engine refuses these by itself.
          assertNotTaken(officer.post(path, expression));
        }
      }
    }

    /** Deeper than the first alternatives the engine does not look. */
    @ParameterizedTest
    @EnumSource
    void givenAlternativesInAlternatives_whenListing_thenTheFirstAreRefusedAndNoOthersEvaluated(
        EngineDoor door) {
      Caller officer = door.open(port, "petugas1");
      String filter = ours("Tugas petugas");

      for (String path : List.of("/task", "/task/count", "/filter/" + filter + "/list")) {
        assertRefused(officer.post(path, alternatives(1)));
        for (int depth : new int[] {2, 3}) {
          assertThat(officer.post(path, alternatives(depth)).statusCode()).isEqualTo(200);
          assertTheCaseIsThere();
        }
      }
    }

    @ParameterizedTest
    @EnumSource
    void givenAnExpressionInTheAddress_whenListing_thenRefused(EngineDoor door) {
      Caller officer = door.open(port, "petugas1");
      for (String key : expressionKeys()) {
        for (String path : List.of("/task", "/task/count")) {
          assertNotTaken(
              officer.get(
                  path + "?" + key + "=" + URLEncoder.encode(attack, StandardCharsets.UTF_8)));
        }
      }
    }

    @ParameterizedTest
    @EnumSource
    void givenAFilterOfOurs_whenExtendedByAnExpression_thenRefused(EngineDoor door) {
      Caller officer = door.open(port, "petugas1");
      for (String use : USES) {
        String path = "/filter/" + ours("Tugas petugas") + use;

        assertRefused(officer.post(path, alternatives(1)));
        assertNotTaken(officer.post(path, alternatives(0)));
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tugas saya", "Terlambat"})
    void givenOurFiltersWithTheirOwnExpressions_whenListed_thenAnswered(String name) {
      assertThat(
              EngineDoor.WEBAPPS
                  .open(port, "petugas1")
                  .post("/filter/" + ours(name) + "/list", "{}")
                  .statusCode())
          .isEqualTo(200);
    }

    private String ours(String name) {
      return filterService.createTaskFilterQuery().filterName(name).singleResult().getId();
    }
  }

  @Nested
  @DisplayName("Expressions in stored queries, by anyone who may store one")
  class InFilters {

    private String stored;

    @BeforeEach
    void aFilter() {
      Filter filter = filterService.newTaskFilter("lama");
      filter.setQuery(taskService.createTaskQuery());
      stored = filterService.saveFilter(filter).getId();
    }

    @AfterEach
    void removeIt() {
      filterService.deleteFilter(stored);
    }

    @ParameterizedTest
    @EnumSource
    void givenAnAdministrator_whenSavingAFilterWithAnExpression_thenRefused(EngineDoor door) {
      Caller admin = door.open(port, "admin");
      for (int depth = 0; depth <= 3; depth++) {
        String filter =
            "{\"resourceType\":\"Task\",\"name\":\"serangan\",\"query\":%s}"
                .formatted(alternatives(depth));

        assertRefused(admin.post("/filter/create", filter));
        assertRefused(admin.put("/filter/" + stored, filter));
      }
      assertThat(filterService.createTaskFilterQuery().filterName("serangan").count()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void givenAFilterFromAnOlderDatabase_whenUsed_thenRefused(EngineDoor door) {
      Caller admin = door.open(port, "admin");
      for (int depth = 0; depth <= 1; depth++) {
        store(alternatives(depth));

        for (String use : USES) {
          assertRefused(admin.get("/filter/" + stored + use));
          assertRefused(admin.post("/filter/" + stored + use, "{}"));
          assertRefused(admin.post("/filter/" + stored + use, "{\"assignee\":\"x\"}"));
        }
      }
    }

    @ParameterizedTest
    @EnumSource
    void givenAlternativesInAlternativesFromAnOlderDatabase_whenUsed_thenNotEvaluated(
        EngineDoor door) {
      Caller admin = door.open(port, "admin");
      store(alternatives(2));

      for (String use : USES) {
        assertThat(admin.get("/filter/" + stored + use).statusCode()).isIn(200, 204);
        assertTheCaseIsThere();
      }
    }

    /** Past every check, as a database that was filled before would have it. */
    private void store(String query) {
      database
          .sql("update ACT_RU_FILTER set QUERY_ = ? where ID_ = ?")
          .params(query, stored)
          .update();
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

  private static List<String> expressionKeys() {
    return Arrays.stream(TaskQueryDto.class.getDeclaredFields())
        .map(Field::getName)
        .filter(name -> name.endsWith("Expression"))
        .toList();
  }

  /** The attack in an alternative of an alternative and so on; depth 0 is the query itself. */
  private String alternatives(int depth) {
    return "{\"orQueries\":[".repeat(depth)
        + "{\"assigneeExpression\":\""
        + attack
        + "\"}"
        + "]}".repeat(depth);
  }

  private void assertRefused(HttpResponse<String> answer) {
    assertNotTaken(answer);
    assertThat(answer.body()).contains(REFUSED);
  }

  private void assertNotTaken(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertTheCaseIsThere();
  }

  private void assertTheCaseIsThere() {
    assertThat(runtimeService.createProcessInstanceQuery().processInstanceId(caseId).count())
        .isOne();
  }
}
