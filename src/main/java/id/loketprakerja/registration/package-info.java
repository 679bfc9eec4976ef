/**
 * One participant's way through the counter: entry, queue ticket, session at a desk, feedback.
 *
 * <p>Serves SOP items 1 to 9, 29 to 31 and the item on like/dislike.
 */
package id.loketprakerja.registration;
