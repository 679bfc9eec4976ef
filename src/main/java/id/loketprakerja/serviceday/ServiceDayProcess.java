package id.loketprakerja.serviceday;

/** The model {@code service-day}: one day of one office. */
public final class ServiceDayProcess {

  public static final String KEY = "service-day";

  private ServiceDayProcess() {}

  /** Elements of the model. */
  public static final class Elements {
    public static final String SERVICE_DAY_BEGINS = "startEvent_serviceDayBegins";
    public static final String SERVICE_DAY_NOT_NEEDED = "endEvent_serviceDayNotNeeded";
    public static final String PREPARATION_TIME = "event_preparationTime";
    public static final String SITE_PREPARATION = "callActivity_sitePreparation";
    public static final String OPENING_TIME_REACHED = "event_openingTimeReached";
    public static final String CLOSED_WHILE_PREPARING = "event_closedWhilePreparing";
    public static final String TIME_TO_OPEN = "gateway_timeToOpen";
    public static final String OPENING_MISSED = "endEvent_openingMissed";
    public static final String FOLLOW_UP_LATE_PREPARATION = "userTask_followUpLatePreparation";
    public static final String OPEN_SERVICE = "serviceTask_openService";
    public static final String WAIT_FOR_CLOSING = "gateway_waitForClosing";
    public static final String CLOSING_TIME = "event_closingTime";
    public static final String CLOSE_REQUESTED = "event_closeRequested";
    public static final String CLOSE_SERVICE = "serviceTask_closeService";
    public static final String REVIEW_DAY = "userTask_reviewDay";
    public static final String FILE_DAILY_REPORT = "serviceTask_fileDailyReport";
    public static final String SERVICE_DAY_ENDED = "endEvent_serviceDayEnded";
    public static final String SERVICE_DAY_CANCELLED = "endEvent_serviceDayCancelled";
    public static final String LATE_PREPARATION_FOLLOWED_UP = "endEvent_latePreparationFollowedUp";
    public static final String DAY_FIGURES_UPDATED = "endEvent_dayFiguresUpdated";

    private Elements() {}
  }

  /** Variables that the model, its forms and the called models share. */
  public static final class Variables {
    /** The office's id, the same as the instance's tenant. */
    public static final String OFFICE_ID = "officeId";

    /** The key of the service day's row, a {@code Long}. */
    public static final String SERVICE_DAY_ID = "serviceDayId";

    /** The date as ISO text. */
    public static final String SERVICE_DATE = "serviceDate";

    /** The date as it is shown. */
    public static final String SERVICE_DATE_TEXT = "serviceDateText";

    /** Who started the day by hand; null when the calendar did. */
    public static final String STARTED_BY = "startedBy";

    public static final String DAY_FIGURES = "dayFigures";
    public static final String UNFINISHED_WORK = "unfinishedWork";
    public static final String UNSERVED_TICKETS = "unservedTickets";
    public static final String DAY_NOTE = "dayNote";

    private Variables() {}
  }

  /** Messages that the model waits for. */
  public static final class Messages {
    /** The manager closes the service before the closing time. */
    public static final String CLOSE_SERVICE = "close-service";

    /** Something that kept the day from ending is done. */
    public static final String DAY_PROGRESSED = "day-progressed";

    private Messages() {}
  }
}
