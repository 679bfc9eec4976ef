package id.loketprakerja.registration;

import static id.loketprakerja.registration.OpenServiceDay.THURSDAY_AT_NINE;
import static id.loketprakerja.registration.StaffTask.BRIEF_ON_ACCOUNT;
import static id.loketprakerja.registration.StaffTask.DELETE_PHOTOS;
import static id.loketprakerja.registration.StaffTask.DISINFECT_DESK;
import static id.loketprakerja.registration.StaffTask.GUIDE_TO_DESK;
import static id.loketprakerja.registration.StaffTask.HELP_CHOOSE_BATCH;
import static id.loketprakerja.registration.StaffTask.HELP_CREATE_ACCOUNT;
import static id.loketprakerja.registration.StaffTask.RECORD_FEEDBACK;
import static id.loketprakerja.registration.StaffTask.SUPERVISE_WRITTEN_TEST;
import static id.loketprakerja.registration.StaffTask.TAKE_PHOTOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.loketprakerja.Refusal;
import id.loketprakerja.model.ProcessTest;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Input that the procedure does not allow: said in Indonesian, and nothing has changed. */
@ProcessTest
class RefusedInputTest {

  private static final String NOT_OPEN =
      "Layanan Dinas Tenaga Kerja Kabupaten Contoh belum dibuka atau sudah ditutup."
          + " Minta manajer membuka hari layanan lebih dahulu.";

  private final OpenServiceDay day;
  private final ProcessEngine engine;

  @Autowired
  RefusedInputTest(ApplicationContext application, ProcessEngine engine) {
    this.day = new OpenServiceDay(application);
    this.engine = engine;
  }

  /** How a start comes in. */
  enum Door {
    START {
      @Override
      ProcessInstance start(ProcessEngine engine, Map<String, Object> arrival) {
        return engine
            .getRuntimeService()
            .startProcessInstanceByKey("participant-registration", arrival);
      }
    },
    START_FORM {
      @Override
      ProcessInstance start(ProcessEngine engine, Map<String, Object> arrival) {
        String definition =
            engine
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("participant-registration")
                .latestVersion()
                .singleResult()
                .getId();
        return engine.getFormService().submitStartForm(definition, arrival);
      }
    };

    abstract ProcessInstance start(ProcessEngine engine, Map<String, Object> arrival);
  }

  /** How far a service day has come on which nobody may be registered. */
  enum ClosedDay {
    NONE {
      @Override
      void arrange(OpenServiceDay day) {
        day.setTime(THURSDAY_AT_NINE);
      }
    },
    PREPARING {
      @Override
      void arrange(OpenServiceDay day) {
        day.prepare(THURSDAY_AT_NINE, 1);
      }
    },
    CLOSING {
      @Override
      void arrange(OpenServiceDay day) {
        day.begin(1);
        day.close();
      }
    },
    ENDED {
      @Override
      void arrange(OpenServiceDay day) {
        day.begin(1);
        day.close();
        day.end();
      }
    },
    YESTERDAY {
      @Override
      void arrange(OpenServiceDay day) {
        day.begin(THURSDAY_AT_NINE.minusDays(1), 1);
        day.setTime(THURSDAY_AT_NINE);
      }
    };

    abstract void arrange(OpenServiceDay day);
  }

  @ParameterizedTest
  @EnumSource(ClosedDay.class)
  void givenNoServiceDayIsOpenWhenAParticipantArrivesThenNoCaseIsBegun(ClosedDay closed) {
    // given
    closed.arrange(day);

    // when, then
    for (Door door : Door.values()) {
      assertThatThrownBy(() -> start(door, OpenServiceDay.arrival("Peserta Uji", 36.5, true)))
          .isInstanceOf(Refusal.class)
          .hasMessage(NOT_OPEN);
    }
    assertNothingHasBegun();
  }

