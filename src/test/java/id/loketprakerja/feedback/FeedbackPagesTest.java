package id.loketprakerja.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.registration.OpenServiceDay;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The participant's page over HTTP, as a phone without any account meets it. */
@ProcessTest
class FeedbackPagesTest {

  private static final String GUESS = "AAAAAAAAAAAAAAAAAAAAAA";

  private final OpenServiceDay day;
  private final FeedbackCodes codes;
  private final Throttle throttle;
  private final JdbcClient database;
  private final HttpClient phone = HttpClient.newHttpClient();
  @LocalServerPort private int port;
  private String page;

  @Autowired
  FeedbackPagesTest(
      ApplicationContext application, FeedbackCodes codes, Throttle throttle, JdbcClient database) {
    this.day = new OpenServiceDay(application);
    this.codes = codes;
    this.throttle = throttle;
    this.database = database;
  }

  @BeforeEach
  void givenASlip() {
    // Another minute than the test's, so that nothing is counted yet.
    ClockUtil.setCurrentTime(new Date(0));
    throttle.admits("192.0.2.1");
    day.begin(1);
    day.participantArrives();
    long dayId = database.sql("select id from service_day").query(Long.class).single();
    page = "/feedback/" + codes.of(dayId, 1).orElseThrow();
  }

  @Test
  void givenASlipWhenItsPageIsOpenedThenItAsksWithoutSessionOrCookie() {
    // when
    HttpResponse<String> answer = get(page);

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("Bagaimana layanan kami?", "Dinas Tenaga Kerja Kabupaten Contoh")
        .doesNotContain("Peserta Uji", "_csrf", "<script", "style=");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(answer.headers().firstValue("Cache-Control"))
        .hasValueSatisfying(cache -> assertThat(cache).contains("no-store"));
    assertThat(opinions()).isEmpty();
  }

  @Test
  void givenASlipWhenLikeIsPressedThenItIsKeptAndThePageThanks() {
    // when
    HttpResponse<String> answer = post(page, "opinion=LIKE");

    // then
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(place -> assertThat(place).endsWith("/feedback/thanks"));
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(get("/feedback/thanks").body()).contains("Terima kasih");
    assertThat(opinions()).containsExactly("LIKE");
  }

  @Test
  void givenAnOpinionWhenThePageIsOpenedOrPressedAgainThenItSaysSo() {
    // given
    post(page, "opinion=LIKE");

    // when, then
    for (HttpResponse<String> answer : List.of(get(page), post(page, "opinion=DISLIKE"))) {
      assertThat(answer.statusCode()).isEqualTo(410);
      assertThat(answer.body()).contains("sudah digunakan");
    }
    assertThat(opinions()).containsExactly("LIKE");
  }

  @Test
  void givenAGuessOrAnExpiredCodeThenBothGetTheSameAnswer() {
    // given
    HttpResponse<String> guessed = get("/feedback/" + GUESS);
    HttpResponse<String> malformed = get("/feedback/x'--");
    database.sql("update service_day set status = 'ENDED'").update();

    // when
    HttpResponse<String> expired = get(page);

    // then
    assertThat(guessed.statusCode()).isEqualTo(404);
    assertThat(guessed.body()).contains("tidak dikenal atau sudah kedaluwarsa");
    assertThat(List.of(malformed.statusCode(), expired.statusCode())).containsOnly(404);
    assertThat(List.of(malformed.body(), expired.body())).containsOnly(guessed.body());
    assertThat(post(page, "opinion=LIKE").body()).isEqualTo(guessed.body());
    assertThat(opinions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "opinion=", "opinion=NONE", "opinion=SPAM"})
  void givenAnOpinionThatThePageDoesNotOfferThenItIsRefused(String form) {
    assertThat(post(page, form).statusCode()).isEqualTo(400);
    assertThat(opinions()).isEmpty();
  }

  @Test
  void givenTooManyCallsInAMinuteThenTheNextIsToldToWaitAndNothingIsKept() {
    // given
    for (int call = 0; call < Throttle.PER_ADDRESS; call++) {
      assertThat(get("/feedback/" + GUESS).statusCode()).isEqualTo(404);
    }

    // when
    HttpResponse<String> answer = post(page, "opinion=LIKE");

    // then
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("60");
    assertThat(answer.body()).contains("Tunggu satu menit");
    assertThat(get(page).statusCode()).isEqualTo(429);
    assertThat(opinions()).isEmpty();
  }

  @Test
  void givenNobodyHasSignedInThenTheWayFromTheTaskIsClosed() {
    HttpResponse<String> answer = get("/feedback/screen/1/1");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(place -> assertThat(place).endsWith("/login"));
  }

  private List<String> opinions() {
    return database.sql("select opinion from feedback").query(String.class).list();
  }

  private HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(at(path)));
  }

  private HttpResponse<String> post(String path, String form) {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private URI at(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return phone.send(request.build(), BodyHandlers.ofString());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
