package id.loketprakerja.customercare;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.office.LoketProperties;
import id.loketprakerja.office.LoketProperties.CustomerCare;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An expression in a model reaches public methods of public classes only; a timer takes a Date. */
class CustomerCareInModelsTest {

  private ProcessEngine engine;

  @BeforeEach
  void startEngine() {
    // Friday, 22 May 2026, 20:00 in Jakarta
    Clock clock =
        Clock.fixed(
            OffsetDateTime.parse("2026-05-22T20:00:00+07:00").toInstant(), ZoneId.of("UTC"));
    CustomerCare customerCare =
        new CustomerCare(
            "021-25541246",
            "info@prakerja.go.id",
            ZoneId.of("Asia/Jakarta"),
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(8, 0),
            LocalTime.of(19, 0),
            Set.of());
    LoketProperties properties =
        new LoketProperties(null, Set.of(), LocalDate.parse("2020-04-17"), customerCare, List.of());
    StandaloneInMemProcessEngineConfiguration configuration =
        new StandaloneInMemProcessEngineConfiguration();
    configuration.setProcessEngineName("hotline-" + UUID.randomUUID());
    configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
    configuration.setDatabaseSchemaUpdate("create-drop");
    configuration.setJobExecutorActivate(false);
    configuration.setMetricsEnabled(false);
    configuration.setBeans(
        Map.of("hotline", new Hotline(properties, clock), "problemEmail", new ProblemEmail()));
    engine = configuration.buildProcessEngine();
  }

  @AfterEach
  void stopEngine() {
    engine.close();
  }

  @Test
  void givenAModelWhenItAsksThenEveryExpressionIsAnswered() {
    // given
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance("hotline.bpmn", model())
        .deploy();

    // when
    engine
        .getRuntimeService()
        .startProcessInstanceByKey(
            "hotline",
            Map.of(
                "ticketNumber",
                7,
                "deskNumber",
                2,
                "problem",
                "Situs menolak",
                "officeName",
                "Dinas"));

    // then
    Task task = engine.getTaskService().createTaskQuery().singleResult();
    Map<String, Object> variables = engine.getTaskService().getVariables(task.getId());
    assertThat(variables)
        .containsEntry("hotlinePhone", "021-25541246")
        .containsEntry("customerCareEmail", "info@prakerja.go.id")
        .containsEntry("hotlineHoursText", "Senin–Jumat 08.00–19.00 WIB")
        .containsEntry("hotlineClosesText", "Tutup; buka lagi Senin, 25 Mei 2026 pukul 08.00 WIB")
        .containsEntry("open", false)
        .containsEntry("nextOpening", date("2026-05-25T08:00:00+07:00"))
        .containsEntry("nextClosing", date("2026-05-25T19:00:00+07:00"))
        .containsEntry("takeOver", date("2026-05-27T08:00:00+07:00"))
        .containsEntry("emailSubject", "Kendala pendaftaran Kartu Prakerja, nomor antrean 7");
    assertThat((String) variables.get("emailBody")).contains("Kendala: Situs menolak", "Meja: 2");
    assertThat(task.getDueDate()).isEqualTo(date("2026-05-25T08:00:00+07:00"));
    Job timer = engine.getManagementService().createJobQuery().timers().singleResult();
    assertThat(timer.getDuedate()).isEqualTo(date("2026-05-25T10:00:00+07:00"));
  }

  private static BpmnModelInstance model() {
    return Bpmn.createExecutableProcess("hotline")
        .camundaHistoryTimeToLiveString("P1D")
        .startEvent()
        .userTask("userTask_callHotline")
        .camundaDueDate("${hotline.nextOpening()}")
        .camundaInputParameter("hotlinePhone", "${hotline.phone()}")
        .camundaInputParameter("customerCareEmail", "${hotline.email()}")
        .camundaInputParameter("hotlineHoursText", "${hotline.hoursText()}")
        .camundaInputParameter("hotlineClosesText", "${hotline.openStateText()}")
        .camundaInputParameter("open", "${hotline.isOpen()}")
        .camundaInputParameter("nextOpening", "${hotline.nextOpening()}")
        .camundaInputParameter("nextClosing", "${hotline.nextClosing()}")
        .camundaInputParameter("takeOver", "${hotline.plusOpeningDays(2)}")
        .camundaInputParameter("emailSubject", "${problemEmail.subject(ticketNumber)}")
        .camundaInputParameter(
            "emailBody", "${problemEmail.body(problem, officeName, ticketNumber, deskNumber)}")
        .boundaryEvent()
        .timerWithDate("${hotline.plusOpeningTime('PT2H')}")
        .endEvent()
        .moveToActivity("userTask_callHotline")
        .endEvent()
        .done();
  }

  private static Date date(String time) {
    return Date.from(OffsetDateTime.parse(time).toInstant());
  }
}
