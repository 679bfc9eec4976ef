package id.loketprakerja.photo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder that is held open. What lies in it is addressed by its name alone, so that nothing leads
 * out of the folder.
 *
 * <p>Where the platform can work relative to an open folder, a folder that is swapped for a link in
 * the meantime changes nothing. Elsewhere (Windows) the folder's real place is compared before each
 * step, which leaves the moment between the comparison and the step.
 */
abstract class DriveFolder implements Closeable {

  private final DirectoryStream<Path> stream;

  private DriveFolder(DirectoryStream<Path> stream) {
    this.stream = stream;
  }

  /** Opens the drive itself; it may be a link, since whoever configured it chose it. */
  static DriveFolder openDrive(Path drive) throws IOException {
    Path place = drive.toRealPath();
    return of(Files.newDirectoryStream(place), place);
  }

  private static DriveFolder of(DirectoryStream<Path> stream, Path place) {
    return stream instanceof SecureDirectoryStream<Path> secure
        ? new Held(secure)
        : new Placed(stream, place);
  }

  /** The names of what lies in the folder; can be asked once. */
  List<Path> names() throws IOException {
    List<Path> names = new ArrayList<>();
    try {
      stream.forEach(entry -> names.add(entry.getFileName()));
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  /** What the name stands for; a link is not followed. */
  abstract BasicFileAttributes attributes(Path name) throws IOException;

  /** Opens a folder in this one; fails when it is a link. */
  abstract DriveFolder open(Path name) throws IOException;

  abstract void deleteFile(Path name) throws IOException;

  abstract void deleteEmptyFolder(Path name) throws IOException;

  /** Works relative to the open folder. */
  private static class Held extends DriveFolder {

    private final SecureDirectoryStream<Path> folder;

    Held(SecureDirectoryStream<Path> folder) {
      super(folder);
      this.folder = folder;
    }

    @Override
    BasicFileAttributes attributes(Path name) throws IOException {
      return folder
          .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .readAttributes();
    }

    @Override
    DriveFolder open(Path name) throws IOException {
      return new Held(folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    void deleteFile(Path name) throws IOException {
      folder.deleteFile(name);
    }

    @Override
    void deleteEmptyFolder(Path name) throws IOException {
      folder.deleteDirectory(name);
    }
  }

  /** Works by path, and looks before each step whether the path still leads to the same place. */
  private static class Placed extends DriveFolder {

    private final Path place;

    Placed(DirectoryStream<Path> stream, Path place) {
      super(stream);
      this.place = place;
    }

    @Override
    BasicFileAttributes attributes(Path name) throws IOException {
      return Files.readAttributes(
          stillHere().resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    DriveFolder open(Path name) throws IOException {
      DirectoryStream<Path> stream = Files.newDirectoryStream(stillHere().resolve(name));
      try {
        // After opening, so that a link that was put there just before is seen.
        Path childPlace = place.resolve(name).toRealPath();
        if (!place.equals(childPlace.getParent())) {
          throw new FileSystemException(null, null, "link");
        }
        return new Placed(stream, childPlace);
      } catch (IOException | RuntimeException e) {
        stream.close();
        throw e;
      }
    }

    @Override
    void deleteFile(Path name) throws IOException {
      Files.delete(stillHere().resolve(name));
    }

    @Override
    void deleteEmptyFolder(Path name) throws IOException {
      if (!attributes(name).isDirectory()) {
        // By path a link would be deleted in its place, and be missed at the second look.
        throw new NotDirectoryException(null);
      }
      Files.delete(place.resolve(name));
    }

    private Path stillHere() throws IOException {
      if (!place.toRealPath().equals(place)) {
        throw new FileSystemException(null, null, "link");
      }
      return place;
    }
  }
}
