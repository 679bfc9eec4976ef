package id.loketprakerja.serviceday;

/** The model {@code working-day}: starts the service day of every office that is not closed. */
public final class WorkingDayProcess {

  public static final String KEY = "working-day";

  private WorkingDayProcess() {}

  /** Elements of the model. */
  public static final class Elements {
    public static final String WORKING_DAY_BEGINS = "startEvent_workingDayBegins";
    public static final String SERVICE_DAY = "callActivity_serviceDay";
    public static final String WORKING_DAY_FINISHED = "endEvent_workingDayFinished";

    private Elements() {}
  }
}
