package id.loketprakerja.registration;

import static id.loketprakerja.registration.StaffTask.GUIDE_TO_DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.Refusal;
import id.loketprakerja.model.ProcessTest;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who may finish what a day has left over. */
@ProcessTest
class LeftOverTest {

  private static final String TODAYS_OFFICER = "petugas2";
  private static final String OFF_DUTY = "petugas3";

  private final ProcessEngine engine;
  private final OpenServiceDay day;
  private Participant yesterday;

  @Autowired
  LeftOverTest(ProcessEngine engine, ApplicationContext application) {
    this.engine = engine;
    this.day = new OpenServiceDay(application);
  }

  @BeforeEach
  void aSessionIsLeftOpenOverNight() {
    day.begin(2);
    yesterday = day.participantArrives();
    yesterday.passes(GUIDE_TO_DESK);
    day.beginNextDay(2);
    day.duty(TODAYS_OFFICER, OpenServiceDay.ASSISTANT);
  }

  @Test
  void givenYesterdaysOfficerWhenTheyComeTodayThenTheyFinishIt() {
    complete(task(yesterday), OpenServiceDay.OFFICER);

    assertThat(task(yesterday).getTaskDefinitionKey()).isNotEqualTo("userTask_checkEmail");
  }

  @Test
  void givenYesterdaysOfficerIsIllWhenTheManagerHandsItOverThenTodaysOfficerFinishesIt() {
    Task open = task(yesterday);

    assertThatThrownBy(() -> handOver(open, OFF_DUTY)).isInstanceOf(Refusal.class);
    handOver(open, TODAYS_OFFICER);
    complete(open, TODAYS_OFFICER);

    assertThat(task(yesterday).getTaskDefinitionKey()).isNotEqualTo("userTask_checkEmail");
  }

  @Test
  void givenSomebodyOfYesterdayWhenTheyAreNotOnDutyTodayThenTheyGetNoneOfTodaysTasks() {
    Task todays = task(day.participantArrives());

    assertThatThrownBy(() -> handOver(todays, OpenServiceDay.OFFICER))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("jadwal petugas hari layanan ini");
    handOver(todays, TODAYS_OFFICER);
  }

  private Task task(Participant participant) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceId(participant.id())
        .singleResult();
  }

  private void handOver(Task task, String person) {
    OpenServiceDay.as(
        engine,
        OpenServiceDay.MANAGER,
        "manager",
        () -> {
          engine.getTaskService().setAssignee(task.getId(), person);
          return person;
        });
  }

  private void complete(Task task, String person) {
    OpenServiceDay.as(
        engine,
        person,
        "officer",
        () -> {
          engine.getTaskService().complete(task.getId(), Map.of("hasEmail", true));
          return person;
        });
  }
}
