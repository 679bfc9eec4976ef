package id.loketprakerja.customercare;

/**
 * The model {@code customer-care-escalation}: takes a problem to the programme's customer care (SOP
 * item 11).
 */
public final class CustomerCareEscalationProcess {

  public static final String KEY = "customer-care-escalation";

  private CustomerCareEscalationProcess() {}

  /** Elements of the model. */
  public static final class Elements {
    public static final String CALL_HOTLINE = "userTask_callHotline";
    public static final String EMAIL_CUSTOMER_CARE = "userTask_emailCustomerCare";
    public static final String TAKE_OVER_PROBLEM = "userTask_takeOverProblem";
    public static final String HOTLINE_OPENS = "event_hotlineOpens";
    public static final String HOTLINE_CLOSES = "event_hotlineCloses";
    public static final String FOLLOW_UP_DUE = "event_followUpDue";
    public static final String TWO_OPENING_DAYS_PASSED = "event_twoOpeningDaysPassed";
    public static final String PROBLEM_ADDED = "endEvent_problemAdded";
    public static final String HOTLINE_SOLVED_PROBLEM = "endEvent_hotlineSolvedProblem";
    public static final String PROBLEM_RESOLVED = "endEvent_problemResolved";
    public static final String PROBLEM_TAKEN_OVER = "endEvent_problemTakenOver";
    public static final String PROBLEM_WITHDRAWN = "endEvent_problemWithdrawn";

    private Elements() {}
  }

  /** Variables that the model and its forms share. */
  public static final class Variables {
    public static final String PROBLEM = "problem";

    /** What the message {@link Messages#PROBLEM_ADDED} carries. */
    public static final String ADDED_PROBLEM = "addedProblem";

    /** RESOLVED or UNRESOLVED. */
    public static final String RESOLUTION = "resolution";

    public static final String ANSWER = "answer";
    public static final String EMAIL_SENT = "emailSent";

    /** RESOLVED or WITHDRAWN. */
    public static final String MANAGER_DECISION = "managerDecision";

    private Variables() {}
  }

  /** Messages that the model waits for. */
  public static final class Messages {
    /** The problem has gone away or the participant does not pursue it. */
    public static final String PROBLEM_WITHDRAWN = "problem-withdrawn";

    /** The session has another problem; what it is is added to the first. */
    public static final String PROBLEM_ADDED = "problem-added";

    private Messages() {}
  }
}
