package id.loketprakerja.security;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Stops a demo on any other database than its own before a table is made: most likely it is the
 * office's, and somebody has forgotten to name a profile.
 */
class DemoDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** Where the demo keeps its data; set it to try the demo on another database. */
  private static final String OWN = "loket.demo.database";

  private static final String CONFIGURED = "spring.datasource.url";

  /** Gone when the application ends, so never an office's. */
  private static final String IN_MEMORY = "jdbc:h2:mem:";

  @Override
  public void initialize(ConfigurableApplicationContext application) {
    ConfigurableEnvironment environment = application.getEnvironment();
    if (DemoProperties.isDemo(environment) && !isItsOwn(environment)) {
      throw new ForgottenProfileException(
          "Alamat basis data sudah diatur (SPRING_DATASOURCE_URL), tetapi profil belum.");
    }
  }

  private static boolean isItsOwn(ConfigurableEnvironment environment) {
    String configured = environment.getProperty(CONFIGURED, "");
    return !environment.containsProperty("spring.datasource.jndi-name")
        && (configured.startsWith(IN_MEMORY)
            || withoutOptions(configured).equals(withoutOptions(environment.getProperty(OWN))));
  }

  /** The options of H2 stand behind the address. */
  private static String withoutOptions(String url) {
    return url == null ? null : url.split(";", 2)[0];
  }
}
