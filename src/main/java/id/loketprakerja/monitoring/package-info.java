/**
 * What managers see of a service day: its figures and its report.
 *
 * <p>Counts without names; serves the review at the end of the day.
 */
package id.loketprakerja.monitoring;
