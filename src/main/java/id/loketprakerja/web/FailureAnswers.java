package id.loketprakerja.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.ws.rs.core.FeatureContext;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;

/**
 * Puts {@link FailureAnswer} in front of the engine's own answers, in every Jersey application at
 * once; the web applications offer no other way in. Jersey finds this class through {@code
 * META-INF/services}.
 */
public class FailureAnswers implements AutoDiscoverable {

  private static final int BEFORE_THE_ENGINES_OWN = 1;

  @Override
  public void configure(FeatureContext jersey) {
    jersey.register(OfEngine.class, BEFORE_THE_ENGINES_OWN);
    jersey.register(OfRest.class, BEFORE_THE_ENGINES_OWN);
    jersey.register(OfAnything.class, BEFORE_THE_ENGINES_OWN);
    jersey.register(OfUnreadable.class, BEFORE_THE_ENGINES_OWN);
    jersey.register(OfUnfitting.class, BEFORE_THE_ENGINES_OWN);
  }

  // Jersey takes the answer for the nearest type, and there is another one for each of these five.

  static class OfEngine extends FailureAnswer<ProcessEngineException> {}

  static class OfRest extends FailureAnswer<RestException> {}

  static class OfAnything extends FailureAnswer<Throwable> {}

  static class OfUnreadable extends FailureAnswer<JsonParseException> {}

  static class OfUnfitting extends FailureAnswer<JsonMappingException> {}
}
