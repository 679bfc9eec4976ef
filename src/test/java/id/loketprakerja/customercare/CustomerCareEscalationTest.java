package id.loketprakerja.customercare;

import static id.loketprakerja.serviceday.OfficeAtWork.WIB;
import static id.loketprakerja.serviceday.OfficeAtWork.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.Refusal;
import id.loketprakerja.customercare.CustomerCareEscalationProcess.Elements;
import id.loketprakerja.customercare.CustomerCareEscalationProcess.Messages;
import id.loketprakerja.customercare.CustomerCareEscalationProcess.Variables;
import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.registration.ParticipantRegistrationProcess;
import id.loketprakerja.serviceday.OfficeAtWork;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The model customer-care-escalation, SOP item 11: a problem goes to the programme's hotline. */
@ProcessTest
class CustomerCareEscalationTest {

  private static final String PROBLEM = "Situs menolak foto";
  private static final String ANSWER = "Coba lagi besok";

  @Autowired ProcessEngine engine;

  private OfficeAtWork contoh;

  @BeforeEach
  void setUp() {
    contoh = OfficeAtWork.inContoh(engine);
  }

  // Is the hotline open?

  static Stream<Arguments> moments() {
    return Stream.of(
        // Monday by Jakarta's clock, and the same moments by the clocks further east.
        Arguments.of("kantorcontoh", "2020-05-18T07:59:00", false),
        Arguments.of("kantorcontoh", "2020-05-18T07:59:59.999", false),
        Arguments.of("kantorcontoh", "2020-05-18T08:00:00", true),
        Arguments.of("kantorcontoh", "2020-05-18T18:59:00", true),
        Arguments.of("kantorcontoh", "2020-05-18T18:59:59.999", true),
        Arguments.of("kantorcontoh", "2020-05-18T19:00:00", false),
        Arguments.of("kantormakassar", "2020-05-18T08:00:00", false),
        Arguments.of("kantormakassar", "2020-05-18T08:59:59.999", false),
        Arguments.of("kantormakassar", "2020-05-18T09:00:00", true),
        Arguments.of("kantormakassar", "2020-05-18T19:59:59.999", true),
        Arguments.of("kantormakassar", "2020-05-18T20:00:00", false),
        Arguments.of("kantorjayapura", "2020-05-18T09:59:59.999", false),
        Arguments.of("kantorjayapura", "2020-05-18T10:00:00", true),
        Arguments.of("kantorjayapura", "2020-05-18T20:59:59.999", true),
        Arguments.of("kantorjayapura", "2020-05-18T21:00:00", false),
        // Friday evening, the weekend, Monday morning.
        Arguments.of("kantorcontoh", "2020-05-22T18:59:59.999", true),
        Arguments.of("kantorcontoh", "2020-05-22T19:00:00", false),
        Arguments.of("kantorcontoh", "2020-05-23T10:00:00", false),
        Arguments.of("kantorcontoh", "2020-05-24T10:00:00", false),
        Arguments.of("kantorcontoh", "2020-05-25T08:00:00", true),
        // A national closed date; and one of an office, which the hotline does not share.
        Arguments.of("kantorcontoh", "2020-05-21T10:00:00", false),
        Arguments.of("kantormakassar", "2020-05-20T10:00:00", true));
  }

  @ParameterizedTest
  @MethodSource("moments")
  void givenAMomentOnTheOfficesClockWhenAProblemIsReportedThenTheHotlinesHoursDecide(
      String officeId, String officeTime, boolean open) {
    // given
    OfficeAtWork office = office(officeId);
    office.clockShows(officeTime);

    // when
    ProcessInstance problem = problemIsReported(officeId);

    // then
    assertThat(office.openTasks())
        .containsExactly(open ? Elements.CALL_HOTLINE : Elements.EMAIL_CUSTOMER_CARE);
    assertThat(problem.getTenantId()).isEqualTo(officeId);
    assertThat(path(problem))
        .contains(
            "startEvent_problemReported Kendala dilaporkan",
            "startEvent_contactBegins Kendala perlu bantuan",
            "gateway_hotlineOpen Hotline sedang buka?",
            open
                ? "userTask_callHotline Telepon hotline"
                : "userTask_emailCustomerCare Kirim email ke Customer Care");
  }

