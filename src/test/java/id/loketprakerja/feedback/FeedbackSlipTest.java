package id.loketprakerja.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import id.loketprakerja.feedback.FeedbackSlip.Link;
import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.registration.OpenServiceDay;
import id.loketprakerja.web.PublicAddress;
import java.net.URI;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/** What stands on the slip for the feedback by phone. */
@ProcessTest
class FeedbackSlipTest {

  private static final int TICKET = 1;
  private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) ");
  private static final Pattern MODULE = Pattern.compile("M(\\d+),(\\d+)h1v1h-1z");

  private final ApplicationContext application;
  private final SpringTemplateEngine templates;
  private final OpenServiceDay day;
  private final FeedbackCodes codes;
  private final JdbcClient database;
  private long dayId;

  @Autowired
  FeedbackSlipTest(
      ApplicationContext application,
      SpringTemplateEngine templates,
      FeedbackCodes codes,
      JdbcClient database) {
    this.application = application;
    this.templates = templates;
    this.day = new OpenServiceDay(application);
    this.codes = codes;
    this.database = database;
  }

  @BeforeEach
  void givenATicket() {
    day.begin(1);
    day.participantArrives();
    dayId = database.sql("select id from service_day").query(Long.class).single();
  }

  @AfterEach
  void noRequest() {
    RequestContextHolder.resetRequestAttributes();
  }

  @Test
  void givenAPublicAddressThenAReaderFindsItInTheQrCode() throws Exception {
    // when
    Link link = slip("https://loket.contoh.go.id").of(dayId, TICKET).orElseThrow();

    // then
    String code = codes.of(dayId, TICKET).orElseThrow();
    assertThat(link.url()).isEqualTo("https://loket.contoh.go.id/feedback/" + code);
    assertThat(read(link.qrCode())).isEqualTo(link.url());
    assertThat(link.qrCode()).doesNotContain("style", "script");
  }

  @Test
  void givenAPublicAddressWithAPathThenThePageIsBelowIt() {
    assertThat(slip("https://contoh.go.id/loket").of(dayId, TICKET).orElseThrow().url())
        .startsWith("https://contoh.go.id/loket/feedback/");
  }

  @Test
  void givenNoPublicAddressThenItIsTheOneThatStaffUse() {
    // given
    staffOpenThePageAt("loket.contoh.go.id");

    // when, then
    assertThat(slip(null).of(dayId, TICKET).orElseThrow().url())
        .startsWith("http://loket.contoh.go.id:8080/feedback/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
  void givenStaffUseAnAddressThatNoPhoneReachesThenThereIsNoLink(String host) {
    // given
    staffOpenThePageAt(host);

    // when, then
    assertThat(slip(null).of(dayId, TICKET)).isEmpty();
  }

  @Test
  void givenTheTicketHasHadItsSayThenThereIsNoLink() {
    // given
    database.sql("update ticket set feedback_given = true").update();

    // when, then
    assertThat(slip("https://loket.contoh.go.id").of(dayId, TICKET)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://loket.contoh.go.id, true",
    "http://192.0.2.7:8080/loket, true",
    "loket.contoh.go.id, false",
    "ftp://loket.contoh.go.id, false",
    "https://loket.contoh.go.id/?a=b, false",
    "https://loket.contoh.go.id/#a, false"
  })
  void onlyAWebAddressIsAPublicAddress(URI address, boolean accepted) {
    assertThat(new PublicAddress(address).isWebAddress()).isEqualTo(accepted);
  }

  @Test
  void theSlipShowsTheQrCodeOrSaysWhomToTell() {
    // given
    staffOpenThePageAt("loket.contoh.go.id");

    // when, then
    assertThat(rendered())
        .contains("<svg class=\"qr\"", "Pindai kode ini")
        .doesNotContain("kepada petugas");

    // given
    staffOpenThePageAt("localhost");

    // when, then
    assertThat(rendered()).contains("kepada petugas").doesNotContain("<svg", "Pindai");
  }

  private String rendered() {
    Context slip = new Context();
    slip.setVariable("serviceDayId", dayId);
    slip.setVariable("ticketNumber", TICKET);
    slip.setVariable(
        ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
        new ThymeleafEvaluationContext(application, null));
    return templates.process("feedback/slip", Set.of("code"), slip);
  }

  private FeedbackSlip slip(String publicUrl) {
    return new FeedbackSlip(
        codes, new PublicAddress(publicUrl == null ? null : URI.create(publicUrl)));
  }

  private static void staffOpenThePageAt(String host) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/print/slip");
    request.setServerName(host);
    request.setServerPort(8080);
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
  }

  private static String read(String svg) throws ChecksumException, FormatException {
    Matcher size = SIZE.matcher(svg);
    assertThat(size.find()).isTrue();
    int quiet = 4;
    BitMatrix modules = new BitMatrix(Integer.parseInt(size.group(1)) - 2 * quiet);
    MODULE
        .matcher(svg)
        .results()
        .forEach(
            module ->
                modules.set(
                    Integer.parseInt(module.group(1)) - quiet,
                    Integer.parseInt(module.group(2)) - quiet));
    return new Decoder().decode(modules).getText();
  }
}
