package id.loketprakerja.photo;

import id.loketprakerja.office.LoketProperties;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The shared drive for photos that are taken with desktop computers (SOP items 10 and 25); for
 * expressions in the models: {@code ${photoDrive.…}}.
 *
 * <p>Each ticket has a folder of its own there: office / date / ticket number. Without a configured
 * drive there is no folder, and the technical assistant's word counts. This class never writes a
 * photo and never reads one.
 */
@Service
public class PhotoDrive {

  private static final Logger log = LoggerFactory.getLogger(PhotoDrive.class);

  private static final Pattern OFFICE_ID = Pattern.compile("[a-zA-Z0-9]{1,64}");
  private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /** Control characters, invisible format characters, line breaks, halves of characters. */
  private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  /** Each level of folders is held open while it is emptied. */
  private static final int MOST_LEVELS = 32;

  private final Path drive;

  PhotoDrive(LoketProperties properties) {
    Path configured = properties.photoDrive();
    this.drive =
        configured == null || configured.toString().isBlank() ? null : configured.toAbsolutePath();
  }

  /** Whether this installation has a photo drive. */
  public boolean isConfigured() {
    return drive != null;
  }

  /**
   * The ticket's folder as text for a form, relative to the drive, such as
   * "kantorcontoh/2026-05-22/007"; null when no drive is configured. The folder need not exist.
   *
   * @param serviceDate ISO date
   */
  public String folderFor(String officeId, String serviceDate, Integer ticketNumber) {
    return isConfigured()
        ? String.join("/", names(officeId, date(serviceDate), number(ticketNumber)))
        : null;
  }

  /**
   * Makes the ticket's folder just before its photos are taken, so that the officer finds it.
   *
   * <p>A session must go on with a tablet when the drive is down. So a drive that cannot be used is
   * logged and gives null, as if there were none; it cannot be missed later, because the deletion
   * is checked on the drive all the same.
   *
   * @param serviceDate ISO date
   * @return the folder as {@link #folderFor} tells it; null when there is no drive or it cannot be
   *     used now
   */
  public String prepareFolderFor(String officeId, String serviceDate, Integer ticketNumber) {
    try {
      create(officeId, date(serviceDate), number(ticketNumber));
      return folderFor(officeId, serviceDate, ticketNumber);
    } catch (PhotoDriveException e) {
      log.warn(
          "No folder for ticket {} on the photo drive {}: {}", ticketNumber, drive, e.getMessage());
      return null;
    }
  }

  /**
   * Whether the drive can be used now, in a sentence for the manager; null when no drive is
   * configured.
   */
  public String stateText() {
    if (!isConfigured()) {
      return null;
    }
    try (DriveFolder root = openDrive()) {
      return "Drive foto terpasang dan dapat ditulisi.";
    } catch (PhotoDriveException e) {
      return e.getMessage();
    } catch (IOException e) {
      return unusable(e).getMessage();
    }
  }

  /** The ticket's folder; null when no drive is configured. The folder need not exist. */
  Path folder(String officeId, LocalDate date, int ticketNumber) {
    if (!isConfigured()) {
      return null;
    }
    Path folder = drive;
    for (String name : names(officeId, date, ticketNumber)) {
      folder = folder.resolve(name);
    }
    return folder;
  }

