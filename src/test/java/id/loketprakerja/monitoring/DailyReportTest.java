package id.loketprakerja.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.customercare.CustomerCareEscalationProcess;
import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.registration.ParticipantRegistrationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Escalations;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Messages;
import id.loketprakerja.serviceday.OfficeAtWork;
import id.loketprakerja.serviceday.ServiceDayProcess;
import id.loketprakerja.serviceday.ServiceDayProcess.Variables;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the manager reads at the end of the day, and what is kept of it. */
@ProcessTest
class DailyReportTest {

  @Autowired ProcessEngine engine;
  @Autowired JdbcClient jdbc;

  private OfficeAtWork contoh;

  @BeforeEach
  void setUp() {
    contoh = OfficeAtWork.inContoh(engine);
    contoh.clockShows("2020-05-18T07:00:00");
  }

  @Test
  void givenADayWithEveryKindOfEndingWhenItEndsThenTheReportCountsEachOnce() {
    // given: a day at another office, and a refusal there, that must not be counted here
    OfficeAtWork jayapura = OfficeAtWork.inJayapura(engine);
    jayapura.openService();
    jayapura.participantArrives(38, true);

    ProcessInstance day = contoh.openService();
    registrationIsCompleted("PASSED", "LIKE");
    registrationIsCompleted("PASSED", "LIKE");
    registrationIsCompleted("FAILED", "DISLIKE");
    registrationIsCompleted("PENDING", "NONE");
    participantIsAbsent();
    participantLeavesTheDesk();
    participantIsRefused();
    String withProblem = problemIsReportedAtTheDesk();
    participantLeavesTheQueue();
    contoh.participantArrives();

    // when
    contoh.closeService(day);
    contoh.serve(withProblem, "PASSED", "DISLIKE");
    contoh.deletePhotos(withProblem);
    contoh.disinfectDesk(withProblem);

    // then
    Map<String, Integer> figures =
        new HashMap<>(
            Map.of(
                "ticketsIssued", 9,
                "registered", 3,
                "notPassed", 2,
                "noShow", 1,
                "left", 2,
                "sentHome", 1,
                "entriesRefused", 1,
                "problems", 1,
                "photosDeleted", 0,
                "likes", 2));
    figures.put("dislikes", 2);
    figures.put("noOpinion", 1);
    assertThat(shownFigures()).isEqualTo(figures);

    // when
    contoh.clockShows("2020-05-18T23:59:30");
    contoh.complete(
        contoh.manager(),
        ServiceDayProcess.Elements.REVIEW_DAY,
        Map.of(Variables.DAY_NOTE, "Printer diganti"));

    // then
    BpmnAwareTests.assertThat(day).isEnded();
    assertThat(report())
        .containsEntry("tickets_issued", 9)
        .containsEntry("registered", 3)
        .containsEntry("not_passed", 2)
        .containsEntry("no_show", 1)
        .containsEntry("left_early", 2)
        .containsEntry("sent_home", 1)
        .containsEntry("entries_refused", 1)
        .containsEntry("problems", 1)
        .containsEntry("photos_deleted", 0)
        .containsEntry("likes", 2)
        .containsEntry("dislikes", 2)
        .containsEntry("no_opinion", 1)
        .containsEntry("note", "Printer diganti")
        .containsEntry("filed_by", "manajer1");
    assertThat(((OffsetDateTime) report().get("filed_at")).toInstant())
        .isEqualTo(contoh.at("2020-05-18T23:59:30").toInstant());
  }

  @Test
  void givenADayWithoutAnyoneWhenItEndsThenTheReportIsAllZeroAndWithoutNote() {
    // given
    ProcessInstance day = contoh.openService();
    contoh.closeService(day);

    // when
    contoh.reviewDay();

    // then
    assertThat(report())
        .containsEntry("tickets_issued", 0)
        .containsEntry("registered", 0)
        .containsEntry("entries_refused", 0)
        .containsEntry("problems", 0)
        .containsEntry("no_opinion", 0)
        .containsEntry("note", null)
        .containsEntry("filed_by", "manajer1");
  }

