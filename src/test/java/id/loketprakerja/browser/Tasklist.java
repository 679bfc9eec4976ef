package id.loketprakerja.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.function.Consumer;

/** Tasklist as a member of staff uses it: by what stands on the page. */
final class Tasklist {

  /** The address names the task that is open. */
  private static final String OPEN_TASK =
      "new URLSearchParams(location.hash.split('?')[1]).get('task')";

  /** Of a task that somebody has taken. */
  private static final String OPEN_FORM = ".form-pane:not(:has(.disabled-form)) .fjs-form";

  private final Page page;

  Tasklist(Page page) {
    this.page = page;
    page.getByText("Mulai proses").waitFor();
  }

  Page page() {
    return page;
  }

  /** Opens the dialog that starts a process. */
  Form startForm(String process) {
    return startForm(process, Locator::click);
  }

  Form startForm(String process, Consumer<Locator> press) {
    press.accept(page.getByText("Mulai proses"));
    press.accept(dialog().getByText(process, new Locator.GetByTextOptions().setExact(true)));
    return startFormThatIsOpen();
  }

  /** Opens the form of a participant who has just come in. */
  Form newParticipant() {
    press("Peserta baru");
    return startFormThatIsOpen();
  }

  Form startFormThatIsOpen() {
    // Until the form is there Tasklist lets one press its button, and fails.
    dialog().locator(".fjs-form").waitFor();
    return new Form(dialog());
  }

  /** Starts the process whose form is open. */
  void start() {
    dialog().getByRole(AriaRole.BUTTON, named("Mulai")).click();
    dialog().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
  }

  /** Opens the first task of this name in the list and takes it if nobody has. */
  Form take(String task) {
    open(task);
    return takeOpen(Locator::click);
  }

  /** Opens a task by its address, whatever opens by itself meanwhile; takes it if nobody has. */
  Form show(String id, String task) {
    openById(id, task);
    return takeOpen(Locator::click);
  }

  /** Opens a task by its address, whatever opens by itself meanwhile. */
  void openById(String id, String task) {
    page.waitForFunction(
        """
        ([id, task]) => {
          const search = new URLSearchParams(location.hash.split('?')[1]);
          if (search.get('task') !== id) {
            search.set('task', id);
            location.hash = '#/?' + search;
            return false;
          }
          return document.querySelector('h2.task')?.textContent.trim() === task;
        }
        """,
        List.of(id, task));
  }

  /** Takes the open task if nobody has. */
  Form takeOpen(Consumer<Locator> press) {
    Locator claim = page.getByRole(AriaRole.BUTTON, pageNamed("Ambil"));
    Locator open = page.locator(OPEN_FORM);
    page.locator(".form-pane .fjs-form").waitFor();
    claim.or(open).first().waitFor();
    if (claim.isVisible()) {
      press.accept(claim);
    }
    open.waitFor();
    return new Form(page.locator(".form-pane"));
  }

  /** Opens the first task of this name in the list. */
  void open(String task) {
    inList(task).click();
    assertThat(heading()).hasText(task);
  }

  /** The first task of this name in the list, as soon as it is there. */
  Locator inList(String task) {
    Locator link =
        page.locator(".tasks-list .task .names").getByRole(AriaRole.LINK, named(task)).first();
    link.waitFor();
    return link;
  }

  /** What the list says of each task, the first first. */
  Locator cards() {
    return page.locator("ol.tasks-list > .task");
  }

  /** The name of the task that is open. */
  Locator heading() {
    return page.locator("h2.task");
  }

  /** Completes the open task; it leaves the page. */
  void complete() {
    complete(Locator::click);
  }

  /** What Tasklist itself tells, a refusal for instance. */
  Locator message() {
    return page.locator(".page-notifications");
  }

  void complete(Consumer<Locator> press) {
    String done = openTask();
    Locator button = page.locator(".form-pane").getByRole(AriaRole.BUTTON, named("Selesaikan"));
    assertThat(button).isEnabled();
    press.accept(button);
    page.waitForFunction("done => (%s) !== done".formatted(OPEN_TASK), done);
  }

  /** The task that has opened by itself: it is the person's own and waits for the first answer. */
  Form next(String task) {
    assertThat(heading()).hasText(task);
    page.locator(OPEN_FORM + " :focus").waitFor();
    return new Form(page.locator(".form-pane"));
  }

  /** What stands above the list about what happens next. */
  Locator notice() {
    return page.locator(".loket-notice");
  }

  /** What stands above the open task. */
  Locator facts() {
    return page.locator(".loket-facts");
  }

  /** Whom the open task is offered to, and the dates by which it is to be done. */
  List<Locator> planning() {
    return List.of(
        page.locator(".task-card .groups"),
        page.locator(".task-card .due-date"),
        page.locator(".task-card .followup-date"));
  }

  /** What else than completing it can be done with the open task. */
  Locator actions() {
    return page.locator(".loket-actions button");
  }

  /** A button beside the open task, or a link in the header. */
  void press(String name) {
    offer(name).click();
  }

  /** What {@link #press} presses. */
  Locator offer(String name) {
    return page.locator(".loket-actions, [cam-widget-header]").getByText(name);
  }

  /**
   * A question that has to be answered before anything else; one that fades away counts no more.
   */
  Locator question() {
    return page.getByRole(AriaRole.DIALOG).last();
  }

  /** Answers the question by one of its buttons. */
  void answer(String button) {
    question().getByRole(AriaRole.BUTTON, named(button)).click();
  }

  /** Presses one of several buttons of the same name in the question. */
  void answer(String button, int which) {
    question().getByRole(AriaRole.BUTTON, named(button)).nth(which).click();
  }

  private String openTask() {
    return (String) page.evaluate(OPEN_TASK);
  }

  private Locator dialog() {
    return page.locator(".modal-content").last();
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions pageNamed(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
