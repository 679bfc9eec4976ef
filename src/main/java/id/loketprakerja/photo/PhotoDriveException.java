package id.loketprakerja.photo;

/**
 * The photo drive cannot be used, or holds something that is not touched, so whether photos are
 * left is not known.
 *
 * <p>The message is shown to the manager as it is. It never holds the name of a file below a
 * ticket's folder, and there is never a cause that would: a file may be named after a participant,
 * and messages get into logs and histories.
 */
class PhotoDriveException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PhotoDriveException(String message) {
    super(message);
  }
}
