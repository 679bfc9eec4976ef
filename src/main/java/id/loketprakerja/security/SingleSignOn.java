package id.loketprakerja.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Signing in with the office's own OpenID Connect provider, beside the accounts of the engine. */
@Configuration
@Profile("sso")
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class SingleSignOn {

  private static final Logger LOG = LoggerFactory.getLogger(SingleSignOn.class);

  private final ClientRegistrationRepository registrations;
  private final ProviderAccounts accounts;
  private final SignInFailures failures;
  private final PendingProviderSignIn pending;
  private final AuditLog audit;
  private final OidcUserService provider = new OidcUserService();

  SingleSignOn(
      OAuth2ClientProperties properties,
      ProviderAccounts accounts,
      SignInFailures failures,
      AuditLog audit,
      Clock clock) {
    // Only asked when somebody signs in: the counter starts also while the provider is down.
    this.registrations =
        new SupplierClientRegistrationRepository(
            () ->
                new InMemoryClientRegistrationRepository(
                    List.copyOf(
                        new OAuth2ClientPropertiesMapper(properties)
                            .asClientRegistrations()
                            .values())));
    this.accounts = accounts;
    this.failures = failures;
    this.pending = new PendingProviderSignIn(clock);
    this.audit = audit;
  }

  @Bean
  ClientRegistrationRepository clientRegistrations() {
    return registrations;
  }

  void configure(OAuth2LoginConfigurer<HttpSecurity> login) {
    login
        .loginPage("/login")
        .defaultSuccessUrl("/")
        .failureHandler(this::refused)
        .authorizationEndpoint(
            to ->
                to.authorizationRequestResolver(askingForThePassword())
                    .authorizationRequestRepository(pending))
        .userInfoEndpoint(from -> from.oidcUserService(this::signIn))
        .addObjectPostProcessor(
            new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
              @Override
              public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(SingleSignOn.this::providerNotReached);
                return filter;
              }
            });
  }

  private void providerNotReached(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    LOG.warn("The OpenID Connect provider cannot be reached, or is not one", cause);
    refused(
        request,
        response,
        new SignInRefused(
            "Layanan akun kantor tidak dapat dihubungi. Coba lagi sebentar lagi;"
                + " bila terulang, hubungi administrator.",
            cause));
  }

  private void refused(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    audit.notSignedIn(AuditLog.UNKNOWN, "provider");
    failures.onAuthenticationFailure(request, response, cause);
  }

  private OidcUser signIn(OidcUserRequest request) {
    OidcUser user = provider.loadUser(request);
    return new ProviderUser(user, accounts.signedIn(user));
  }

  /**
   * Several people share a computer of the counter; the session at the provider may still be that
   * of the person before.
   */
  private OAuth2AuthorizationRequestResolver askingForThePassword() {
    DefaultOAuth2AuthorizationRequestResolver resolver =
        new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
    resolver.setAuthorizationRequestCustomizer(
        request -> request.additionalParameters(more -> more.put("prompt", "login")));
    return resolver;
  }
}
