package id.loketprakerja;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.stream.Stream;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Ends the process when its memory is used up, so that a service manager starts it again: whatever
 * thread was hit, the one that takes connections for instance, is gone or in no sound state.
 *
 * <p>The JVM does it by itself with {@code -XX:+ExitOnOutOfMemoryError}, which cannot be switched
 * on from inside. This is for a start without it: it sees an error that ends a thread, and one that
 * somebody catches and logs.
 */
class EndWithoutMemory extends TurboFilter
    implements ApplicationListener<ApplicationPreparedEvent>, Thread.UncaughtExceptionHandler {

  /** The JVM's own for this. */
  private static final int EXIT_STATUS = 3;

  /** As late as this, as the logging has been set up anew for each application. */
  @Override
  public void onApplicationEvent(ApplicationPreparedEvent prepared) {
    Thread.setDefaultUncaughtExceptionHandler(this);
    ILoggerFactory logging = LoggerFactory.getILoggerFactory();
    if (logging instanceof LoggerContext logback) {
      setContext(logback);
      start();
      logback.addTurboFilter(this);
    }
  }

  @Override
  public FilterReply decide(
      Marker marker,
      Logger logger,
      Level level,
      String format,
      Object[] arguments,
      Throwable logged) {
    if (isOutOfMemory(logged)) {
      end();
    }
    return FilterReply.NEUTRAL;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable uncaught) {
    if (isOutOfMemory(uncaught)) {
      end();
    }
    LoggerFactory.getLogger(EndWithoutMemory.class)
        .error("The thread {} has ended", thread.getName(), uncaught);
  }

  private static boolean isOutOfMemory(Throwable failure) {
    return failure != null
        && Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
            .anyMatch(OutOfMemoryError.class::isInstance);
  }

  /** Not by an orderly exit, for which there is no memory either. */
  private static void end() {
    Runtime.getRuntime().halt(EXIT_STATUS);
  }
}
