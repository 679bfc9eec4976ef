package id.loketprakerja.sitepreparation;

/** The model {@code site-preparation}: what has to be ready before the office opens. */
public final class SitePreparationProcess {

  public static final String KEY = "site-preparation";

  private SitePreparationProcess() {}

  /** Elements of the model. */
  public static final class Elements {
    public static final String PREPARE_CHECKLIST = "serviceTask_prepareChecklist";
    public static final String PLAN_ROSTER = "userTask_planRoster";
    public static final String SCREEN_OFFICER = "userTask_screenOfficer";
    public static final String OFFICER_REFUSED = "event_officerRefused";
    public static final String STAFF_ADMITTED = "endEvent_staffAdmitted";
    public static final String STAFF_REFUSED = "endEvent_staffRefused";
    public static final String ARRANGE_ROOMS = "userTask_arrangeRooms";
    public static final String STOCK_STATIONERY = "userTask_stockStationery";
    public static final String STOCK_HYGIENE = "userTask_stockHygiene";
    public static final String CHECK_ELECTRONICS = "userTask_checkElectronics";
    public static final String CHECK_DEVICES = "userTask_checkDevices";
    public static final String SECURE_PHOTO_DRIVE = "userTask_securePhotoDrive";
    public static final String POST_SERVICE_HOURS = "userTask_postServiceHours";
    public static final String PRINT_GUIDES = "userTask_printGuides";
    public static final String CHECK_DESK = "userTask_checkDesk";
    public static final String DESK_CHECKED = "endEvent_deskChecked";
    public static final String RESOLVE_SHORTAGES = "userTask_resolveShortages";
    public static final String APPROVE_OPENING = "userTask_approveOpening";
    public static final String SITE_READY = "endEvent_siteReady";

    private Elements() {}
  }

  /** Variables that the model and its forms share. */
  public static final class Variables {
    public static final String OFFICE_ID = "officeId";

    /** The staff to choose from, a JSON list of {@code label} and {@code value}. */
    public static final String STAFF_CHOICES = "staffChoices";

    public static final String REGISTRATION_ROOM_STAFF = "registrationRoomStaff";
    public static final String TRAINING_ROOM_STAFF = "trainingRoomStaff";

    /** The user ids of everyone on duty, each once. */
    public static final String ROSTER_MEMBERS = "rosterMembers";

    public static final String ROSTER_TEXT = "rosterText";

    /** The keys of the checks that are still to be done. */
    public static final String OPEN_CHECKS = "openChecks";

    public static final String DESKS_TO_CHECK = "desksToCheck";
    public static final String DESK_NUMBER = "deskNumber";
    public static final String DESK_SHORTAGE = "deskShortage";

    /** What is missing, one Indonesian sentence each. */
    public static final String SHORTAGES = "shortages";

    /** The desks that another day still holds, one Indonesian sentence each. */
    public static final String HELD_DESKS = "heldDesks";

    public static final String FAILED_DESKS = "failedDesks";
    public static final String READY_DESKS = "readyDesks";
    public static final String OPEN_WITHOUT_FAILED_DESKS = "openWithoutFailedDesks";
    public static final String SITE_COMPLETE = "siteComplete";

    private Variables() {}
  }

  /** Variables that delegates read; the model does not name them. */
  public static final class HiddenVariables {
    /** The key of the service day's row, handed over by the calling model. */
    public static final String SERVICE_DAY_ID = "serviceDayId";

    private HiddenVariables() {}
  }
}
