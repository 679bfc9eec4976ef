package id.loketprakerja.security;

import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Lets nobody but this machine reach the demo, whose passwords everybody knows, wherever {@code
 * server.address} would have it listen.
 */
@Component
@Profile(DemoProperties.PROFILE)
class DemoAddress implements WebServerFactoryCustomizer<ConfigurableWebServerFactory>, Ordered {

  private final DemoProperties demo;

  DemoAddress(DemoProperties demo) {
    this.demo = demo;
  }

  @Override
  public void customize(ConfigurableWebServerFactory server) {
    server.setAddress(demo.address());
  }

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }
}
