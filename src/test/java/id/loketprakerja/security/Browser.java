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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A visitor with a cookie jar, who follows a redirect only when told so. */
class Browser {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String root;

  Browser(int port) {
    this("http://localhost:" + port);
  }

  /** One whose paths begin here; a whole address leads elsewhere. */
  Browser(String root) {
    this.root = root;
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(at(path)));
  }

  /** With headers: name, value, name, value. */
  HttpResponse<String> get(String path, String... headers) {
    return send(HttpRequest.newBuilder(at(path)).headers(headers));
  }

  /** As a person does it: the browser says that it wants to show what comes. */
  HttpResponse<String> openPage(String path) {
    return get(path, "Accept", "text/html,application/xhtml+xml");
  }

  HttpResponse<String> postJson(String path, String json, String... headers) {
    return send(
        HttpRequest.newBuilder(at(path))
            .headers(headers)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  HttpResponse<String> getWithPassword(String path, String user, String password) {
    return send(HttpRequest.newBuilder(at(path)).header("Authorization", basic(user, password)));
  }

  HttpResponse<String> postJsonWithPassword(
      String path, String user, String password, String json) {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Authorization", basic(user, password))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /** As the webapps' scripts do it: with the token from their cookie. */
  HttpResponse<String> postAsWebapp(String path, String json) {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  HttpResponse<String> putAsWebapp(String path, String json) {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  HttpResponse<String> postJson(String path, String json) {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /**
   * Any call.
   *
   * @param body JSON; or {@code multipart:name=content} for a form with one file in it
   */
  HttpResponse<String> call(String method, String path, String body, String... headers) {
    return call(HttpRequest.newBuilder(at(path)).headers(headers), method, body);
  }

  /** The same without effect, see {@link DryRun}. */
  HttpResponse<String> dryRun(String method, String path, String body, String... headers) {
    return call(
        HttpRequest.newBuilder(at(path)).headers(headers).header(DryRun.HEADER, "yes"),
        method,
        body);
  }

  private HttpResponse<String> call(HttpRequest.Builder request, String method, String body) {
    if (body.startsWith("multipart:")) {
      String[] part = body.substring("multipart:".length()).split("=", 2);
      return send(multipart(request, Map.of(), Map.of(part[0], part[1])));
    }
    return send(
        request
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  HttpResponse<String> putJson(String path, String json, String... headers) {
    return send(
        HttpRequest.newBuilder(at(path))
            .headers(headers)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  /** Every field and every file a part of one form. */
  HttpResponse<String> postParts(
      String path, Map<String, String> fields, Map<String, String> files, String... headers) {
    return send(multipart(HttpRequest.newBuilder(at(path)).headers(headers), fields, files));
  }

  private static HttpRequest.Builder multipart(
      HttpRequest.Builder request, Map<String, String> fields, Map<String, String> files) {
    String boundary = "-----part-of-a-form";
    StringBuilder body = new StringBuilder();
    fields.forEach(
        (name, value) ->
            body.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, name, value)));
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

  HttpResponse<String> head(String path) {
    return send(HttpRequest.newBuilder(at(path)).method("HEAD", BodyPublishers.noBody()));
  }

  HttpResponse<String> postForm(String path, Map<String, String> fields, String... headers) {
    String body =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        withHeaders(HttpRequest.newBuilder(at(path)), headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder withHeaders(HttpRequest.Builder request, String... headers) {
    return headers.length == 0 ? request : request.headers(headers);
  }

  /** Opens the sign-in page, fills it in and sends it. */
  HttpResponse<String> signIn(String user, String password) {
    return signIn("/login", user, password);
  }

  /** The same at a sign-in page elsewhere. */
  HttpResponse<String> signIn(String page, String user, String password) {
    return postForm(page, Map.of("username", user, "password", password, "_csrf", formToken(page)));
  }

  /** The same with a cookie that was not given by the server. */
  HttpResponse<String> signInWith(String name, String value, String user, String password) {
    HttpCookie forged = new HttpCookie(name, value);
    forged.setPath("/login");
    forged.setVersion(0);
    cookies.getCookieStore().add(at("/login"), forged);
    return signIn(user, password);
  }

  String formToken() {
    return formToken("/login");
  }

  private String formToken(String page) {
    Matcher matcher = TOKEN.matcher(get(page).body());
    if (!matcher.find()) {
      throw new AssertionError("no token on the page " + page);
    }
    return matcher.group(1);
  }

  /** Goes wherever an answer leads, and tells what came there. */
  HttpResponse<String> follow(HttpResponse<String> answer) {
    List<HttpResponse<String>> way = way(answer);
    return way.get(way.size() - 1);
  }

  /** Goes wherever an answer leads, and tells what came on the way, this answer first. */
  List<HttpResponse<String>> way(HttpResponse<String> answer) {
    List<HttpResponse<String>> way = new ArrayList<>(List.of(answer));
    Optional<String> next = answer.headers().firstValue("Location");
    while (next.isPresent()) {
      answer = get(answer.uri().resolve(next.get()).toString());
      way.add(answer);
      next = answer.headers().firstValue("Location");
    }
    return way;
  }

  String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  private URI at(String address) {
    return URI.create(address.startsWith("http") ? address : root + address);
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
