package id.loketprakerja.browser;

import com.microsoft.playwright.Browser;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Hands out {@link Windows}, closes them after the test, and keeps pictures of a failure; to who
 * needs no application the bare {@link Browser}.
 */
public class BrowserExtension implements ParameterResolver, AfterEachCallback {

  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(BrowserExtension.class);
  private static final Path PICTURES = Path.of("target", "browser");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    Class<?> type = parameter.getParameter().getType();
    return type == Windows.class || type == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Browser.class
        ? browserOf(test)
        : test.getStore(OURS)
            .getOrComputeIfAbsent(Windows.class, type -> openedFor(test), Windows.class);
  }

  private static Windows openedFor(ExtensionContext test) {
    int port =
        SpringExtension.getApplicationContext(test)
            .getEnvironment()
            .getRequiredProperty("local.server.port", Integer.class);
    return new Windows(browserOf(test), port);
  }

  private static Browser browserOf(ExtensionContext test) {
    return test.getRoot()
        .getStore(OURS)
        .getOrComputeIfAbsent(Chromium.class, type -> new Chromium(), Chromium.class)
        .browser();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    Windows windows = test.getStore(OURS).remove(Windows.class, Windows.class);
    if (windows == null) {
      return;
    }
    try {
      if (test.getExecutionException().isPresent()) {
        windows.keepPictures(
            PICTURES, test.getRequiredTestClass().getSimpleName() + "-" + test.getDisplayName());
      }
    } finally {
      windows.close();
    }
  }
}