  @Test
  void givenRefusalsOnTwoDaysWhenEachDayEndsThenEachReportHasItsOwn() {
    // given
    ProcessInstance monday = contoh.openService();
    participantIsRefused();
    participantIsRefused();
    contoh.closeService(monday);
    contoh.reviewDay();
    contoh.clockShows("2020-05-19T00:00:00");
    ProcessInstance tuesday = contoh.openService();
    participantIsRefused();

    // when
    contoh.closeService(tuesday);
    contoh.reviewDay();

    // then
    assertThat(
            jdbc.sql(
                    """
                    select entries_refused from daily_report r join service_day d on d.id = r.service_day_id
                    order by d.service_date
                    """)
                .query(Integer.class)
                .list())
        .containsExactly(2, 1);
  }

  private void registrationIsCompleted(String testResult, String feedback) {
    String registration = contoh.participantArrives().getId();
    contoh.serve(registration, testResult, feedback);
    contoh.deletePhotos(registration);
    contoh.disinfectDesk(registration);
  }

  private void participantIsAbsent() {
    String registration = contoh.participantArrives().getId();
    contoh.completeIn(
        registration,
        contoh.officer(),
        Elements.GUIDE_TO_DESK,
        Map.of(ParticipantRegistrationProcess.Variables.PARTICIPANT_PRESENT, false));
  }

  private void participantLeavesTheDesk() {
    String registration = contoh.participantArrives().getId();
    contoh.completeIn(
        registration,
        contoh.officer(),
        Elements.GUIDE_TO_DESK,
        Map.of(ParticipantRegistrationProcess.Variables.PARTICIPANT_PRESENT, true));
    leaves(registration);
    contoh.disinfectDesk(registration);
  }

  /** Somebody is at the desk. */
  private void participantLeavesTheQueue() {
    leaves(contoh.participantArrives().getId());
  }

  private void leaves(String registration) {
    contoh.as(
        contoh.officer(),
        () ->
            engine
                .getRuntimeService()
                .createMessageCorrelation(Messages.PARTICIPANT_LEFT)
                .processInstanceId(registration)
                .correlateWithResult());
  }

  private void participantIsRefused() {
    String registration = contoh.participantArrives(37.6, true).getId();
    contoh.completeIn(
        registration, contoh.officer(), Elements.EXPLAIN_REFUSAL, Map.of("reasonExplained", true));
  }

  private String problemIsReportedAtTheDesk() {
    String registration = contoh.participantArrives().getId();
    Task guide = contoh.taskIn(registration, Elements.GUIDE_TO_DESK);
    contoh.as(
        contoh.officer(),
        () -> {
          engine.getTaskService().claim(guide.getId(), contoh.officer());
          engine
              .getTaskService()
              .handleEscalation(
                  guide.getId(),
                  Escalations.PROBLEM_REPORTED,
                  Map.of(ParticipantRegistrationProcess.Variables.PROBLEM, "Situs tidak terbuka"));
          return null;
        });
    // The problem is not solved when the day ends; the officer still tries.
    contoh.task(CustomerCareEscalationProcess.Elements.EMAIL_CUSTOMER_CARE);
    return registration;
  }

  private Map<String, Integer> shownFigures() {
    SpinJsonNode json =
        (SpinJsonNode)
            engine
                .getTaskService()
                .getVariable(
                    contoh.task(ServiceDayProcess.Elements.REVIEW_DAY).getId(),
                    Variables.DAY_FIGURES);
    Map<String, Integer> figures = new HashMap<>();
    json.fieldNames().forEach(name -> figures.put(name, json.prop(name).numberValue().intValue()));
    return figures;
  }

  private Map<String, Object> report() {
    return jdbc.sql("select * from daily_report").query().singleRow();
  }
}
