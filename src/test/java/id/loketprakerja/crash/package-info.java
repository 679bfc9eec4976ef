/**
 * The packaged application as a process of its own, killed at random moments while people work and
 * started again: what it has acknowledged is there, nothing has happened twice, nothing is stuck.
 *
 * <p>The choices of a trial are repeated by the seed in its line of figures: {@code
 * -Dit.test=CrashIT -Dloket.crash.seed=<seed>}.
 */
package id.loketprakerja.crash;
