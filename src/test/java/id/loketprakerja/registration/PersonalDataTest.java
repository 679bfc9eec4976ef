package id.loketprakerja.registration;

import static id.loketprakerja.registration.StaffTask.DELETE_PHOTOS;
import static id.loketprakerja.registration.StaffTask.DISINFECT_DESK;
import static id.loketprakerja.registration.StaffTask.EXPLAIN_NEXT_STEPS;
import static id.loketprakerja.registration.StaffTask.EXPLAIN_REFUSAL;
import static id.loketprakerja.registration.StaffTask.GUIDE_TO_DESK;
import static id.loketprakerja.registration.StaffTask.HELP_CREATE_ACCOUNT;
import static id.loketprakerja.registration.StaffTask.PROVIDE_MASK;
import static id.loketprakerja.registration.StaffTask.RECORD_FEEDBACK;
import static id.loketprakerja.registration.StaffTask.SUPERVISE_WRITTEN_TEST;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import id.loketprakerja.model.ProcessTest;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The participant's name lives in the open case, and goes with it, however it ends. */
@ProcessTest
class PersonalDataTest {

  private static final String NAME = "Peserta Qurrota Ujianingsih";

  private final OpenServiceDay day;
  private final JdbcClient database;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @Autowired
  PersonalDataTest(ApplicationContext application, JdbcClient database) {
    this.day = new OpenServiceDay(application);
    this.database = database;
  }

  /** How a case ends. */
  enum Ending {
    REGISTERED {
      @Override
      void happen(OpenServiceDay day, Participant participant) {
        participant.passesSession();
        participant.passesWhatFollows();
      }
    },
    REGISTERED_WITH_A_PROBLEM {
      @Override
      void happen(OpenServiceDay day, Participant participant) {
        participant.passesSessionUntil(HELP_CREATE_ACCOUNT);
        participant.reports(HELP_CREATE_ACCOUNT, "Situs tidak terbuka");
        participant.passes(StaffTask.SESSION.subList(2, StaffTask.SESSION.size()));
        participant.passesWhatFollows();
        participant.hotlineSolves(participant.hotlineCalls().get(0));
      }
    },
    NOT_PASSED {
      @Override
      void happen(OpenServiceDay day, Participant participant) {
        participant.passesSessionUntil(SUPERVISE_WRITTEN_TEST);
        participant.passes(SUPERVISE_WRITTEN_TEST, "testResult", "FAILED");
        participant.passes(EXPLAIN_NEXT_STEPS);
        participant.passesWhatFollows();
      }
    },
    NO_SHOW {
      @Override
      void happen(OpenServiceDay day, Participant participant) {
        participant.passes(GUIDE_TO_DESK, "participantPresent", false);
      }
    },
    LEFT {
      @Override
      void happen(OpenServiceDay day, Participant participant) {
        participant.passesSessionUntil(SUPERVISE_WRITTEN_TEST);
        participant.leaves();
        participant.passes(DELETE_PHOTOS, DISINFECT_DESK);
      }
    },
    LEFT_QUEUE(0, 36.5, true) {
      @Override
      void happen(OpenServiceDay day, Participant participant) {
        participant.leaves();
      }
    },
    SERVICE_CLOSED(0, 36.5, true) {
      @Override
      void happen(OpenServiceDay day, Participant participant) {
        day.close();
      }
    },
    REFUSED(1, 38, true) {
      @Override
      void happen(OpenServiceDay day, Participant participant) {
        participant.passes(EXPLAIN_REFUSAL);
      }
    },
    TURNED_AWAY(1, 36.5, false) {
      @Override
      void happen(OpenServiceDay day, Participant participant) {
        day.close();
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

    abstract void happen(OpenServiceDay day, Participant participant);
  }

  @BeforeEach
  void readTheLog() {
    log.start();
    rootLogger().addAppender(log);
  }

  @AfterEach
  void closeTheLog() {
    rootLogger().detachAppender(log);
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void givenAnOpenCaseWhenItEndsThenNothingHoldsTheName(Ending ending) {
    // given
    day.begin(ending.desks);
    Participant participant =
        day.participantArrives(OpenServiceDay.arrival(NAME, ending.temperature, ending.wearsMask));
    assertThat(tablesWith(PersonalDataTest::holdsTheName)).containsExactly("ACT_RU_VARIABLE");

    // when
    ending.happen(day, participant);

    // then
    participant.registration().isEnded();
    assertThat(tablesWith(PersonalDataTest::holdsTheName)).isEmpty();
    assertThat(dump()).noneMatch(line -> line.contains(NAME));
    assertThat(log.list).noneMatch(PersonalDataTest::tellsTheName);
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
    assertThat(tablesWith("DISLIKE"::equals)).containsExactly("FEEDBACK");
  }

  /** The database as SQL text. */
  private List<String> dump() {
    return database.sql("script").query(String.class).list().stream()
        .flatMap(String::lines)
        .toList();
  }

  /** As the dump, with what is in binary columns. */
  private List<String> tablesWith(Predicate<Object> wanted) {
    return database
        .sql(
            """
            select table_name from information_schema.tables
            where table_schema = 'PUBLIC' order by table_name
            """)
        .query(String.class)
        .list()
        .stream()
        .filter(table -> someRowHas(table, wanted))
        .toList();
  }

  private boolean someRowHas(String table, Predicate<Object> wanted) {
    return database.sql("select * from \"" + table + "\"").query().listOfRows().stream()
        .map(Map::values)
        .flatMap(Collection::stream)
        .anyMatch(wanted);
  }

  private static boolean holdsTheName(Object value) {
    String text =
        value instanceof byte[] bytes
            ? new String(bytes, StandardCharsets.UTF_8)
            : String.valueOf(value);
    return text.contains(NAME);
  }

  private static boolean tellsTheName(ILoggingEvent event) {
    return holdsTheName(event.getFormattedMessage())
        || event.getThrowableProxy() != null
            && ThrowableProxyUtil.asString(event.getThrowableProxy()).contains(NAME);
  }

  private static Logger rootLogger() {
    return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  }
}
