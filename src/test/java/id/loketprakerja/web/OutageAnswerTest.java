package id.loketprakerja.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.loketprakerja.model.ProcessTest;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What everybody is told while there is no connection to the database to be had. */
@ProcessTest
class OutageAnswerTest {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final Duration ANSWER = Duration.ofSeconds(5);

  @Autowired DataSource database;
  @LocalServerPort int port;

  @Test
  void givenNoConnectionWhenAnybodyAsksThenToldWithin5SecondsAndHealthAnswersWithinOne()
      throws Exception {
    // given: someone who has signed in, someone who is about to, and many programs
    HttpClient officer = browser();
    assertThat(signIn(officer, page(officer, "/login").body()).join().statusCode()).isEqualTo(302);
    HttpClient visitor = browser();
    String signInPage = page(visitor, "/login").body();
    HttpClient program = HttpClient.newHttpClient();
    List<Connection> all = allConnections();
    try {
      // when
      long begin = System.nanoTime();
      List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        // Fewer than one address may have at a time; whoever has signed in may have more.
        if (i < 80) {
          calls.add(send(program, asProgram("/engine-rest/task/count")));
        }
        calls.add(send(officer, to("/camunda/api/engine/engine/default/task/count")));
      }
      CompletableFuture<HttpResponse<String>> ownPage =
          send(officer, to("/print/service-hours").header("Accept", "text/html"));
      CompletableFuture<HttpResponse<String>> signIn = signIn(visitor, signInPage);

      // then
      long asked = System.nanoTime();
      assertThat(send(program, to("/actuator/health")).join().statusCode()).isIn(200, 503);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(1));
      calls.forEach(answer -> assertToldAsJson(answer.join()));
      assertToldAsPage(ownPage.join());
      assertToldAsPage(signIn.join());
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(ANSWER.multipliedBy(2));
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }

    // then: it works again
    assertThat(send(program, asProgram("/engine-rest/task/count")).join().statusCode())
        .isEqualTo(200);
  }

  private static void assertToldAsJson(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(answer.body())
        .contains("\"message\":\"Penyimpanan data sedang tidak dapat dipakai")
        .doesNotContain("xception");
  }

  /** And not that the password is wrong. */
  private static void assertToldAsPage(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    assertThat(answer.body())
        .contains("Belum dapat dipakai", "Tunggu sebentar")
        .doesNotContain("salah", "xception");
  }

  private List<Connection> allConnections() throws SQLException {
    List<Connection> all = new ArrayList<>();
    int size = database.unwrap(HikariDataSource.class).getMaximumPoolSize();
    for (int i = 0; i < size; i++) {
      all.add(database.getConnection());
    }
    return all;
  }

  private static HttpClient browser() {
    return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  }

  private HttpResponse<String> page(HttpClient browser, String path)
      throws IOException, InterruptedException {
    return browser.send(to(path).build(), BodyHandlers.ofString());
  }

  private CompletableFuture<HttpResponse<String>> signIn(HttpClient browser, String page) {
    Matcher token = TOKEN.matcher(page);
    assertThat(token.find()).isTrue();
    return send(
        browser,
        to("/login")
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "username=manajer1&password=manajer1&_csrf=" + token.group(1))));
  }

  private HttpRequest.Builder asProgram(String path) {
    return to(path)
        .header(
            "Authorization",
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("manajer1:manajer1".getBytes(StandardCharsets.UTF_8)));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  private static CompletableFuture<HttpResponse<String>> send(
      HttpClient client, HttpRequest.Builder request) {
    return client.sendAsync(request.build(), BodyHandlers.ofString());
  }
}
