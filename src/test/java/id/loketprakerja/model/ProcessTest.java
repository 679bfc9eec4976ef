package id.loketprakerja.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test of a model with the application's own beans, forms and models, on a database in memory.
 * The web server listens at a random port, so that a test can come in by REST as well.
 *
 * <p>All such classes share one Spring context. Each test starts with no process instance, no
 * history and empty tables of our own, at the real time, with nobody signed in to the engine. No
 * job runs by itself: a test executes it. Every flow node and sequence flow that a test passes is
 * counted for {@link ModelCoverageIT}. {@code BpmnAwareTests} works without further setting up.
 *
 * <p>A class that adds its own {@code @MockitoBean}, properties or profile gets, and pays for, a
 * context of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"demo", "test"})
@Import(ProcessCoverageConfiguration.class)
@ExtendWith(ProcessTestExtension.class)
public @interface ProcessTest {}
