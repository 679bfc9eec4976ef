package id.loketprakerja.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * The whole application with the profile {@code sso} at a random port, and beside it an {@link
 * OfficeProvider}, which is a bean. Our pages are at {@code 127.0.0.1}: by number, so that they do
 * not share their cookies with the provider's, and as it accepts no address on {@code localhost}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:sso",
      "camunda.bpm.job-execution.enabled=false",
      "loket.passwords.iterations=210000",
      "loket.admin.id=kepala",
      "loket.admin.password=kunci cadangan kantor",
      "loket.sso.groups[Petugas-Loket]=officer",
      "loket.offices[0].id=kantorcontoh",
      "loket.offices[0].name=Kantor Contoh",
      "loket.offices[1].id=kantorlain",
      "loket.offices[1].name=Kantor Lain",
      "LOKET_SSO_CLIENT_ID=" + OfficeProvider.CLIENT,
      "LOKET_SSO_CLIENT_SECRET=" + OfficeProvider.SECRET
    })
@ActiveProfiles("sso")
@Import(ProviderTest.Provider.class)
@DirtiesContext
public @interface ProviderTest {

  /** The two know each other's address. */
  @TestConfiguration(proxyBeanMethods = false)
  class Provider {

    @Bean
    OfficeProvider officeProvider() {
      return new OfficeProvider();
    }

    @Bean
    DynamicPropertyRegistrar issuer(OfficeProvider provider) {
      return properties -> properties.add("LOKET_SSO_ISSUER", provider::issuer);
    }

    @Bean
    ApplicationListener<ServletWebServerInitializedEvent> wayBack(OfficeProvider provider) {
      return started ->
          provider.sendsBackTo(
              "http://127.0.0.1:%d/login?logout=provider"
                  .formatted(started.getWebServer().getPort()));
    }
  }
}