  // Solved by the hotline

  @Test
  void givenAnOpenHotlineWhenItSolvesTheProblemThenResolved() {
    // given
    jakartaShows("2020-05-18T10:00:00");
    ProcessInstance problem = problemIsReported();

    // when
    call("RESOLVED", ANSWER);

    // then
    BpmnAwareTests.assertThat(problem)
        .isEnded()
        .hasPassed(Elements.HOTLINE_SOLVED_PROBLEM, Elements.PROBLEM_RESOLVED)
        .hasNotPassed(Elements.EMAIL_CUSTOMER_CARE, Elements.FOLLOW_UP_DUE);
    assertThat(path(problem))
        .containsSubsequence(
            "subProcess_contactHotline Hubungi Customer Care",
            "gateway_hotlineOpen Hotline sedang buka?",
            "userTask_callHotline Telepon hotline",
            "gateway_problemSolved Kendala teratasi?",
            "endEvent_hotlineSolvedProblem Kendala teratasi",
            "endEvent_problemResolved Kendala teratasi");
  }

  @Test
  void givenAProblemInASessionWhenTheOfficerOfTheDayCallsThenResolvedWhileTheSessionGoesOn() {
    // given
    jakartaShows("2020-05-18T07:00:00");
    contoh.openService();
    jakartaShows("2020-05-18T09:00:00");
    String session = contoh.participantArrives().getId();
    Task guide = contoh.taskIn(session, ParticipantRegistrationProcess.Elements.GUIDE_TO_DESK);
    contoh.as(
        contoh.officer(),
        () -> {
          engine.getTaskService().claim(guide.getId(), contoh.officer());
          engine
              .getTaskService()
              .handleEscalation(
                  guide.getId(),
                  ParticipantRegistrationProcess.Escalations.PROBLEM_REPORTED,
                  Map.of(Variables.PROBLEM, PROBLEM));
          return null;
        });
    Task call = contoh.task(Elements.CALL_HOTLINE);
    assertThat(contoh.shown(call))
        .containsEntry(Variables.PROBLEM, PROBLEM)
        .containsEntry(ParticipantRegistrationProcess.Variables.TICKET_NUMBER, 1)
        .containsEntry(ParticipantRegistrationProcess.Variables.DESK_NUMBER, 1)
        .doesNotContainKey(ParticipantRegistrationProcess.Variables.PARTICIPANT_NAME);

    // when
    contoh.complete(
        contoh.officer(), call, Map.of(Variables.RESOLUTION, "RESOLVED", Variables.ANSWER, ANSWER));

    // then
    assertThat(contoh.openTasks())
        .containsExactly(ParticipantRegistrationProcess.Elements.GUIDE_TO_DESK);
  }

  // Not solved: again after two opening hours

  @ParameterizedTest
  @CsvSource({
    "2020-05-18T10:00:00, 2020-05-18T12:00:00",
    "2020-05-18T16:59:59, 2020-05-18T18:59:59",
    // Exactly at closing nobody answers.
    "2020-05-18T17:00:00, 2020-05-19T08:00:00",
    "2020-05-18T18:30:00, 2020-05-19T09:30:00",
    // Over a closed date and over a weekend.
    "2020-05-20T18:00:00, 2020-05-22T09:00:00",
    "2020-05-22T18:00:00, 2020-05-25T09:00:00"
  })
  void givenAnUnresolvedCallWhenTwoOpeningHoursPassThenCalledAgain(String called, String again) {
    // given
    jakartaShows(called);
    ProcessInstance problem = problemIsReported();
    call("UNRESOLVED", ANSWER);
    assertThat(contoh.openTasks()).isEmpty();
    assertThat(contoh.job(Elements.FOLLOW_UP_DUE).getDuedate()).isEqualTo(at(again, WIB));

    // when
    ClockUtil.setCurrentTime(new Date(at(again, WIB).getTime() - 1));
    contoh.runDueJobs();

    // then
    assertThat(contoh.openTasks()).isEmpty();

    // when
    jakartaShows(again);
    contoh.runDueJobs();

    // then
    assertThat(contoh.openTasks()).containsExactly(Elements.CALL_HOTLINE);
    assertThat(contoh.shown(contoh.task(Elements.CALL_HOTLINE)))
        .containsEntry(Variables.RESOLUTION, null)
        .containsEntry(Variables.ANSWER, null);
    assertThat(path(problem))
        .containsSubsequence(
            "gateway_problemSolved Kendala teratasi?",
            "event_followUpDue Dua jam layanan hotline berlalu",
            "gateway_tryHotline",
            "userTask_callHotline Telepon hotline");
  }

