/**
 * Like or dislike: the opinion of a participant, told to the officer or given on a page of its own
 * with the code on the slip; once for each ticket, and nobody can tell whose it was.
 *
 * <p>Serves the SOP's item on like/dislike.
 */
package id.loketprakerja.feedback;
