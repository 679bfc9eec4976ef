package id.loketprakerja.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Tasklist as a member of staff uses it: by what stands on the page. */
final class Tasklist {

  private final Page page;

  Tasklist(Page page) {
    this.page = page;
    assertThat(page.getByText("Mulai proses")).isVisible();
  }

  Page page() {
    return page;
  }

  /** Opens the dialog that starts a process. */
  Form startForm(String process) {
    page.getByText("Mulai proses").click();
    dialog().getByText(process, new Locator.GetByTextOptions().setExact(true)).click();
    // Until the form is there Tasklist lets one press its button, and fails.
    assertThat(dialog().locator(".fjs-form")).isVisible();
    return new Form(dialog());
  }

  /** Starts the process whose form is open. */
  void start() {
    dialog().getByRole(AriaRole.BUTTON, named("Mulai")).click();
    assertThat(dialog()).isHidden();
  }

  /** Opens the first task of this name in the list and takes it if nobody has. */
  Form take(String task) {
    open(task);
    Locator claim = page.getByRole(AriaRole.BUTTON, pageNamed("Ambil"));
    Locator form = page.locator(".form-pane .fjs-form");
    assertThat(form).isVisible();
    if (claim.isVisible()) {
      claim.click();
    }
    assertThat(page.locator(".form-pane .disabled-form")).hasCount(0);
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
    assertThat(link).isVisible();
    return link;
  }

  /** The name of the task that is open. */
  Locator heading() {
    return page.locator("h2.task");
  }

  /** Completes the open task; it leaves the page. */
  void complete() {
    String task = heading().innerText();
    Locator button = page.locator(".form-pane").getByRole(AriaRole.BUTTON, named("Selesaikan"));
    assertThat(button).isEnabled();
    button.click();
    assertThat(heading().filter(new Locator.FilterOptions().setHasText(task))).hasCount(0);
  }

  private Locator dialog() {
    return page.locator(".modal-content");
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions pageNamed(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
