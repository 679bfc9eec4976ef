package id.loketprakerja.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.EventSource;
import org.camunda.community.process_test_coverage.core.model.EventType;

/**
 * A flow node or sequence flow that a test has passed. The JVMs of a build keep theirs, each in a
 * file of its own, for {@link ModelCoverageIT}.
 */
record PassedElement(
    String test,
    String model,
    EventSource source,
    EventType type,
    String element,
    String elementType) {

  /** Each build has another, so that what an earlier one has left says nothing. */
  private static final Path FOLDER =
      Path.of("target", "coverage", System.getProperty("loket.build", "single-tests"));

  private static final ObjectMapper JSON = new ObjectMapper();

  static void keep(String test, List<Event> events) {
    Path file = FOLDER.resolve(ProcessHandle.current().pid() + ".jsonl");
    try {
      Files.createDirectories(FOLDER);
      for (Event event : events) {
        Files.writeString(
            file,
            JSON.writeValueAsString(of(test, event)) + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the tests of this build have passed by now. */
  static ProcessCoverage ofThisBuild() {
    ProcessCoverage coverage = ProcessCoverage.ofAllModels();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          PassedElement passed = JSON.readValue(line, PassedElement.class);
          coverage.enter(passed.test);
          coverage.addEvent(passed.event());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return coverage;
  }

  private static PassedElement of(String test, Event event) {
    return new PassedElement(
        test,
        event.getModelKey(),
        event.getSource(),
        event.getType(),
        event.getDefinitionKey(),
        event.getElementType());
  }

  private Event event() {
    return new Event(source, type, element, elementType, model, Instant.now().getEpochSecond());
  }
}
