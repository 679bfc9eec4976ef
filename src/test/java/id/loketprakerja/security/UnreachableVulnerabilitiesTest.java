package id.loketprakerja.security;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.sift.SiftingAppender;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.http.ContentDisposition;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.annotation.ModelAttributeMethodProcessor;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Published vulnerabilities in libraries of the jar that have no public fix: what each of them
 * needs is not there. {@code .ci/closed-holes.xml} passes over them for this reason only.
 */
@CounterTest
class UnreachableVulnerabilitiesTest {

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("id.loketprakerja");

  @Autowired private WebApplicationContext application;

  /** The tests' class path holds whatever is in the jar, and more. */
  @ParameterizedTest
  @CsvSource({
    "CVE-2026-47885, reactor.core.publisher.Flux",
    "CVE-2026-47888, io.rsocket.RSocket",
    "CVE-2026-47889, org.eclipse.jetty.server.Server",
    "CVE-2026-47891, org.springframework.web.reactive.DispatcherHandler",
    "CVE-2026-47892, org.springframework.web.reactive.DispatcherHandler",
    "CVE-2026-47893, org.springframework.web.reactive.DispatcherHandler",
    "CVE-2026-59280, freemarker.template.Configuration",
    "CVE-2026-59270, org.springframework.security.ldap.server.UnboundIdContainer",
    "CVE-2026-59270, com.unboundid.ldap.listener.InMemoryDirectoryServer",
    "CVE-2026-47841, com.webauthn4j.WebAuthnManager",
    "CVE-2026-59295, org.apache.http.HttpRequestInterceptor",
    "CVE-2026-59295, org.apache.hc.core5.http.HttpRequest",
    "CVE-2026-59296, io.micrometer.statsd.StatsdMeterRegistry"
  })
  void givenALibraryThatAnAttackNeeds_whenLookedFor_thenItDoesNotShip(String cve, String type) {
    assertThat(ClassUtils.isPresent(type, getClass().getClassLoader())).as(cve).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "CVE-2026-47883, org.springframework.web.filter.UrlHandlerFilter",
    "CVE-2026-47884, org.springframework.web.servlet.view.xslt.XsltView",
    "CVE-2026-47884, org.springframework.web.servlet.view.xslt.XsltViewResolver",
    "CVE-2026-47887, org.springframework.web.servlet.mvc.UrlFilenameViewController",
    "CVE-2026-59313, org.springframework.web.servlet.function.RouterFunction",
    "CVE-2026-59281, org.springframework.validation.Errors",
    "CVE-2026-41707, org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory",
    "CVE-2026-41707, org.springframework.security.oauth2.jwt.DPoPProofContext",
    "CVE-2026-47842, org.springframework.security.crypto.encrypt.BytesEncryptor",
    "CVE-2026-47842, org.springframework.security.crypto.encrypt.Encryptors",
    "CVE-2026-59276,"
        + " org.springframework.security.web.authentication.www.DigestAuthenticationFilter",
    "CVE-2026-59276, org.springframework.security.core.token.TokenService",
    "CVE-2026-59296, io.micrometer.core.instrument.logging.LoggingMeterRegistry"
  })
  void givenAClassThatAnAttackNeeds_whenLookedFor_thenNothingUsesIt(String cve, Class<?> attacked) {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(attacked)
        .because(cve + " has no public fix")
        .check(OURS);
    assertThat(application.getBeanNamesForType(attacked)).as(cve).isEmpty();
    assertThat(filters()).as(cve).noneMatch(attacked::isAssignableFrom);
  }

  /** CVE-2026-47886, CVE-2026-59283: an expression in Spring's language that a stranger gave. */
  @Test
  void givenSpringsExpressions_whenLookedFor_thenOnlyOurTemplatesHoldAnyAndNoneIsCompiled()
      throws IOException {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage("org.springframework.expression.."))
        .check(OURS);
    // Thymeleaf would evaluate what a value says.
    assertThat(templates()).noneMatch(template -> template.contains("__"));
    assertThat(new SpelParserConfiguration().getCompilerMode()).isEqualTo(SpelCompilerMode.OFF);
    assertThat(application.getBean(SpringTemplateEngine.class).getEnableSpringELCompiler())
        .isFalse();
  }

  /** CVE-2026-47890: parts of a page in a stream of events, with a line break in them. */
  @Test
  void givenStreamsOfEvents_whenLookedAt_thenNoneSendsPartsOfAPage() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage("org.springframework.web.servlet.view.."))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.springframework.web.servlet.ModelAndView")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.springframework.web.servlet.View")
        .check(OURS);
  }

  /** CVE-2026-59281: errors of a form that Spring itself bound, as text in a page. */
  @Test
  void givenTemplates_whenRead_thenNoneShowsErrorsOfAForm() throws IOException {
    assertThat(templates())
        .isNotEmpty()
        .noneMatch(
            template ->
                Stream.of("#fields", "th:errors", "th:field", "th:object", "#bindStatus")
                    .anyMatch(template::contains));
  }

  /** CVE-2026-59282: paths in the names of parameters, set in an object one by one. */
  @Test
  void givenEveryCallOfOurs_whenLookedAt_thenNoneHasItsParametersBoundToAnObject() {
    List<HandlerMethodArgumentResolver> resolvers =
        application.getBean(RequestMappingHandlerAdapter.class).getArgumentResolvers();
    List<MethodParameter> parameters = parametersOfAllCalls();

    assertThat(parameters).hasSizeGreaterThan(10);
    assertThat(parameters)
        .noneMatch(
            parameter ->
                resolvers.stream()
                    .filter(resolver -> resolver.supportsParameter(parameter))
                    .findFirst()
                    .map(ModelAttributeMethodProcessor.class::isInstance)
                    .orElse(false));
  }

  /** CVE-2026-59314: a file's name from a stranger in the header that names a download. */
  @Test
  void givenNamesOfDownloads_whenTheyAreMade_thenFromNothingThatACallBrings() {
    Set<JavaCodeUnit> naming =
        OURS.get("id.loketprakerja.printing.PrintedMatter").getCodeUnitCallsFromSelf().stream()
            .filter(call -> call.getTargetOwner().isEquivalentTo(ContentDisposition.class))
            .map(call -> call.getOrigin())
            .collect(Collectors.toSet());

    assertThat(naming).hasSize(1);
    assertThat(naming.iterator().next().getCallsOfSelf())
        .isNotEmpty()
        .allMatch(call -> takesNothing(call.getOrigin()));
    noClasses()
        .that()
        .doNotHaveSimpleName("PrintedMatter")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ContentDisposition.class)
        .check(OURS);
  }

  /** CVE-2026-19880: a file for each value of something that a stranger may choose. */
  @Test
  void givenTheLogAsItIsWritten_whenLookedAt_thenNoValueNamesAFile() {
    LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();
    List<Object> appenders = new ArrayList<>();
    log.getLoggerList()
        .forEach(logger -> logger.iteratorForAppenders().forEachRemaining(appenders::add));

    assertThat(appenders).isNotEmpty().noneMatch(SiftingAppender.class::isInstance);
  }

  private static boolean takesNothing(JavaCodeUnit caller) {
    return caller instanceof JavaMethod && caller.getRawParameterTypes().isEmpty();
  }

  /** Those that the server runs and those of Spring Security. */
  private List<Class<?>> filters() {
    Stream<Class<?>> registered =
        application.getServletContext().getFilterRegistrations().values().stream()
            .map(filter -> ClassUtils.resolveClassName(filter.getClassName(), null));
    Stream<Class<?>> ofSecurity =
        application.getBean(FilterChainProxy.class).getFilterChains().stream()
            .flatMap(chain -> chain.getFilters().stream())
            .map(Object::getClass);
    return Stream.concat(registered, ofSecurity).toList();
  }

  private List<MethodParameter> parametersOfAllCalls() {
    return application.getBeansOfType(AbstractHandlerMethodMapping.class).values().stream()
        .map(mapping -> (AbstractHandlerMethodMapping<?>) mapping)
        .map(mapping -> mapping.getHandlerMethods().values())
        .flatMap(Collection::stream)
        .flatMap(call -> Stream.of(call.getMethodParameters()))
        .toList();
  }

  private static List<String> templates() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath*:templates/**/*.html")) {
      texts.add(file.getContentAsString(StandardCharsets.UTF_8));
    }
    return texts;
  }
}
