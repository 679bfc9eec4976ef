package id.loketprakerja.registration;

/** The model {@code participant-registration}: one participant, from the door to the feedback. */
public final class ParticipantRegistrationProcess {

  public static final String KEY = "participant-registration";

  private ParticipantRegistrationProcess() {}

  /** Elements of the model. */
  public static final class Elements {
    public static final String PARTICIPANT_ARRIVED = "startEvent_participantArrived";
    public static final String SCREEN_HEALTH = "businessRuleTask_screenHealth";
    public static final String PROVIDE_MASK = "userTask_provideMask";
    public static final String EXPLAIN_REFUSAL = "userTask_explainRefusal";
    public static final String ISSUE_TICKET = "serviceTask_issueTicket";
    public static final String WAIT_FOR_DESK = "receiveTask_waitForDesk";
    public static final String WAITING_TOO_LONG = "event_waitingTooLong";
    public static final String MANAGE_QUEUE = "userTask_manageQueue";
    public static final String DESK_SESSION = "subProcess_deskSession";
    public static final String GUIDE_TO_DESK = "userTask_guideToDesk";
    public static final String CHECK_EMAIL = "userTask_checkEmail";
    public static final String HELP_CREATE_EMAIL = "userTask_helpCreateEmail";
    public static final String HELP_CREATE_ACCOUNT = "userTask_helpCreateAccount";
    public static final String BRIEF_ON_ACCOUNT = "userTask_briefOnAccount";
    public static final String TAKE_PHOTOS = "userTask_takePhotos";
    public static final String SUPERVISE_WRITTEN_TEST = "userTask_superviseWrittenTest";
    public static final String HELP_CHOOSE_BATCH = "userTask_helpChooseBatch";
    public static final String EXPLAIN_ANNOUNCEMENT = "userTask_explainAnnouncement";
    public static final String EXPLAIN_NEXT_STEPS = "userTask_explainNextSteps";
    public static final String LONG_SESSION = "event_longSession";
    public static final String REVIEW_LONG_SESSION = "userTask_reviewLongSession";
    public static final String ADD_PROBLEM = "sendTask_addProblem";
    public static final String PROBLEM_ADDED = "endEvent_problemAdded";
    public static final String CUSTOMER_CARE = "callActivity_customerCare";
    public static final String RECORD_FEEDBACK = "userTask_recordFeedback";
    public static final String FEEDBACK_NOT_GIVEN = "event_feedbackNotGiven";
    public static final String FEEDBACK_GIVEN = "event_feedbackGiven";
    public static final String DELETE_PHOTOS = "userTask_deletePhotos";
    public static final String PHOTO_DELETION_LATE = "event_photoDeletionLate";
    public static final String FOLLOW_UP_PHOTO_DELETION = "userTask_followUpPhotoDeletion";
    public static final String VERIFY_PHOTO_DELETION = "serviceTask_verifyPhotoDeletion";
    public static final String REPAIR_PHOTO_DRIVE = "userTask_repairPhotoDrive";
    public static final String DISINFECT_DESK = "userTask_disinfectDesk";
    public static final String RELEASE_DESK = "serviceTask_releaseDesk";
    public static final String ENTRY_REFUSED = "endEvent_entryRefused";
    public static final String TURNED_AWAY_AT_CLOSING = "endEvent_turnedAwayAtClosing";
    public static final String QUEUE_MANAGED = "endEvent_queueManaged";
    public static final String QUEUE_RESOLVED_ITSELF = "endEvent_queueResolvedItself";
    public static final String PARTICIPANT_LEFT_QUEUE = "endEvent_participantLeftQueue";
    public static final String SERVICE_CLOSED_WHILE_WAITING = "endEvent_serviceClosedWhileWaiting";
    public static final String PARTICIPANT_ABSENT = "endEvent_participantAbsent";
    public static final String REGISTRATION_DONE = "endEvent_registrationDone";
    public static final String NEXT_STEPS_EXPLAINED = "endEvent_nextStepsExplained";
    public static final String LONG_SESSION_REVIEWED = "endEvent_longSessionReviewed";
    public static final String LONG_SESSION_OVER = "endEvent_longSessionOver";
    public static final String PROBLEM_HANDLED = "endEvent_problemHandled";
    public static final String FEEDBACK_STORED = "endEvent_feedbackStored";
    public static final String PHOTO_DELETION_FOLLOWED_UP = "endEvent_photoDeletionFollowedUp";
    public static final String PHOTO_DELETION_CAUGHT_UP = "endEvent_photoDeletionCaughtUp";
    public static final String PARTICIPANT_REGISTERED = "endEvent_participantRegistered";
    public static final String PARTICIPANT_NOT_PASSED = "endEvent_participantNotPassed";
    public static final String PARTICIPANT_NO_SHOW = "endEvent_participantNoShow";
    public static final String PARTICIPANT_LEFT = "endEvent_participantLeft";

