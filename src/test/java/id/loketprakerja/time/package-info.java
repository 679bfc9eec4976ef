/**
 * What happens when time passes without the application: it was down across opening, closing and
 * hotline hours, a night, a weekend, or its clock jumped. Then many timers are overdue at once, and
 * the engine's job executor takes them in no order.
 */
package id.loketprakerja.time;
