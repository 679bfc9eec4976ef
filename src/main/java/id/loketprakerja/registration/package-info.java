/**
 * One participant's way through the counter: entry, queue ticket, session at a desk.
 *
 * <p>Serves SOP items 1 to 9 and 29 to 31.
 */
package id.loketprakerja.registration;
