package id.loketprakerja.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.web.servlet.filter.OrderedRequestContextFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.CookieClearingLogoutHandler;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
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

  private static final RequestMatcher FEEDBACK = path("/feedback/{code}", POST);
  private static final RequestMatcher PRINTED_MATTER = path("/print/**");
  private static final RequestMatcher SESSION = path("/session/**");

  /** Where a person wants to be after signing in: at a page, not at a script or picture of it. */
  private static final RequestMatcher PAGES =
      new OrRequestMatcher(path("/camunda/app/{app}/{engine}/", GET), path("/print/**", GET));

  private static final RequestMatcher METRICS = path("/actuator/prometheus");

  private static final String SESSION_COOKIE = "JSESSIONID";

  /** What a service manager or a balancer asks. */
  private static final RequestMatcher HEALTH =
      new OrRequestMatcher(
          path("/actuator/health", GET),
          path("/actuator/health/liveness", GET),
          path("/actuator/health/readiness", GET));

  /** What programs call. */
  private static final RequestMatcher PROGRAMS =
      new OrRequestMatcher(path("/engine-rest/**"), METRICS);

  /** Lets the audit log know the address of a sign-in; Jersey's own stands behind this chain. */
  @Bean
  OrderedRequestContextFilter requestContextFilter() {
    return new OrderedRequestContextFilter();
  }

  /**
   * A page of ours that calls REST for the person who has signed in. Whatever changes something
   * carries the token of {@link SessionWatch}, as a browser sends the session's cookie also with
   * requests that another site forges.
   */
  @Bean
  @Order(1)
  SecurityFilterChain restBySession(
      HttpSecurity http, IdentityService identityService, EngineAccounts accounts, AuditLog audit)
      throws Exception {
    return programs(http, identityService, audit)
        .securityMatcher(
            new AndRequestMatcher(
                PROGRAMS,
                request -> request.getHeader(HttpHeaders.AUTHORIZATION) == null,
                HttpServletRequest::isRequestedSessionIdValid))
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .addFilterBefore(new CurrentAccount(accounts), AuthorizationFilter.class)
        .build();
  }

  /**
   * Programs: HTTP Basic on every request, no session, so no request can be forged with a person's
   * cookie.
   */
  @Bean
  @Order(2)
  SecurityFilterChain restByPassword(
      HttpSecurity http, IdentityService identityService, AuditLog audit) throws Exception {
    return programs(http, identityService, audit)
        .securityMatcher(PROGRAMS)
        .httpBasic(basic -> basic.authenticationEntryPoint(JsonAnswers.basicRequired()))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .build();
  }

  private static HttpSecurity programs(
      HttpSecurity http, IdentityService identityService, AuditLog audit) throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(ClosedCalls.FOR_COCKPIT)
                    .hasAnyAuthority(ClosedCalls.cockpitGroups())
                    .requestMatchers(ClosedCalls.FOR_ALL)
                    .denyAll()
                    .requestMatchers(ClosedCalls.FOR_STAFF)
                    .hasAuthority(StaffGroup.ADMINISTRATOR.id())
                    // Photos are never uploaded to this system, see the design's rule 4.
                    .requestMatchers(
                        path("/engine-rest/task/{id}/attachment/create"),
                        path("/engine-rest/engine/{engine}/task/{id}/attachment/create"))
                    .denyAll()
                    .requestMatchers(METRICS)
                    .hasAuthority(StaffGroup.ADMINISTRATOR.id())
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(
            failures ->
                failures
                    .authenticationEntryPoint(JsonAnswers.basicRequired())
                    .accessDeniedHandler(JsonAnswers.forbidden()))
        .requestCache(cache -> cache.disable())
        .headers(ResponseHeaders.all())
        .addFilterAfter(new RefusalRecord(audit), HeaderWriterFilter.class)
        .addFilterAfter(new RestEngineFilter(identityService), AuthorizationFilter.class);
  }

  /** People: one sign-in page and one session for the webapps and our own pages. */
  @Bean
  @Order(3)
  SecurityFilterChain pageSecurity(
      HttpSecurity http,
      EngineAccounts accounts,
      IdentityService identityService,
      SignInFailures signInFailures,
      Clock clock,
      SessionRecord sessions,
      AuditLog audit,
      Optional<SingleSignOn> singleSignOn,
      Optional<ProviderSignOut> providerSignOut)
      throws Exception {
    if (singleSignOn.isPresent()) {
      http.oauth2Login(singleSignOn.get()::configure);
    }
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(
                        DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers(
                        path("/login"),
                        path("/login.js", GET),
                        path("/loket.css", GET),
                        path("/session.js", GET))
                    .permitAll()
                    // The waiting room's board, and the page for whoever holds a slip's code.
                    .requestMatchers(
                        path("/board/**", GET),
                        FEEDBACK,
                        path("/feedback/{code}", GET),
                        path("/board.css", GET),
                        path("/board.js", GET),
                        path("/board-stream.js", GET),
                        path("/feedback.css", GET))
                    .permitAll()
                    .requestMatchers(HEALTH, path("/actuator/info", GET))
                    .permitAll()
                    // CVE-2026-77226: creates an administrator without sign-in while there is none.
                    .requestMatchers(
                        path("/camunda/api/admin/setup/**"),
                        path("/camunda/app/admin/{engine}/setup/**"))
                    .denyAll()
                    // The webapps' own sign-in would be a second door, past this page.
                    .requestMatchers(path("/camunda/api/admin/auth/user/{engine}/login/**"))
                    .denyAll()
                    .requestMatchers(ClosedCalls.EMPTY_FOR_STAFF)
                    .hasAuthority(StaffGroup.ADMINISTRATOR.id())
                    .requestMatchers(ClosedCalls.EMPTY_WITHOUT_TASKS)
                    .hasAnyAuthority(ClosedCalls.taskGroups())
                    .requestMatchers(ClosedCalls.FOR_COCKPIT)
                    .hasAnyAuthority(ClosedCalls.cockpitGroups())
                    .requestMatchers(ClosedCalls.FOR_ALL)
                    .denyAll()
                    .requestMatchers(ClosedCalls.FOR_STAFF)
                    .hasAuthority(StaffGroup.ADMINISTRATOR.id())
                    // Photos are never uploaded to this system, see the design's rule 4.
                    .requestMatchers(
                        path("/camunda/api/engine/engine/{engine}/task/{id}/attachment/create"))
                    .denyAll()
                    // No model has an external task, and the webapps cannot wait for one.
                    .requestMatchers(
                        path("/camunda/api/engine/engine/{engine}/external-task/fetchAndLock"))
                    .denyAll()
                    .requestMatchers(path("/camunda/api/counter/**"))
                    .hasAnyAuthority(StaffGroup.ids(StaffGroup.COUNTER).toArray(String[]::new))
                    .requestMatchers(
                        path("/"), SESSION, path("/camunda/**"), path("/feedback/screen/**", GET))
                    .authenticated()
                    .requestMatchers(
                        PRINTED_MATTER, path("/print.css", GET), path("/print.js", GET))
                    .authenticated()
                    .anyRequest()
                    .denyAll())
        .exceptionHandling(
            failures ->
                failures
                    .defaultAccessDeniedHandlerFor(
                        ClosedCalls.nothing(), ClosedCalls.EMPTY_FOR_STAFF)
                    .defaultAccessDeniedHandlerFor(
                        ClosedCalls.nothing(), ClosedCalls.EMPTY_WITHOUT_TASKS))
        .formLogin(
            form ->
                form.loginPage("/login")
                    .defaultSuccessUrl("/")
                    .failureHandler(signInFailures)
                    .authenticationDetailsSource(DeviceCookie.Details::new))
        .sessionManagement(session -> session.addSessionAuthenticationStrategy(new DeviceCookie()))
        .logout(
            logout ->
                logout
                    .logoutRequestMatcher(
                        new OrRequestMatcher(
                            path("/logout", POST),
                            new AndRequestMatcher(WEBAPP_SIGN_OUT, WebappToken::isRight)))
                    .addLogoutHandler(sessions)
                    .defaultLogoutSuccessHandlerFor(
                        after(
                            providerSignOut,
                            new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)),
                        WEBAPP_SIGN_OUT)
                    .defaultLogoutSuccessHandlerFor(
                        after(providerSignOut, signedOutPage()), request -> true)
                    .deleteCookies(SESSION_COOKIE))
        .exceptionHandling(
            failures ->
                failures
                    .defaultAuthenticationEntryPointFor(
                        JsonAnswers.sessionRequired(), new OrRequestMatcher(WEBAPP_API, SESSION))
                    .defaultAuthenticationEntryPointFor(signInPage(), request -> true)
                    .defaultAccessDeniedHandlerFor(JsonAnswers.forbidden(), WEBAPP_API)
                    // A sign-in page that lay open until its session had ended.
                    .defaultAccessDeniedHandlerFor(
                        (request, response, failure) -> response.sendRedirect("/login?expired"),
                        path("/login", POST)))
        .requestCache(cache -> cache.requestCache(new PageAskedFor(PAGES, clock)))
        .headers(ResponseHeaders.all())
        // The webapps bring their own check of a token in X-XSRF-TOKEN; an opinion needs the slip's
        // code, which no other site knows.
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(new FormTokens())
                    .ignoringRequestMatchers(WEBAPP_API, FEEDBACK))
        .addFilterAfter(new RefusalRecord(audit), HeaderWriterFilter.class)
        .addFilterBefore(new CurrentAccount(accounts), AuthorizationFilter.class)
        .addFilterAfter(new WebappEngineFilter(), AuthorizationFilter.class)
        .addFilterAfter(
            new OwnPageEngineFilter(PRINTED_MATTER, identityService), AuthorizationFilter.class)
        .build();
  }

  private static LogoutSuccessHandler after(
      Optional<ProviderSignOut> providerSignOut, LogoutSuccessHandler answer) {
    return providerSignOut.map(signOut -> signOut.before(answer)).orElse(answer);
  }

  private static LogoutSuccessHandler signedOutPage() {
    SimpleUrlLogoutSuccessHandler page = new SimpleUrlLogoutSuccessHandler();
    page.setDefaultTargetUrl("/login?logout");
    return page;
  }

  /** The page says so when a session has been there and is over. */
  private static AuthenticationEntryPoint signInPage() {
    CookieClearingLogoutHandler endedSession = new CookieClearingLogoutHandler(SESSION_COOKIE);
    return (request, response, failure) -> {
      boolean sessionOver =
          request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
      if (sessionOver) {
        // Told once: no new session takes the place of the old one before somebody signs in.
        endedSession.logout(request, response, null);
      }
      response.sendRedirect(sessionOver ? "/login?idle" : "/login");
    };
  }

  private static RequestMatcher path(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }

  /** What is said about GET goes for HEAD, which asks for the same answer without its body. */
  private static RequestMatcher path(String pattern, HttpMethod method) {
    RequestMatcher matcher = PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    return method == GET ? new OrRequestMatcher(matcher, path(pattern, HEAD)) : matcher;
  }
}