  @Test
  void givenASecondUnresolvedCallWhenTwoMoreHoursPassThenCalledAThirdTimeAndResolved() {
    // given
    jakartaShows("2020-05-18T10:00:00");
    ProcessInstance problem = problemIsReported();
    call("UNRESOLVED", ANSWER);
    jakartaShows("2020-05-18T12:00:00");
    contoh.runDueJobs();

    // when
    call("UNRESOLVED", "Belum ada kabar");

    // then
    assertThat(contoh.job(Elements.FOLLOW_UP_DUE).getDuedate())
        .isEqualTo(at("2020-05-18T14:00:00", WIB));

    // when
    jakartaShows("2020-05-18T14:00:00");
    contoh.runDueJobs();
    call("RESOLVED", "Sudah diperbaiki");

    // then
    BpmnAwareTests.assertThat(problem).isEnded().hasPassed(Elements.PROBLEM_RESOLVED);
    assertThat(path(problem)).filteredOn("userTask_callHotline Telepon hotline"::equals).hasSize(3);
  }

  @Test
  void givenAFollowUpThatFiresLateWhenTheHotlineHasClosedThenAnEmailIsWrittenInstead() {
    // given: the application was down from noon to the evening
    jakartaShows("2020-05-18T10:00:00");
    problemIsReported();
    call("UNRESOLVED", ANSWER);

    // when
    jakartaShows("2020-05-18T20:00:00");
    contoh.runDueJobs();

    // then
    assertThat(contoh.openTasks()).containsExactly(Elements.EMAIL_CUSTOMER_CARE);
  }

  // Closed: an e-mail, then the next opening

  @ParameterizedTest
  @CsvSource({
    "kantorcontoh,   2020-05-18T07:59:00, 2020-05-18T08:00:00",
    "kantorcontoh,   2020-05-18T19:00:00, 2020-05-19T08:00:00",
    "kantormakassar, 2020-05-18T20:00:00, 2020-05-19T08:00:00",
    "kantorjayapura, 2020-05-18T21:00:00, 2020-05-19T08:00:00",
    // The eve of Ascension Day; Friday evening.
    "kantorcontoh,   2020-05-20T19:00:00, 2020-05-22T08:00:00",
    "kantorcontoh,   2020-05-22T19:00:00, 2020-05-25T08:00:00",
    // Saturday in Jayapura, still Friday evening in Jakarta.
    "kantorjayapura, 2020-05-23T00:30:00, 2020-05-25T08:00:00"
  })
  void givenAClosedHotlineWhenTheEmailIsSentThenCalledAtTheNextOpening(
      String officeId, String officeTime, String opening) {
    // given
    OfficeAtWork office = office(officeId);
    office.clockShows(officeTime);
    ProcessInstance problem = problemIsReported(officeId);

    // when
    sendEmail(office);

    // then
    assertThat(office.openTasks()).isEmpty();
    assertThat(office.job(Elements.HOTLINE_OPENS).getDuedate()).isEqualTo(at(opening, WIB));

    // when
    ClockUtil.setCurrentTime(new Date(at(opening, WIB).getTime() - 1));
    office.runDueJobs();

    // then
    assertThat(office.openTasks()).isEmpty();

    // when
    jakartaShows(opening);
    office.runDueJobs();

    // then
    assertThat(office.openTasks()).containsExactly(Elements.CALL_HOTLINE);
    assertThat(path(problem))
        .containsSubsequence(
            "gateway_emailSent Email sudah dikirim?",
            "userTask_emailCustomerCare Kirim email ke Customer Care",
            "gateway_waitForOpening",
            "event_hotlineOpens Hotline buka lagi",
            "gateway_hotlineOpen Hotline sedang buka?",
            "userTask_callHotline Telepon hotline");
  }

