package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.web.PublicAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** What {@link SingleSignOnTest}'s provider never does: no page to sign out, nobody sent back. */
class ProviderSignOutTest {

  private static final Instant NOW = Instant.parse("2026-05-20T02:00:00Z");

  private final MockHttpSession session = new MockHttpSession();

  @Test
  void givenAProviderWithoutSuchAPage_whenSigningOut_thenOurPageOpensAndNotAgainAndAgain()
      throws Exception {
    ProviderSignOut signOut = signOut(Map.of(), NOW);
    leave(signOut);

    assertThat(signOut.of(page("logout"))).contains("/login?logout=provider");
    assertThat(signOut.of(page("logout=provider"))).isEmpty();
    assertThat(signOut.of(page(null))).isEmpty();
  }

  @Test
  void givenAProviderThatSendsNobodyBack_whenHalfAMinuteHasPassed_thenOurPageOpens()
      throws Exception {
    Map<String, Object> metadata = Map.of("end_session_endpoint", "https://office.example/end");
    leave(signOut(metadata, NOW));

    assertThat(signOut(metadata, NOW.plus(Duration.ofSeconds(30))).of(page("logout")))
        .hasValueSatisfying(
            address -> assertThat(address).startsWith("https://office.example/end?"));
    assertThat(signOut(metadata, NOW.plus(Duration.ofSeconds(31))).of(page("logout"))).isEmpty();
    assertThat(signOut(metadata, NOW).of(page("logout"))).isEmpty();
  }

  private void leave(ProviderSignOut signOut) throws Exception {
    OidcIdToken token =
        new OidcIdToken("token", NOW, NOW.plusSeconds(60), Map.of("sub", "1", "iss", "office"));
    ProviderUser user =
        new ProviderUser(
            new DefaultOidcUser(List.of(), token),
            new StaffMember("petugas1", List.of("officer"), List.of("kantorcontoh"), ""));
    signOut
        .before((request, response, signedIn) -> {})
        .onLogoutSuccess(
            page(null),
            new MockHttpServletResponse(),
            new OAuth2AuthenticationToken(user, user.getAuthorities(), "office"));
  }

  private MockHttpServletRequest page(String query) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/login");
    request.setQueryString(query);
    request.setSession(session);
    return request;
  }

  private static ProviderSignOut signOut(Map<String, Object> metadata, Instant now) {
    return new ProviderSignOut(
        new InMemoryClientRegistrationRepository(
            ClientRegistration.withRegistrationId("office")
                .clientId("loket")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/office")
                .authorizationUri("https://office.example/authorize")
                .tokenUri("https://office.example/token")
                .providerConfigurationMetadata(metadata)
                .build()),
        new PublicAddress(null),
        Clock.fixed(now, ZoneOffset.UTC));
  }
}
