package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Profile {@code sso}, with a real provider. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:sso",
      "camunda.bpm.job-execution.enabled=false",
      "loket.passwords.iterations=210000",
      "loket.admin.id=kepala",
      "loket.admin.password=kunci cadangan kantor",
      "loket.sso.groups[Petugas-Loket]=officer",
      "LOKET_SSO_CLIENT_ID=" + OfficeProvider.CLIENT,
      "LOKET_SSO_CLIENT_SECRET=" + OfficeProvider.SECRET
    })
@ActiveProfiles("sso")
@DirtiesContext
class SingleSignOnTest {

  private static final OfficeProvider PROVIDER = new OfficeProvider();
  private static final String WHO = "/camunda/api/admin/auth/user/default";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

  @LocalServerPort private int port;
  @Autowired private IdentityService identityService;

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final List<URI> way = new ArrayList<>();

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry properties) {
    properties.add("LOKET_SSO_ISSUER", PROVIDER::issuer);
  }

  @BeforeEach
  void provider() {
    PROVIDER.sendsBackTo(at("/login?logout=provider").toString());
    PROVIDER.knows(
        "sari",
        Map.of(
            "preferred_username",
            "sari",
            "given_name",
            "Petugas",
            "groups",
            List.of("Petugas-Loket", "sepak-bola"),
            "office",
            "kantorcontoh"));
  }

  @AfterEach
  void forgetAccounts() {
    for (String id : List.of("sari", "tamu")) {
      identityService.deleteUserInfo(id, "loket.sso.subject");
      identityService.deleteUser(id);
    }
  }

  @AfterAll
  static void stopProvider() {
    PROVIDER.close();
  }

  @Test
  void givenTheSignInPage_whenOpened_thenItLeadsToTheProviderAndAsksForThePassword() {
    assertThat(open("/login").body())
        .contains("href=\"/oauth2/authorization/office\"", "Masuk dengan akun kantor");

    open("/oauth2/authorization/office");

    assertThat(way.get(1).toString())
        .startsWith(PROVIDER.issuer() + "/oauth2/authorize")
        .contains("prompt=login", "scope=openid%20profile", "nonce=");
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

  @Test
  void givenAnotherRoleAtTheProvider_whenSigningInAgain_thenOnlyThatOne() {
    signIn("sari");
    cookies.getCookieStore().removeAll();
    PROVIDER.knows("sari", Map.of("preferred_username", "sari", "groups", "analyst"));

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
        send(
            HttpRequest.newBuilder(at("/camunda/api/engine/engine/default/user/sari/credentials"))
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .header("Content-Type", "application/json")
                .PUT(
                    BodyPublishers.ofString(
                        """
                        {"password": "sebuah kalimat yang panjang", "authenticatedUserPassword": ""}
                        """)));
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
          cookies.getCookieStore().removeAll();
          PROVIDER.knows("tamu", claims);

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

    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(at(WHO + "/logout"))
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .POST(BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(open(WHO).statusCode()).isEqualTo(401);
    // The browser leaves one page before it has come, and opens another.
    send(HttpRequest.newBuilder(at("/login")));
    HttpResponse<String> page = open("/login?logout");
    assertThat(way).anyMatch(step -> step.toString().contains("/connect/logout?id_token_hint="));
    assertThat(page.uri()).isEqualTo(at("/login?logout=provider"));
    assertThat(page.body()).contains("Anda sudah keluar.");
    assertThat(isSignedInAtTheProvider()).isFalse();
    assertThat(open("/login").uri()).isEqualTo(at("/login"));
  }

  @Test
  void givenASession_whenSigningOutOnAPageOfOurs_thenTheProvidersSessionEndsToo() {
    signIn("sari");
    String token = find(TOKEN, open("/login").body());

    HttpResponse<String> page = follow(post(at("/logout"), Map.of("_csrf", token)));

    assertThat(page.body()).contains("Anda sudah keluar.");
    assertThat(isSignedInAtTheProvider()).isFalse();
  }

  @Test
  void givenTheSpareAdministrator_whenSigningInWithThePassword_thenTheDoorIsThereStill() {
    String token = find(TOKEN, open("/login").body());

    HttpResponse<String> page =
        follow(
            post(
                at("/login"),
                Map.of("username", "kepala", "password", "kunci cadangan kantor", "_csrf", token)));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(open(WHO).body()).contains("\"userId\":\"kepala\"");
  }

  /** From our sign-in page through the provider's and back. */
  private HttpResponse<String> signIn(String person) {
    HttpResponse<String> providersPage = open("/oauth2/authorization/office");
    assertThat(providersPage.uri().toString()).isEqualTo(PROVIDER.issuer() + "/login");
    return follow(
        post(
            providersPage.uri(),
            Map.of(
                "username",
                person,
                "password",
                OfficeProvider.PASSWORD,
                "_csrf",
                find(TOKEN, providersPage.body()))));
  }

  private boolean isSignedInAtTheProvider() {
    HttpResponse<String> page =
        follow(send(HttpRequest.newBuilder(URI.create(PROVIDER.issuer() + "/"))));
    return !page.uri().getPath().equals("/login");
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

  private URI at(String path) {
    // By number, so that the two do not share their cookies.
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private HttpResponse<String> open(String path) {
    way.clear();
    return follow(send(HttpRequest.newBuilder(at(path))));
  }

  private HttpResponse<String> follow(HttpResponse<String> answer) {
    way.add(answer.uri());
    return answer
        .headers()
        .firstValue("Location")
        .map(next -> follow(send(HttpRequest.newBuilder(answer.uri().resolve(next)))))
        .orElse(answer);
  }

  private HttpResponse<String> post(URI page, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(page)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  private static String find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }
}
