package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The application runs while the office's provider does not. */
class ProviderNotReachedTest {

  @Test
  void givenNoProvider_whenSigningInThere_thenTheSignInPageSaysSo() {
    new WebApplicationContextRunner()
        .withUserConfiguration(SignInOnly.class, SingleSignOn.class, SignInFailures.class)
        .withPropertyValues(
            "spring.profiles.active=sso",
            "spring.security.oauth2.client.registration.office.client-id=loket",
            "spring.security.oauth2.client.registration.office.client-secret=rahasia",
            // Nothing listens at this port.
            "spring.security.oauth2.client.provider.office.issuer-uri=http://localhost:1")
        .withBean(ProviderAccounts.class, () -> mock(ProviderAccounts.class))
        .withBean(Clock.class, Clock::systemUTC)
        .withBean(AuditLog.class, () -> new AuditLog(Clock.systemUTC()))
        .run(
            application -> {
              MvcResult result =
                  MockMvcBuilders.webAppContextSetup(application.getSourceApplicationContext())
                      .apply(springSecurity())
                      .build()
                      .perform(get("/oauth2/authorization/office"))
                      .andReturn();

              MockHttpServletResponse answer = result.getResponse();
              assertThat(answer.getStatus()).isEqualTo(302);
              assertThat(answer.getRedirectedUrl()).isEqualTo("/login?error");
              assertThat(result.getRequest().getSession(false)).isNull();
              MockHttpServletRequest page = new MockHttpServletRequest();
              page.setCookies(answer.getCookies());
              assertThat(application.getBean(SignInFailures.class).take(page, answer))
                  .startsWith("Layanan akun kantor tidak dapat dihubungi.");
            });
  }

  @EnableWebMvc
  @EnableWebSecurity
  static class SignInOnly {

    @Bean
    SecurityFilterChain chain(HttpSecurity http, SingleSignOn provider) throws Exception {
      return http.oauth2Login(provider::configure).build();
    }
  }
}