  /**
   * Makes the ticket's folder when it is not there yet; never the drive itself.
   *
   * @return the folder; null when no drive is configured
   * @throws PhotoDriveException when the drive cannot be used or something else is in the folder's
   *     place
   */
  Path create(String officeId, LocalDate date, int ticketNumber) {
    if (!isConfigured()) {
      return null;
    }
    List<String> names = names(officeId, date, ticketNumber);
    try (DriveFolder root = openDrive()) {
      return createIn(root, drive, names);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Path createIn(DriveFolder parent, Path parentPath, List<String> names)
      throws IOException {
    if (names.isEmpty()) {
      return parentPath;
    }
    Path path = parentPath.resolve(names.get(0));
    if (!hasFolder(parent, path.getFileName())) {
      try {
        Files.createDirectory(path);
      } catch (FileAlreadyExistsException e) {
        // Another session has just made it.
      }
      if (!hasFolder(parent, path.getFileName())) {
        throw new PhotoDriveException(
            "Folder di drive foto berubah saat folder nomor antrean dibuat. Periksa drive itu, lalu"
                + " ulangi.");
      }
    }
    try (DriveFolder folder = parent.open(path.getFileName())) {
      return createIn(folder, path, names.subList(1, names.size()));
    }
  }

  /**
   * Deletes the files and folders in the ticket's folder and the folder itself, then looks again.
   *
   * <p>A ticket's folder that is not there is empty. But the folder of the day must be there: it
   * was made when the photos were about to be taken, and a mount that is gone looks exactly like a
   * drive that has lost it.
   *
   * @return how many files were deleted, and what is still there; nothing of both when no drive is
   *     configured
   * @throws PhotoDriveException when what is on the drive cannot be known: it cannot be reached,
   *     written to or listed, the day's folder is missing, or there is a link, which is never
   *     followed. Nothing is deleted when that is seen at the start.
   */
  DeletionResult deleteAll(String officeId, LocalDate date, int ticketNumber) {
    if (!isConfigured()) {
      return new DeletionResult(0, List.of());
    }
    List<String> names = names(officeId, date, ticketNumber);
    List<String> day = names.subList(0, names.size() - 1);
    Path ticket = drive.getFileSystem().getPath(names.get(names.size() - 1));
    try {
      int deleted = inFolder(day, folder -> deleteTicketFolder(folder, ticket));
      // From the drive's root again: what counts is what anybody finds there now.
      List<String> left = inFolder(day, folder -> whatIsLeft(folder, ticket));
      return new DeletionResult(deleted, left);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static int deleteTicketFolder(DriveFolder day, Path ticket) throws IOException {
    // First a look without touching anything: a link stops the deletion before it begins.
    whatIsLeft(day, ticket);
    if (!hasFolder(day, ticket)) {
      return 0;
    }
    int deleted;
    try (DriveFolder folder = day.open(ticket)) {
      deleted = deleteAllIn(folder);
    }
    deleteFolderIfPossible(day, ticket);
    return deleted;
  }

  private static int deleteAllIn(DriveFolder folder) throws IOException {
    int deleted = 0;
    for (Path name : folder.names()) {
      try {
        BasicFileAttributes attributes = folder.attributes(name);
        if (attributes.isRegularFile()) {
          folder.deleteFile(name);
          deleted++;
        } else if (attributes.isDirectory() && !isLink(attributes)) {
          try (DriveFolder inner = folder.open(name)) {
            deleted += deleteAllIn(inner);
          }
          folder.deleteEmptyFolder(name);
        }
      } catch (IOException e) {
        // What could not be deleted is found by the second look.
      }
    }
    return deleted;
  }

  private static void deleteFolderIfPossible(DriveFolder parent, Path name) {
    try {
      parent.deleteEmptyFolder(name);
    } catch (IOException e) {
      // When something is left in it the second look tells; an empty folder is no photo.
    }
  }

  private static List<String> whatIsLeft(DriveFolder day, Path ticket) throws IOException {
    List<String> left = new ArrayList<>();
    if (hasFolder(day, ticket)) {
      try (DriveFolder folder = day.open(ticket)) {
        collect(folder, "", 1, left);
      }
    }
    Collections.sort(left);
    return left;
  }

  private static void collect(DriveFolder folder, String prefix, int level, List<String> left)
      throws IOException {
    if (level > MOST_LEVELS) {
      throw new PhotoDriveException(
          "Folder nomor antrean di drive foto bertingkat terlalu dalam. Hapus isinya di drive itu,"
              + " lalu ulangi.");
    }
    for (Path name : folder.names()) {
      String shown = prefix + HARMFUL.matcher(name.toString()).replaceAll("?");
      try {
        BasicFileAttributes attributes = folder.attributes(name);
        refuseLink(attributes);
        if (attributes.isDirectory()) {
          collectInner(folder, name, shown + "/", level, left);
        } else {
          left.add(shown);
        }
      } catch (NoSuchFileException e) {
        // Somebody else has deleted it between the two steps.
      }
    }
  }

  private static void collectInner(
      DriveFolder folder, Path name, String shown, int level, List<String> left)
      throws IOException {
    int before = left.size();
    try (DriveFolder inner = folder.open(name)) {
      collect(inner, shown, level + 1, left);
    } catch (AccessDeniedException e) {
      // Named below; what is in it only the assistant can see.
    }
    if (left.size() == before) {
      left.add(shown);
    }
  }

  private static boolean hasFolder(DriveFolder parent, Path name) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = parent.attributes(name);
    } catch (NoSuchFileException e) {
      return false;
    }
    refuseLink(attributes);
    if (!attributes.isDirectory()) {
      throw new PhotoDriveException(
          "Di drive foto ada berkas yang menempati tempat sebuah folder. Hapus atau pindahkan"
              + " berkas itu, lalu ulangi.");
    }
    return true;
  }

  private static void refuseLink(BasicFileAttributes attributes) {
    if (isLink(attributes)) {
      throw new PhotoDriveException(
          "Di drive foto ada tautan (shortcut atau symbolic link) yang dapat mengarah ke tempat"
              + " lain. Periksa ke mana arahnya, hapus foto di sana, hapus tautannya, lalu"
              + " ulangi.");
    }
  }

  /** Windows tells a junction as a folder that is also something else. */
  private static boolean isLink(BasicFileAttributes attributes) {
    return attributes.isSymbolicLink() || (attributes.isDirectory() && attributes.isOther());
  }

  private <T> T inFolder(List<String> names, FolderAction<T> action) throws IOException {
    try (DriveFolder root = openDrive()) {
      return inFolder(root, names, action);
    }
  }

  private <T> T inFolder(DriveFolder parent, List<String> names, FolderAction<T> action)
      throws IOException {
    if (names.isEmpty()) {
      return action.apply(parent);
    }
    Path name = drive.getFileSystem().getPath(names.get(0));
    if (!hasFolder(parent, name)) {
      throw new PhotoDriveException(
          "Folder kantor dan tanggal hari layanan ini tidak ada di drive foto. Mungkin drive yang"
              + " sebenarnya sedang tidak terpasang. Periksa drive itu, lalu ulangi.");
    }
    try (DriveFolder folder = parent.open(name)) {
      return inFolder(folder, names.subList(1, names.size()), action);
    }
  }

  private DriveFolder openDrive() throws IOException {
    if (!Files.isDirectory(drive)) {
      throw new PhotoDriveException(
          Files.exists(drive, LinkOption.NOFOLLOW_LINKS)
              ? "Drive foto bukan folder yang dapat dibuka. Minta administrator memeriksa"
                  + " pengaturannya, lalu ulangi."
              : "Drive foto tidak ditemukan. Pastikan drive terpasang dan jaringannya tersambung,"
                  + " lalu ulangi.");
    }
    if (!Files.isWritable(drive)) {
      throw new PhotoDriveException(
          "Drive foto tidak dapat ditulisi sehingga foto tidak dapat dihapus. Perbaiki hak"
              + " aksesnya, lalu ulangi.");
    }
    return DriveFolder.openDrive(drive);
  }

  private PhotoDriveException unusable(IOException e) {
    // Not the exception's own text: it may hold a file's name, and that a person's.
    String reason = e instanceof FileSystemException failure ? failure.getReason() : null;
    log.warn(
        "The photo drive {} cannot be used: {} {}", drive, e.getClass().getSimpleName(), reason);
    return new PhotoDriveException(
        "Isi drive foto tidak dapat diperiksa. Pastikan drive terpasang, jaringannya tersambung,"
            + " dan hak aksesnya benar, lalu ulangi.");
  }

  private static List<String> names(String officeId, LocalDate date, int ticketNumber) {
    String isoDate = String.valueOf(date);
    // Nothing but these can become a part of a path, whatever a process variable holds.
    if (officeId == null
        || !OFFICE_ID.matcher(officeId).matches()
        || !ISO_DATE.matcher(isoDate).matches()) {
      throw new PhotoDriveException(
          "Kantor atau tanggal hari layanan ini tidak sah sebagai nama folder di drive foto."
              + " Hubungi administrator.");
    }
    if (ticketNumber < 1) {
      throw new PhotoDriveException(
          "Nomor antrean untuk folder di drive foto tidak sah. Hubungi administrator.");
    }
    return List.of(officeId, isoDate, String.format(Locale.ROOT, "%03d", ticketNumber));
  }

  private static LocalDate date(String serviceDate) {
    try {
      return serviceDate == null ? null : LocalDate.parse(serviceDate);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static int number(Integer ticketNumber) {
    return ticketNumber == null ? 0 : ticketNumber;
  }

  @FunctionalInterface
  private interface FolderAction<T> {
    T apply(DriveFolder folder) throws IOException;
  }
}
