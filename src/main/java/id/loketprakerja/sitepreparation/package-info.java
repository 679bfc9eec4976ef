/**
 * Getting the site ready before the doors open: roster, rooms, supplies, devices, desks.
 *
 * <p>Serves SOP items 12 to 31.
 */
package id.loketprakerja.sitepreparation;
