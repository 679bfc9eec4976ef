package id.loketprakerja.registration;

import static id.loketprakerja.registration.StaffTask.GUIDE_TO_DESK;
import static id.loketprakerja.registration.StaffTask.MANAGE_QUEUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.model.ProcessTest;
import java.time.Duration;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Waiting for a desk: how it ends, and what happens when it lasts too long (SOP 29). */
@ProcessTest
class WaitingTest {

  private static final String WAITING = "receiveTask_waitForDesk Tunggu meja";
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final OpenServiceDay day;
  private Participant atDesk;
  private Participant waiting;

  @Autowired
  WaitingTest(ApplicationContext application) {
    day = new OpenServiceDay(application);
  }

  @BeforeEach
  void givenTheOnlyDeskIsTakenAndOneParticipantWaits() {
    day.begin(1);
    atDesk = day.participantArrives();
    waiting = day.participantArrives();
  }

  @Test
  void givenNoDeskIsFreeWhenAParticipantArrivesThenTheyWait() {
    waiting.waitsAt(WAITING);
    waiting.hasPassed(
        """
        serviceTask_issueTicket Terbitkan nomor antrean
        serviceTask_requestDesk Minta meja
        gateway_deskFree Ada meja kosong?
        """);
    waiting.hasNotPassed("gateway_deskAssigned");
    assertThat(waiting.variable("deskNumber")).isNull();
    assertThat(day.tickets()).containsExactly("1 AT_DESK", "2 WAITING");
  }

  @Test
  void givenSomebodyWaitsWhenTheDeskBecomesFreeThenTheyAreCalledToIt() {
    // when
    freeTheDesk();

    // then
    waiting.hasPassed(
        """
        gateway_deskFree Ada meja kosong?
        receiveTask_waitForDesk Tunggu meja
        gateway_deskAssigned
        startEvent_sessionBegins Meja tersedia
        """);
    waiting.waitsAt("userTask_guideToDesk Arahkan peserta ke meja");
    assertThat(waiting.shown(GUIDE_TO_DESK, "deskNumber")).isEqualTo(1);
    assertThat(day.tickets()).containsExactly("1 NO_SHOW", "2 AT_DESK");
  }

  @Test
  void givenSomebodyWaitsWhenTheLimitIsNotReachedThenNobodyIsTroubled() {
    // when
    day.passes(LIMIT.minus(MOMENT));

    // then
    waiting.waitsAt(WAITING);
  }

  @Test
  void givenSomebodyWaitsWhenTheLimitIsReachedThenTheManagerManagesTheQueue() {
    // given
    day.participantArrives();

    // when
    day.passes(LIMIT.minus(MOMENT));
    day.passes(MOMENT);

    // then
    waiting.waitsAt(WAITING, "userTask_manageQueue Atasi antrean panjang");
    assertThat(waiting.shown(MANAGE_QUEUE, "queueLength")).isEqualTo(2);

    // when
    waiting.passes(MANAGE_QUEUE);

    // then
    waiting.hasPassed(
        """
        event_waitingTooLong Menunggu lebih dari 30 menit
        userTask_manageQueue Atasi antrean panjang
        endEvent_queueManaged Antrean diatur
        """);
    waiting.waitsAt(WAITING);

    // when: it is said once, not every half hour
    day.passes(LIMIT);

    // then
    waiting.waitsAt(WAITING);
  }

  @Test
  void givenTheManagerHasTheQueueWhenADeskBecomesFreeThenTheTaskGoesAway() {
    // given
    day.passes(LIMIT);
    waiting.waitsAt(WAITING, "userTask_manageQueue Atasi antrean panjang");

    // when
    freeTheDesk();

    // then
    waiting.hasPassed(
        """
        event_waitingTooLong Menunggu lebih dari 30 menit
        event_deskFoundMeanwhile Peserta sudah mendapat meja
        endEvent_queueResolvedItself Antrean teratasi
        """);
    waiting.hasNotPassed("endEvent_queueManaged");
    waiting.waitsAt("userTask_guideToDesk Arahkan peserta ke meja");
  }

