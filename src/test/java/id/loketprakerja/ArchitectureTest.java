package id.loketprakerja;

import static com.tngtech.archunit.base.DescribedPredicate.doNot;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.beans.Introspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;

/** The layout of the code: what stands where, and who may know whom. */
@AnalyzeClasses(packages = "id.loketprakerja", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String CAMUNDA = "org.camunda..";
  private static final String DELEGATE_API = "org.camunda.bpm.engine.delegate..";
  private static final String[] CAPABILITIES = {
    "..office..",
    "..serviceday..",
    "..sitepreparation..",
    "..registration..",
    "..desk..",
    "..customercare..",
    "..photo..",
    "..printing.."
  };

  private static final DescribedPredicate<JavaClass> DELEGATES =
      assignableTo(JavaDelegate.class)
          .or(assignableTo(TaskListener.class))
          .or(assignableTo(ExecutionListener.class))
          .as("delegates and listeners");

  private static final DescribedPredicate<JavaClass> PART_OF_THE_ENGINE =
      new DescribedPredicate<>("extend or implement a type of the engine") {
        @Override
        public boolean test(JavaClass type) {
          return type.getAllRawInterfaces().stream().anyMatch(resideInAPackage(CAMUNDA))
              || type.getAllRawSuperclasses().stream().anyMatch(resideInAPackage(CAMUNDA));
        }
      };

  @ArchTest
  static final ArchRule servicesKnowNothingOfTheEngine =
      noClasses()
          .that()
          .areAnnotatedWith(Service.class)
          .or()
          .areAnnotatedWith(Repository.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CAMUNDA)
          .because("services hold the rules; delegates translate between engine and service")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyComponentsThatTranslateUseTheEngine =
      noClasses()
          .that()
          .resideInAnyPackage(CAPABILITIES)
          .and(doNot(PART_OF_THE_ENGINE))
          .and()
          .areNotAnnotatedWith(Component.class)
          .should()
          .dependOnClassesThat(
              resideInAPackage(CAMUNDA)
                  .and(DescribedPredicate.not(resideInAPackage(DELEGATE_API)))
                  .as("are the engine's (a bean that an expression calls may take the execution)"));

  @ArchTest
  static final ArchRule delegatesArePackagePrivate =
      classes().that(are(DELEGATES)).should().bePackagePrivate().allowEmptyShould(true);

  @ArchTest
  static final ArchRule delegatesKnowNoDatabase =
      noClasses()
          .that(are(DELEGATES))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..")
          .because("delegates only translate between engine and service")
          .allowEmptyShould(true);

  @ArchTest static final ArchRule noFieldInjection = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

  @ArchTest static final ArchRule noStandardStreams = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest static final ArchRule noJavaUtilLogging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  @ArchTest
  static final ArchRule noCyclesBetweenPackages =
      slices().matching("id.loketprakerja.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noPackageWithoutMeaning =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..helper..");

  @ArchTest
  static final ArchRule noNameWithoutMeaning =
      noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper)");

  @ArchTest
  static final ArchRule everyPackageSaysWhatItIsFor =
      classes()
          .that(doNot(HasName.Predicates.nameEndingWith("package-info")))
          .should(resideInAPackageWithInfo());

  @ArchTest
  static final ArchRule interfacesHaveMoreThanOneImplementation =
      classes()
          .that()
          .areInterfaces()
          .and()
          .areNotAnnotations()
          .should(haveSeveralSubtypes())
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule publicOnlyWhatAnotherPackageNeeds =
      classes()
          .that()
          .areTopLevelClasses()
          .and()
          .arePublic()
          .and()
          .areNotAnnotatedWith(SpringBootApplication.class)
          .and()
          .areNotAnnotatedWith(Configuration.class)
          .and()
          .haveSimpleNameNotEndingWith("Process")
          .should(beNeededByAnotherPackage());

  @ArchTest
  static final ArchRule timeComesFromTheClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalTime.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .because("a test that moves the engine's clock must move the rules' too");

  private static ArchCondition<JavaClass> resideInAPackageWithInfo() {
    return new ArchCondition<>("reside in a package with a package-info") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean documented =
            type.getPackage().tryGetPackageInfo().isPresent()
                || Files.exists(
                    Path.of(
                        "src/main/java",
                        type.getPackageName().replace('.', '/'),
                        "package-info.java"));
        events.add(
            new SimpleConditionEvent(
                type, documented, type.getPackageName() + " has no package-info.java"));
      }
    };
  }

  private static ArchCondition<JavaClass> haveSeveralSubtypes() {
    return new ArchCondition<>("have more than one implementation") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        int implementations = type.getSubclasses().size();
        events.add(
            new SimpleConditionEvent(
                type, implementations != 1, type.getName() + " has one implementation: drop it"));
      }
    };
  }

  private static ArchCondition<JavaClass> beNeededByAnotherPackage() {
    return new ArchCondition<>("be needed by another package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Set<String> users =
            type.getDirectDependenciesToSelf().stream()
                .map(Dependency::getOriginClass)
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        users.remove(type.getPackageName());
        boolean needed = !users.isEmpty() || isLoadedByName(type) || isCalledFromAModel(type);
        events.add(
            new SimpleConditionEvent(
                type, needed, type.getName() + " is public, but no other package needs it"));
      }
    };
  }

  /** A bean whose methods an expression calls must be public. */
  private static boolean isCalledFromAModel(JavaClass type) {
    String call = "{" + Introspector.decapitalize(type.getSimpleName()) + ".";
    String negated = "{!" + Introspector.decapitalize(type.getSimpleName()) + ".";
    try (var models = Files.list(Path.of("processes"))) {
      for (Path model : models.filter(file -> file.toString().endsWith(".bpmn")).toList()) {
        String text = Files.readString(model);
        if (text.contains(call) || text.contains(negated)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Plugins that META-INF/services names must be public. */
  private static boolean isLoadedByName(JavaClass type) {
    Path services = Path.of("src/main/resources/META-INF");
    if (!Files.exists(services)) {
      return false;
    }
    try (var files = Files.walk(services)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.getParent().endsWith("services")
            && Files.readString(file).contains(type.getName())) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