  @Test
  void givenAnEmailThatIsSentOnlyAfterOpeningWhenSentThenCalledAtOnce() {
    // given
    jakartaShows("2020-05-18T19:00:00");
    problemIsReported();
    jakartaShows("2020-05-19T09:15:00");

    // when
    sendEmail(contoh);
    contoh.runDueJobs();

    // then
    assertThat(contoh.openTasks()).containsExactly(Elements.CALL_HOTLINE);
  }

  @Test
  void givenAnUnansweredCallWhenTheHotlineClosesThenOneEmailIsWrittenAndNeverASecond() {
    // given
    jakartaShows("2020-05-18T18:00:00");
    ProcessInstance problem = problemIsReported();
    assertThat(contoh.job(Elements.HOTLINE_CLOSES).getDuedate())
        .isEqualTo(at("2020-05-18T19:00:00", WIB));

    // when
    jakartaShows("2020-05-18T18:59:59.999");
    contoh.runDueJobs();

    // then
    assertThat(contoh.openTasks()).containsExactly(Elements.CALL_HOTLINE);

    // when
    jakartaShows("2020-05-18T19:00:00");
    contoh.runDueJobs();

    // then
    assertThat(contoh.openTasks()).containsExactly(Elements.EMAIL_CUSTOMER_CARE);

    // when: nobody answers on the next day either
    sendEmail(contoh);
    jakartaShows("2020-05-19T08:00:00");
    contoh.runDueJobs();
    assertThat(contoh.openTasks()).containsExactly(Elements.CALL_HOTLINE);
    jakartaShows("2020-05-19T19:00:00");
    contoh.runDueJobs();

    // then
    assertThat(contoh.openTasks()).isEmpty();
    assertThat(contoh.job(Elements.HOTLINE_OPENS).getDuedate())
        .isEqualTo(at("2020-05-20T08:00:00", WIB));
    assertThat(path(problem))
        .containsOnlyOnce("userTask_emailCustomerCare Kirim email ke Customer Care")
        .containsSubsequence(
            "event_hotlineCloses Hotline tutup",
            "gateway_emailSent Email sudah dikirim?",
            "userTask_emailCustomerCare Kirim email ke Customer Care",
            "event_hotlineCloses Hotline tutup",
            "gateway_emailSent Email sudah dikirim?",
            "gateway_waitForOpening",
            "event_hotlineOpens Hotline buka lagi");

    // when
    jakartaShows("2020-05-20T08:00:00");
    contoh.runDueJobs();
    call("RESOLVED", ANSWER);

    // then
    BpmnAwareTests.assertThat(problem).isEnded().hasPassed(Elements.PROBLEM_RESOLVED);
  }

  // Two opening days: the manager takes over

  @ParameterizedTest
  @CsvSource({
    "2020-05-18T10:00:00, 2020-05-20T10:00:00",
    "2020-05-18T18:59:59, 2020-05-20T18:59:59",
    // Reported in the evening: counted from the next opening.
    "2020-05-15T19:00:00, 2020-05-20T08:00:00",
    // Over a closed Thursday and over a weekend.
    "2020-05-20T10:00:00, 2020-05-25T10:00:00",
    "2020-05-22T20:00:00, 2020-05-27T08:00:00"
  })
  void givenNoSolutionWhenTwoOpeningDaysPassThenTheManagerTakesOver(
      String reported, String takenOver) {
    // given
    jakartaShows(reported);
    ProcessInstance problem = problemIsReported();
    Date moment = at(takenOver, WIB);
    assertThat(contoh.job(Elements.TWO_OPENING_DAYS_PASSED).getDuedate()).isEqualTo(moment);

    // when
    ClockUtil.setCurrentTime(new Date(moment.getTime() - 1));
    contoh.runDueJobs();

    // then
    assertThat(contoh.tasks(Elements.TAKE_OVER_PROBLEM)).isEmpty();

    // when
    ClockUtil.setCurrentTime(moment);
    contoh.runDueJobs();

    // then
    BpmnAwareTests.assertThat(problem).isWaitingAtExactly(Elements.TAKE_OVER_PROBLEM);
    assertThat(path(problem))
        .endsWith(
            "event_twoOpeningDaysPassed Dua hari layanan hotline berlalu",
            "userTask_takeOverProblem Ambil alih kendala");
  }

