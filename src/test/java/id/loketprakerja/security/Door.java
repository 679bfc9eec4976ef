package id.loketprakerja.security;

import id.loketprakerja.security.RestCalls.Call;
import java.net.http.HttpResponse;
import java.util.Set;

/** Where the engine's calls can be made: by the webapps, with their session, and by programs. */
enum Door {
  WEBAPPS("/camunda/api/engine/engine/default"),
  REST("/engine-rest"),
  REST_OF_NAMED_ENGINE("/engine-rest/engine/default");

  private static final Set<Call> OF_PLUGINS = RestCalls.ofPlugins();

  private final String root;

  Door(String root) {
    this.root = root;
  }

  /** What only the webapps ask is not offered to programs. */
  boolean has(Call call) {
    return this == WEBAPPS || !OF_PLUGINS.contains(call);
  }

  /** The path of a call, with its placeholders filled in. */
  String path(Call call, String filled) {
    return (OF_PLUGINS.contains(call) ? "/camunda/api" : root) + filled;
  }

  /** A browser in which this person may call through this door. */
  Browser enter(int port, String user, String password) {
    Browser browser = new Browser(port);
    if (this == WEBAPPS) {
      browser.signIn(user, password);
      browser.get("/camunda/api/admin/auth/user/default");
    } else {
      browser.alwaysWithPassword(user, password);
    }
    return browser;
  }

  /** Makes a call without effect, see {@link DryRun}. */
  HttpResponse<String> dryRun(Browser browser, Call call, String filled, String body) {
    return browser.dryRun(call.method(), path(call, filled), body);
  }
}
