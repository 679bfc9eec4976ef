package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.model.ProcessTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * With {@code server.forward-headers-strategy: native}, as {@code application-test.yaml} has it: a
 * proxy with TLS stands in front.
 */
@ProcessTest
class BehindProxyTest {

  private static final String COUNT = "/engine-rest/task/count";

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;

  private Browser browser;

  @BeforeEach
  void visit() {
    browser = new Browser(port);
  }

  @AfterEach
  void forgetAttempts() {
    jdbc.sql("delete from sign_in_failures").update();
    jdbc.sql("delete from sign_in_place").update();
  }

  @Test
  void givenTls_whenOpeningAnything_thenOnlyHttpsFromNowOn() {
    for (String path : new String[] {"/login", COUNT, "/camunda/app/tasklist/default/"}) {
      assertThat(
              browser
                  .get(path, "X-Forwarded-Proto", "https")
                  .headers()
                  .firstValue("Strict-Transport-Security"))
          .as(path)
          .hasValueSatisfying(
              hsts -> assertThat(hsts).contains("max-age=31536000", "includeSubDomains"));
      assertThat(browser.get(path).headers().firstValue("Strict-Transport-Security")).isEmpty();
    }
  }

  @Test
  void givenTls_whenCookiesAreSet_thenTheyAreSecure() {
    HttpResponse<String> page = browser.get("/login", "X-Forwarded-Proto", "https");
    assertThat(page.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .contains("loket-form=", "HttpOnly", "SameSite=Lax")
        .containsOnlyOnce("Secure");

    Browser plain = new Browser(port);
    plain.signIn("petugas1", "petugas1");
    assertThat(
            plain
                .get("/camunda/app/tasklist/default/", "X-Forwarded-Proto", "https")
                .headers()
                .allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .contains("XSRF-TOKEN=", "SameSite=Lax")
        .containsOnlyOnce("Secure");
  }

  @Test
  void givenVisitorsOfOneProxy_whenOneGuesses_thenTheOthersDoNotWaitForTheAddress() {
    for (int i = 0; i < SignInAttempts.FREE_FOR_ADDRESS; i++) {
      assertThat(ask("someone" + i, "salah", "203.0.113.7")).isEqualTo(401);
    }

    assertThat(ask("petugas2", "petugas2", "203.0.113.7")).isEqualTo(429);
    assertThat(ask("petugas2", "petugas2", "198.51.100.9")).isEqualTo(200);
  }

  @Test
  void givenAComputerOfTheOffice_whenItClaimsAnotherAddressEachTime_thenTheProxysWordCounts() {
    for (int i = 0; i < SignInAttempts.FREE_FOR_ADDRESS; i++) {
      assertThat(ask("someone" + i, "salah", "203.0.113." + i + ", 192.168.1.20")).isEqualTo(401);
    }

    assertThat(ask("petugas3", "petugas3", "203.0.113.99, 192.168.1.20")).isEqualTo(429);
    assertThat(ask("petugas3", "petugas3", "192.168.1.21")).isEqualTo(200);
  }

  private int ask(String user, String password, String address) {
    return browser
        .get(COUNT, "Authorization", Browser.basic(user, password), "X-Forwarded-For", address)
        .statusCode();
  }
}
