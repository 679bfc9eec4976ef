package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import id.loketprakerja.figures.RuleFigures;
import id.loketprakerja.security.EngineDoor.Caller;
import id.loketprakerja.security.RestCalls.Call;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Another office's staff and a case with everything in it, through every call of the webapps and
 * REST: they neither see it nor change it, and cannot tell whether it is there.
 */
@CounterTest
class OtherOfficeTest {

  private static final String OTHER_OFFICE = "kantorlain";

  @LocalServerPort private int port;
  @Autowired private FullCase fullCase;
  @Autowired private IdentityService identityService;
  @Autowired private JdbcClient database;

  @BeforeEach
  void nothingIsThere() {
    fullCase.removeAll();
    fullCase.rememberShared();
  }

  @AfterEach
  void cleanUp() {
    fullCase.removeAll();
    List.of("officer", "manager").forEach(group -> identityService.deleteUser("lain" + group));
    // Each stranger tries a wrong password of their own.
    database.sql("delete from sign_in_failures").update();
  }

  @ParameterizedTest
  @MethodSource("doors")
  void givenACaseOfAnotherOffice_whenAskingEverythingThatNeedsNoId_thenAsIfItWereNotThere(
      EngineDoor door, String group) {
    Caller stranger = stranger(door, group);
    Map<Call, String> before = answers(door, stranger);

    fullCase.start();

    List<String> leaks = new ArrayList<>();
    Map<Call, String> after = answers(door, stranger);
    after.forEach(
        (call, answer) -> {
          if (!answer.equals(before.get(call))) {
            leaks.add(call + ": " + before.get(call) + " became " + answer);
          }
          leaks.addAll(told(call, fullCase.fill(call.path()), answer));
        });
    assertThat(after).hasSizeGreaterThan(100);
    assertThat(leaks).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("doors")
  void givenTheIdsOfAnotherOffice_whenMakingEveryCallWithThem_thenRefusedAsIfTheyWereInvented(
      EngineDoor door, String group) {
    fullCase.start();
    Caller stranger = stranger(door, group);

    List<String> leaks = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    Set<Call> asked = new LinkedHashSet<>();
    Tables tables = new Tables(database);
    tables.look();
    RestTable.read()
        .rows()
        .forEach(
            (call, row) -> {
              String path = fullCase.fill(call.path()) + row.query();
              String body = fullCase.fillBody(row.json(), "lain");
              boolean aboutTheOffice =
                  fullCase.isOfOffice(call.path()) || row.body().contains("\"$");
              if (!door.has(call) || !aboutTheOffice) {
                return;
              }
              asked.add(call);
              HttpResponse<String> answer = stranger.call(call, path, body);
              if (AccessMatrixTest.kind(answer).equals("yes") || answer.statusCode() >= 500) {
                leaks.add(call + ": " + answer.statusCode() + " " + answer.body());
              }
              leaks.addAll(told(call, path + body, answer.body()));
              HttpResponse<String> ofInvented =
                  stranger.call(call, fullCase.withInvented(path), fullCase.withInvented(body));
              Set<String> changed = tables.changes();
              if (!changed.isEmpty()) {
                changes.add(call + ": " + changed);
              }
              // Where there is nothing to do the engine takes it for done.
              if (ofInvented.statusCode() != 204
                  && !told(ofInvented).equals(fullCase.withInvented(told(answer)))) {
                leaks.add(
                    "%s: %s, but %s of an id that nobody has"
                        .formatted(call, told(answer), told(ofInvented)));
              }
            });
    RuleFigures.report(
        "refusals",
        "every call with another office's ids by its %s, %s"
            .formatted(group, door.name().toLowerCase(Locale.ROOT)),
        "calls %d, database compared after %d, changed by %d"
            .formatted(2 * asked.size(), tables.looks(), changes.size()));
    assertThat(asked).hasSizeGreaterThan(100);
    assertThat(leaks).isEmpty();
    assertThat(changes).as("tables changed by a refusal").isEmpty();
  }

  static List<Arguments> doors() {
    return Stream.of(EngineDoor.values())
        .flatMap(door -> Stream.of("officer", "manager").map(group -> arguments(door, group)))
        .toList();
  }

  private Map<Call, String> answers(EngineDoor door, Caller stranger) {
    Map<Call, String> answers = new LinkedHashMap<>();
    RestTable.read()
        .rows()
        .forEach(
            (call, row) -> {
              if (door.has(call) && call.isQuery() && !fullCase.isOfOffice(call.path())) {
                HttpResponse<String> answer =
                    stranger.dryRun(
                        call,
                        fullCase.fill(call.path()) + row.query(),
                        fullCase.fillBody(row.json(), "lain"));
                answers.put(call, told(answer));
              }
            });
    return answers;
  }

  private static String told(HttpResponse<String> answer) {
    // A page that is not there tells the time.
    String body = answer.body().replaceAll("^\\{\"timestamp\":\"[^\"]*\"", "");
    return answer.statusCode() + " " + body;
  }

  private List<String> told(Call call, String asked, String answer) {
    return fullCase.secrets().stream()
        .filter(secret -> answer.contains(secret) && !asked.contains(secret))
        .map(secret -> call + " tells " + secret + ": " + answer)
        .toList();
  }

  private Caller stranger(EngineDoor door, String group) {
    User user = identityService.newUser("lain" + group);
    user.setPassword(user.getId());
    // The password is the id, as with the demo accounts.
    StaffIdentity.of(identityService).saveUser(user, true);
    identityService.createMembership(user.getId(), group);
    identityService.createTenantUserMembership(OTHER_OFFICE, user.getId());
    return door.open(port, user.getId());
  }
}
