/**
 * The waiting room's board: which ticket goes to which desk, who is next, how long it takes.
 * Public, and without any personal data.
 *
 * <p>Serves SOP item 29 (an orderly queue).
 */
package id.loketprakerja.board;
