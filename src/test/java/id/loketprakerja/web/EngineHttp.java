package id.loketprakerja.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The engine over HTTP, as a program ({@code /engine-rest}) or as Tasklist ({@code /camunda/api})
 * reaches it.
 */
public final class EngineHttp {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String server;
  private final String base;
  private final String credentials;

  private EngineHttp(int port, String base, String credentials) {
    this.server = "http://localhost:" + port;
    this.base = base;
    this.credentials = credentials;
  }

  public static EngineHttp program(int port) {
    return new EngineHttp(port, "/engine-rest", null);
  }

  /** A program that signs in as a demo user, whose password is their id. */
  public static EngineHttp programOf(int port, String user) {
    byte[] credentials = (user + ":" + user).getBytes(StandardCharsets.UTF_8);
    return new EngineHttp(port, "/engine-rest", Base64.getEncoder().encodeToString(credentials));
  }

  public static EngineHttp tasklist(int port) {
    EngineHttp http = new EngineHttp(port, "/camunda/api/engine/engine/default", null);
    http.openPage();
    http.send(
        http.posting("/camunda/api/admin/auth/user/default/login/tasklist")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("username=admin&password=admin")));
    // The sign-in began a new session, which gives out its token with the next page.
    http.openPage();
    return http;
  }

  private void openPage() {
    send(HttpRequest.newBuilder(at("/camunda/app/tasklist/default/")).GET());
  }

  public Answer post(String path, String json) {
    return call("POST", path, json);
  }

  public Answer call(String method, String path, String json) {
    return send(
        posting(base + path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  public Answer get(String path) {
    return send(HttpRequest.newBuilder(at(base + path)).GET());
  }

  private HttpRequest.Builder posting(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
    cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .forEach(token -> request.header("X-XSRF-TOKEN", token));
    return request;
  }

  private URI at(String path) {
    return URI.create(server + path);
  }

  private Answer send(HttpRequest.Builder request) {
    if (credentials != null) {
      request.header("Authorization", "Basic " + credentials);
    }
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interruption);
    }
  }

  /** What came back. */
  public record Answer(int status, String body) {

    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException notJson) {
        throw new UncheckedIOException(body, notJson);
      }
    }

    public String message() {
      return json().path("message").asText();
    }
  }
}
