/**
 * Who may enter, who may do what, and the accounts to begin with: the one gate before Tasklist,
 * Cockpit, Admin and REST.
 *
 * <p>Serves no single SOP item; it keeps what every item collects to the staff who need it.
 */
package id.loketprakerja.security;
