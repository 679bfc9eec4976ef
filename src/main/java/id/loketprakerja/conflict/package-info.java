/**
 * Two people, or a person and a timer, at one case in the same moment: the slower one is told so,
 * and may try again.
 */
package id.loketprakerja.conflict;
