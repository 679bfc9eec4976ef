package id.loketprakerja.registration;

import static id.loketprakerja.registration.StaffTask.HELP_CREATE_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.model.ProcessTest;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A problem goes to customer care while the session continues (SOP 11). */
@ProcessTest
class ReportedProblemTest {

  private static final String SESSION = "userTask_helpCreateAccount Bantu membuat akun Prakerja";
  private static final String CUSTOMER_CARE = "callActivity_customerCare Eskalasi Customer Care";

  private final OpenServiceDay day;
  private final ProcessEngine engine;
  private Participant participant;

  @Autowired
  ReportedProblemTest(ApplicationContext application, ProcessEngine engine) {
    this.day = new OpenServiceDay(application);
    this.engine = engine;
  }

  @BeforeEach
  void givenAParticipantAtTheDesk() {
    day.begin(1);
    participant = day.participantArrives();
  }

  @Test
  void givenASessionWhenAProblemIsReportedThenTheHotlineIsCalledAndTheTaskStaysOpen() {
    // given
    participant.passesSessionUntil(HELP_CREATE_ACCOUNT);
    Task task = participant.task(HELP_CREATE_ACCOUNT);

    // when
    participant.reports(HELP_CREATE_ACCOUNT, "Situs tidak terbuka");

    // then
    participant.waitsAt(SESSION, CUSTOMER_CARE);
    assertThat(participant.task(HELP_CREATE_ACCOUNT).getId()).isEqualTo(task.getId());
    assertThat(participant.hotlineCalls())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.getName()).isEqualTo("Telepon hotline");
              Map<String, Object> known = engine.getTaskService().getVariables(call.getId());
              assertThat(known)
                  .containsEntry("problem", "Situs tidak terbuka")
                  .containsEntry("ticketNumber", 1)
                  .containsEntry("deskNumber", 1)
                  .doesNotContainKey("participantName");
            });

    // when
    participant.hotlineSolves(participant.hotlineCalls().get(0));

    // then
    participant.hasPassed(
        """
        event_problemReported Kendala dilaporkan
        callActivity_customerCare Eskalasi Customer Care
        endEvent_problemHandled Kendala ditangani
        """);
    participant.waitsAt(SESSION);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "GUIDE_TO_DESK",
        "CHECK_EMAIL",
        "BRIEF_ON_ACCOUNT",
        "TAKE_PHOTOS",
        "SUPERVISE_WRITTEN_TEST",
        "HELP_CHOOSE_BATCH",
        "EXPLAIN_ANNOUNCEMENT"
      })
  void givenAnyTaskOfTheSessionWhenAProblemIsReportedThenItGoesToCustomerCare(StaffTask from) {
    // given
    participant.passesSessionUntil(from);

    // when
    participant.reports(from, "Listrik padam");

    // then
    participant.waitsAt(from.place(), CUSTOMER_CARE);
    assertThat(participant.problems()).containsExactly("Listrik padam");
  }

  @Test
  void givenTheSessionIsOverWhenAProblemIsReportedThenNothingChanges() {
    // given
    participant.passesSession();

    // when, then
    assertThatThrownBy(() -> participant.reports(StaffTask.RECORD_FEEDBACK, "Situs tidak terbuka"))
        .isInstanceOf(ProcessEngineException.class);
    participant.waitsAt(StaffTask.RECORD_FEEDBACK.place(), StaffTask.DELETE_PHOTOS.place());
    assertThat(participant.variable("problem")).isNull();
  }

  @Test
  void givenAnOpenProblemWhenTheSessionIsDoneThenTheCaseStaysUntilTheProblemIsHandled() {
    // given
    participant.passesSessionUntil(HELP_CREATE_ACCOUNT);
    participant.reports(HELP_CREATE_ACCOUNT, "Situs tidak terbuka");

    // when
    participant.passes(StaffTask.SESSION.subList(2, StaffTask.SESSION.size()));
    participant.passesWhatFollows();

    // then: the desk does not wait for the hotline
    participant.waitsAt(CUSTOMER_CARE);
    participant.hasPassed("endEvent_participantRegistered Peserta terdaftar");
    assertThat(day.desks()).containsExactly("1 FREE");

    // when
    participant.hotlineSolves(participant.hotlineCalls().get(0));

    // then
    participant.hasEndedAt("endEvent_problemHandled Kendala ditangani");
  }
}
