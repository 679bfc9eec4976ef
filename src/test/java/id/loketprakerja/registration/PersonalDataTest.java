package id.loketprakerja.registration;

import static id.loketprakerja.registration.StaffTask.BRIEF_ON_ACCOUNT;
import static id.loketprakerja.registration.StaffTask.DELETE_PHOTOS;
import static id.loketprakerja.registration.StaffTask.DISINFECT_DESK;
import static id.loketprakerja.registration.StaffTask.EXPLAIN_NEXT_STEPS;
import static id.loketprakerja.registration.StaffTask.EXPLAIN_REFUSAL;
import static id.loketprakerja.registration.StaffTask.GUIDE_TO_DESK;
import static id.loketprakerja.registration.StaffTask.HELP_CREATE_ACCOUNT;
import static id.loketprakerja.registration.StaffTask.PROVIDE_MASK;
import static id.loketprakerja.registration.StaffTask.RECORD_FEEDBACK;
import static id.loketprakerja.registration.StaffTask.REPAIR_PHOTO_DRIVE;
import static id.loketprakerja.registration.StaffTask.SUPERVISE_WRITTEN_TEST;
import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.customercare.CustomerCareEscalationProcess;
import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.photo.PhotoDrive;
import id.loketprakerja.privacy.NameSearch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** The participant's name lives in the open case, and goes with it, however it ends. */
@ProcessTest
class PersonalDataTest {

  private static final NameSearch SEARCH = new NameSearch("endings");

  /** What the endings have come to: process and end event of each. */
  private static final Set<String> ENDED_AT = new TreeSet<>();

  private static final Set<Ending> ENDINGS = EnumSet.noneOf(Ending.class);

  private final OpenServiceDay day;
  private final ProcessEngine engine;
  private final PhotoDrive photoDrive;
  private final JdbcClient database;
  private final TestRestTemplate phone;

  @Autowired
  PersonalDataTest(
      ApplicationContext application,
      ProcessEngine engine,
      PhotoDrive photoDrive,
      JdbcClient database,
      TestRestTemplate phone) {
    this.day = new OpenServiceDay(application);
    this.engine = engine;
    this.photoDrive = photoDrive;
    this.database = database;
    this.phone = phone;
  }

