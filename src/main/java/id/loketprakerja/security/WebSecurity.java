package id.loketprakerja.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.DispatcherType;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The gate: which door asks for what. What a person may do behind it is in {@link Permits}.
 *
 * <p>What is not named here is closed.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

  /** The webapps' own sign-out, which alone would leave Spring's session alive. */
  private static final RequestMatcher WEBAPP_SIGN_OUT =
      path("/camunda/api/admin/auth/user/{engine}/logout", POST);

  private static final RequestMatcher WEBAPP_API = path("/camunda/api/**");

  /**
   * Programs: HTTP Basic on every request, no session, so no request can be forged with a person's
   * cookie.
   */
  @Bean
  @Order(1)
  SecurityFilterChain restSecurity(HttpSecurity http, IdentityService identityService)
      throws Exception {
    return http.securityMatcher(path("/engine-rest/**"))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(ClosedCalls.FOR_ALL)
                    .denyAll()
                    .requestMatchers(ClosedCalls.FOR_STAFF)
                    .hasAuthority(StaffGroup.ADMINISTRATOR.id())
                    .requestMatchers(ClosedCalls.FOR_COCKPIT)
                    .hasAnyAuthority(ClosedCalls.cockpitGroups())
                    // Photos are never uploaded to this system, see the design's rule 4.
                    .requestMatchers(
                        path("/engine-rest/task/{id}/attachment/create"),
                        path("/engine-rest/engine/{engine}/task/{id}/attachment/create"))
                    .denyAll()
                    .anyRequest()
                    .authenticated())
        .httpBasic(basic -> basic.authenticationEntryPoint(JsonAnswers.basicRequired()))
        .exceptionHandling(
            failures ->
                failures
                    .authenticationEntryPoint(JsonAnswers.basicRequired())
                    .accessDeniedHandler(JsonAnswers.forbidden()))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .csrf(csrf -> csrf.disable())
        .addFilterAfter(new RestEngineFilter(identityService), AuthorizationFilter.class)
        .build();
  }

  /** People: one sign-in page and one session for the webapps and our own pages. */
  @Bean
  @Order(2)
  SecurityFilterChain pageSecurity(HttpSecurity http, EngineAccounts accounts) throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers(
                        path("/login"), path("/loket.css", GET), path("/signed-out.js", GET))
                    .permitAll()
                    .requestMatchers(path("/actuator/health", GET), path("/actuator/info", GET))
                    .permitAll()
                    // CVE-2026-77226: creates an administrator without sign-in while there is none.
                    .requestMatchers(
                        path("/camunda/api/admin/setup/**"),
                        path("/camunda/app/admin/{engine}/setup/**"))
                    .denyAll()
                    // The webapps' own sign-in would be a second door, past this page.
                    .requestMatchers(path("/camunda/api/admin/auth/user/{engine}/login/**"))
                    .denyAll()
                    .requestMatchers(ClosedCalls.FOR_ALL)
                    .denyAll()
                    .requestMatchers(ClosedCalls.FOR_STAFF)
                    .hasAuthority(StaffGroup.ADMINISTRATOR.id())
                    .requestMatchers(ClosedCalls.EMPTY_FOR_STAFF)
                    .hasAuthority(StaffGroup.ADMINISTRATOR.id())
                    .requestMatchers(ClosedCalls.FOR_COCKPIT)
                    .hasAnyAuthority(ClosedCalls.cockpitGroups())
                    // Photos are never uploaded to this system, see the design's rule 4.
                    .requestMatchers(
                        path("/camunda/api/engine/engine/{engine}/task/{id}/attachment/create"))
                    .denyAll()
                    .requestMatchers(path("/"), path("/camunda/**"))
                    .authenticated()
                    .anyRequest()
                    .denyAll())
        .exceptionHandling(
            failures ->
                failures.defaultAccessDeniedHandlerFor(
                    ClosedCalls.nothing(), ClosedCalls.EMPTY_FOR_STAFF))
        .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/"))
        .logout(
            logout ->
                logout
                    .logoutRequestMatcher(
                        new OrRequestMatcher(path("/logout", POST), WEBAPP_SIGN_OUT))
                    .defaultLogoutSuccessHandlerFor(
                        new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT),
                        WEBAPP_SIGN_OUT)
                    .logoutSuccessUrl("/login?logout")
                    .deleteCookies("JSESSIONID"))
        .exceptionHandling(
            failures ->
                failures
                    .defaultAuthenticationEntryPointFor(JsonAnswers.sessionRequired(), WEBAPP_API)
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"), request -> true)
                    .defaultAccessDeniedHandlerFor(JsonAnswers.forbidden(), WEBAPP_API)
                    // A sign-in page that lay open until its session had ended.
                    .defaultAccessDeniedHandlerFor(
                        (request, response, failure) -> response.sendRedirect("/login?expired"),
                        path("/login", POST)))
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .headers(
            headers ->
                headers.cacheControl(cache -> cache.disable()).addHeaderWriter(cacheProgramsOnly()))
        // The webapps bring their own check of a token in X-XSRF-TOKEN.
        .csrf(csrf -> csrf.ignoringRequestMatchers(WEBAPP_API))
        .addFilterAfter(new WebappEngineFilter(accounts), AuthorizationFilter.class)
        .build();
  }

  /**
   * After signing in a person returns to the page they asked for, not to a script or picture of it.
   */
  private static HttpSessionRequestCache pagesOnly() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(path("/camunda/app/{app}/{engine}/", GET));
    cache.setMatchingRequestParameterName(null);
    return cache;
  }

  /**
   * Nothing that may show a participant's data stays in the browser; the webapps' scripts and
   * styles, megabytes of them, do, and are only asked for again when they have changed.
   */
  private static HeaderWriter cacheProgramsOnly() {
    RequestMatcher programs =
        new OrRequestMatcher(
            path("/camunda/lib/{file}", GET), path("/camunda/app/{app}/{file}", GET));
    HeaderWriter revalidate = new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-cache");
    HeaderWriter never = new CacheControlHeadersWriter();
    return (request, response) ->
        (programs.matches(request) ? revalidate : never).writeHeaders(request, response);
  }

  private static RequestMatcher path(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }

  private static RequestMatcher path(String pattern, HttpMethod method) {
    return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
  }
}
