/**
 * Keeps a participant's name in the open case and nowhere else: not in history, in no log, in no
 * message of a failure; and keeps an opinion apart from the case in which it was given.
 *
 * <p>Serves SOP items 5 (secrecy) and the item on like/dislike; knows which variables are personal.
 */
package id.loketprakerja.privacy;
