package id.loketprakerja.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.loketprakerja.office.LoketProperties;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SOP items 10 and 25: what happens to the photos on the shared drive. */
class PhotoDriveTest {

  private static final String OFFICE = "kantorcontoh";
  private static final LocalDate DAY = LocalDate.parse("2026-05-22");
  private static final int TICKET = 7;

  @TempDir private Path temp;

  private Path mount;
  private Path ticketFolder;
  private Path elsewhere;
  private List<Path> untouched;

  /** As Linux, as the same with troubles, and as a platform that works by path only. */
  enum Platform {
    REAL,
    RELATIVE,
    BY_PATH
  }

  private TroubledFileSystem troubled;

  @BeforeEach
  void drive() throws IOException {
    mount = Files.createDirectory(temp.toRealPath().resolve("foto"));
    ticketFolder = mount.resolve(OFFICE).resolve("2026-05-22").resolve("007");
    elsewhere = Files.createDirectory(temp.toRealPath().resolve("elsewhere"));
    // Whatever folder a link to this takes the place of, something of the same name is here to be
    // lost.
    for (String folder : List.of("", "ulang", "007/ulang", "2026-05-22/007/ulang", "kosong")) {
      Files.createDirectories(elsewhere.resolve(folder));
    }
    for (String file :
        List.of("keep.txt", "ulang/ktp.jpg", "007/ulang/ktp.jpg", "2026-05-22/007/ulang/ktp.jpg")) {
      Files.writeString(elsewhere.resolve(file), "keep");
    }
    untouched = everythingElsewhere();
  }

  @AfterEach
  void nothingOutsideIsTouched() throws IOException {
    assertThat(everythingElsewhere()).isEqualTo(untouched);
  }

  @ParameterizedTest
  @EnumSource
  void givenPhotosAreAboutToBeTakenWhenTheFolderIsMadeThenItIsThere(Platform platform) {
    // given
    PhotoDrive drive = driveOn(platform);

    // when
    Path folder = drive.create(OFFICE, DAY, TICKET);
    String again = drive.prepareFolderFor(OFFICE, "2026-05-22", TICKET);

    // then
    assertThat(folder).hasToString(ticketFolder.toString());
    assertThat(ticketFolder).isEmptyDirectory();
    assertThat(again).isEqualTo("kantorcontoh/2026-05-22/007");
    assertThat(drive.folderFor(OFFICE, "2026-05-22", 1234))
        .isEqualTo("kantorcontoh/2026-05-22/1234");
    assertThat(drive.stateText()).contains("dapat ditulisi");
  }

  @ParameterizedTest
  @EnumSource
  void givenFilesInFoldersWhenDeletedThenNothingIsLeftAndFilesAreCounted(Platform platform)
      throws IOException {
    // given
    PhotoDrive drive = driveOn(platform);
    drive.create(OFFICE, DAY, TICKET);
    drive.create(OFFICE, DAY, TICKET + 1);
    write(ticketFolder.resolve("ktp.jpg"));
    write(ticketFolder.resolve(".tersembunyi"));
    write(ticketFolder.resolve("baris\nbaru \u202Egpj.exe"));
    write(ticketFolder.resolve("ulang").resolve("kedua").resolve("swafoto.jpg"));
    Files.createDirectories(ticketFolder.resolve("kosong"));
    Path other = write(ticketFolder.resolveSibling("008").resolve("ktp.jpg"));

    // when
    DeletionResult result = drive.deleteAll(OFFICE, DAY, TICKET);

    // then
    assertThat(result).isEqualTo(new DeletionResult(4, List.of()));
    assertThat(result.isVerified()).isTrue();
    assertThat(ticketFolder).doesNotExist();
    assertThat(other).exists();
  }

  @ParameterizedTest
  @EnumSource
  void givenTheAssistantHasDeletedEverythingWhenDeletedThenNoFiles(Platform platform)
      throws IOException {
    // given
    PhotoDrive drive = driveOn(platform);
    drive.create(OFFICE, DAY, TICKET);
    Files.delete(ticketFolder);

    // when, then
    assertThat(drive.deleteAll(OFFICE, DAY, TICKET)).isEqualTo(new DeletionResult(0, List.of()));
  }

