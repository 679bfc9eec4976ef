/**
 * What the plugins in Tasklist ask the server: who waits, whether the hotline is open, and which
 * step comes next, so that the officer with a citizen in front of them need not look for it.
 *
 * <p>Serves SOP items 1 to 11 and 29: the steps of a session follow each other by themselves.
 */
package id.loketprakerja.counter;
