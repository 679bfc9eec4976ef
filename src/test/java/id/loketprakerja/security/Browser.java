package id.loketprakerja.security;

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
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A visitor with a cookie jar, who follows no redirect by themself. */
class Browser {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String root;

  Browser(int port) {
    this.root = "http://localhost:" + port;
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(root + path)));
  }

  /** With headers: name, value, name, value. */
  HttpResponse<String> get(String path, String... headers) {
    return send(HttpRequest.newBuilder(URI.create(root + path)).headers(headers));
  }

  /** As a person does it: the browser says that it wants to show what comes. */
  HttpResponse<String> openPage(String path) {
    return get(path, "Accept", "text/html,application/xhtml+xml");
  }

  HttpResponse<String> postJson(String path, String json, String... headers) {
    return send(
        HttpRequest.newBuilder(URI.create(root + path))
            .headers(headers)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  HttpResponse<String> getWithPassword(String path, String user, String password) {
    return send(
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Authorization", basic(user, password)));
  }

  HttpResponse<String> postJsonWithPassword(
      String path, String user, String password, String json) {
    return send(
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Authorization", basic(user, password))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /** As the webapps' scripts do it: with the token from their cookie. */
  HttpResponse<String> postAsWebapp(String path, String json) {
    return send(
        HttpRequest.newBuilder(URI.create(root + path))
            .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  HttpResponse<String> putAsWebapp(String path, String json) {
    return send(
        HttpRequest.newBuilder(URI.create(root + path))
            .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  HttpResponse<String> postJson(String path, String json) {
    return send(
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /**
   * As the webapps' scripts do it, but without effect, see {@link DryRun}.
   *
   * @param body JSON; or {@code multipart:name=content} for a form with one file in it
   */
  HttpResponse<String> dryRun(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(root + path))
            .header(DryRun.HEADER, "yes")
            .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
    if (body.startsWith("multipart:")) {
      String[] part = body.substring("multipart:".length()).split("=", 2);
      return send(multipart(request, Map.of(part[0], part[1])));
    }
    return send(
        request
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  /** As Camunda Modeler does it: every file a part of one form, with HTTP Basic. */
  HttpResponse<String> deploy(String user, Map<String, String> files) {
    return send(
        multipart(
            HttpRequest.newBuilder(URI.create(root + "/engine-rest/deployment/create"))
                .header("Authorization", basic(user, user)),
            files));
  }

  private static HttpRequest.Builder multipart(
      HttpRequest.Builder request, Map<String, String> files) {
    String boundary = "-----part-of-a-form";
    StringBuilder body = new StringBuilder();
    files.forEach(
        (name, content) ->
            body.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n%s\r\n"
                    .formatted(boundary, name, name, content)));
    body.append("--").append(boundary).append("--\r\n");
    return request
        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
        .POST(BodyPublishers.ofString(body.toString()));
  }

  HttpResponse<String> postForm(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Opens the sign-in page, fills it in and sends it. */
  HttpResponse<String> signIn(String user, String password) {
    return postForm("/login", Map.of("username", user, "password", password, "_csrf", formToken()));
  }

  String formToken() {
    Matcher matcher = TOKEN.matcher(get("/login").body());
    if (!matcher.find()) {
      throw new AssertionError("no token on the sign-in page");
    }
    return matcher.group(1);
  }

  String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static String basic(String user, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }
}
