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

import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.privacy.NameSearch;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The participant's name lives in the open case, and goes with it, however it ends. */
@ProcessTest
class PersonalDataTest {

  private static final NameSearch SEARCH = new NameSearch("endings");

  private final OpenServiceDay day;
  private final JdbcClient database;

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
    PENDING {
      @Override
      void happen(OpenServiceDay day, Participant participant) {
        participant.passesSessionUntil(SUPERVISE_WRITTEN_TEST);
        participant.passes(SUPERVISE_WRITTEN_TEST, "testResult", "PENDING");
        participant.passes(EXPLAIN_NEXT_STEPS);
        participant.passesWhatFollows();
      }
    },
    NO_FEEDBACK_AND_EVERY_TIMER {
      @Override
      void happen(OpenServiceDay day, Participant participant) {
        participant.passesSessionUntil(SUPERVISE_WRITTEN_TEST);
        day.passes(Duration.ofMinutes(91));
        participant.passes(StaffTask.REVIEW_LONG_SESSION);
        participant.passes(StaffTask.SESSION.subList(5, StaffTask.SESSION.size()));
        day.passes(Duration.ofMinutes(31));
        participant.passes(StaffTask.FOLLOW_UP_PHOTO_DELETION, DELETE_PHOTOS, DISINFECT_DESK);
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
    DELETED_BY_THE_ADMINISTRATOR {
      @Override
      void happen(OpenServiceDay day, Participant participant) {
        participant.passesSession();
        participant.passes(DELETE_PHOTOS, DISINFECT_DESK);
        day.administratorDeletes(participant);
      }
    },
    DELETED_WHILE_WAITING(0, 36.5, true) {
      @Override
      void happen(OpenServiceDay day, Participant participant) {
        day.administratorDeletes(participant);
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
    ending.happen(day, participant);

    // then
    participant.registration().isEnded();
    SEARCH.findsNothing();
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
}
