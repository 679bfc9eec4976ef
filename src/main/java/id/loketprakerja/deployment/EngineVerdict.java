package id.loketprakerja.deployment;

import id.loketprakerja.Refusal;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a person what the engine itself has against their deployment, once {@link DeploymentCheck}
 * has found nothing: it knows some rules of its own models best.
 *
 * <p>Whatever it is, it lies in the files, unless the database fails; so it is never a disturbance.
 */
class EngineVerdict extends CommandInterceptor {

  private static final Logger LOG = LoggerFactory.getLogger(EngineVerdict.class);

  /** The class of SQLSTATE for a value that is too long or otherwise unfit for its column. */
  private static final String DATA_EXCEPTION = "22";

  private final ProcessEngineConfigurationImpl configuration;

  EngineVerdict(ProcessEngineConfigurationImpl configuration) {
    this.configuration = configuration;
  }

  @Override
  public <T> T execute(Command<T> command) {
    boolean byPerson = configuration.getIdentityService().getCurrentAuthentication() != null;
    if (!(command instanceof DeployCmd) || !byPerson) {
      return next.execute(command);
    }
    try {
      return next.execute(command);
    } catch (AuthorizationException | OptimisticLockingException | Refusal known) {
      throw known;
    } catch (RuntimeException failure) {
      throw refusal(failure).orElseThrow(() -> failure);
    }
  }

  private static Optional<Refusal> refusal(RuntimeException failure) {
    boolean refused =
        Refusal.in(failure).isPresent()
            || is(failure, cause -> cause instanceof OptimisticLockingException);
    boolean byDatabase = is(failure, SQLException.class::isInstance);
    boolean unfit =
        is(
            failure,
            cause ->
                cause instanceof SQLException data
                    && String.valueOf(data.getSQLState()).startsWith(DATA_EXCEPTION));
    if (refused || byDatabase && !unfit) {
      return Optional.empty();
    }
    Set<String> faults = new LinkedHashSet<>();
    if (unfit) {
      LOG.warn("A deployment does not fit the tables, and no check has seen why", failure);
      faults.add(FaultTexts.of("tooLong.somewhere"));
    } else if (failure instanceof ParseException parser) {
      ParserFault.tellAll(parser, faults::add);
    } else {
      ParserFault.of(failure).tell(FaultTexts.of("file.any"), faults::add);
    }
    return Optional.of(DeploymentCheck.refusal(faults));
  }

  private static boolean is(Throwable failure, Predicate<Throwable> kind) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).anyMatch(kind);
  }
}
