package id.loketprakerja.privacy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.AppenderAttachable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Takes the {@link NamesInUse} out of every line that an appender writes, stack traces too, whoever
 * logs it and whatever the format: it stands around the encoders, between the text and the file.
 *
 * <p>An appender that is added later, or that sends its lines without an encoder, is not covered.
 */
final class DiscreetLog {

  private DiscreetLog() {}

  /** Puts itself around each encoder that it does not stand around yet. */
  static void cover() {
    LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();
    for (Logger logger : log.getLoggerList()) {
      cover(logger);
    }
  }

  private static void cover(AppenderAttachable<ILoggingEvent> appenders) {
    Iterator<Appender<ILoggingEvent>> each = appenders.iteratorForAppenders();
    while (each.hasNext()) {
      Appender<ILoggingEvent> appender = each.next();
      if (appender instanceof OutputStreamAppender<ILoggingEvent> writing
          && !(writing.getEncoder() instanceof DiscreetEncoder)) {
        DiscreetEncoder encoder = new DiscreetEncoder(writing.getEncoder());
        encoder.setContext(writing.getContext());
        encoder.start();
        writing.setEncoder(encoder);
      } else if (appender instanceof AppenderAttachable<?>) {
        @SuppressWarnings("unchecked") // an appender of events hands on events
        AppenderAttachable<ILoggingEvent> inner = (AppenderAttachable<ILoggingEvent>) appender;
        cover(inner);
      }
    }
  }

  private static final class DiscreetEncoder extends EncoderBase<ILoggingEvent> {

    private final Encoder<ILoggingEvent> encoder;
    private final Charset charset;

    DiscreetEncoder(Encoder<ILoggingEvent> encoder) {
      this.encoder = encoder;
      this.charset =
          encoder instanceof LayoutWrappingEncoder<?> byLayout
              ? Optional.ofNullable(byLayout.getCharset()).orElseGet(Charset::defaultCharset)
              : StandardCharsets.UTF_8;
    }

    @Override
    public byte[] headerBytes() {
      return encoder.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
      String line = new String(encoder.encode(event), charset);
      return NamesInUse.OF_THIS_NODE.removedFrom(line).getBytes(charset);
    }

    @Override
    public byte[] footerBytes() {
      return encoder.footerBytes();
    }
  }
}
