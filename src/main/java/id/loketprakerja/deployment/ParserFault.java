package id.loketprakerja.deployment;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ResourceReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.SAXParseException;

/**
 * What one of the engine's parsers has against a file, told to an analyst: with our sentence for
 * it, or with the parser's own words when we have none.
 */
record ParserFault(int line, String element, String words) {

  private static final Logger LOG = LoggerFactory.getLogger(ParserFault.class);

  /** The number of the engine's message, and where it says what it is doing. */
  private static final String PREFIXES = "^((ENGINE|DMN)-\\d+ )?(Error while [^:]*: )*";

  /** The fault behind a failure that says nothing about the place but in its words. */
  static ParserFault of(RuntimeException failure) {
    List<Throwable> causes =
        Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause).toList();
    int line =
        causes.stream()
            .filter(SAXParseException.class::isInstance)
            .map(cause -> ((SAXParseException) cause).getLineNumber())
            .findFirst()
            .orElse(0);
    Throwable innermost = causes.get(causes.size() - 1);
    return causes.stream()
        .map(cause -> new ParserFault(line, null, String.valueOf(cause.getMessage())))
        .filter(fault -> FaultTexts.ofParser(fault.words).isPresent())
        .reduce((outer, inner) -> inner)
        .orElseGet(() -> unknown(line, innermost, failure));
  }

  private static ParserFault unknown(int line, Throwable innermost, RuntimeException failure) {
    LOG.warn("A file cannot be read by the engine, and there is no sentence for it", failure);
    return new ParserFault(
        line,
        null,
        innermost.getMessage() == null
            ? innermost.getClass().getSimpleName()
            : innermost.getMessage());
  }

  /** Everything that the parser of processes has found. */
  static void tellAll(ParseException failure, Consumer<String> faults) {
    for (ResourceReport file : failure.getResorceReports()) {
      for (Problem problem : file.getErrors()) {
        new ParserFault(
                problem.getLine(), problem.getMainElementId(), String.valueOf(problem.getMessage()))
            .tell(file.getResourceName(), faults);
      }
    }
  }

  void tell(String file, Consumer<String> faults) {
    faults.accept(
        file
            + (line > 0 ? ", baris " + line : "")
            + (element == null || element.isEmpty() ? "" : ", " + element)
            + ": "
            + FaultTexts.ofParser(words).orElseGet(() -> FaultTexts.of("parser.other", plain())));
  }

  private String plain() {
    return words.replaceFirst(PREFIXES, "").strip();
  }
}
