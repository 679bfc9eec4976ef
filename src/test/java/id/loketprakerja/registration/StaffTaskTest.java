package id.loketprakerja.registration;

import static id.loketprakerja.registration.StaffTask.CHECK_EMAIL;
import static id.loketprakerja.registration.StaffTask.DELETE_PHOTOS;
import static id.loketprakerja.registration.StaffTask.GUIDE_TO_DESK;
import static id.loketprakerja.registration.StaffTask.SUPERVISE_WRITTEN_TEST;
import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.model.ProcessTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Who is to do each task, and until when; {@link PhotoDriveSessionTest} has the one that is left.
 */
@ProcessTest
class StaffTaskTest {

  private static final Set<StaffTask> TASKS_OF_THE_DESK_OFFICER =
      Set.of(
          CHECK_EMAIL,
          StaffTask.HELP_CREATE_EMAIL,
          StaffTask.HELP_CREATE_ACCOUNT,
          StaffTask.BRIEF_ON_ACCOUNT,
          StaffTask.TAKE_PHOTOS,
          SUPERVISE_WRITTEN_TEST,
          StaffTask.HELP_CHOOSE_BATCH,
          StaffTask.EXPLAIN_ANNOUNCEMENT,
          StaffTask.EXPLAIN_NEXT_STEPS,
          StaffTask.RECORD_FEEDBACK,
          StaffTask.DISINFECT_DESK);

  private final OpenServiceDay day;
  private final TaskService tasks;

  @Autowired
  StaffTaskTest(ApplicationContext application, TaskService tasks) {
    this.day = new OpenServiceDay(application);
    this.tasks = tasks;
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "REPAIR_PHOTO_DRIVE")
  void givenACaseWhenItComesToATaskThenTheTaskHasADueDateAndSomebodyToDoIt(StaffTask kind) {
    // given
    day.begin(1);

    // when
    Participant participant = participantAt(kind);

    // then
    Task task = participant.task(kind);
    assertThat(task.getDueDate()).isEqualTo(kind.dueFromNow());
    assertThat(groupsFor(task)).containsExactly(kind.group());
    assertThat(task.getAssignee())
        .isEqualTo(TASKS_OF_THE_DESK_OFFICER.contains(kind) ? OpenServiceDay.OFFICER : null);
    assertThat(task.getTenantId()).isEqualTo(OpenServiceDay.OFFICE);
    assertThat(task.getDescription()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"petugas1", "petugas2"})
  void givenTwoOfficersWhenOneTakesTheParticipantToTheDeskThenTheRestIsTheirs(String officer) {
    // given
    day.begin(1);
    day.duty(officer, OpenServiceDay.ASSISTANT);
    Participant participant = day.participantArrives();
    tasks.claim(participant.task(GUIDE_TO_DESK).getId(), officer);

    // when
    participant.passesSession();

    // then
    assertThat(participant.variable("deskOfficer")).isEqualTo(officer);
    assertThat(participant.task(StaffTask.RECORD_FEEDBACK).getAssignee()).isEqualTo(officer);
    assertThat(participant.task(DELETE_PHOTOS).getAssignee()).isNull();

    // when
    participant.passes(DELETE_PHOTOS);

    // then
    assertThat(participant.task(StaffTask.DISINFECT_DESK).getAssignee()).isEqualTo(officer);
    participant
        .registration()
        .variables()
        .containsEntry("photosDeletedBy", OpenServiceDay.ASSISTANT);
  }

  private Participant participantAt(StaffTask kind) {
    switch (kind) {
      case PROVIDE_MASK -> {
        return day.participantArrives(36.5, false);
      }
      case EXPLAIN_REFUSAL -> {
        return day.participantArrives(38, true);
      }
      case MANAGE_QUEUE -> {
        day.participantArrives();
        Participant waiting = day.participantArrives();
        day.passes(Duration.ofMinutes(30));
        return waiting;
      }
      default -> {
        Participant participant = day.participantArrives();
        bringFromTheDeskTo(kind, participant);
        return participant;
      }
    }
  }

  private void bringFromTheDeskTo(StaffTask kind, Participant participant) {
    switch (kind) {
      case HELP_CREATE_EMAIL -> {
        participant.passesSessionUntil(CHECK_EMAIL);
        participant.passes(CHECK_EMAIL, "hasEmail", false);
      }
      case EXPLAIN_NEXT_STEPS -> {
        participant.passesSessionUntil(SUPERVISE_WRITTEN_TEST);
        participant.passes(SUPERVISE_WRITTEN_TEST, "testResult", "PENDING");
      }
      case REVIEW_LONG_SESSION -> day.passes(Duration.ofMinutes(90));
      case RECORD_FEEDBACK, DELETE_PHOTOS -> participant.passesSession();
      case FOLLOW_UP_PHOTO_DELETION -> {
        participant.passesSession();
        day.passes(Duration.ofMinutes(30));
      }
      case DISINFECT_DESK -> {
        participant.passesSession();
        participant.passes(DELETE_PHOTOS);
      }
      default -> participant.passesSessionUntil(kind);
    }
  }

  private List<String> groupsFor(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
        .map(IdentityLink::getGroupId)
        .toList();
  }
}
