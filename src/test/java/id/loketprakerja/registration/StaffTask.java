package id.loketprakerja.registration;

import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The tasks of {@code participant-registration} as staff see them: name, who does them, until when,
 * and what is answered when all goes well.
 */
public enum StaffTask {
  PROVIDE_MASK("userTask_provideMask", "Berikan masker", "officer", 5, "wearsMask"),
  EXPLAIN_REFUSAL("userTask_explainRefusal", "Jelaskan penolakan", "officer", 5, "reasonExplained"),
  MANAGE_QUEUE(
      "userTask_manageQueue",
      "Atasi antrean panjang",
      "manager",
      15,
      Map.of("queueNote", "Peserta sudah diberi tahu perkiraan waktunya.")),
  GUIDE_TO_DESK(
      "userTask_guideToDesk", "Arahkan peserta ke meja", "officer", 5, "participantPresent"),
  CHECK_EMAIL("userTask_checkEmail", "Periksa email peserta", "officer", 10, "hasEmail"),
  HELP_CREATE_EMAIL(
      "userTask_helpCreateEmail", "Bantu membuat email", "officer", 20, "emailCreated"),
  HELP_CREATE_ACCOUNT(
      "userTask_helpCreateAccount", "Bantu membuat akun Prakerja", "officer", 30, "accountCreated"),
  BRIEF_ON_ACCOUNT(
      "userTask_briefOnAccount",
      "Jelaskan penjagaan akun dan nomor HP",
      "officer",
      10,
      "keepPhoneExplained",
      "credentialsNoted",
      "credentialsSecrecyExplained"),
  TAKE_PHOTOS(
      "userTask_takePhotos",
      "Dampingi pengambilan foto",
      "officer",
      15,
      Map.of("photoDevice", "DESKTOP", "idCardPhotoTaken", true, "selfieWithCardTaken", true)),
  SUPERVISE_WRITTEN_TEST(
      "userTask_superviseWrittenTest",
      "Awasi tes tertulis",
      "officer",
      60,
      Map.of("paperHandedOut", true, "testResult", "PASSED")),
  HELP_CHOOSE_BATCH(
      "userTask_helpChooseBatch",
      "Bantu memilih gelombang",
      "officer",
      15,
      Map.of("batchNumber", 4)),
  EXPLAIN_ANNOUNCEMENT(
      "userTask_explainAnnouncement",
      "Jelaskan pengumuman",
      "officer",
      10,
      "announcementExplained",
      "coursesExplained"),
  EXPLAIN_NEXT_STEPS(
      "userTask_explainNextSteps",
      "Jelaskan langkah berikutnya",
      "officer",
      10,
      "nextStepsExplained"),
  REVIEW_LONG_SESSION(
      "userTask_reviewLongSession",
      "Tinjau sesi yang lama",
      "manager",
      30,
      Map.of("reviewNote", "Situs lambat, sesi dilanjutkan.")),
  RECORD_FEEDBACK(
      "userTask_recordFeedback",
      "Catat penilaian peserta",
      "officer",
      10,
      Map.of("feedback", "LIKE")),
  DELETE_PHOTOS(
      "userTask_deletePhotos",
      "Hapus foto peserta",
      "technicalAssistant",
      30,
      "photosDeletedFromDevice",
      "trashEmptied"),
  FOLLOW_UP_PHOTO_DELETION(
      "userTask_followUpPhotoDeletion",
      "Pastikan foto dihapus",
      "manager",
      15,
      Map.of("followUpNote", "Pendamping teknis segera menghapusnya.")),
  REPAIR_PHOTO_DRIVE(
      "userTask_repairPhotoDrive", "Perbaiki drive foto", "manager", 30, "driveRepaired"),
  DISINFECT_DESK(
      "userTask_disinfectDesk",
      "Bersihkan meja",
      "officer",
      15,
      "keyboardCleaned",
      "deskCleaned",
      "stationeryCleaned",
      "guidesCleaned");

  /** What an officer does from the desk to the end of a session that goes well. */
  public static final List<StaffTask> SESSION =
      List.of(
          GUIDE_TO_DESK,
          CHECK_EMAIL,
          HELP_CREATE_ACCOUNT,
          BRIEF_ON_ACCOUNT,
          TAKE_PHOTOS,
          SUPERVISE_WRITTEN_TEST,
          HELP_CHOOSE_BATCH,
          EXPLAIN_ANNOUNCEMENT);

  private final String id;
  private final String label;
  private final String group;
  private final Duration due;
  private final Map<String, Object> answers;

  StaffTask(String id, String label, String group, int dueMinutes, String... boxes) {
    this(id, label, group, dueMinutes, ticked(boxes));
  }

  StaffTask(String id, String label, String group, int dueMinutes, Map<String, Object> answers) {
    this.id = id;
    this.label = label;
    this.group = group;
    this.due = Duration.ofMinutes(dueMinutes);
    this.answers = answers;
  }

  String id() {
    return id;
  }

  String label() {
    return label;
  }

  /** Id and label, as {@link Participant#waitsAt} takes them. */
  String place() {
    return id + " " + label;
  }

  /** The group whose members may take the task. */
  String group() {
    return group;
  }

  /** When the task is due if it is created now. */
  Date dueFromNow() {
    return Date.from(ClockUtil.getCurrentTime().toInstant().plus(due));
  }

  /** The answers when all goes well, with these instead. */
  Map<String, Object> answersWith(Map<String, Object> others) {
    Map<String, Object> all = new HashMap<>(answers);
    all.putAll(others);
    return all;
  }

  private static Map<String, Object> ticked(String... boxes) {
    Map<String, Object> answers = new HashMap<>();
    for (String box : boxes) {
      answers.put(box, true);
    }
    return answers;
  }
}