  static Stream<Arguments> wrongArrivals() {
    return Stream.of(Door.values())
        .flatMap(
            door ->
                Stream.of(
                    Arguments.of(
                        door,
                        changed("temperature", 29.9),
                        "Suhu badan peserta: isi angka antara 30 dan 45."),
                    Arguments.of(
                        door,
                        changed("temperature", 45.1),
                        "Suhu badan peserta: isi angka antara 30 dan 45."),
                    Arguments.of(
                        door,
                        changed("temperature", 37.55),
                        "Suhu badan peserta: isi paling banyak 1 angka di belakang koma."),
                    Arguments.of(
                        door,
                        changed("temperature", "hangat"),
                        "Suhu badan peserta: isi dengan angka."),
                    Arguments.of(
                        door, changed("temperature", null), "Suhu badan peserta: wajib diisi."),
                    Arguments.of(
                        door, changed("participantName", null), "Nama peserta: wajib diisi."),
                    Arguments.of(
                        door, changed("participantName", ""), "Nama peserta: wajib diisi."),
                    Arguments.of(
                        door,
                        changed("nik", "3201"),
                        "Isian yang tidak ada pada formulir ini: nik."),
                    Arguments.of(
                        door,
                        changed("ticketNumber", 1),
                        "Isian yang tidak ada pada formulir ini: ticketNumber.")));
  }

  @ParameterizedTest
  @MethodSource("wrongArrivals")
  void givenAnOpenCounterWhenTheArrivalIsWrongThenNoCaseIsBegun(
      Door door, Map<String, Object> arrival, String reason) {
    // given
    day.begin(1);

    // when, then
    assertThatThrownBy(() -> start(door, arrival)).isInstanceOf(Refusal.class).hasMessage(reason);
    assertNothingHasBegun();
    assertThat(day.desks()).containsExactly("1 FREE");
  }

  @Test
  void givenAnOpenCounterWhenAllIsWrongThenEverythingIsSaidAtOnce() {
    // given
    day.begin(1);

    // when, then
    assertThatThrownBy(() -> start(Door.START_FORM, Map.of("temperature", 50.0)))
        .isInstanceOf(Refusal.class)
        .hasMessageContainingAll(
            "Nama peserta: wajib diisi.", "Suhu badan peserta: isi angka antara 30 dan 45.");
    assertNothingHasBegun();
  }

  @ParameterizedTest
  @ValueSource(doubles = {30, 45})
  void givenAnOpenCounterWhenTheTemperatureIsAtABoundThenItIsTaken(double temperature) {
    // given
    day.begin(1);

    // when
    Participant participant = day.participantArrives(temperature, true);

    // then
    participant.waitsAt(
        temperature == 30
            ? "userTask_guideToDesk Arahkan peserta ke meja"
            : "userTask_explainRefusal Jelaskan penolakan");
  }

  static Stream<Arguments> wrongAnswers() {
    return Stream.of(
        Arguments.of(
            BRIEF_ON_ACCOUNT,
            Map.of("credentialsNoted", false),
            "Akun sudah dicatat oleh peserta: harus dicentang."),
        Arguments.of(
            TAKE_PHOTOS,
            Map.of("photoDevice", "CAMERA"),
            "Perangkat yang dipakai memotret: pilih salah satu pilihan yang tersedia."),
        Arguments.of(
            SUPERVISE_WRITTEN_TEST,
            Map.of("testResult", "MAYBE"),
            "Hasil tes: pilih salah satu pilihan yang tersedia."),
        Arguments.of(
            SUPERVISE_WRITTEN_TEST,
            Map.of("testResult", "PASSED", "sessionOutcome", "REGISTERED"),
            "Isian yang tidak ada pada formulir ini: sessionOutcome."),
        Arguments.of(
            HELP_CHOOSE_BATCH,
            Map.of("batchNumber", 0),
            "Nomor gelombang: isi angka antara 1 dan 999."),
        Arguments.of(
            HELP_CHOOSE_BATCH,
            Map.of("batchNumber", 1000),
            "Nomor gelombang: isi angka antara 1 dan 999."),
        Arguments.of(
            GUIDE_TO_DESK,
            Map.of("deskOfficer", "petugas3"),
            "Isian yang tidak ada pada formulir ini: deskOfficer."));
  }

  @ParameterizedTest
  @MethodSource("wrongAnswers")
  void givenATaskOfTheSessionWhenAnAnswerIsWrongThenTheTaskIsStillOpen(
      StaffTask kind, Map<String, Object> answers, String reason) {
    // given
    day.begin(1);
    Participant participant = day.participantArrives();
    participant.passesSessionUntil(kind);

    // when, then
    assertRefused(participant, kind, answers, reason);
    participant.waitsAt(kind.place());
  }

