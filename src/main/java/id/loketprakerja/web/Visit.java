package id.loketprakerja.web;

import jakarta.servlet.ServletRequest;

/** One request at work, and whether somebody is known to stand behind it. */
final class Visit {

  private static final String ATTRIBUTE = Visit.class.getName();

  private final Runnable leave;
  private boolean byStranger;

  private Visit(boolean byStranger, Runnable leave) {
    this.byStranger = byStranger;
    this.leave = leave;
  }

  static Visit ofSomebodyKnown() {
    return new Visit(false, () -> {});
  }

  /**
   * A visit of nobody knows whom.
   *
   * @param leave gives back what a stranger takes up; called once
   */
  static Visit ofStranger(Runnable leave) {
    return new Visit(true, leave);
  }

  void attachTo(ServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** The visit that the request is; null where the server does not count any. */
  static Visit of(ServletRequest request) {
    return (Visit) request.getAttribute(ATTRIBUTE);
  }

  boolean isByStranger() {
    return byStranger;
  }

  /** It turns out that somebody has signed in, or it is over. */
  void leave() {
    if (byStranger) {
      byStranger = false;
      leave.run();
    }
  }
}
