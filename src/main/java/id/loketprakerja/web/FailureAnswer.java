package id.loketprakerja.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.loketprakerja.AlreadyTaken;
import id.loketprakerja.Refusal;
import id.loketprakerja.store.Outage;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.sql.SQLException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a caller over HTTP is told about a failed call. */
abstract class FailureAnswer<T extends Throwable> implements ExceptionMapper<T> {

  private static final Logger LOG = LoggerFactory.getLogger(FailureAnswer.class);
  private static final ExceptionHandlerHelper ENGINE = ExceptionHandlerHelper.getInstance();
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle(FailureAnswer.class.getPackageName() + ".messages", Locale.ROOT);

  /**
   * How the engine tells that what it has looked for is another office's, is not there, or is not
   * of the kind that the call is for; the last it tells before it asks whose the thing is. Of a
   * parameter that was not sent it says only that it is null, without what it looked for.
   */
  private static final Pattern ABSENT =
      Pattern.compile(
          Stream.of(
                  "ENGINE-13034 .*",
                  "ENGINE-13036 .*",
                  "(ENGINE-13053 )?No job found with id .*",
                  // But not a query that sorts by nothing.
                  ".*: (?!currentOrderingProperty )\\w+ is (null|empty)",
                  ".* because \"task\" is null",
                  "(operation|incident) is null",
                  "Cannot resolve an incident of type .*",
                  "Only timer jobs can be recalculated.*")
              .collect(Collectors.joining("|")),
          Pattern.DOTALL);

  private static final Pattern OF_TASK = Pattern.compile("(?!.*/history/).*/task/[^/]+(/.*)?");

  private static final Pattern UNKNOWN_CODE =
      Pattern.compile(".*/task/[^/]+/bpmn(Error|Escalation)");

  private static final Pattern UNFIT =
      Pattern.compile(".*Invalid value '(.*)' for clause with type '(.*)'.*", Pattern.DOTALL);

  /** The classes of SQLSTATE in the SQL standard: a value that is too long, one that is double. */
  private static final String DATA_EXCEPTION = "22";

  private static final String CONSTRAINT_VIOLATION = "23";

  /** How PostgreSQL and H2 tell that a statement has taken longer than it may. */
  private static final String CANCELLED = "57014";

  /** The packages of the engine's REST and of Cockpit's. */
  private static final List<String> REST =
      List.of("org.camunda.bpm.engine.rest.", "org.camunda.bpm.cockpit.");

  @Context private Request request;
  @Context private UriInfo uri;

  @Override
  public Response toResponse(T failure) {
    Optional<Refusal> refusal = Refusal.in(failure);
    if (refusal.isPresent()) {
      LOG.info("Refused: {} {}", request.getMethod(), path());
      return answer(
          refusal.get() instanceof AlreadyTaken ? Status.CONFLICT : Status.BAD_REQUEST,
          body(Refusal.class, refusal.get().getMessage()));
    }
    if (Outage.isBehind(failure)) {
      return OutageAnswer.to(failure, request.getMethod(), path());
    }
    if (cause(failure, OptimisticLockingException.class).isPresent()) {
      LOG.info("Conflict: {} {}", request.getMethod(), path());
      return answer(Status.CONFLICT, body(OptimisticLockingException.class, text("changed")));
    }
    if (cause(failure, MismatchingMessageCorrelationException.class).isPresent()
        || isAbout(failure, "ENGINE-13043")) {
      return answer(
          Status.BAD_REQUEST,
          body(MismatchingMessageCorrelationException.class, text("nobodyWaits")));
    }
    if (cause(failure, ClientAbortException.class).isPresent()) {
      // The server has answered already, if anybody is there to hear it.
      LOG.info("Broken off: {} {}", request.getMethod(), path());
      return Response.status(Status.BAD_REQUEST).build();
    }
    if (cause(failure, BodyTooLargeException.class).isPresent()) {
      return answer(Status.REQUEST_ENTITY_TOO_LARGE, tooLarge());
    }
    if (path().endsWith("/evaluate") && ModelFault.isUndecided(failure)) {
      return answer(Status.BAD_REQUEST, body(BadUserRequestException.class, undecided(failure)));
    }
    if (UNKNOWN_CODE.matcher(path()).matches() && isAbout(failure, "handler was defined")) {
      return answer(Status.BAD_REQUEST, body(BadUserRequestException.class, text("unknownCode")));
    }
    // Before what is absent: an expression that yields nothing is told in the same words.
    if (ModelFault.isIn(failure)) {
      return unforeseen("modelFault", failure);
    }
    // Before the engine's own answer, which names the classes that it reads into.
    if (isUnreadable(failure)) {
      return answer(Status.BAD_REQUEST, unreadable());
    }
    if (isAbout(failure, "part of a running process")) {
      return answer(Status.FORBIDDEN, body(AuthorizationException.class, text("forbidden")));
    }
    Optional<Throwable> forbidden = cause(failure, AuthorizationException.class);
    if (forbidden.isPresent()) {
      ExceptionDto body = ENGINE.fromException(forbidden.get());
      body.setMessage(text("forbidden"));
      return answer(Status.FORBIDDEN, body);
    }
    if (isAbout(failure, RestException.class, "multipart/form-data cannot be processed")) {
      return answer(Status.BAD_REQUEST, body(BadUserRequestException.class, text("parts")));
    }
    Status status = ENGINE.getStatus(failure);
    if (status == Status.NOT_FOUND || isAbsent(failure)) {
      // Of another office's task nobody learns by this whether it is there.
      String what = OF_TASK.matcher(path()).matches() ? "finished" : "absent";
      return answer(Status.NOT_FOUND, body(NotFoundException.class, text(what)));
    }
    if (status.getFamily() != Status.Family.SERVER_ERROR) {
      return ENGINE.getResponse(failure);
    }
    // Tasklist knows this one by the engine's words and has its own translation of them.
    if (isAbout(failure, SuspendedEntityInteractionException.class, "is suspended")) {
      return answer(Status.CONFLICT, ENGINE.fromException(failure));
    }
    if (isRefusedByDatabase(failure, CANCELLED)) {
      LOG.warn("Too slow: {} {}", request.getMethod(), path());
      return answer(
          Status.SERVICE_UNAVAILABLE, body(ProcessEngineException.class, TEXTS.getString("slow")));
    }
    if (isIncomplete(failure) || isRefusedByDatabase(failure, DATA_EXCEPTION)) {
      return answer(Status.BAD_REQUEST, unreadable());
    }
    if (isRefusedByDatabase(failure, CONSTRAINT_VIOLATION)
        || isAbout(failure, "dependent process instances")) {
      return answer(Status.CONFLICT, body(ProcessEngineException.class, text("exists")));
    }
    return unforeseen("failed", failure);
  }

