package id.loketprakerja.registration;

import static id.loketprakerja.registration.StaffTask.DELETE_PHOTOS;
import static id.loketprakerja.registration.StaffTask.DISINFECT_DESK;
import static id.loketprakerja.registration.StaffTask.FOLLOW_UP_PHOTO_DELETION;
import static id.loketprakerja.registration.StaffTask.RECORD_FEEDBACK;
import static id.loketprakerja.registration.StaffTask.REPAIR_PHOTO_DRIVE;
import static id.loketprakerja.registration.StaffTask.SUPERVISE_WRITTEN_TEST;
import static id.loketprakerja.registration.StaffTask.TAKE_PHOTOS;
import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.model.ProcessTest;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Photos on a shared drive: looked for after the assistant's word, and never taken for deleted when
 * that cannot be seen (SOP 10, 25). The drive makes this class start a context of its own.
 */
@ProcessTest
class PhotoDriveSessionTest {

  private static final String DELETION = "userTask_deletePhotos Hapus foto peserta";
  private static final String REPAIR = "userTask_repairPhotoDrive Perbaiki drive foto";
  private static final String FOLLOW_UP = "userTask_followUpPhotoDeletion Pastikan foto dihapus";
  private static final String CLEANING = "userTask_disinfectDesk Bersihkan meja";

  @TempDir private static Path temp;

  private final OpenServiceDay day;
  private final TaskService tasks;
  private Participant participant;

  @Autowired
  PhotoDriveSessionTest(ApplicationContext application, TaskService tasks) {
    this.day = new OpenServiceDay(application);
    this.tasks = tasks;
  }

  @DynamicPropertySource
  static void mount(DynamicPropertyRegistry properties) {
    properties.add("loket.photo-drive", PhotoDriveSessionTest::drive);
  }

  @BeforeEach
  void givenAParticipantWhosePhotosAreTaken() throws IOException {
    delete(drive());
    delete(driveElsewhere());
    Files.createDirectory(drive());
    day.begin(1);
    participant = day.participantArrives();
    participant.passesSessionUntil(TAKE_PHOTOS);
  }

  @Test
  void givenAPhotoDriveWhenPhotosAreTakenThenTheTicketHasAFolderThatTheFormsShow() {
    assertThat(participant.shown(TAKE_PHOTOS, "photoFolder"))
        .isEqualTo("kantorcontoh/2026-05-21/001");
    assertThat(ticketFolder()).isEmptyDirectory();

    // when
    participant.passes(TAKE_PHOTOS);
    participant.leaves();

    // then
    assertThat(participant.shown(DELETE_PHOTOS, "photoFolder"))
        .isEqualTo("kantorcontoh/2026-05-21/001");
  }

  @Test
  void givenPhotosOnTheDriveWhenTheAssistantIsDoneThenTheRestIsDeletedAndReceipted()
      throws IOException {
    // given
    photo("ktp.jpg");
    photo("swafoto.jpg");
    finishSession();

    // when
    participant.passes(DELETE_PHOTOS);

    // then
    participant.hasPassed(
        """
        userTask_deletePhotos Hapus foto peserta
        gateway_verifyPhotos
        serviceTask_verifyPhotoDeletion Pastikan foto terhapus
        gateway_photosGone Semua foto terhapus?
        gateway_deskUsed
        """);
    participant.hasNotPassed("event_photoDriveUnavailable");
    participant.waitsAt(CLEANING);
    assertThat(participant.variable("photosVerified")).isEqualTo(true);
    assertThat(ticketFolder()).doesNotExist();
    assertThat(day.deletionReceipts()).containsExactly("1 pendamping1 2 DESKTOP");
  }

