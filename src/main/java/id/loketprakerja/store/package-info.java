/**
 * The database as something that can fail: how long anybody waits for it, how its failures are
 * told, and how a first start that was broken off begins anew.
 *
 * <p>Serves no SOP item by itself; it keeps the counter's data and says so when it cannot.
 */
package id.loketprakerja.store;
