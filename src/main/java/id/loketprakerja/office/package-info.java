/**
 * The manpower offices that run a counter: hours, zone, desks, closed dates. An office is a Camunda
 * tenant.
 *
 * <p>Serves SOP item 22 (service hours) and the office's side of every other item.
 */
package id.loketprakerja.office;
