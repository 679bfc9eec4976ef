package id.loketprakerja.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The engine's REST, called by people of the example office. */
final class Rest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String root;

  Rest(int port) {
    this.root = "http://localhost:%d/engine-rest".formatted(port);
  }

  /** What the application has said. */
  record Answer(int status, JsonNode body) {

    boolean isAcknowledged() {
      return status / 100 == 2;
    }

    /** Whether it is the application's fault that nothing was done. */
    boolean isFailure() {
      return status >= 500;
    }
  }

  Answer get(String person, String path) throws IOException, InterruptedException {
    return send(person, request(path).GET());
  }

  Answer post(String person, String path, Map<String, Object> body)
      throws IOException, InterruptedException {
    return send(
        person,
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root + path));
  }

  /** Each demo account's password is its id. */
  private Answer send(String person, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    String account = person + ":" + person;
    String basic = Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> response =
        client.send(
            request.header("Authorization", "Basic " + basic).build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), JSON.readTree(response.body()));
  }

  /** A form's answers as REST wants them. */
  static Map<String, Object> variables(Map<String, Object> form) throws IOException {
    Map<String, Object> variables = new HashMap<>();
    for (Map.Entry<String, Object> field : form.entrySet()) {
      variables.put(
          field.getKey(),
          field.getValue() instanceof List<?> list
              ? Map.of("value", JSON.writeValueAsString(list), "type", "Json")
              : Map.of("value", field.getValue()));
    }
    return Map.of("variables", variables);
  }
}
