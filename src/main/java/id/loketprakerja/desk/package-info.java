/**
 * The registration desks: given to one participant at a time, first come, first served, clean and
 * checked.
 *
 * <p>Serves SOP items 1, 26, 29 and the item on cleaning.
 */
package id.loketprakerja.desk;
