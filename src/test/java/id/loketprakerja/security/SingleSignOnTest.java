package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.office.Offices;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Profile {@code sso}, with a real provider. */
@ProviderTest
class SingleSignOnTest {

  private static final String WHO = "/camunda/api/admin/auth/user/default";

  @LocalServerPort private int port;
  @Autowired private IdentityService identityService;
  @Autowired private AuthorizationService authorizationService;
  @Autowired private EngineAccounts accounts;
  @Autowired private Offices installed;
  @Autowired private OfficeProvider provider;
  private Browser browser;

  @BeforeEach
  void anOfficerAtTheProvider() {
    provider.knowsOfficer("sari");
    atAnotherComputer();
  }

  @AfterEach
  void forgetAccounts() {
    for (String id : List.of("sari", "tamu")) {
      identityService.deleteUserInfo(id, "loket.sso.subject");
      identityService.deleteUser(id);
    }
  }

  @Test
  void givenTheSignInPage_whenOpened_thenItLeadsToTheProviderAndAsksForThePassword() {
    assertThat(open("/login").body())
        .contains("href=\"/oauth2/authorization/office\"", "Masuk dengan akun kantor");

    List<HttpResponse<String>> way = browser.way(browser.get("/oauth2/authorization/office"));

    assertThat(way.get(1).uri().toString())
        .startsWith(provider.issuer() + "/oauth2/authorize")
        .contains("prompt=login", "scope=openid%20profile", "nonce=");
  }

  @Test
  void givenNobody_whenOnTheWayToTheProvider_thenNoSessionBegins() {
    browser.get("/oauth2/authorization/office");

    assertThat(browser.cookie("JSESSIONID")).isEmpty();
    assertThat(browser.cookie("loket-provider")).isNotEmpty().doesNotContain("oauth2");
  }

  @Test
  void givenAPageThatWasAskedFor_whenSigningInAtTheProvider_thenThatPage() {
    browser.get("/camunda/app/welcome/default/");

    assertThat(signIn("sari").uri().getPath()).isEqualTo("/camunda/app/welcome/default/");
  }