  @Test
  void givenSomethingCannotBeDeletedWhenTheAssistantIsDoneThenTheTaskComesBackNamingIt()
      throws IOException {
    // given
    photo("ktp.jpg");
    finishSession();
    String firstTask = participant.task(DELETE_PHOTOS).getId();

    try (ServerSocketChannel inTheWay = undeletable("terkunci.jpg")) {
      // when
      participant.passes(DELETE_PHOTOS);

      // then
      participant.hasPassed(
          """
          userTask_deletePhotos Hapus foto peserta
          serviceTask_verifyPhotoDeletion Pastikan foto terhapus
          gateway_photosGone Semua foto terhapus?
          gateway_photosToDelete
          """);
      participant.waitsAt(DELETION);
      assertThat(participant.task(DELETE_PHOTOS).getId()).isNotEqualTo(firstTask);
      assertThat(participant.variable("photosVerified")).isEqualTo(false);
      assertThat(participant.shown(DELETE_PHOTOS, "undeletedFiles"))
          .hasToString("[\"terkunci.jpg\"]");
      assertThat(participant.shown(DELETE_PHOTOS, "photosDeletedFromDevice")).isNull();
      assertThat(participant.shown(DELETE_PHOTOS, "trashEmptied")).isNull();
      assertThat(day.deletionReceipts()).isEmpty();
      assertThat(day.desks()).containsExactly("1 DIRTY 1");
    }

    // given
    Files.delete(ticketFolder().resolve("terkunci.jpg"));

    // when
    participant.passes(DELETE_PHOTOS, DISINFECT_DESK);

    // then: the one receipt counts what both times deleted
    participant.hasEndedAt("endEvent_participantRegistered Peserta terdaftar");
    assertThat(day.deletionReceipts()).containsExactly("1 pendamping1 1 DESKTOP");
    assertThat(ticketFolder()).doesNotExist();
  }

  @Test
  void givenTheManagerFollowsUpWhenADeletionFailsThenTheTaskStaysUntilOneSucceeds()
      throws IOException {
    // given
    finishSession();
    day.passes(Duration.ofMinutes(30));
    participant.waitsAt(DELETION, FOLLOW_UP);

    try (ServerSocketChannel inTheWay = undeletable("terkunci.jpg")) {
      // when
      participant.passes(DELETE_PHOTOS);

      // then
      participant.waitsAt(DELETION, FOLLOW_UP);

      // when: the second time is late, too
      day.passes(Duration.ofMinutes(30));

      // then
      participant.waitsAt(DELETION, FOLLOW_UP, FOLLOW_UP);
      assertThat(participant.tasks(FOLLOW_UP_PHOTO_DELETION)).hasSize(2);
    }
    Files.delete(ticketFolder().resolve("terkunci.jpg"));

    // when
    participant.passes(DELETE_PHOTOS);

    // then
    participant.hasPassed("endEvent_photoDeletionCaughtUp Foto akhirnya terhapus");
    participant.waitsAt(CLEANING);
  }

  @Test
  void givenTheDriveIsGoneWhenTheAssistantIsDoneThenTheManagerRepairsItAndItIsLookedAtAgain()
      throws IOException {
    // given
    photo("ktp.jpg");
    finishSession();
    Files.move(drive(), driveElsewhere());

    // when
    participant.passes(DELETE_PHOTOS);

    // then
    participant.waitsAt(REPAIR);
    assertThat((String) participant.shown(REPAIR_PHOTO_DRIVE, "photoDriveError"))
        .startsWith("Drive foto tidak ditemukan.");
    assertThat(participant.variable("photosVerified")).isEqualTo(false);
    assertThat(day.deletionReceipts()).isEmpty();
    assertThat(day.desks()).containsExactly("1 DIRTY 1");
    Task repair = participant.task(REPAIR_PHOTO_DRIVE);
    assertThat(repair.getDueDate()).isEqualTo(REPAIR_PHOTO_DRIVE.dueFromNow());
    assertThat(tasks.getIdentityLinksForTask(repair.getId()))
        .extracting(IdentityLink::getGroupId)
        .containsExactly("manager");

    // when: the manager says so, but it is not true
    participant.passes(REPAIR_PHOTO_DRIVE);

    // then
    participant.waitsAt(REPAIR);
    assertThat(participant.task(REPAIR_PHOTO_DRIVE).getId()).isNotEqualTo(repair.getId());

    // given
    Files.move(driveElsewhere(), drive());

    // when
    participant.passes(REPAIR_PHOTO_DRIVE);

    // then
    participant.hasPassed(
        """
        userTask_deletePhotos Hapus foto peserta
        gateway_verifyPhotos
        event_photoDriveUnavailable Drive foto bermasalah
        userTask_repairPhotoDrive Perbaiki drive foto
        gateway_verifyPhotos
        serviceTask_verifyPhotoDeletion Pastikan foto terhapus
        gateway_photosGone Semua foto terhapus?
        """);
    participant.waitsAt(CLEANING);
    assertThat(ticketFolder()).doesNotExist();
    assertThat(day.deletionReceipts()).containsExactly("1 pendamping1 1 DESKTOP");
  }