  @ParameterizedTest
  @EnumSource
  void givenAnyStateOfTheContactWhenTwoOpeningDaysPassThenOnlyTheManagersTaskIsLeft(State state) {
    // given
    ProcessInstance problem = problemIn(state);

    // when
    jakartaShows("2020-05-27T08:00:00");
    engine.getManagementService().executeJob(contoh.job(Elements.TWO_OPENING_DAYS_PASSED).getId());

    // then
    BpmnAwareTests.assertThat(problem).isWaitingAtExactly(Elements.TAKE_OVER_PROBLEM);
    assertThat(
            engine
                .getManagementService()
                .createJobQuery()
                .processInstanceId(problem.getId())
                .count())
        .isZero();
  }

  @Test
  void givenATakenOverProblemWhenTheManagerSolvesItThenResolvedByTheManager() {
    // given
    ProcessInstance problem = managerTakesOver();

    // when
    decide("RESOLVED");

    // then
    BpmnAwareTests.assertThat(problem)
        .isEnded()
        .hasPassed(Elements.PROBLEM_TAKEN_OVER)
        .hasNotPassed(Elements.PROBLEM_WITHDRAWN, Elements.PROBLEM_RESOLVED);
    assertThat(path(problem))
        .endsWith(
            "userTask_takeOverProblem Ambil alih kendala",
            "gateway_managerDecision Kendala selesai?",
            "endEvent_problemTakenOver Kendala diselesaikan manajer");
  }

  @Test
  void givenATakenOverProblemWhenTheManagerDropsItThenWithdrawn() {
    // given
    ProcessInstance problem = managerTakesOver();

    // when
    decide("WITHDRAWN");

    // then
    BpmnAwareTests.assertThat(problem)
        .isEnded()
        .hasPassed(Elements.PROBLEM_WITHDRAWN)
        .hasNotPassed(Elements.PROBLEM_TAKEN_OVER);
    assertThat(path(problem))
        .endsWith(
            "gateway_managerDecision Kendala selesai?",
            "gateway_withdrawn",
            "endEvent_problemWithdrawn Kendala dicabut");
  }

  // Withdrawn

  @ParameterizedTest
  @EnumSource
  void givenAnyStateOfTheContactWhenTheProblemIsWithdrawnThenNothingIsLeft(State state) {
    // given
    ProcessInstance problem = problemIn(state);

    // when
    contoh.as(
        contoh.officer(),
        () ->
            engine
                .getRuntimeService()
                .createMessageCorrelation(Messages.PROBLEM_WITHDRAWN)
                .processInstanceId(problem.getId())
                .correlateWithResult());

    // then
    BpmnAwareTests.assertThat(problem).isEnded().hasPassed(Elements.PROBLEM_WITHDRAWN);
    assertThat(path(problem))
        .endsWith(
            "event_problemWithdrawn Kendala dicabut",
            "gateway_withdrawn",
            "endEvent_problemWithdrawn Kendala dicabut");
    assertThat(contoh.openTasks()).isEmpty();
  }

  // Who, until when, and what the forms show

  @Test
  void givenAnOpenHotlineWhenTheCallIsDueThenTheFormTellsWhomToCallAndUntilWhen() {
    // given
    jakartaShows("2020-05-18T10:00:00");

    // when
    problemIsReported();

    // then
    Task task = contoh.task(Elements.CALL_HOTLINE);
    assertThat(task.getDueDate()).isEqualTo(at("2020-05-18T10:30:00", WIB));
    assertThat(contoh.candidateGroups(task)).isEqualTo(Set.of("officer"));
    assertThat(contoh.shown(task))
        .containsEntry("hotlinePhone", "021-25541246")
        .containsEntry("hotlineHoursText", "Senin–Jumat 08.00–19.00 WIB")
        .containsEntry("hotlineStateText", "Buka sampai 19.00 WIB")
        .containsEntry(Variables.PROBLEM, PROBLEM);
  }

