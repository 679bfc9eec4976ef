package id.loketprakerja.feedback;

import id.loketprakerja.feedback.FeedbackCodes.Holder;
import id.loketprakerja.feedback.Opinions.Opinion;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Messages;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * An opinion that the participant gives without the officer, with the code on the slip. It ends the
 * officer's task, if that is open.
 */
@Component
class OwnOpinion {

  /** Each time somebody else at the same case was quicker; nobody is quicker so often. */
  private static final int ATTEMPTS = 5;

  private final FeedbackCodes codes;
  private final Opinions opinions;
  private final RuntimeService runtime;
  private final TransactionOperations transactions;

  OwnOpinion(
      FeedbackCodes codes,
      Opinions opinions,
      RuntimeService runtime,
      TransactionOperations transactions) {
    this.codes = codes;
    this.opinions = opinions;
    this.runtime = runtime;
    this.transactions = transactions;
  }

  /** What has become of an opinion. */
  enum Outcome {
    ACCEPTED,
    /** One was given before; it stays. */
    GIVEN_BEFORE,
    /** There is no such code, or its day has ended. */
    UNKNOWN_CODE
  }

  Outcome give(String code, Opinion opinion) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transactions.execute(transaction -> giveOnce(code, opinion));
      } catch (OptimisticLockingException | ConcurrencyFailureException lost) {
        if (attempt == ATTEMPTS) {
          throw lost;
        }
      }
    }
  }

  private Outcome giveOnce(String code, Opinion opinion) {
    Optional<Holder> found = codes.find(code);
    if (found.isEmpty()) {
      return Outcome.UNKNOWN_CODE;
    }
    Holder holder = found.get();
    if (holder.isSpent() || !opinions.give(holder.serviceDayId(), holder.ticketNumber(), opinion)) {
      return Outcome.GIVEN_BEFORE;
    }
    // Nobody waits for it before the session is over, or when the participant has left.
    runtime
        .createMessageCorrelation(Messages.FEEDBACK_GIVEN)
        .processInstanceId(holder.processInstanceId())
        .correlateAll();
    return Outcome.ACCEPTED;
  }
}
