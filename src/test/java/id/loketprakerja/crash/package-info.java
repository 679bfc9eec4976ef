/**
 * The packaged application as a process of its own, killed at random moments while people work and
 * started again: what it has acknowledged is there, nothing has happened twice, nothing is stuck.
 */
package id.loketprakerja.crash;
