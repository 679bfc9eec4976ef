package id.loketprakerja.browser;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Hands out {@link Windows}, closes them after the test, and keeps pictures of a failure. */
class BrowserExtension implements ParameterResolver, AfterEachCallback {

  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(BrowserExtension.class);
  private static final Path PICTURES = Path.of("target", "browser");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Windows.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getStore(OURS)
        .getOrComputeIfAbsent(Windows.class, type -> openedFor(test), Windows.class);
  }

  private static Windows openedFor(ExtensionContext test) {
    Chromium chromium =
        test.getRoot()
            .getStore(OURS)
            .getOrComputeIfAbsent(Chromium.class, type -> new Chromium(), Chromium.class);
    int port =
        SpringExtension.getApplicationContext(test)
            .getEnvironment()
            .getRequiredProperty("local.server.port", Integer.class);
    return new Windows(chromium.browser(), "http://localhost:" + port);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    Windows windows = test.getStore(OURS).remove(Windows.class, Windows.class);
    if (windows == null) {
      return;
    }
    if (test.getExecutionException().isPresent()) {
      windows.keepPictures(
          PICTURES, test.getRequiredTestClass().getSimpleName() + "-" + test.getDisplayName());
    }
    windows.close();
  }
}
