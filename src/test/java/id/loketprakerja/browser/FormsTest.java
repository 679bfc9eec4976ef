package id.loketprakerja.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import id.loketprakerja.browser.FormFile.Field;
import id.loketprakerja.browser.Windows.Size;
import id.loketprakerja.customercare.CustomerCareEscalationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import id.loketprakerja.registration.ParticipantRegistrationProcess.HiddenVariables;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import id.loketprakerja.serviceday.OfficeAtWork;
import id.loketprakerja.serviceday.ServiceDayProcess;
import id.loketprakerja.sitepreparation.SitePreparationProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every form in Tasklist, on one day on which everything happens: whole on each screen, without a
 * serious fault for those who see or move badly, refused once with nothing sent, then filled in
 * with the keyboard alone and accepted.
 */
@BrowserTest
class FormsTest {

  /** Asked by our own dialog, see {@link HelpAtTheCounterTest}; the file is the server's check. */
  private static final String NOT_SHOWN = "problem-reported";

  /** They have at most boxes that may stay empty. */
  private static final Set<String> NOTHING_TO_REFUSE =
      Set.of("check-email", "guide-to-desk", "provide-mask", "service-day-start");

  private static final Set<String> OF_THE_SITE =
      Set.of(
          "service-day-start",
          "follow-up-late-preparation",
          "plan-roster",
          "screen-officer",
          "arrange-rooms",
          "stock-stationery",
          "stock-hygiene",
          "check-devices",
          "check-electronics",
          "post-service-hours",
          "print-guides",
          "secure-photo-drive",
          "check-desk",
          "resolve-shortages",
          "approve-opening");

  private static final String TASK_SENT = "/submit-form";
  private static final String NEXT_STEP = "**/api/counter/next";

  @Autowired private ProcessEngine engine;
  private OfficeAtWork office;
  private final Set<String> seen = new TreeSet<>();
  private final List<String> sent = new ArrayList<>();

  @BeforeEach
  void wednesdayMorning() {
    office = OfficeAtWork.inContoh(engine);
    office.clockShows("2026-05-20T07:00");
  }

  @Test
  void beforeTheSiteIsOpen(Windows windows) {
    prepareTheSite(at(windows, office.manager()), at(windows, office.assistant()));

    assertThat(seen).containsExactlyInAnyOrderElementsOf(OF_THE_SITE);
  }

