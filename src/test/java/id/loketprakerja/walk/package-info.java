/**
 * Random walks through an office's service days: what must always hold of queue, desks and photos
 * is checked after every step, with one person acting at a time and with many at once.
 *
 * <p>Quick in the usual build; {@code mvn -Pstress verify} walks further. A walk of one person at a
 * time is repeated by its seed: {@code -Dtest=RandomWalkTest -Dloket.walk.seed=<seed>}.
 */
package id.loketprakerja.walk;