  @Test
  void givenAClosedHotlineWhenTheEmailIsDueThenTheFormHasItReady() {
    // given
    jakartaShows("2020-05-22T19:00:00");

    // when
    problemIsReported();

    // then
    Task task = contoh.task(Elements.EMAIL_CUSTOMER_CARE);
    assertThat(task.getDueDate()).isEqualTo(at("2020-05-22T20:00:00", WIB));
    assertThat(contoh.candidateGroups(task)).isEqualTo(Set.of("officer"));
    assertThat(contoh.shown(task))
        .containsEntry("customerCareEmail", "info@prakerja.go.id")
        .containsEntry("emailSubject", "Kendala pendaftaran Kartu Prakerja, nomor antrean 7")
        .containsEntry("hotlineStateText", "Tutup; buka lagi Senin, 25 Mei 2020 pukul 08.00 WIB")
        .containsEntry(Variables.EMAIL_SENT, false);
    assertThat((String) contoh.shown(task).get("emailBody"))
        .contains(
            "Dinas Tenaga Kerja Kabupaten Contoh",
            "Nomor antrean: 7",
            "Meja: 2",
            "Kendala: " + PROBLEM);
  }

  @Test
  void givenAProblemThatIsTakenOverWhenShownThenTheManagerReadsWhatTheHotlineSaidLast() {
    // when
    managerTakesOver();

    // then
    Task task = contoh.task(Elements.TAKE_OVER_PROBLEM);
    assertThat(task.getDueDate())
        .isEqualTo(new Date(ClockUtil.getCurrentTime().getTime() + 4 * 3_600_000L));
    assertThat(contoh.candidateGroups(task)).isEqualTo(Set.of("manager"));
    assertThat(contoh.shown(task))
        .containsEntry(Variables.PROBLEM, PROBLEM)
        .containsEntry(Variables.ANSWER, ANSWER);
  }

  @Test
  void givenASecondCallThatNobodyAnswersWhenTakenOverThenTheFirstAnswerIsStillThere() {
    // given
    jakartaShows("2020-05-18T15:00:00");
    problemIsReported();
    call("UNRESOLVED", ANSWER);
    jakartaShows("2020-05-18T17:00:00");
    contoh.runDueJobs();
    assertThat(contoh.openTasks()).containsExactly(Elements.CALL_HOTLINE);

    // when: the hotline closes, later the two days are over
    jakartaShows("2020-05-18T19:00:00");
    contoh.runDueJobs();
    jakartaShows("2020-05-20T15:00:00");
    contoh.runDueJobs();

    // then
    assertThat(contoh.shown(contoh.task(Elements.TAKE_OVER_PROBLEM)))
        .containsEntry(Variables.ANSWER, ANSWER);
  }

  // What is refused

  static Stream<Arguments> incompleteCalls() {
    return Stream.of(
        Arguments.of(Map.of(Variables.ANSWER, ANSWER), "Hasil: pilih satu jawaban."),
        Arguments.of(
            Map.of(Variables.RESOLUTION, "RESOLVED"), "Jawaban Customer Care: wajib diisi."),
        Arguments.of(
            Map.of(Variables.RESOLUTION, "MUNGKIN", Variables.ANSWER, ANSWER),
            "Hasil: pilih salah satu pilihan yang tersedia."));
  }

  @ParameterizedTest
  @MethodSource("incompleteCalls")
  void givenAnIncompleteCallWhenSubmittedThenRefusedAndNothingChanges(
      Map<String, Object> form, String reason) {
    // given
    jakartaShows("2020-05-18T10:00:00");
    problemIsReported();

    // when, then
    assertRefused(() -> complete(contoh, Elements.CALL_HOTLINE, form), reason);
    assertThat(contoh.openTasks()).containsExactly(Elements.CALL_HOTLINE);
  }

