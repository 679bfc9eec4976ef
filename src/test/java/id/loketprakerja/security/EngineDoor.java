package id.loketprakerja.security;

import id.loketprakerja.security.RestCalls.Call;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;

/** The two doors to the engine over HTTP, with the same engine behind them. */
enum EngineDoor {
  /** For programs: the password with every call. */
  REST("/engine-rest") {
    @Override
    String[] proof(Browser browser, String user) {
      return new String[] {"Authorization", Browser.basic(user, user)};
    }
  },

  /** For the webapps' scripts: a session, and the token from their cookie. */
  WEBAPPS("/camunda/api/engine/engine/default") {
    @Override
    String[] proof(Browser browser, String user) {
      browser.signIn(user, user);
      // The token comes with the first answer.
      browser.get("/camunda/api/admin/auth/user/default");
      return new String[] {"X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN")};
    }
  };

  private static final Set<Call> OF_PLUGINS = RestCalls.ofPlugins();

  private final String root;

  EngineDoor(String root) {
    this.root = root;
  }

  String root() {
    return root;
  }

  /** What only the webapps ask is not offered to programs. */
  boolean has(Call call) {
    return this == WEBAPPS || !OF_PLUGINS.contains(call);
  }

  /** Somebody whose password is their id, as with the demo accounts. */
  Caller open(int port, String user) {
    Browser browser = new Browser(port);
    return new Caller(browser, root, proof(browser, user));
  }

  abstract String[] proof(Browser browser, String user);

  /** Who has come in; their paths begin behind the door. */
  static final class Caller {

    private final Browser browser;
    private final String root;
    private final String[] proof;

    private Caller(Browser browser, String root, String[] proof) {
      this.browser = browser;
      this.root = root;
      this.proof = proof;
    }

    HttpResponse<String> get(String path) {
      return browser.get(root + path, proof);
    }

    HttpResponse<String> post(String path, String json) {
      return browser.postJson(root + path, json, proof);
    }

    HttpResponse<String> put(String path, String json) {
      return browser.putJson(root + path, json, proof);
    }

    HttpResponse<String> call(Call call, String path, String body) {
      return browser.call(call.method(), base(call) + path, body, proof);
    }

    /** Without effect. */
    HttpResponse<String> dryRun(Call call, String path, String body) {
      return browser.dryRun(call.method(), base(call) + path, body, proof);
    }

    private String base(Call call) {
      return OF_PLUGINS.contains(call) ? "/camunda/api" : root;
    }

    HttpResponse<String> deploy(Map<String, String> files) {
      return deploy(Map.of(), files);
    }

    HttpResponse<String> deploy(Map<String, String> fields, Map<String, String> files) {
      return browser.postParts(root + "/deployment/create", fields, files, proof);
    }
  }
}