  @Test
  void givenAnOfficerAtTheProvider_whenSigningIn_thenTheyWorkInTheirOffice() {
    HttpResponse<String> page = signIn("sari");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.uri().getPath()).isEqualTo("/camunda/app/tasklist/default/");
    assertThat(open(WHO).body()).contains("\"userId\":\"sari\"", "tasklist");
    assertThat(groups("sari")).containsExactly("officer");
    assertThat(offices("sari")).containsExactly("kantorcontoh");
    assertThat(identityService.createUserQuery().userId("sari").singleResult().getFirstName())
        .isEqualTo("Petugas");
  }

  @ParameterizedTest
  @CsvSource({
    "officer, tasklist",
    "technicalAssistant, tasklist",
    "manager, tasklist",
    "analyst, cockpit",
    "camunda-admin, tasklist",
  })
  void givenEachGroupAtTheProvider_whenSigningIn_thenItIsTheirs(String group, String webapp) {
    provider.knows(
        "sari", Map.of("preferred_username", "sari", "groups", group, "office", "kantorcontoh"));

    HttpResponse<String> page = signIn("sari");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.uri().getPath()).isEqualTo("/camunda/app/" + webapp + "/default/");
    assertThat(open(WHO).body()).contains("\"userId\":\"sari\"");
    assertThat(groups("sari")).containsExactly(group);
    assertThat(offices("sari")).containsExactly("kantorcontoh");
  }

  @Test
  void givenTwoOfficesAtTheProvider_whenSigningIn_thenBoth() {
    provider.knows(
        "sari",
        Map.of(
            "preferred_username",
            "sari",
            "groups",
            "manager",
            "office",
            List.of("kantorcontoh", "kantorlain")));

    assertThat(signIn("sari").statusCode()).isEqualTo(200);
    assertThat(offices("sari")).containsExactlyInAnyOrder("kantorcontoh", "kantorlain");
  }

  @Test
  void givenAProviderWithItsOwnNamesForTheClaims_whenRead_thenTheyAreFound() {
    SingleSignOnProperties names =
        new SingleSignOnProperties(
            "nip", "peran", "unit", Map.of("Kepala Bidang", StaffGroup.MANAGER));
    OidcIdToken token =
        new OidcIdToken(
            "token",
            Instant.EPOCH,
            Instant.MAX,
            Map.of(
                "iss",
                "https://office.example",
                "sub",
                "1",
                "nip",
                "sari",
                "peran",
                List.of("Kepala Bidang"),
                "unit",
                "kantorlain"));

    StaffMember member =
        new ProviderAccounts(identityService, authorizationService, accounts, installed, names)
            .signedIn(new DefaultOidcUser(List.of(), token));

    assertThat(member)
        .isEqualTo(new StaffMember("sari", List.of("manager"), List.of("kantorlain"), ""));
  }

  @Test
  void givenASessionFromBefore_whenSigningIn_thenItIsAnother() {
    browser.signIn("kepala", "kunci cadangan kantor");
    String before = browser.cookie("JSESSIONID");

    signIn("sari");

    assertThat(before).isNotEmpty();
    assertThat(browser.cookie("JSESSIONID")).isNotEmpty().isNotEqualTo(before);
    assertThat(withSession(before, WHO)).isEqualTo(401);
  }

  @Test
  void givenAnotherRoleAtTheProvider_whenSigningInAgain_thenOnlyThatOne() {
    signIn("sari");
    atAnotherComputer();
    provider.knows("sari", Map.of("preferred_username", "sari", "groups", "analyst"));

    HttpResponse<String> page = signIn("sari");

    assertThat(page.uri().getPath()).isEqualTo("/camunda/app/cockpit/default/");
    assertThat(groups("sari")).containsExactly("analyst");
    assertThat(offices("sari")).isEmpty();
  }

  @Test
  void givenAnAccountOfTheProviders_whenAPasswordIsTriedOrGiven_thenThereIsNone() {
    signIn("sari");

    assertThat(identityService.checkPassword("sari", "")).isFalse();
    assertThat(identityService.checkPassword("sari", OfficeProvider.PASSWORD)).isFalse();
    HttpResponse<String> answer =
        browser.putAsWebapp(
            "/camunda/api/engine/engine/default/user/sari/credentials",
            """
            {"password": "sebuah kalimat yang panjang", "authenticatedUserPassword": ""}
            """);
    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(identityService.createUserQuery().userId("sari").singleResult().getPassword())
        .isNull();
  }

  @Test
  void givenNobodyWhoWorksHere_whenSigningIn_thenRefusedInWordsAndNoAccountIsMade() {
    Map<String, Map<String, Object>> refused =
        Map.of(
            "belum diberi peran",
            Map.of("preferred_username", "tamu", "groups", List.of("sepak-bola")),
            "belum terhubung dengan kantor",
            Map.of("preferred_username", "tamu", "groups", "officer", "office", "kantorasing"),
            "belum terhubung dengan kantor yang dilayani",
            Map.of("preferred_username", "tamu", "groups", "officer"),
            "huruf dan angka saja",
            Map.of("preferred_username", "tamu@contoh", "groups", "officer"),
            "sudah dipakai akun lain",
            Map.of("preferred_username", "kepala", "groups", "camunda-admin"));

    refused.forEach(
        (words, claims) -> {
          atAnotherComputer();
          provider.knows("tamu", claims);

          HttpResponse<String> page = signIn("tamu");

          assertThat(page.uri().toString()).endsWith("/login?error");
          assertThat(page.body()).contains(words).doesNotContain("Exception");
          assertThat(open(WHO).statusCode()).isEqualTo(401);
        });
    assertThat(identityService.createUserQuery().userId("tamu").count()).isZero();
    assertThat(groups("kepala")).containsExactly("camunda-admin");
  }

  @Test
  void givenSomebodyElsesAnswer_whenItIsBroughtHere_thenNobodyIsSignedIn() {
    HttpResponse<String> page = open("/login/oauth2/code/office?code=stolen&state=guessed");

    assertThat(page.uri().toString()).endsWith("/login?error");
    assertThat(page.body()).contains("Masuk dengan akun kantor tidak berhasil.");
    assertThat(open(WHO).statusCode()).isEqualTo(401);
  }

  @Test
  void givenASession_whenSigningOutInTasklist_thenTheProvidersSessionEndsToo() {
    signIn("sari");
    assertThat(isSignedInAtTheProvider()).isTrue();
    String session = browser.cookie("JSESSIONID");
    assertThat(withSession(session, WHO)).isEqualTo(200);

    HttpResponse<String> answer = browser.postAsWebapp(WHO + "/logout", "");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(open(WHO).statusCode()).isEqualTo(401);
    for (String path : List.of(WHO, "/engine-rest/task/count")) {
      assertThat(withSession(session, path)).isEqualTo(401);
    }
    // The browser leaves one page before it has come, and opens another.
    browser.get("/login");
    List<HttpResponse<String>> way = browser.way(browser.get("/login?logout"));
    assertThat(way)
        .anyMatch(step -> step.uri().toString().contains("/connect/logout?id_token_hint="));
    HttpResponse<String> page = way.get(way.size() - 1);
    assertThat(page.uri()).hasToString(root() + "/login?logout=provider");
    assertThat(page.body()).contains("Anda sudah keluar.");
    assertThat(isSignedInAtTheProvider()).isFalse();
    assertThat(open("/login").uri()).hasToString(root() + "/login");
  }

  @Test
  void givenASession_whenSigningOutOnAPageOfOurs_thenTheProvidersSessionEndsToo() {
    signIn("sari");

    HttpResponse<String> page =
        browser.follow(browser.postForm("/logout", Map.of("_csrf", browser.formToken())));

    assertThat(page.body()).contains("Anda sudah keluar.");
    assertThat(isSignedInAtTheProvider()).isFalse();
  }

  @Test
  void givenTheSpareAdministrator_whenSigningInWithThePassword_thenTheDoorIsThereStill() {
    HttpResponse<String> page = browser.follow(browser.signIn("kepala", "kunci cadangan kantor"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(open(WHO).body()).contains("\"userId\":\"kepala\"");
  }

  /** From our sign-in page through the provider's and back. */
  private HttpResponse<String> signIn(String person) {
    String providersPage = open("/oauth2/authorization/office").uri().toString();
    assertThat(providersPage).isEqualTo(provider.issuer() + "/login");
    return browser.follow(browser.signIn(providersPage, person, OfficeProvider.PASSWORD));
  }

  /** What somebody is answered who has noted the session's cookie. */
  private int withSession(String id, String path) {
    return new Browser(root()).get(path, "Cookie", "JSESSIONID=" + id).statusCode();
  }

  private boolean isSignedInAtTheProvider() {
    return !open(provider.issuer() + "/").uri().getPath().equals("/login");
  }

  private List<String> groups(String user) {
    return identityService.createGroupQuery().groupMember(user).list().stream()
        .map(Group::getId)
        .toList();
  }

  private List<String> offices(String user) {
    return identityService.createTenantQuery().userMember(user).list().stream()
        .map(Tenant::getId)
        .toList();
  }

  private HttpResponse<String> open(String address) {
    return browser.follow(browser.get(address));
  }

  private void atAnotherComputer() {
    browser = new Browser(root());
  }

  private String root() {
    return "http://127.0.0.1:" + port;
  }
}