  @Test
  void givenAnEmailThatIsNotSentWhenSubmittedThenRefusedAndNothingChanges() {
    // given
    jakartaShows("2020-05-18T20:00:00");
    problemIsReported();

    // when, then
    assertRefused(
        () -> complete(contoh, Elements.EMAIL_CUSTOMER_CARE, Map.of(Variables.EMAIL_SENT, false)),
        "Email sudah dikirim: harus dicentang.");
    assertThat(contoh.openTasks()).containsExactly(Elements.EMAIL_CUSTOMER_CARE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NANTI"})
  void givenNoDecisionWhenSubmittedThenRefusedAndNothingChanges(String decision) {
    // given
    managerTakesOver();
    Map<String, Object> form = new HashMap<>(Map.of("decisionNote", "Menunggu pusat"));
    if (!decision.isEmpty()) {
      form.put(Variables.MANAGER_DECISION, decision);
    }

    // when, then
    assertRefused(() -> complete(contoh, Elements.TAKE_OVER_PROBLEM, form), "Keputusan");
    assertThat(contoh.openTasks()).containsExactly(Elements.TAKE_OVER_PROBLEM);
  }

  /** Where a problem can stand while the hotline is contacted. */
  enum State {
    CALL,
    EMAIL,
    WAITING_FOR_OPENING,
    WAITING_FOR_FOLLOW_UP
  }

  private ProcessInstance problemIn(State state) {
    boolean open = state == State.CALL || state == State.WAITING_FOR_FOLLOW_UP;
    jakartaShows(open ? "2020-05-18T10:00:00" : "2020-05-18T20:00:00");
    ProcessInstance problem = problemIsReported();
    if (state == State.WAITING_FOR_OPENING) {
      sendEmail(contoh);
    } else if (state == State.WAITING_FOR_FOLLOW_UP) {
      call("UNRESOLVED", ANSWER);
    }
    return problem;
  }

  private ProcessInstance managerTakesOver() {
    jakartaShows("2020-05-18T10:00:00");
    ProcessInstance problem = problemIsReported();
    call("UNRESOLVED", ANSWER);
    jakartaShows("2020-05-20T10:00:00");
    contoh.runDueJobs();
    return problem;
  }

  private ProcessInstance problemIsReported() {
    return problemIsReported("kantorcontoh");
  }

  private ProcessInstance problemIsReported(String officeId) {
    return engine
        .getRuntimeService()
        .startProcessInstanceByKey(
            CustomerCareEscalationProcess.KEY,
            Map.of(
                "officeId",
                officeId,
                "ticketNumber",
                7,
                "deskNumber",
                2,
                Variables.PROBLEM,
                PROBLEM));
  }

  private void call(String resolution, String answer) {
    complete(
        contoh,
        Elements.CALL_HOTLINE,
        Map.of(Variables.RESOLUTION, resolution, Variables.ANSWER, answer));
  }

  private void sendEmail(OfficeAtWork office) {
    complete(office, Elements.EMAIL_CUSTOMER_CARE, Map.of(Variables.EMAIL_SENT, true));
  }

  private void decide(String decision) {
    complete(
        contoh,
        Elements.TAKE_OVER_PROBLEM,
        Map.of(Variables.MANAGER_DECISION, decision, "decisionNote", "Ditangani pusat"));
  }

  /** By nobody in particular: a problem can outlive the day and its roster. */
  private void complete(OfficeAtWork office, String taskKey, Map<String, Object> form) {
    engine.getFormService().submitTaskForm(office.task(taskKey).getId(), new HashMap<>(form));
  }

  private void jakartaShows(String time) {
    ClockUtil.setCurrentTime(at(time, WIB));
  }

  private List<String> path(ProcessInstance problem) {
    return contoh.path(problem.getId());
  }

  private OfficeAtWork office(String id) {
    return Stream.of(contoh, OfficeAtWork.inMakassar(engine), OfficeAtWork.inJayapura(engine))
        .filter(office -> office.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static void assertRefused(ThrowingCallable action, String reason) {
    assertThatThrownBy(action).isInstanceOf(Refusal.class).hasMessageContaining(reason);
  }
}