    private Elements() {}
  }

  /** Variables that the model, its forms and the called models share. */
  public static final class Variables {
    public static final String OFFICE_ID = "officeId";
    public static final String SERVICE_DAY_ID = "serviceDayId";

    /** The date of the service day as ISO text. */
    public static final String SERVICE_DATE = "serviceDate";

    /** Personal data: lives in the open case only. */
    public static final String PARTICIPANT_NAME = "participantName";

    /** Degrees Celsius, 30 to 45, one decimal. */
    public static final String TEMPERATURE = "temperature";

    public static final String WEARS_MASK = "wearsMask";
    public static final String TICKET_NUMBER = "ticketNumber";

    /** The desk, from 1; null while waiting. */
    public static final String DESK_NUMBER = "deskNumber";

    /** Who took the participant to the desk and is assigned the rest of the session. */
    public static final String DESK_OFFICER = "deskOfficer";

    public static final String PARTICIPANT_PRESENT = "participantPresent";
    public static final String HAS_EMAIL = "hasEmail";
    public static final String PHOTO_DEVICE = "photoDevice";
    public static final String TEST_RESULT = "testResult";
    public static final String BATCH_NUMBER = "batchNumber";
    public static final String PROBLEM = "problem";

    /** Whether a running case of customer care has taken the problem. */
    public static final String PROBLEM_ADDED = "problemAdded";

    public static final String OUTCOME = "outcome";
    public static final String SESSION_OUTCOME = "sessionOutcome";
    public static final String FEEDBACK = "feedback";

    /** Whether the last look found no photo left. */
    public static final String PHOTOS_VERIFIED = "photosVerified";

    /** The files that could not be deleted, a JSON list of names. */
    public static final String UNDELETED_FILES = "undeletedFiles";

    /** Why the drive could not be used, for the manager. */
    public static final String PHOTO_DRIVE_ERROR = "photoDriveError";

    /** Set by the manager who has looked after the drive. */
    public static final String DRIVE_REPAIRED = "driveRepaired";

    private Variables() {}
  }

  /** Variables that delegates keep for each other; the model does not name them. */
  public static final class HiddenVariables {
    /** The id of the user who completed the deletion task. */
    public static final String PHOTOS_DELETED_BY = "photosDeletedBy";

    /** How many files earlier looks have deleted; a receipt counts them all. */
    public static final String DELETED_FILE_COUNT = "deletedFileCount";

    private HiddenVariables() {}
  }

  /** Messages that the model waits for. */
  public static final class Messages {
    /** A desk has become free; carries its number. */
    public static final String DESK_ASSIGNED = "desk-assigned";

    /** The participant has left, from the queue or from the desk. */
    public static final String PARTICIPANT_LEFT = "participant-left";

    /** The service closed while the participant was waiting. */
    public static final String SERVICE_CLOSED = "service-closed";

    /** The participant has given an opinion without the officer. */
    public static final String FEEDBACK_GIVEN = "feedback-given";

    private Messages() {}
  }

  /** Escalations that the model catches. */
  public static final class Escalations {
    /** Staff report a problem from any task of the session. */
    public static final String PROBLEM_REPORTED = "problem-reported";

    private Escalations() {}
  }

  /** Errors that the model catches. */
  public static final class Errors {
    /** No ticket can be issued because the service has closed meanwhile. */
    public static final String SERVICE_CLOSED = "service-closed";

    /** The photo drive cannot be used, so a deletion cannot be verified. */
    public static final String PHOTO_DRIVE_UNAVAILABLE = "photo-drive-unavailable";

    private Errors() {}
  }
}
