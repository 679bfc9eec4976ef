package id.loketprakerja.security;

/** Nobody could administer this installation, so it does not start. */
class NoAdministratorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoAdministratorException() {
    super(
        "No administrator exists, and loket.admin.id and loket.admin.password do not give a new"
            + " one.");
  }
}