  @Test
  void whileTheSiteIsOpenAndWhenItCloses(Windows windows) {
    ProcessInstance day = office.openService();
    office.clockShows("2026-05-20T10:00");

    serve(
        day,
        at(windows, office.manager()),
        at(windows, office.officer()),
        at(windows, office.assistant()));

    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            FormFile.names()
                .filter(name -> !name.equals(NOT_SHOWN) && !OF_THE_SITE.contains(name))
                .toList());
  }

  private Tasklist at(Windows windows, String person) {
    Page page = windows.open(Size.LAPTOP);
    // Nothing opens by itself here.
    page.route(NEXT_STEP, route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
    page.onRequest(
        request -> {
          if (request.url().endsWith(TASK_SENT)) {
            sent.add(request.url());
          }
        });
    return windows.tasklist(person, page);
  }

  private void prepareTheSite(Tasklist manager, Tasklist assistant) {
    Keyboard managersKeyboard = new Keyboard(manager.page());
    checkStartForm(
        manager, manager.startForm("Hari layanan", managersKeyboard::press), "service-day-start");
    manager.start();
    office.runDueJobs();
    fire(ServiceDayProcess.Elements.OPENING_TIME_REACHED);
    work(manager, ServiceDayProcess.Elements.FOLLOW_UP_LATE_PREPARATION);
    work(
        manager,
        SitePreparationProcess.Elements.PLAN_ROSTER,
        form -> {
          managersKeyboard.add(form.field("Petugas ruang pendaftaran"), "Petugas 1");
          managersKeyboard.add(form.field("Petugas ruang pelatihan"), "Pendamping 1");
        });
    work(assistant, SitePreparationProcess.Elements.SCREEN_OFFICER);
    office.screenStaff();
    for (String check : OfficeAtWork.CHECKS) {
      work(assistant, check);
    }
    // The computers that photos are taken with make it necessary; something is missing there.
    work(
        assistant,
        SitePreparationProcess.Elements.SECURE_PHOTO_DRIVE,
        form -> new Keyboard(assistant.page()).write(form.field("Keterangan"), "Folder belum ada"));
    work(assistant, SitePreparationProcess.Elements.CHECK_DESK);
    work(manager, SitePreparationProcess.Elements.RESOLVE_SHORTAGES);
    office.check(
        SitePreparationProcess.Elements.CHECK_DEVICES,
        OfficeAtWork.complete(SitePreparationProcess.Elements.CHECK_DEVICES));
    work(manager, SitePreparationProcess.Elements.APPROVE_OPENING);
  }

  private void serve(ProcessInstance day, Tasklist manager, Tasklist officer, Tasklist assistant) {
    // One brings no mask and has no email; somebody else waits, somebody may not come in.
    Form arrival = officer.newParticipant();
    assertOutOfRangeIsRefused(arrival);
    checkStartForm(officer, arrival, "participant-arrival");
    arrival.locator().getByLabel("Peserta memakai masker").uncheck();
    officer.start();
    work(officer, Elements.PROVIDE_MASK);
    String second = office.participantArrives().getId();
    office.participantArrives(38.0, true);
    work(officer, Elements.EXPLAIN_REFUSAL);
    fire(Elements.WAITING_TOO_LONG);
    work(manager, Elements.MANAGE_QUEUE);

    work(officer, Elements.GUIDE_TO_DESK);
    work(officer, Elements.CHECK_EMAIL, form -> {});
    work(officer, Elements.HELP_CREATE_EMAIL);
    work(officer, Elements.HELP_CREATE_ACCOUNT);
    work(officer, Elements.BRIEF_ON_ACCOUNT);
    work(officer, Elements.TAKE_PHOTOS);
    work(officer, Elements.SUPERVISE_WRITTEN_TEST);
    work(officer, Elements.HELP_CHOOSE_BATCH);
    fire(Elements.LONG_SESSION);
    work(manager, Elements.REVIEW_LONG_SESSION);
    work(officer, Elements.EXPLAIN_ANNOUNCEMENT);
    work(officer, Elements.RECORD_FEEDBACK);
    fire(Elements.PHOTO_DELETION_LATE);
    work(manager, Elements.FOLLOW_UP_PHOTO_DELETION);
    work(assistant, Elements.DELETE_PHOTOS);
    work(officer, Elements.DISINFECT_DESK);

    // The other has problems, by day and by night, and does not pass the test.
    office.serveUntilTest(second, "FAILED");
    report("Situs tidak terbuka");
    work(officer, CustomerCareEscalationProcess.Elements.CALL_HOTLINE);
    office.clockShows("2026-05-20T20:00");
    report("Kode tidak datang");
    work(officer, CustomerCareEscalationProcess.Elements.EMAIL_CUSTOMER_CARE);
    fire(CustomerCareEscalationProcess.Elements.TWO_OPENING_DAYS_PASSED);
    work(manager, CustomerCareEscalationProcess.Elements.TAKE_OVER_PROBLEM);
    work(officer, Elements.EXPLAIN_NEXT_STEPS);
    fire(Elements.FEEDBACK_NOT_GIVEN);
    // As an administrator does it in Cockpit: the photos of tests lie on no drive.
    engine
        .getRuntimeService()
        .createProcessInstanceModification(second)
        .startBeforeActivity(Elements.REPAIR_PHOTO_DRIVE)
        .setVariable(HiddenVariables.PHOTOS_DELETED_BY, office.assistant())
        .cancelAllForActivity(Elements.DELETE_PHOTOS)
        .execute();
    work(manager, Elements.REPAIR_PHOTO_DRIVE);
    office.openTasks().forEach(task -> finish(second, task));

    office.closeService(day);
    work(manager, ServiceDayProcess.Elements.REVIEW_DAY);
    assertThat(office.openTasks()).isEmpty();
  }

  /** A timer comes due. */
  private void fire(String timer) {
    engine.getManagementService().executeJob(office.job(timer).getId());
  }

  private void report(String problem) {
    String task = office.task(Elements.EXPLAIN_NEXT_STEPS).getId();
    office.as(
        office.officer(),
        () -> {
          engine
              .getTaskService()
              .handleEscalation(
                  task,
                  ParticipantRegistrationProcess.Escalations.PROBLEM_REPORTED,
                  Map.of(Variables.PROBLEM, problem));
          return task;
        });
  }

  private void finish(String registration, String task) {
    if (task.equals(Elements.DELETE_PHOTOS)) {
      office.deletePhotos(registration);
    } else {
      office.disinfectDesk(registration);
    }
  }

  private void work(Tasklist person, String key) {
    work(person, key, null);
  }

  private void work(Tasklist person, String key, Consumer<Form> answers) {
    Task task = office.tasks(key).get(0);
    FormFile file =
        FormFile.of(
            engine.getFormService().getTaskFormData(task.getId()).getCamundaFormRef().getKey());
    Form form = person.show(task.getId(), task.getName());
    sent.clear();

    checkSight(person.page(), form, file.name());
    assertRefused(form, file);
    assertThat(sent).as("sent of %s", file.name()).isEmpty();
    assertThat(office.tasks(key)).extracting(Task::getId).contains(task.getId());

    (answers == null ? (Consumer<Form>) file::fillIn : answers).accept(form);
    person.complete(new Keyboard(person.page())::press);
    assertThat(sent).as("sent of %s", file.name()).hasSize(1);
    assertThat(office.tasks(key)).extracting(Task::getId).doesNotContain(task.getId());
    seen.add(file.name());
  }

  private void checkStartForm(Tasklist person, Form form, String name) {
    FormFile file = FormFile.of(name);
    sent.clear();
    checkSight(person.page(), form, name);
    assertRefused(form, file);
    assertThat(sent).isEmpty();
    file.fillIn(form);
    seen.add(name);
  }

  /** The only form with every kind of limit. */
  private static void assertOutOfRangeIsRefused(Form arrival) {
    arrival.fill("Nama peserta", "<Peserta>").fill("Suhu badan peserta", "45.1");
    assertThat(arrival.complaint("Nama peserta"))
        .hasText("Format isian tidak sesuai; ikuti petunjuk pada isian ini.");
    assertThat(arrival.complaint("Suhu badan peserta")).hasText("Isi angka 45 atau kurang.");
    arrival.fill("Nama peserta", "12").fill("Suhu badan peserta", "29.9");
    assertThat(arrival.complaint("Nama peserta"))
        .hasText("Format isian tidak sesuai; ikuti petunjuk pada isian ini.");
    assertThat(arrival.complaint("Suhu badan peserta")).hasText("Isi angka 30 atau lebih.");
    arrival.fill("Nama peserta", "").fill("Suhu badan peserta", "");
  }

  /** What is wrong is said at the field, also to those who see or move badly. */
  private static void assertRefused(Form form, FormFile file) {
    Map<Field, String> complaints = file.fillInWrongly(form);
    assertThat(complaints.isEmpty())
        .as("nothing to refuse in %s", file.name())
        .isEqualTo(NOTHING_TO_REFUSE.contains(file.name()));
    if (!complaints.isEmpty()) {
      form.send();
      complaints.forEach(
          (field, complaint) -> assertThat(form.complaint(field.label())).hasText(complaint));
    }
    assertThat(Accessibility.seriousFaults(form.locator().page(), ".fjs-container"))
        .as(file.name())
        .isEmpty();
  }

  private static void checkSight(Page page, Form form, String name) {
    for (Size size : List.of(Size.UPRIGHT_TABLET, Size.TABLET, Size.LAPTOP)) {
      page.setViewportSize(size.width(), size.height());
      assertThat((List<?>) form.fields().evaluate(CUT_OFF)).as("%s at %s", name, size).isEmpty();
      page.waitForFunction(REACHABLE, form.button().elementHandle());
    }
  }

  /** Everything in a form that goes beyond its edge or needs to be scrolled sideways. */
  private static final String CUT_OFF =
      """
      form => [form, ...form.querySelectorAll('*')]
        .filter(part => part.checkVisibility() && !part.closest('svg'))
        .filter(part => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== 'visible'
          || part.getBoundingClientRect().right > form.getBoundingClientRect().right + 1)
        .map(part => part.outerHTML.slice(0, 200))
      """;

  private static final String REACHABLE =
      """
      button => {
        // Each time: what comes late may have moved it out of sight again.
        button.scrollIntoView({block: 'center'});
        const {left, top, width, height} = button.getBoundingClientRect();
        return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      }
      """;
}
