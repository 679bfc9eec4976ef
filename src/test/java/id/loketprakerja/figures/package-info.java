/** What the tests that try hard have come to: one line each, shown together when all have run. */
package id.loketprakerja.figures;
