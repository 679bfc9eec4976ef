package id.loketprakerja.registration;

import static id.loketprakerja.registration.StaffTask.EXPLAIN_REFUSAL;
import static id.loketprakerja.registration.StaffTask.GUIDE_TO_DESK;
import static id.loketprakerja.registration.StaffTask.PROVIDE_MASK;
import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.model.ProcessTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** From the door to the ticket: temperature, mask, and a service that is open (SOP 29, 30, 31). */
@ProcessTest
class EntryTest {

  private final OpenServiceDay day;

  @Autowired
  EntryTest(ApplicationContext application) {
    day = new OpenServiceDay(application);
  }

  @BeforeEach
  void givenAnOpenCounterWithOneDesk() {
    day.begin(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {30, 37.4, 37.5})
  void givenAMaskWhenTheTemperatureIsLowEnoughThenTheParticipantGetsATicketAndTheDesk(
      double temperature) {
    // when
    Participant participant = day.participantArrives(temperature, true);

    // then
    participant.waitsAt("userTask_guideToDesk Arahkan peserta ke meja");
    participant.registration().hasBusinessKey("kantorcontoh 2026-05-21 no. 1");
    participant.hasPassed(
        """
        startEvent_participantArrived Peserta datang
        serviceTask_findServiceDay Cari hari layanan yang buka
        businessRuleTask_screenHealth Periksa kesehatan peserta
        gateway_mayEnter Boleh masuk?
        gateway_maskWorn Memakai masker?
        gateway_admitted
        serviceTask_issueTicket Terbitkan nomor antrean
        serviceTask_requestDesk Minta meja
        gateway_deskFree Ada meja kosong?
        gateway_deskAssigned
        startEvent_sessionBegins Meja tersedia
        """);
    participant.hasNotPassed("userTask_provideMask", "userTask_explainRefusal");
    assertThat(participant.variable("screeningDecision")).isEqualTo("ADMITTED");
    assertThat(participant.variable("ticketNumber")).isEqualTo(1);
    assertThat(participant.variable("deskNumber")).isEqualTo(1);
    assertThat(day.tickets()).containsExactly("1 AT_DESK");
    assertThat(day.desks()).containsExactly("1 OCCUPIED 1");
  }

  @ParameterizedTest
  @CsvSource({"37.6, true", "37.6, false", "45, true"})
  void givenAFeverWhenTheParticipantArrivesThenTheRefusalIsExplainedAndThereIsNoTicket(
      double temperature, boolean wearsMask) {
    // when
    Participant participant = day.participantArrives(temperature, wearsMask);

    // then
    participant.waitsAt("userTask_explainRefusal Jelaskan penolakan");
    assertThat(participant.variable("screeningDecision")).isEqualTo("REFUSED");
    assertThat((String) participant.shown(EXPLAIN_REFUSAL, "refusalReason"))
        .startsWith("Suhu badan di atas 37,5 °C");

    // when
    participant.passes(EXPLAIN_REFUSAL);

    // then
    participant.hasPassed(
        """
        startEvent_participantArrived Peserta datang
        businessRuleTask_screenHealth Periksa kesehatan peserta
        gateway_mayEnter Boleh masuk?
        gateway_refused
        userTask_explainRefusal Jelaskan penolakan
        """);
    participant.hasNotPassed("gateway_maskWorn", "serviceTask_issueTicket");
    participant.hasEndedAt("endEvent_entryRefused Peserta tidak boleh masuk");
    assertThat(day.tickets()).isEmpty();
    assertThat(day.desks()).containsExactly("1 FREE");
  }

  @ParameterizedTest
  @ValueSource(doubles = {37.4, 37.5})
  void givenNoMaskWhenTheParticipantPutsOneOnThenTheTicketIsIssued(double temperature) {
    // given
    Participant participant = day.participantArrives(temperature, false);
    participant.waitsAt("userTask_provideMask Berikan masker");
    assertThat(participant.variable("screeningDecision")).isEqualTo("MASK_REQUIRED");
    assertThat(day.tickets()).isEmpty();

    // when
    participant.passes(PROVIDE_MASK, "wearsMask", true);

    // then
    participant.waitsAt("userTask_guideToDesk Arahkan peserta ke meja");
    participant.task(GUIDE_TO_DESK);
    participant.hasPassed(
        """
        gateway_maskWorn Memakai masker?
        userTask_provideMask Berikan masker
        gateway_maskAccepted Masker dipakai?
        gateway_admitted
        serviceTask_issueTicket Terbitkan nomor antrean
        """);
    assertThat(day.tickets()).containsExactly("1 AT_DESK");
  }

  @Test
  void givenNoMaskWhenTheParticipantDoesNotWantOneThenTheEntryIsRefused() {
    // given
    Participant participant = day.participantArrives(36.5, false);

    // when
    participant.passes(PROVIDE_MASK, "wearsMask", false);

    // then
    assertThat(participant.shown(EXPLAIN_REFUSAL, "refusalReason"))
        .isEqualTo("Masker wajib dipakai. Berikan masker sebelum masuk.");

    // when
    participant.passes(EXPLAIN_REFUSAL);

    // then
    participant.hasPassed(
        """
        userTask_provideMask Berikan masker
        gateway_maskAccepted Masker dipakai?
        gateway_refused
        userTask_explainRefusal Jelaskan penolakan
        """);
    participant.hasEndedAt("endEvent_entryRefused Peserta tidak boleh masuk");
    assertThat(day.tickets()).isEmpty();
  }

  @Test
  void givenTheMaskBoxIsLeftOutWhenTheParticipantArrivesThenItCountsAsNo() {
    // when
    Participant participant =
        day.participantArrives(Map.of("participantName", "Peserta Uji", "temperature", 36.5));

    // then
    participant.waitsAt("userTask_provideMask Berikan masker");

    // when
    participant.passesWithoutAnswers(PROVIDE_MASK);

    // then
    participant.waitsAt("userTask_explainRefusal Jelaskan penolakan");
  }

  @Test
  void givenTheServiceClosesBeforeTheMaskIsOnWhenATicketIsDueThenTheParticipantIsTurnedAway() {
    // given
    Participant participant = day.participantArrives(36.5, false);
    day.close();
    participant.waitsAt("userTask_provideMask Berikan masker");

    // when
    participant.passes(PROVIDE_MASK);

    // then
    participant.hasPassed(
        """
        userTask_provideMask Berikan masker
        gateway_admitted
        event_serviceClosedBeforeTicket Layanan sudah tutup
        """);
    participant.hasNotPassed("serviceTask_requestDesk");
    participant.hasEndedAt("endEvent_turnedAwayAtClosing Peserta diminta kembali");
    assertThat(day.tickets()).isEmpty();
    assertThat(day.desks()).containsExactly("1 FREE");
  }

  @Test
  void givenSomebodyWasRefusedWhenOthersComeThenTheTicketsHaveNoGap() {
    // given
    day.participantArrives();
    day.participantArrives(38, true);

    // when
    Participant third = day.participantArrives();

    // then
    assertThat(third.variable("ticketNumber")).isEqualTo(2);
    assertThat(day.tickets()).containsExactly("1 AT_DESK", "2 WAITING");
  }
}
