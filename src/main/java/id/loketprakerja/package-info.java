/** The application and the few concepts that every capability shares: the clock and the refusal. */
package id.loketprakerja;
