package id.loketprakerja.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.util.unit.DataSize;

/**
 * A small web server with real connections: people who send slowly, read slowly or come in crowds
 * do not keep others out.
 */
class StrangerLimitTest {

  private static final int THREADS = 12;
  private static final int MAY_WAIT = 3;
  private static final int PER_ADDRESS = 8;
  private static final int CROWD = 60;
  private static final Duration BODY_TIME = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<Socket> sockets = new ArrayList<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final Tomcat tomcat = new Tomcat();
  @TempDir private Path folder;
  private int port;

  @BeforeEach
  void start() throws Exception {
    LimitProperties limits =
        new LimitProperties(
            DataSize.ofKilobytes(256),
            DataSize.ofMegabytes(8),
            BODY_TIME,
            DataSize.ofKilobytes(16),
            PER_ADDRESS,
            20,
            1000);
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    AbstractHttp11Protocol<?> http =
        (AbstractHttp11Protocol<?>) tomcat.getConnector().getProtocolHandler();
    http.setMaxThreads(THREADS);
    http.setMinSpareThreads(THREADS);
    WebServerLimits.bound(http, limits);
    tomcat.getEngine().getPipeline().addValve(new StrangerLimit(limits, MAY_WAIT));
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "application", new Application());
    context.addServletMappingDecoded("/*", "application");
    tomcat.start();
    port = tomcat.getConnector().getLocalPort();
  }

  @AfterEach
  void stop() throws Exception {
    gate.countDown();
    for (Socket socket : sockets) {
      socket.close();
    }
    tomcat.stop();
    tomcat.destroy();
  }

  /** Reads a form on /read, lets people in on /enter, waits on /wait, else only answers. */
  private final class Application extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      switch (request.getRequestURI()) {
        case "/read" -> response.getWriter().write("read " + request.getParameterMap().size());
        case "/stream" ->
            response.getWriter().write("bytes " + request.getInputStream().readAllBytes().length);
        case "/enter" ->
            request
                .getSession()
                .setAttribute(
                    HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, "somebody");
        case "/wait" -> {
          if (request.getHeader("Authorization") != null) {
            // As the filter behind the gate does it, see WebServerLimits.
            Visit.of(request).leave();
          }
          awaitGate();
        }
        case "/long" -> response.getWriter().write("x".repeat(100_000));
        default -> response.getWriter().write("here");
      }
    }
  }

  private void awaitGate() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The second does not even look at what comes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /read HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000",
        "POST /anything HTTP/1.1\r\nContent-Length: 5000",
        "GET /anything HTTP/1.1\r\nContent-Length: 5000",
        "POST /stream HTTP/1.1\r\nTransfer-Encoding: chunked",
        "GET /anything HTTP/1.1\r\nTransfer-Encoding: chunked",
        "GET /anything HTTP/1.1\r\nX-Unfinished: 1",
      })
  void givenACrowdThatSendsByteByByte_whenSomebodyElseComes_thenAnswered(String head)
      throws Exception {
    boolean unfinished = head.contains("X-Unfinished");
    for (int i = 0; i < CROWD; i++) {
      send(head + "\r\nHost: x" + (unfinished ? "" : "\r\n\r\n"));
    }

    // Until all of them have begun.
    await().atMost(PATIENCE).until(() -> get("/anything").statusCode() == 200);
    for (int round = 0; round < 5; round++) {
      trickle();
      assertThat(get("/anything").body()).isEqualTo("here");
    }
  }

  @Test
  void givenABodyThatComesByteByByte_whenItsTimeIsOver_then408AndTheConnectionIsClosed()
      throws Exception {
    Socket slow =
        send(
            "POST /read HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: 5000\r\n\r\na");
    StringBuilder answer = new StringBuilder();
    Thread reader = new Thread(() -> readAll(slow, answer));
    reader.start();

    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              trickle();
              return !reader.isAlive();
            });

    assertThat(answer.toString()).startsWith("HTTP/1.1 408").contains("Connection: close");
  }

  @Test
  void givenABodyThatComesInPiecesButFastEnough_whenItTakesLongerThanASmallOne_thenRead()
      throws Exception {
    int piece = 16 * 1024;
    int pieces = 6;
    Socket steady =
        send("POST /stream HTTP/1.1\r\nHost: x\r\nContent-Length: " + piece * pieces + "\r\n\r\n");
    long begin = System.nanoTime();
    for (int i = 0; i < pieces; i++) {
      int number = i;
      await()
          .atMost(PATIENCE)
          .until(() -> Duration.ofNanos(System.nanoTime() - begin).toMillis() >= 600L * number);
      steady.getOutputStream().write(new byte[piece]);
    }

    assertThat(firstLine(steady)).startsWith("HTTP/1.1 200");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(BODY_TIME);
  }

  @Test
  void givenManyRequestsOfOneAddressAtOnce_whenAnotherComes_thenToldToWait() throws Exception {
    for (int i = 0; i < PER_ADDRESS; i++) {
      send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    await().atMost(PATIENCE).until(() -> get("/anything").statusCode() == 429);

    HttpResponse<String> refused = get("/anything");
    assertThat(refused.body()).startsWith("Terlalu banyak permintaan");
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");

    gate.countDown();
    await().atMost(PATIENCE).until(() -> get("/anything").statusCode() == 200);
  }

  @Test
  void givenManyRequestsOfPeopleWhoHaveSignedIn_whenAnotherComes_thenAnswered() throws Exception {
    String session =
        get("/enter").headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    for (int i = 0; i < PER_ADDRESS / 2; i++) {
      send("GET /wait HTTP/1.1\r\nHost: x\r\nCookie: " + session + "\r\n\r\n");
      send("GET /wait HTTP/1.1\r\nHost: x\r\nAuthorization: Basic yes\r\n\r\n");
    }
    await().atMost(PATIENCE).until(() -> busyThreads() >= PER_ADDRESS);

    assertThat(get("/anything").statusCode()).isEqualTo(200);
  }

  /** Each asks for more than any buffer between the two holds. */
  @Test
  void givenACrowdThatDoesNotRead_whenSomebodyWhoHasSignedInComes_thenAnswered() throws Exception {
    String session =
        get("/enter").headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    String many = "GET /long HTTP/1.1\r\nHost: x\r\n\r\n".repeat(200);
    for (int i = 0; i < CROWD; i++) {
      send(many);
    }
    await().atMost(PATIENCE).until(() -> busyThreads() >= PER_ADDRESS);

    for (int round = 0; round < 5; round++) {
      assertThat(get("/anything", "Cookie", session).body()).isEqualTo("here");
    }
  }

  private int busyThreads() {
    return ((ThreadPoolExecutor) tomcat.getConnector().getProtocolHandler().getExecutor())
        .getActiveCount();
  }

  private Socket send(String text) throws IOException {
    Socket socket = new Socket("localhost", port);
    sockets.add(socket);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private void trickle() {
    for (Socket socket : sockets) {
      try {
        socket.getOutputStream().write('a');
      } catch (IOException hungUp) {
        // As it should be.
      }
    }
  }

  private static void readAll(Socket socket, StringBuilder answer) {
    try {
      InputStream in = socket.getInputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        answer.append((char) next);
      }
    } catch (IOException hungUp) {
      // What has come before counts.
    }
  }

  private static String firstLine(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    InputStream in = socket.getInputStream();
    for (int next = in.read(); next >= 0 && next != '\r'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString();
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(PATIENCE);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
