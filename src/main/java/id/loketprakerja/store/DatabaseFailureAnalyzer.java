package id.loketprakerja.store;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says what to do about a database that cannot be opened, instead of showing a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle(
          DatabaseFailureAnalyzer.class.getPackageName() + ".messages", Locale.ROOT);

  /** By SQLSTATE, which is H2's own error code where the standard has none. */
  private static final Map<String, String> FAULTS =
      Map.ofEntries(
          Map.entry("90020", "locked"),
          Map.entry("90028", "unwritable"),
          Map.entry("90030", "broken"),
          Map.entry("90031", "unwritable"),
          Map.entry("90034", "unwritable"),
          Map.entry("90062", "unwritable"),
          Map.entry("08001", "unreachable"),
          Map.entry("08004", "unreachable"),
          Map.entry("08006", "unreachable"),
          Map.entry("57P03", "unreachable"),
          Map.entry("53300", "unreachable"),
          Map.entry("28000", "password"),
          Map.entry("28P01", "password"),
          Map.entry("3D000", "missing"));

  @Override
  protected FailureAnalysis analyze(Throwable failure, SQLException first) {
    return causes(failure)
        .map(DatabaseFailureAnalyzer::fault)
        .flatMap(Optional::stream)
        .findFirst()
        .map(
            fault ->
                new FailureAnalysis(
                    TEXTS.getString(fault), TEXTS.getString(fault + ".action"), failure))
        .orElse(null);
  }

  private static Optional<String> fault(Throwable cause) {
    return cause instanceof SQLException refusal
        ? Optional.ofNullable(refusal.getSQLState()).map(FAULTS::get)
        : Optional.empty();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }
}
