package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.security.RestCalls.Call;
import id.loketprakerja.security.RestTable.Row;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

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

  @BeforeEach
  void nothingIsThere() {
    fullCase.removeAll();
    fullCase.rememberShared();
  }

  @AfterEach
  void cleanUp() {
    fullCase.removeAll();
    List.of("officer", "manager").forEach(group -> identityService.deleteUser("lain" + group));
  }

  @ParameterizedTest
  @ValueSource(strings = {"officer", "manager"})
  void givenACaseOfAnotherOffice_whenAskingEverythingThatNeedsNoId_thenAsIfItWereNotThere(
      String group) {
    Browser stranger = stranger(group);
    Map<Call, String> before = answers(stranger);

    fullCase.start();

    List<String> leaks = new ArrayList<>();
    Map<Call, String> after = answers(stranger);
    after.forEach(
        (call, answer) -> {
          if (!answer.equals(before.get(call))) {
            leaks.add(call + ": " + before.get(call) + " became " + answer);
          }
          String asked = fullCase.fill(call.path());
          fullCase.secrets().stream()
              .filter(secret -> answer.contains(secret) && !asked.contains(secret))
              .forEach(secret -> leaks.add(call + " tells " + secret + ": " + answer));
        });
    assertThat(after).hasSizeGreaterThan(100);
    assertThat(leaks).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"officer", "manager"})
  void givenTheIdsOfAnotherOffice_whenMakingEveryCallWithThem_thenRefusedOrNothing(String group) {
    fullCase.start();
    Browser stranger = stranger(group);

    List<String> leaks = new ArrayList<>();
    Map<Call, HttpResponse<String>> answers = new LinkedHashMap<>();
    RestTable.read()
        .rows()
        .forEach(
            (call, row) -> {
              if (fullCase.isOfOffice(call.path()) || row.body().contains("\"$")) {
                answers.put(call, ask(stranger, call, row));
              }
            });
    answers.forEach(
        (call, answer) -> {
          if (AccessMatrixTest.kind(answer).equals("yes")) {
            leaks.add(call + ": " + answer.statusCode() + " " + answer.body());
          }
          String asked = answer.request().uri().toString();
          fullCase.secrets().stream()
              .filter(secret -> answer.body().contains(secret) && !asked.contains(secret))
              .forEach(secret -> leaks.add(call + " tells " + secret + ": " + answer.body()));
        });
    assertThat(answers).hasSizeGreaterThan(100);
    assertThat(leaks).isEmpty();
  }

  private Map<Call, String> answers(Browser stranger) {
    Map<Call, String> answers = new LinkedHashMap<>();
    RestTable.read()
        .rows()
        .forEach(
            (call, row) -> {
              if (call.isQuery() && !fullCase.isOfOffice(call.path())) {
                HttpResponse<String> answer = ask(stranger, call, row);
                // A page that is not there tells the time.
                String body = answer.body().replaceAll("^\\{\"timestamp\":\"[^\"]*\"", "");
                answers.put(call, answer.statusCode() + " " + body);
              }
            });
    return answers;
  }

  private HttpResponse<String> ask(Browser stranger, Call call, Row row) {
    return stranger.dryRun(
        call.method(),
        AccessMatrixTest.door(call) + fullCase.fill(call.path()) + row.query(),
        fullCase.fillBody(row.json(), "lain"));
  }

  private Browser stranger(String group) {
    User user = identityService.newUser("lain" + group);
    user.setPassword("Rahasia-123-panjang");
    identityService.saveUser(user);
    identityService.createMembership(user.getId(), group);
    identityService.createTenantUserMembership(OTHER_OFFICE, user.getId());
    Browser browser = new Browser(port);
    browser.signIn(user.getId(), "Rahasia-123-panjang");
    browser.get("/camunda/api/admin/auth/user/default");
    return browser;
  }
}