  @Test
  void givenTheManagerFollowsUpWhenTheDriveFailsThenTheTaskStaysUntilThePhotosAreDeleted()
      throws IOException {
    // given
    finishSession();
    day.passes(Duration.ofMinutes(30));
    Files.move(drive(), driveElsewhere());

    // when
    participant.passes(DELETE_PHOTOS);

    // then
    participant.waitsAt(REPAIR, FOLLOW_UP);

    // when
    Files.move(driveElsewhere(), drive());
    participant.passes(REPAIR_PHOTO_DRIVE);

    // then
    participant.waitsAt(CLEANING);
    participant.hasPassed("endEvent_photoDeletionCaughtUp Foto akhirnya terhapus");
  }

  @Test
  void givenALinkAmongThePhotosWhenTheAssistantIsDoneThenNothingIsDeletedAndTheManagerSeesIt()
      throws IOException {
    // given
    Path photo = photo("ktp.jpg");
    Path outside = Files.createDirectories(driveElsewhere());
    Files.createSymbolicLink(ticketFolder().resolve("tautan"), outside);
    finishSession();

    // when
    participant.passes(DELETE_PHOTOS);

    // then
    participant.waitsAt(REPAIR);
    assertThat((String) participant.shown(REPAIR_PHOTO_DRIVE, "photoDriveError"))
        .contains("tautan");
    assertThat(photo).exists();
    assertThat(outside).exists();
  }

  @Test
  void givenTheDriveIsGoneWhenPhotosAreDueThenTheSessionGoesOnWithoutAFolder() throws IOException {
    // given
    Participant next = day.participantArrives();
    participant.leaves();
    participant.passes(DELETE_PHOTOS, DISINFECT_DESK);
    Files.move(drive(), driveElsewhere());

    // when
    next.passesSessionUntil(TAKE_PHOTOS);

    // then
    assertThat(next.shown(TAKE_PHOTOS, "photoFolder")).isNull();
    next.passes(TAKE_PHOTOS, "photoDevice", "TABLET");
    next.waitsAt(SUPERVISE_WRITTEN_TEST.place());
  }

  private void finishSession() {
    List<StaffTask> session = StaffTask.SESSION;
    participant.passes(session.subList(session.indexOf(TAKE_PHOTOS), session.size()));
    participant.passes(RECORD_FEEDBACK);
    participant.waitsAt(DELETION);
  }

  private static Path drive() {
    return temp.resolve("foto");
  }

  /** Where the drive is when it is not where it should be. */
  private static Path driveElsewhere() {
    return temp.resolve("lain");
  }

  private static Path ticketFolder() {
    return drive().resolve("kantorcontoh/2026-05-21/001");
  }

  private static Path photo(String name) throws IOException {
    return Files.writeString(ticketFolder().resolve(name), "photo");
  }

  /** Something that is no file and no folder is not deleted, whoever runs the test. */
  private static ServerSocketChannel undeletable(String name) throws IOException {
    return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(ticketFolder().resolve(name)));
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