  @Test
  void givenTheManagerHasManagedTheQueueWhenADeskBecomesFreeThenTheSessionBegins() {
    // given
    day.passes(LIMIT);
    waiting.passes(MANAGE_QUEUE);

    // when
    freeTheDesk();

    // then
    waiting.hasNotPassed("event_deskFoundMeanwhile");
    waiting.waitsAt("userTask_guideToDesk Arahkan peserta ke meja");
  }

  @Test
  void givenADeskCameInTimeWhenTheLimitIsReachedThenNothingHappens() {
    // given
    day.passes(LIMIT.minus(MOMENT));
    freeTheDesk();

    // when
    day.passes(MOMENT);

    // then
    waiting.hasNotPassed("event_waitingTooLong");
    waiting.waitsAt("userTask_guideToDesk Arahkan peserta ke meja");
  }

  @Test
  void givenSomebodyWaitsWhenTheyLeaveThenTheTicketIsWithdrawn() {
    // when
    waiting.leaves();

    // then
    waiting.hasPassed(
        """
        gateway_deskFree Ada meja kosong?
        event_leftQueue Peserta meninggalkan antrean
        serviceTask_withdrawTicket Batalkan nomor antrean
        """);
    waiting.hasEndedAt("endEvent_participantLeftQueue Peserta meninggalkan antrean");
    assertThat(day.tickets()).containsExactly("1 AT_DESK", "2 LEFT");

    // when: nobody is left to be called
    freeTheDesk();

    // then
    assertThat(day.desks()).containsExactly("1 FREE");
  }

  @Test
  void givenTheManagerHasTheQueueWhenTheOneWhoWaitsLeavesThenTheManagersTaskGoesToo() {
    // given
    day.passes(LIMIT);

    // when
    waiting.leaves();

    // then
    waiting.hasEndedAt("endEvent_participantLeftQueue Peserta meninggalkan antrean");
    waiting.hasNotPassed("endEvent_queueManaged", "endEvent_queueResolvedItself");
    assertThat(waiting.tasks()).isEmpty();
  }

  @Test
  void givenSomebodyWaitsWhenTheServiceClosesThenTheyAreSentHomeAndTheSessionGoesOn() {
    // when
    day.close();

    // then
    waiting.hasPassed(
        """
        gateway_deskFree Ada meja kosong?
        event_serviceClosedWhileWaiting Layanan ditutup
        serviceTask_sendHome Minta peserta kembali
        """);
    waiting.hasEndedAt("endEvent_serviceClosedWhileWaiting Layanan ditutup saat menunggu");
    atDesk.waitsAt("userTask_guideToDesk Arahkan peserta ke meja");
    assertThat(day.tickets()).containsExactly("1 AT_DESK", "2 SERVICE_CLOSED");
  }

  @Test
  void givenTheManagerHasTheQueueWhenTheServiceClosesThenTheManagersTaskGoesToo() {
    // given
    day.passes(LIMIT);

    // when
    day.close();

    // then
    waiting.hasEndedAt("endEvent_serviceClosedWhileWaiting Layanan ditutup saat menunggu");
    assertThat(waiting.tasks()).isEmpty();
  }

  @Test
  void givenNobodyWaitsOrSitsWhenSomebodyIsSaidToHaveLeftThenNobodyIsFound() {
    // given
    Participant refused = day.participantArrives(38, true);

    // when, then
    assertThatThrownBy(refused::leaves).isInstanceOf(MismatchingMessageCorrelationException.class);
    refused.waitsAt("userTask_explainRefusal Jelaskan penolakan");
  }

  private void freeTheDesk() {
    atDesk.passes(GUIDE_TO_DESK, "participantPresent", false);
  }
}
