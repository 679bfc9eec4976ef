/**
 * The service day of an office: one per office and date, from preparation to the daily report.
 *
 * <p>Serves the frame around the SOP's items; the row of a service day is the lock for tickets and
 * desks.
 */
package id.loketprakerja.serviceday;
