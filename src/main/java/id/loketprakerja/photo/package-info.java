/**
 * Photos of ID cards and faces: where they may lie on the shared drive, and the proof that they are
 * deleted.
 *
 * <p>Serves SOP items 10 and 25.
 */
package id.loketprakerja.photo;
