package id.loketprakerja.photo;

/** What the models call the things that the deletion of photos reads and writes. */
final class PhotoDeletionProcess {

  static final String OFFICE_ID = "officeId";
  static final String SERVICE_DATE = "serviceDate";
  static final String SERVICE_DAY_ID = "serviceDayId";
  static final String TICKET_NUMBER = "ticketNumber";
  static final String PHOTO_DEVICE = "photoDevice";

  /** The id of the user who completed the deletion task. */
  static final String PHOTOS_DELETED_BY = "photosDeletedBy";

  /** How many files earlier looks have deleted; a receipt counts them all. */
  static final String DELETED_FILE_COUNT = "deletedFileCount";

  /** Set by the manager who has looked after the drive. */
  static final String DRIVE_REPAIRED = "driveRepaired";

  static final String PHOTOS_VERIFIED = "photosVerified";
  static final String UNDELETED_FILES = "undeletedFiles";
  static final String PHOTO_DRIVE_ERROR = "photoDriveError";

  static final String PHOTO_DRIVE_UNAVAILABLE = "photo-drive-unavailable";

  private PhotoDeletionProcess() {}
}