  /** How a case ends. */
  enum Ending {
    REGISTERED {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        participant.passesSession();
        participant.passesWhatFollows();
      }
    },
    REGISTERED_WITH_A_PROBLEM {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        participant.passesSessionUntil(HELP_CREATE_ACCOUNT);
        participant.reports(HELP_CREATE_ACCOUNT, "Situs tidak terbuka");
        participant.passes(HELP_CREATE_ACCOUNT);
        participant.reports(BRIEF_ON_ACCOUNT, "Kode OTP tidak masuk");
        participant.passes(StaffTask.SESSION.subList(3, StaffTask.SESSION.size()));
        participant.passesWhatFollows();
        participant.hotlineSolves(participant.hotlineCalls().get(0));
      }
    },
    REGISTERED_WITH_A_PROBLEM_THAT_IS_WITHDRAWN {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        participant.passesSessionUntil(HELP_CREATE_ACCOUNT);
        participant.reports(HELP_CREATE_ACCOUNT, "Situs tidak terbuka");
        test.withdraws(participant.hotlineCalls().get(0));
        participant.passes(StaffTask.SESSION.subList(2, StaffTask.SESSION.size()));
        participant.passesWhatFollows();
      }
    },
    REGISTERED_WITH_A_PROBLEM_THAT_THE_MANAGER_TAKES_OVER {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        participant.passesSessionUntil(HELP_CREATE_ACCOUNT);
        participant.reports(HELP_CREATE_ACCOUNT, "Situs tidak terbuka");
        participant.passes(StaffTask.SESSION.subList(2, StaffTask.SESSION.size()));
        participant.passesWhatFollows();
        test.day.passes(Duration.ofDays(7));
        test.managerSolves(participant.hotlineCalls().get(0));
      }
    },
    REGISTERED_WITH_AN_OPINION_OF_ONES_OWN {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        participant.passesSession();
        test.givesAnOpinion();
        participant.passes(DELETE_PHOTOS, DISINFECT_DESK);
      }
    },
    REGISTERED_WITH_AN_OPINION_BEFOREHAND {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        test.givesAnOpinion();
        participant.passesSession();
        participant.passes(DELETE_PHOTOS, DISINFECT_DESK);
      }
    },
    REGISTERED_ALTHOUGH_THE_PHOTO_DRIVE_FAILED {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        participant.passesSession();
        participant.passes(RECORD_FEEDBACK);
        test.withoutPhotoDrive(() -> participant.passes(DELETE_PHOTOS));
        participant.passes(REPAIR_PHOTO_DRIVE, DISINFECT_DESK);
      }
    },
    REGISTERED_AFTER_A_LONG_TIME {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        participant.passesSessionUntil(SUPERVISE_WRITTEN_TEST);
        test.day.passes(Duration.ofMinutes(91));
        participant.passes(StaffTask.SESSION.subList(5, StaffTask.SESSION.size()));
        test.day.passes(Duration.ofMinutes(31));
        participant.passes(DELETE_PHOTOS, DISINFECT_DESK);
      }
    },
    PENDING {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        participant.passesSessionUntil(SUPERVISE_WRITTEN_TEST);
        participant.passes(SUPERVISE_WRITTEN_TEST, "testResult", "PENDING");
        participant.passes(EXPLAIN_NEXT_STEPS);
        participant.passesWhatFollows();
      }
    },
    NO_FEEDBACK_AND_EVERY_TIMER {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        participant.passesSessionUntil(SUPERVISE_WRITTEN_TEST);
        test.day.passes(Duration.ofMinutes(91));
        participant.passes(StaffTask.REVIEW_LONG_SESSION);
        participant.passes(StaffTask.SESSION.subList(5, StaffTask.SESSION.size()));
        test.day.passes(Duration.ofMinutes(31));
        participant.passes(StaffTask.FOLLOW_UP_PHOTO_DELETION, DELETE_PHOTOS, DISINFECT_DESK);
      }
    },
    NOT_PASSED {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        participant.passesSessionUntil(SUPERVISE_WRITTEN_TEST);
        participant.passes(SUPERVISE_WRITTEN_TEST, "testResult", "FAILED");
        participant.passes(EXPLAIN_NEXT_STEPS);
        participant.passesWhatFollows();
      }
    },
    NO_SHOW {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        participant.passes(GUIDE_TO_DESK, "participantPresent", false);
      }
    },
    LEFT {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        participant.passesSessionUntil(SUPERVISE_WRITTEN_TEST);
        participant.leaves();
        participant.passes(DELETE_PHOTOS, DISINFECT_DESK);
      }
    },
    LEFT_BEFORE_ANY_PHOTO {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        participant.passesSessionUntil(HELP_CREATE_ACCOUNT);
        participant.leaves();
        participant.passes(DISINFECT_DESK);
      }
    },
    DELETED_BY_THE_ADMINISTRATOR {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        participant.passesSession();
        participant.passes(DELETE_PHOTOS, DISINFECT_DESK);
        test.day.administratorDeletes(participant);
      }
    },
    DELETED_WHILE_WAITING(0, 36.5, true) {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        test.day.administratorDeletes(participant);
      }
    },
    LEFT_QUEUE(0, 36.5, true) {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        participant.leaves();
      }
    },
    WAITED_LONG_FOR_A_DESK(0, 36.5, true) {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        test.day.passes(Duration.ofMinutes(31));
        participant.passes(StaffTask.MANAGE_QUEUE);
        participant.leaves();
      }
    },
    MADE_WAY_FOR_ANOTHER_WHO_WAITED_LONG {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        Participant other =
            test.day.participantArrives(OpenServiceDay.arrival(NameSearch.NAME, 36.5, true));
        test.day.passes(Duration.ofMinutes(31));
        participant.passes(GUIDE_TO_DESK, "participantPresent", false);
        other.passes(GUIDE_TO_DESK, "participantPresent", false);
      }
    },
    SERVICE_CLOSED(0, 36.5, true) {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        test.day.close();
      }
    },
    REFUSED(1, 38, true) {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        participant.passes(EXPLAIN_REFUSAL);
      }
    },
    REFUSED_A_MASK(1, 36.5, false) {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        participant.passes(PROVIDE_MASK, "wearsMask", false);
        participant.passes(EXPLAIN_REFUSAL);
      }
    },
    TURNED_AWAY(1, 36.5, false) {
      @Override
      void happen(PersonalDataTest test, Participant participant) {
        test.day.close();
        participant.passes(PROVIDE_MASK);
      }
    };

    private final int desks;
    private final double temperature;
    private final boolean wearsMask;

    Ending() {
      this(1, 36.5, true);
    }

    Ending(int desks, double temperature, boolean wearsMask) {
      this.desks = desks;
      this.temperature = temperature;
      this.wearsMask = wearsMask;
    }

    abstract void happen(PersonalDataTest test, Participant participant);
  }

  @BeforeEach
  void beginSearch() {
    SEARCH.begin(database);
  }

  @AfterEach
  void endSearch() {
    SEARCH.end();
  }

  @AfterAll
  static void printFigures() {
    SEARCH.print();
  }

  /** Needs all endings; one that is run by itself is not asked. */
  @AfterAll
  static void everyEndEventOfTheModelsHasBeenPassed(@Autowired ProcessEngine engine) {
    if (ENDINGS.equals(EnumSet.allOf(Ending.class))) {
      assertThat(ENDED_AT)
          .isEqualTo(
              Stream.of(ParticipantRegistrationProcess.KEY, CustomerCareEscalationProcess.KEY)
                  .flatMap(process -> endEvents(engine, process))
                  .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  private static Stream<String> endEvents(ProcessEngine engine, String process) {
    RepositoryService models = engine.getRepositoryService();
    String latest =
        models
            .createProcessDefinitionQuery()
            .processDefinitionKey(process)
            .latestVersion()
            .singleResult()
            .getId();
    return models.getBpmnModelInstance(latest).getModelElementsByType(EndEvent.class).stream()
        .map(event -> process + " " + event.getId());
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void givenAnOpenCaseWhenItEndsThenNothingHoldsTheName(Ending ending) {
    // given
    day.begin(ending.desks);
    Participant participant =
        day.participantArrives(
            OpenServiceDay.arrival(NameSearch.NAME, ending.temperature, ending.wearsMask));
    SEARCH.findsItOnlyInTheOpenCase();

    // when
    ending.happen(this, participant);

    // then
    participant.registration().isEnded();
    SEARCH.findsNothing();
    ENDINGS.add(ending);
    ENDED_AT.addAll(
        database
            .sql(
                """
                select distinct proc_def_key_ || ' ' || act_id_ from act_hi_actinst
                where lower(act_type_) like '%endevent'
                """)
            .query(String.class)
            .list());
  }

  private void withdraws(Task call) {
    OpenServiceDay.as(
        engine,
        OpenServiceDay.OFFICER,
        "officer",
        () ->
            engine
                .getRuntimeService()
                .createMessageCorrelation(CustomerCareEscalationProcess.Messages.PROBLEM_WITHDRAWN)
                .processInstanceId(call.getProcessInstanceId())
                .correlateWithResult());
  }

  private void managerSolves(Task takeOver) {
    engine.getTaskService().claim(takeOver.getId(), OpenServiceDay.MANAGER);
    engine
        .getTaskService()
        .complete(
            takeOver.getId(), Map.of("managerDecision", "RESOLVED", "decisionNote", "Selesai."));
  }

  /** By the slip's code, without signing in. */
  private void givesAnOpinion() {
    // Another minute than other tests', whose calls of the page count against its limit.
    day.passes(Duration.ofMinutes(7));
    database
        .sql(
            """
            insert into feedback_code (code, service_day_id, ticket_number)
            select 'AAAAAAAAAAAAAAAAAAAAAA', service_day_id, ticket_number from ticket
            """)
        .update();
    assertThat(
            phone
                .postForEntity("/feedback/AAAAAAAAAAAAAAAAAAAAAA?opinion=LIKE", null, String.class)
                .getStatusCode()
                .isError())
        .isFalse();
    assertThat(day.opinions()).containsExactly("LIKE");
  }

  /** A drive of the configuration's would cost a Spring context of its own. */
  private void withoutPhotoDrive(Runnable action) {
    ReflectionTestUtils.setField(photoDrive, "drive", Path.of("no-such-drive").toAbsolutePath());
    try {
      action.run();
    } finally {
      ReflectionTestUtils.setField(photoDrive, "drive", null);
    }
  }

  @Test
  void givenAnOpinionWhenItIsKeptThenTheCaseKnowsNothingOfIt() {
    // given
    day.begin(1);
    Participant participant = day.participantArrives();
    participant.passesSession();

    // when
    participant.passes(RECORD_FEEDBACK, "feedback", "DISLIKE");

    // then
    assertThat(day.opinions()).containsExactly("DISLIKE");
    assertThat(participant.variable("feedback")).isNull();
    assertThat(SEARCH.tablesWith("DISLIKE"::equals)).containsExactly("FEEDBACK");
  }

  /** What a person writes is shown while the case is open, and goes with it. */
  @Test
  void givenWhatPeopleWroteWhenTheCaseHasEndedThenNoTableHoldsIt() {
    // given
    String word = "Xylofonia";
    day.begin(1);
    Participant participant = day.participantArrives();
    participant.passesSessionUntil(HELP_CREATE_ACCOUNT);
    participant.reports(HELP_CREATE_ACCOUNT, "Situs tidak terbuka, " + word);
    participant.passes(HELP_CREATE_ACCOUNT);
    participant.reports(BRIEF_ON_ACCOUNT, "Kode OTP tidak masuk, " + word);
    assertThat(participant.problems()).singleElement().asString().contains(word);
    assertThat(holding(word)).containsExactly("ACT_RU_VARIABLE");
    participant.passes(StaffTask.SESSION.subList(3, 5));
    day.passes(Duration.ofMinutes(91));
    participant.passes(StaffTask.REVIEW_LONG_SESSION, Map.of("reviewNote", word));
    participant.passes(StaffTask.SESSION.subList(5, StaffTask.SESSION.size()));
    participant.passesWhatFollows();
    Task call = participant.hotlineCalls().get(0);
    engine.getTaskService().claim(call.getId(), OpenServiceDay.OFFICER);
    engine
        .getTaskService()
        .complete(call.getId(), Map.of("resolution", "UNRESOLVED", "answer", word));
    assertThat(holding(word)).containsExactly("ACT_RU_VARIABLE");

    // when
    day.passes(Duration.ofDays(7));
    Task takeOver = participant.hotlineCalls().get(0);
    engine.getTaskService().claim(takeOver.getId(), OpenServiceDay.MANAGER);
    engine
        .getTaskService()
        .complete(takeOver.getId(), Map.of("managerDecision", "RESOLVED", "decisionNote", word));

    // then
    participant.registration().isEnded();
    assertThat(holding(word)).isEmpty();
    assertThat(texts("testResult")).containsExactly("PASSED");
    assertThat(texts("managerDecision")).containsExactly("RESOLVED");
  }

  private List<String> holding(String word) {
    return SEARCH.tablesWith(
        value ->
            (value instanceof byte[] bytes
                    ? new String(bytes, StandardCharsets.UTF_8)
                    : String.valueOf(value))
                .contains(word));
  }

  private List<Object> texts(String variable) {
    return engine
        .getHistoryService()
        .createHistoricVariableInstanceQuery()
        .variableName(variable)
        .list()
        .stream()
        .map(HistoricVariableInstance::getValue)
        .toList();
  }
}