  @Test
  void givenAUsedDeskWhenSomethingIsNotCleanThenTheDeskIsNotFree() {
    // given
    day.begin(1);
    Participant participant = day.participantArrives();
    participant.passesSession();
    participant.passes(RECORD_FEEDBACK, DELETE_PHOTOS);

    // when, then
    assertRefused(
        participant,
        DISINFECT_DESK,
        Map.of("keyboardCleaned", false),
        "Keyboard dan perangkat: harus dicentang.");
    assertThat(day.desks()).containsExactly("1 DIRTY 1");
  }

  @Test
  void givenAnAnswerWithTheParticipantsNameWhenSentThenRefused() {
    // given
    day.begin(1);
    Participant participant = day.participantArrives();
    participant.passesSessionUntil(HELP_CREATE_ACCOUNT);
    String refusal = "jangan menulis nama peserta di sini.";

    // when, then
    assertThatThrownBy(() -> participant.reports(HELP_CREATE_ACCOUNT, "Akun PESERTA UJI terkunci"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(refusal);
    participant.reports(HELP_CREATE_ACCOUNT, "Akun peserta terkunci sejak diuji");
    Task call = participant.hotlineCalls().get(0);
    assertThatThrownBy(
            () ->
                engine
                    .getTaskService()
                    .complete(
                        call.getId(),
                        Map.of("resolution", "RESOLVED", "answer", "Peserta Uji sudah dibantu.")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(refusal);
  }

  @Test
  void givenPhotosMayExistWhenTheAssistantDoesNotConfirmThenTheTaskCannotBeSkipped() {
    // given
    day.begin(1);
    Participant participant = day.participantArrives();
    participant.passesSession();

    // when, then
    assertRefused(
        participant,
        DELETE_PHOTOS,
        Map.of("photosDeletedFromDevice", false),
        "Foto sudah dihapus: harus dicentang.");
    assertThat(day.deletionReceipts()).isEmpty();
  }

  @Test
  void givenPhotosMayExistWhenNobodyHasTakenTheTaskThenItCannotBeCompleted() {
    // given
    day.begin(1);
    Participant participant = day.participantArrives();
    participant.passesSession();
    String task = participant.task(DELETE_PHOTOS).getId();

    // when, then
    assertThatThrownBy(
            () -> engine.getTaskService().complete(task, DELETE_PHOTOS.answersWith(Map.of())))
        .isInstanceOf(Refusal.class)
        .hasMessage("Ambil tugas ini lebih dahulu, agar tercatat siapa yang menghapus foto.");
    assertThat(participant.task(DELETE_PHOTOS).getId()).isEqualTo(task);
    assertThat(day.deletionReceipts()).isEmpty();
  }

  private void start(Door door, Map<String, Object> arrival) {
    day.asOfficer(() -> door.start(engine, arrival));
  }

  private void assertRefused(
      Participant participant, StaffTask kind, Map<String, Object> answers, String reason) {
    Task task = participant.task(kind);
    Map<String, Object> before = engine.getRuntimeService().getVariables(participant.id());

    assertThatThrownBy(() -> participant.passes(kind, answers))
        .isInstanceOf(Refusal.class)
        .hasMessage(reason);

    assertThat(participant.task(kind).getId()).isEqualTo(task.getId());
    assertThat(engine.getRuntimeService().getVariables(participant.id())).isEqualTo(before);
  }

  private void assertNothingHasBegun() {
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
    assertThat(engine.getTaskService().createTaskQuery().count()).isZero();
    assertThat(
            engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("participant-registration")
                .count())
        .isZero();
    assertThat(day.tickets()).isEmpty();
  }

  private static Map<String, Object> changed(String name, Object value) {
    Map<String, Object> arrival = new HashMap<>(OpenServiceDay.arrival("Peserta Uji", 36.5, true));
    if (value == null) {
      arrival.remove(name);
    } else {
      arrival.put(name, value);
    }
    return arrival;
  }
}