  @ParameterizedTest
  @EnumSource
  void givenItHasBeenDoneWhenDoneAgainThenNoFiles(Platform platform) throws IOException {
    // given
    PhotoDrive drive = driveOn(platform);
    drive.create(OFFICE, DAY, TICKET);
    write(ticketFolder.resolve("ktp.jpg"));

    // when, then
    assertThat(drive.deleteAll(OFFICE, DAY, TICKET).deletedFiles()).isEqualTo(1);
    assertThat(drive.deleteAll(OFFICE, DAY, TICKET).deletedFiles()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"RELATIVE", "BY_PATH"})
  void givenFilesThatCannotBeDeletedWhenDeletedThenTheyAreNamed(Platform platform)
      throws IOException {
    // given
    PhotoDrive drive = driveOn(platform);
    drive.create(OFFICE, DAY, TICKET);
    write(ticketFolder.resolve("ktp.jpg"));
    write(ticketFolder.resolve("terkunci.jpg"));
    write(ticketFolder.resolve("ulang").resolve("baris\r\nbaru\u202E\u2028.jpg"));
    write(ticketFolder.resolve("ulang").resolve("swafoto.jpg"));
    troubled.undeletable.addAll(Set.of("terkunci.jpg", "baris\r\nbaru\u202E\u2028.jpg"));

    // when
    DeletionResult result = drive.deleteAll(OFFICE, DAY, TICKET);

    // then
    assertThat(result.isVerified()).isFalse();
    assertThat(result.deletedFiles()).isEqualTo(2);
    assertThat(result.undeletedFiles()).containsExactly("terkunci.jpg", "ulang/baris??baru??.jpg");
    assertThat(ticketFolder.resolve("terkunci.jpg")).exists();

    // given
    troubled.undeletable.clear();

    // when, then
    assertThat(drive.deleteAll(OFFICE, DAY, TICKET)).isEqualTo(new DeletionResult(2, List.of()));
    assertThat(ticketFolder).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(names = {"RELATIVE", "BY_PATH"})
  void givenFoldersThatResistWhenDeletedThenTheyAreNamed(Platform platform) throws IOException {
    // given: one that may not be looked into, one that is empty but stays
    PhotoDrive drive = driveOn(platform);
    drive.create(OFFICE, DAY, TICKET);
    write(ticketFolder.resolve("tertutup").resolve("ktp.jpg"));
    Files.createDirectory(ticketFolder.resolve("tetap"));
    troubled.closed.add("tertutup");
    troubled.undeletable.add("tetap");

    // when
    DeletionResult result = drive.deleteAll(OFFICE, DAY, TICKET);

    // then
    assertThat(result).isEqualTo(new DeletionResult(0, List.of("tertutup/", "tetap/")));
  }

  @ParameterizedTest
  @EnumSource(names = {"RELATIVE", "BY_PATH"})
  void givenOnlyTheEmptyTicketFolderStaysWhenDeletedThenVerified(Platform platform)
      throws IOException {
    // given
    PhotoDrive drive = driveOn(platform);
    drive.create(OFFICE, DAY, TICKET);
    write(ticketFolder.resolve("ktp.jpg"));
    troubled.undeletable.add("007");

    // when, then
    assertThat(drive.deleteAll(OFFICE, DAY, TICKET)).isEqualTo(new DeletionResult(1, List.of()));
  }

  @Test
  void givenAFolderThatTheSystemProtectsWhenDeletedThenItsFileIsNamed() throws Exception {
    // given: without root rights a folder that may not be changed, with them the immutable flag
    PhotoDrive drive = driveOn(Platform.REAL);
    drive.create(OFFICE, DAY, TICKET);
    Path locked = write(ticketFolder.resolve("ulang").resolve("ktp.jpg"));
    boolean isProtected = protect(locked.getParent());
    DeletionResult result;
    try {
      assumeTrue(isProtected, "this system cannot protect a folder from its user");

      // when
      result = drive.deleteAll(OFFICE, DAY, TICKET);
    } finally {
      unprotect(locked.getParent());
    }

    // then
    assertThat(result).isEqualTo(new DeletionResult(0, List.of("ulang/ktp.jpg")));
  }

  @Test
  void givenSomethingThatIsNoFileWhenDeletedThenItIsLeftAndNamed() throws IOException {
    // given
    PhotoDrive drive = driveOn(Platform.REAL);
    drive.create(OFFICE, DAY, TICKET);
    write(ticketFolder.resolve("ktp.jpg"));
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(ticketFolder.resolve("s")));

      // when
      DeletionResult result = drive.deleteAll(OFFICE, DAY, TICKET);

      // then
      assertThat(result).isEqualTo(new DeletionResult(1, List.of("s")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void givenALinkAmongThePhotosWhenDeletedThenRefusedAndNothingIsTouched(Platform platform)
      throws IOException {
    for (Path target :
        List.of(elsewhere, elsewhere.resolve("keep.txt"), elsewhere.resolve("missing"))) {
      for (String place : List.of("tautan", "ulang/tautan")) {
        // given
        PhotoDrive drive = driveOn(platform);
        drive.create(OFFICE, DAY, TICKET);
        Path photo = write(ticketFolder.resolve("ktp.jpg"));
        Path link = ticketFolder.resolve(place);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, target);

        // when, then
        assertThatDriveIsRefused(() -> drive.deleteAll(OFFICE, DAY, TICKET), "tautan (shortcut");
        assertThat(photo).exists();
        assertThat(link).isSymbolicLink();
        Files.delete(link);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void givenALinkOnThePathWhenUsedThenRefusedAndNothingIsTouched(Platform platform)
      throws IOException {
    for (Path place :
        List.of(ticketFolder.getParent().getParent(), ticketFolder.getParent(), ticketFolder)) {
      // given
      PhotoDrive drive = driveOn(platform);
      Files.createDirectories(place.getParent());
      Files.createSymbolicLink(place, elsewhere);

      // when, then
      assertThatDriveIsRefused(() -> drive.deleteAll(OFFICE, DAY, TICKET), "tautan (shortcut");
      assertThatDriveIsRefused(() -> drive.create(OFFICE, DAY, TICKET), "tautan (shortcut");
      assertThat(place).isSymbolicLink();
      Files.delete(place);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RELATIVE", "BY_PATH"})
  void givenAFolderIsSwappedForALinkWhileDeletingThenTheLinkIsNotFollowed(Platform platform)
      throws IOException {
    // given: each folder is opened three times: to look, to delete, to look again
    Path office = mount.resolve(OFFICE);
    for (Path swapped :
        List.of(office, ticketFolder.getParent(), ticketFolder, ticketFolder.resolve("ulang"))) {
      for (int opening = 1; opening <= 2; opening++) {
        PhotoDrive drive = driveOn(platform);
        drive.create(OFFICE, DAY, TICKET);
        write(ticketFolder.resolve("ulang").resolve("ktp.jpg"));
        write(ticketFolder.resolve("terkunci.jpg"));
        troubled.undeletable.add("terkunci.jpg");
        swapBeforeOpening(swapped, opening);

        // when, then: after the look at the folder, before it is opened
        assertThatDriveIsRefused(() -> drive.deleteAll(OFFICE, DAY, TICKET), "lalu ulangi");
        assertThat(swapped).isSymbolicLink();
        Files.delete(swapped);
        Files.move(moved(swapped), swapped);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RELATIVE", "BY_PATH"})
  void givenTheFolderIsSwappedForALinkBetweenTwoDeletionsWhenDeletedThenTheSecondStaysInTheFolder(
      Platform platform) throws IOException {
    // given: a folder of the same name, which would be deleted next, at the link's end
    PhotoDrive drive = driveOn(platform);
    drive.create(OFFICE, DAY, TICKET);
    write(ticketFolder.resolve("kosong").resolve("ktp.jpg"));
    troubled.beforeDeleting.put("ktp.jpg", () -> swap(ticketFolder));

    // when, then
    assertThatDriveIsRefused(() -> drive.deleteAll(OFFICE, DAY, TICKET), "tautan (shortcut");
  }

  @Test
  void givenTheFolderIsSwappedForALinkInTheLastMomentWhenDeletedThenTheFileInTheFolderIsDeleted()
      throws IOException {
    // given: a file of the same name at the link's end; only relative to an open folder this can be
    // withstood
    PhotoDrive drive = driveOn(Platform.RELATIVE);
    drive.create(OFFICE, DAY, TICKET);
    write(ticketFolder.resolve("keep.txt"));
    troubled.beforeDeleting.put("keep.txt", () -> swap(ticketFolder));

    // when, then
    assertThatDriveIsRefused(() -> drive.deleteAll(OFFICE, DAY, TICKET), "tautan (shortcut");
    assertThat(moved(ticketFolder)).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource(names = {"RELATIVE", "BY_PATH"})
  void givenALinkIsAddedWhileDeletingThenTheSecondLookSeesIt(Platform platform) throws IOException {
    // given
    PhotoDrive drive = driveOn(platform);
    drive.create(OFFICE, DAY, TICKET);
    write(ticketFolder.resolve("ktp.jpg"));
    troubled.beforeDeleting.put(
        "007", () -> Files.createSymbolicLink(ticketFolder.resolve("tautan"), elsewhere));

    // when, then
    assertThatDriveIsRefused(() -> drive.deleteAll(OFFICE, DAY, TICKET), "tautan (shortcut");
  }

  @ParameterizedTest
  @EnumSource(names = {"RELATIVE", "BY_PATH"})
  void givenAPhotoArrivesWhileDeletingThenTheSecondLookNamesIt(Platform platform)
      throws IOException {
    // given
    PhotoDrive drive = driveOn(platform);
    drive.create(OFFICE, DAY, TICKET);
    write(ticketFolder.resolve("ktp.jpg"));
    troubled.beforeDeleting.put("007", () -> write(ticketFolder.resolve("terlambat.jpg")));

    // when, then
    assertThat(drive.deleteAll(OFFICE, DAY, TICKET))
        .isEqualTo(new DeletionResult(1, List.of("terlambat.jpg")));
  }

  @ParameterizedTest
  @EnumSource(names = {"RELATIVE", "BY_PATH"})
  void givenSomebodyElseDeletesAtTheSameTimeWhenDeletedThenVerified(Platform platform)
      throws IOException {
    // given
    PhotoDrive drive = driveOn(platform);
    drive.create(OFFICE, DAY, TICKET);
    Path photo = write(ticketFolder.resolve("ktp.jpg"));
    Path inner = Files.createDirectory(ticketFolder.resolve("ulang"));
    troubled.beforeDeleting.put("ktp.jpg", () -> Files.delete(photo));
    troubled.beforeOpening.put("ulang", new ArrayDeque<>(List.of(() -> Files.delete(inner))));

    // when, then
    assertThat(drive.deleteAll(OFFICE, DAY, TICKET)).isEqualTo(new DeletionResult(0, List.of()));
    assertThat(ticketFolder).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void givenTheDriveIsGoneWhenUsedThenRefusedAndNotMadeAnew(Platform platform) throws IOException {
    // given
    PhotoDrive drive = driveOn(platform);
    Files.delete(mount);

    // when, then
    assertThatDriveIsRefused(() -> drive.deleteAll(OFFICE, DAY, TICKET), "tidak ditemukan");
    assertThatDriveIsRefused(() -> drive.create(OFFICE, DAY, TICKET), "tidak ditemukan");
    assertThat(drive.prepareFolderFor(OFFICE, "2026-05-22", TICKET)).isNull();
    assertThat(drive.stateText()).contains("tidak ditemukan");
    assertThat(mount).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(names = {"RELATIVE", "BY_PATH"})
  void givenTheDriveVanishesBeforeTheFolderIsMadeThenItIsNotMadeAnew(Platform platform) {
    // given
    PhotoDrive drive = driveOn(platform);
    troubled.beforeCreating.put(OFFICE, () -> Files.move(mount, mount.resolveSibling("gone")));

    // when, then
    assertThatDriveIsRefused(() -> drive.create(OFFICE, DAY, TICKET), "tidak dapat diperiksa");
    assertThat(mount).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(names = {"RELATIVE", "BY_PATH"})
  void givenAFolderIsSwappedForALinkBeforeTheNextIsMadeThenRefused(Platform platform)
      throws IOException {
    // given
    PhotoDrive drive = driveOn(platform);
    Files.createDirectory(mount.resolve(OFFICE));
    troubled.beforeOpening.put(
        OFFICE, new ArrayDeque<>(List.of(() -> swap(mount.resolve(OFFICE)))));

    // when, then
    assertThatDriveIsRefused(() -> drive.create(OFFICE, DAY, TICKET), "tidak dapat diperiksa");
  }

  @ParameterizedTest
  @EnumSource
  void givenTheMountIsGoneAndItsEmptyPlaceIsLeftWhenDeletedThenRefused(Platform platform)
      throws IOException {
    // given: an unmounted drive leaves an empty folder
    PhotoDrive drive = driveOn(platform);

    // when, then
    assertThatDriveIsRefused(() -> drive.deleteAll(OFFICE, DAY, TICKET), "tidak terpasang");

    // given
    Files.createDirectory(mount.resolve(OFFICE));

    // when, then
    assertThatDriveIsRefused(() -> drive.deleteAll(OFFICE, DAY, TICKET), "tidak terpasang");
  }

  @ParameterizedTest
  @EnumSource
  void givenTheDriveIsAFileWhenUsedThenRefused(Platform platform) throws IOException {
    // given
    PhotoDrive drive = driveOn(platform);
    Files.delete(mount);
    Files.writeString(mount, "");

    // when, then
    assertThatDriveIsRefused(() -> drive.deleteAll(OFFICE, DAY, TICKET), "bukan folder");
    assertThatDriveIsRefused(() -> drive.create(OFFICE, DAY, TICKET), "bukan folder");
    assertThat(drive.stateText()).contains("bukan folder");
  }

  @ParameterizedTest
  @EnumSource
  void givenAFileInAFoldersPlaceWhenUsedThenRefused(Platform platform) throws IOException {
    for (Path place :
        List.of(ticketFolder.getParent().getParent(), ticketFolder.getParent(), ticketFolder)) {
      // given
      PhotoDrive drive = driveOn(platform);
      write(place);

      // when, then
      assertThatDriveIsRefused(() -> drive.deleteAll(OFFICE, DAY, TICKET), "berkas yang menempati");
      assertThatDriveIsRefused(() -> drive.create(OFFICE, DAY, TICKET), "berkas yang menempati");
      Files.delete(place);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RELATIVE", "BY_PATH"})
  void givenAReadOnlyDriveWhenUsedThenRefused(Platform platform) throws IOException {
    // given
    PhotoDrive drive = driveOn(platform);
    drive.create(OFFICE, DAY, TICKET);
    troubled.readOnly = true;

    // when, then
    assertThatDriveIsRefused(() -> drive.deleteAll(OFFICE, DAY, TICKET), "tidak dapat ditulisi");
    assertThatDriveIsRefused(() -> drive.create(OFFICE, DAY, TICKET + 1), "tidak dapat ditulisi");
    assertThat(drive.stateText()).contains("tidak dapat ditulisi");
  }

  @Test
  void givenTheDriveMayNotBeWrittenToWhenUsedThenRefused() throws IOException {
    // given
    PhotoDrive drive = driveOn(Platform.REAL);
    Files.setPosixFilePermissions(mount, PosixFilePermissions.fromString("r-xr-xr-x"));

    // when, then
    try {
      assumeFalse(Files.isWritable(mount), "with root rights everything may be written to");
      assertThatDriveIsRefused(() -> drive.deleteAll(OFFICE, DAY, TICKET), "tidak dapat ditulisi");
    } finally {
      Files.setPosixFilePermissions(mount, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RELATIVE", "BY_PATH"})
  void givenTheDriveFailsOnTheWayWhenDeletedThenRefused(Platform platform) throws IOException {
    for (String name : List.of("foto", OFFICE, "2026-05-22", "007", "ulang")) {
      // given
      PhotoDrive drive = driveOn(platform);
      drive.create(OFFICE, DAY, TICKET);
      write(ticketFolder.resolve("ulang").resolve("ktp.jpg"));
      troubled.broken.add(name);

      // when, then
      assertThatDriveIsRefused(() -> drive.deleteAll(OFFICE, DAY, TICKET), "tidak dapat diperiksa");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RELATIVE", "BY_PATH"})
  void givenTheTicketFolderMayNotBeOpenedWhenDeletedThenRefused(Platform platform)
      throws IOException {
    // given
    PhotoDrive drive = driveOn(platform);
    drive.create(OFFICE, DAY, TICKET);
    troubled.closed.add("007");

    // when, then
    assertThatDriveIsRefused(() -> drive.deleteAll(OFFICE, DAY, TICKET), "tidak dapat diperiksa");
  }

  @ParameterizedTest
  @EnumSource(names = {"RELATIVE", "BY_PATH"})
  void givenTheDriveVanishesAfterTheDeletionWhenLookedAtAgainThenRefused(Platform platform)
      throws IOException {
    // given
    PhotoDrive drive = driveOn(platform);
    drive.create(OFFICE, DAY, TICKET);
    write(ticketFolder.resolve("ktp.jpg"));
    troubled.beforeDeleting.put("007", () -> Files.move(mount, mount.resolveSibling("gone")));

    // when, then
    assertThatDriveIsRefused(() -> drive.deleteAll(OFFICE, DAY, TICKET), "tidak ditemukan");
  }

  @ParameterizedTest
  @EnumSource
  void givenVeryDeepFoldersWhenDeletedThenRefusedFromTheLimitOn(Platform platform)
      throws IOException {
    // given
    PhotoDrive drive = driveOn(platform);
    drive.create(OFFICE, DAY, TICKET);
    write(deep(31).resolve("ktp.jpg"));

    // when, then
    assertThat(drive.deleteAll(OFFICE, DAY, TICKET)).isEqualTo(new DeletionResult(1, List.of()));

    // given
    drive.create(OFFICE, DAY, TICKET);
    write(deep(32).resolve("ktp.jpg"));

    // when, then
    assertThatDriveIsRefused(() -> drive.deleteAll(OFFICE, DAY, TICKET), "terlalu dalam");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../elsewhere",
        "/etc",
        "a/b",
        "a\\b",
        "kantor contoh",
        "kantor\n",
        "C:",
        "kantör"
      })
  void givenAnOddOfficeWhenUsedThenRefused(String officeId) {
    // given
    PhotoDrive drive = driveOn(Platform.REAL);

    // when, then
    assertThatDriveIsRefused(() -> drive.deleteAll(officeId, DAY, TICKET), "tidak sah");
    assertThatDriveIsRefused(() -> drive.create(officeId, DAY, TICKET), "tidak sah");
    assertThatDriveIsRefused(() -> drive.folder(officeId, DAY, TICKET), "tidak sah");
    assertThatDriveIsRefused(() -> drive.folderFor(officeId, "2026-05-22", TICKET), "tidak sah");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "..",
        "../../elsewhere",
        "22-05-2026",
        "2026-02-30",
        "+12026-05-22",
        "-2026-05-22"
      })
  void givenAnOddDateWhenUsedThenRefused(String date) {
    // given
    PhotoDrive drive = driveOn(Platform.REAL);

    // when, then
    assertThatDriveIsRefused(() -> drive.folderFor(OFFICE, date, TICKET), "tidak sah");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void givenAnOddTicketWhenUsedThenRefused(Integer ticketNumber) {
    // given
    PhotoDrive drive = driveOn(Platform.REAL);

    // when, then
    assertThatDriveIsRefused(
        () -> drive.folderFor(OFFICE, "2026-05-22", ticketNumber), "tidak sah");
  }

  @Test
  void givenTheDriveIsReachedThroughALinkWhenUsedThenItWorks() throws IOException {
    // given: the administrator chose it
    Path link = Files.createSymbolicLink(temp.resolve("drive"), mount);
    PhotoDrive drive = new PhotoDrive(properties(link));
    drive.create(OFFICE, DAY, TICKET);
    write(ticketFolder.resolve("ktp.jpg"));

    // when, then
    assertThat(drive.deleteAll(OFFICE, DAY, TICKET)).isEqualTo(new DeletionResult(1, List.of()));
  }

  @Test
  void givenNoDriveWhenUsedThenNothingHappens() {
    for (Path none : new Path[] {null, Path.of("")}) {
      // given
      PhotoDrive drive = new PhotoDrive(properties(none));

      // when, then
      assertThat(drive.isConfigured()).isFalse();
      assertThat(drive.folder(OFFICE, DAY, TICKET)).isNull();
      assertThat(drive.folderFor(OFFICE, "2026-05-22", TICKET)).isNull();
      assertThat(drive.create(OFFICE, DAY, TICKET)).isNull();
      assertThat(drive.prepareFolderFor(OFFICE, "2026-05-22", TICKET)).isNull();
      assertThat(drive.stateText()).isNull();
      assertThat(drive.deleteAll(OFFICE, DAY, TICKET)).isEqualTo(new DeletionResult(0, List.of()));
    }
  }

  private PhotoDrive driveOn(Platform platform) {
    if (platform == Platform.REAL) {
      return new PhotoDrive(properties(mount));
    }
    troubled = new TroubledFileSystem(FileSystems.getDefault(), platform == Platform.RELATIVE);
    return new PhotoDrive(properties(troubled.of(mount)));
  }

  private static LoketProperties properties(Path drive) {
    return new LoketProperties(drive, Set.of(), DAY, null, List.of());
  }

  /** Refused, and without a file's name in anything that could be logged. */
  private static void assertThatDriveIsRefused(ThrowingCallable action, String message) {
    assertThatThrownBy(action)
        .isInstanceOf(PhotoDriveException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("ktp")
        .hasNoCause();
  }

  private void swapBeforeOpening(Path folder, int opening) {
    Deque<TroubledFileSystem.Change> changes = new ArrayDeque<>();
    for (int i = 1; i < opening; i++) {
      changes.add(() -> {});
    }
    changes.add(() -> swap(folder));
    troubled.beforeOpening.put(folder.getFileName().toString(), changes);
  }

  private void swap(Path folder) throws IOException {
    Files.move(folder, moved(folder));
    Files.createSymbolicLink(folder, elsewhere);
  }

  private Path moved(Path folder) {
    return temp.resolve("moved-" + folder.getFileName());
  }

  private List<Path> everythingElsewhere() throws IOException {
    try (Stream<Path> all = Files.walk(elsewhere)) {
      return all.sorted().toList();
    }
  }

  private Path deep(int folders) throws IOException {
    Path folder = ticketFolder;
    for (int i = 0; i < folders; i++) {
      folder = folder.resolve("d");
    }
    return Files.createDirectories(folder);
  }

  private static Path write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "photo");
  }

  private static boolean protect(Path folder) throws IOException, InterruptedException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    return !Files.isWritable(folder) || run("chattr", "+i", folder.toString());
  }

  private static void unprotect(Path folder) throws IOException, InterruptedException {
    run("chattr", "-i", folder.toString());
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
