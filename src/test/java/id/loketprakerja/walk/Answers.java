package id.loketprakerja.walk;

import static java.util.Map.entry;

import id.loketprakerja.customercare.CustomerCareEscalationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import id.loketprakerja.serviceday.OfficeAtWork;
import id.loketprakerja.serviceday.ServiceDayProcess;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** What staff answer on the forms of a day: anything that the form allows, at random. */
public final class Answers {

  /** The tasks of one participant's session at a desk, from which a problem can be reported. */
  public static final Set<String> OF_SESSION =
      Set.of(
          Elements.GUIDE_TO_DESK,
          Elements.CHECK_EMAIL,
          Elements.HELP_CREATE_EMAIL,
          Elements.HELP_CREATE_ACCOUNT,
          Elements.BRIEF_ON_ACCOUNT,
          Elements.TAKE_PHOTOS,
          Elements.SUPERVISE_WRITTEN_TEST,
          Elements.HELP_CHOOSE_BATCH,
          Elements.EXPLAIN_ANNOUNCEMENT,
          Elements.EXPLAIN_NEXT_STEPS);

  private static final Set<String> OF_MANAGER =
      Set.of(
          Elements.MANAGE_QUEUE,
          Elements.REVIEW_LONG_SESSION,
          Elements.FOLLOW_UP_PHOTO_DELETION,
          CustomerCareEscalationProcess.Elements.TAKE_OVER_PROBLEM,
          ServiceDayProcess.Elements.REVIEW_DAY,
          ServiceDayProcess.Elements.FOLLOW_UP_LATE_PREPARATION);

  private static final Map<String, Function<Random, Map<String, Object>>> BY_TASK =
      Map.ofEntries(
          entry(Elements.PROVIDE_MASK, random -> yesOften(Variables.WEARS_MASK, random)),
          entry(Elements.EXPLAIN_REFUSAL, random -> ticked("reasonExplained")),
          entry(Elements.MANAGE_QUEUE, random -> Map.of("queueNote", "Sudah diberi tahu.")),
          entry(Elements.GUIDE_TO_DESK, random -> yesOften(Variables.PARTICIPANT_PRESENT, random)),
          entry(Elements.CHECK_EMAIL, random -> Map.of(Variables.HAS_EMAIL, random.nextBoolean())),
          entry(Elements.HELP_CREATE_EMAIL, random -> ticked("emailCreated")),
          entry(Elements.HELP_CREATE_ACCOUNT, random -> ticked("accountCreated")),
          entry(
              Elements.BRIEF_ON_ACCOUNT,
              random ->
                  ticked("keepPhoneExplained", "credentialsNoted", "credentialsSecrecyExplained")),
          entry(
              Elements.TAKE_PHOTOS,
              random ->
                  Map.of(
                      Variables.PHOTO_DEVICE,
                      any(random, "LAPTOP", "DESKTOP", "TABLET", "PHONE"),
                      "idCardPhotoTaken",
                      true,
                      "selfieWithCardTaken",
                      true)),
          entry(
              Elements.SUPERVISE_WRITTEN_TEST,
              random ->
                  Map.of(
                      "paperHandedOut",
                      true,
                      Variables.TEST_RESULT,
                      any(random, "PASSED", "PASSED", "FAILED", "PENDING"))),
          entry(
              Elements.HELP_CHOOSE_BATCH,
              random -> Map.of(Variables.BATCH_NUMBER, 1 + random.nextInt(999))),
          entry(
              Elements.EXPLAIN_ANNOUNCEMENT,
              random -> ticked("announcementExplained", "coursesExplained")),
          entry(Elements.EXPLAIN_NEXT_STEPS, random -> ticked("nextStepsExplained")),
          entry(Elements.REVIEW_LONG_SESSION, random -> Map.of("reviewNote", "Dilanjutkan.")),
          entry(
              Elements.RECORD_FEEDBACK,
              random -> Map.of(Variables.FEEDBACK, any(random, "LIKE", "DISLIKE", "NONE"))),
          entry(
              Elements.DELETE_PHOTOS, random -> ticked("photosDeletedFromDevice", "trashEmptied")),
          entry(
              Elements.FOLLOW_UP_PHOTO_DELETION,
              random -> Map.of("followUpNote", "Segera dihapus.")),
          entry(
              Elements.DISINFECT_DESK,
              random ->
                  ticked("keyboardCleaned", "deskCleaned", "stationeryCleaned", "guidesCleaned")),
          entry(
              CustomerCareEscalationProcess.Elements.CALL_HOTLINE,
              random ->
                  Map.of(
                      CustomerCareEscalationProcess.Variables.RESOLUTION,
                      any(random, "RESOLVED", "UNRESOLVED"),
                      CustomerCareEscalationProcess.Variables.ANSWER,
                      "Coba lagi.")),
          entry(
              CustomerCareEscalationProcess.Elements.EMAIL_CUSTOMER_CARE,
              random -> ticked(CustomerCareEscalationProcess.Variables.EMAIL_SENT)),
          entry(
              CustomerCareEscalationProcess.Elements.TAKE_OVER_PROBLEM,
              random ->
                  Map.of(
                      CustomerCareEscalationProcess.Variables.MANAGER_DECISION,
                      any(random, "RESOLVED", "WITHDRAWN"),
                      "decisionNote",
                      "Diselesaikan.")),
          entry(
              ServiceDayProcess.Elements.FOLLOW_UP_LATE_PREPARATION,
              random -> Map.of("followUpNote", "Segera siap.")),
          entry(
              ServiceDayProcess.Elements.REVIEW_DAY,
              random ->
                  random.nextBoolean()
                      ? Map.of()
                      : Map.of(ServiceDayProcess.Variables.DAY_NOTE, "Lancar.")));

  private Answers() {}

  /** An answer to a task of the counter, by the task's key. */
  public static Map<String, Object> to(String task, Random random) {
    return BY_TASK.get(task).apply(random);
  }

  /** The one of the office whose task it is. */
  static String personFor(String task, OfficeAtWork office) {
    if (OF_MANAGER.contains(task)) {
      return office.manager();
    }
    return Elements.DELETE_PHOTOS.equals(task) ? office.assistant() : office.officer();
  }

  private static Map<String, Object> yesOften(String box, Random random) {
    return Map.of(box, random.nextInt(5) > 0);
  }

  private static Map<String, Object> ticked(String... boxes) {
    return OfficeAtWork.ticked(boxes);
  }

  private static String any(Random random, String... values) {
    return List.of(values).get(random.nextInt(values.length));
  }
}
