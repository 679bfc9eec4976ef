/**
 * Checks on the server what Tasklist checks in the browser: every submission against the very
 * Camunda Form deployed with its model, whichever call of the engine carries it. An engine plugin
 * of its own; it knows nothing of the counter.
 *
 * <p>Serves every SOP item that asks a person to enter or to confirm something.
 */
package id.loketprakerja.form;