  private Response unforeseen(String text, Throwable failure) {
    LOG.error("Failed: {} {}", request.getMethod(), path(), failure);
    return answer(
        Status.INTERNAL_SERVER_ERROR, body(Exception.class, text(text, RequestId.current())));
  }

  /** Of a value that does not fit its column the engine tells which one it is. */
  private static String undecided(Throwable failure) {
    return causes(failure)
        .map(cause -> UNFIT.matcher(words(cause)))
        .filter(Matcher::matches)
        .findFirst()
        .map(unfit -> text("unfit", unfit.group(1), unfit.group(2)))
        .orElseGet(() -> text("undecided"));
  }

  static String text(String key, Object... arguments) {
    return new MessageFormat(TEXTS.getString(key), Locale.ROOT).format(arguments);
  }

  private static ExceptionDto unreadable() {
    return body(BadUserRequestException.class, text("unreadable"));
  }

  static ExceptionDto tooLarge() {
    return body(BodyTooLargeException.class, text("tooLarge"));
  }

  private String path() {
    return uri.getRequestUri().getRawPath();
  }

  private static ExceptionDto body(Class<? extends Throwable> type, String message) {
    ExceptionDto body = new ExceptionDto();
    body.setType(type.getSimpleName());
    body.setMessage(message);
    return body;
  }

  private static Response answer(Status status, ExceptionDto body) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body).build();
  }

  /**
   * Whether what was asked for is not there, or is another office's: nobody can tell the two apart,
   * so nobody learns by guessing what another office has.
   */
  private static boolean isAbsent(Throwable failure) {
    return causes(failure).anyMatch(cause -> ABSENT.matcher(words(cause)).matches());
  }

  private static boolean isRefusedByDatabase(Throwable failure, String sqlStateClass) {
    return cause(failure, SQLException.class)
        .map(refusal -> ((SQLException) refusal).getSQLState())
        .filter(state -> state.startsWith(sqlStateClass))
        .isPresent();
  }

  private static boolean isUnreadable(Throwable failure) {
    return cause(failure, JsonProcessingException.class).isPresent();
  }

  /**
   * Whether the engine or its REST has missed something in the request, or could not take it;
   * neither always looks before it uses what was sent.
   */
  private static boolean isIncomplete(Throwable failure) {
    return failure instanceof NullValueException
        || isAbout(failure, "has an invalid id")
        // A task that is sent without its office.
        || isAbout(failure, "ENGINE-03072")
        || failure instanceof NullPointerException
            && failure.getStackTrace().length > 0
            && REST.stream().anyMatch(failure.getStackTrace()[0].getClassName()::startsWith);
  }

  private static boolean isAbout(Throwable failure, String words) {
    return isAbout(failure, ProcessEngineException.class, words);
  }

  private static boolean isAbout(Throwable failure, Class<? extends Throwable> type, String words) {
    return cause(failure, type).filter(cause -> words(cause).contains(words)).isPresent();
  }

  private static String words(Throwable cause) {
    return String.valueOf(cause.getMessage());
  }

  private static Optional<Throwable> cause(Throwable failure, Class<? extends Throwable> type) {
    return causes(failure).filter(type::isInstance).findFirst();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }
}
