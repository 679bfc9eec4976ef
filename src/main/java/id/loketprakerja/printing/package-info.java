/**
 * What the counter prints from the browser: the service hours for the doors, the guides, the check
 * list of a desk and the slip that a participant takes home.
 *
 * <p>Serves SOP items 22, 23, 24 and 26; the slip also 4, 5, 9 and 11.
 */
package id.loketprakerja.printing;
