/**
 * Tests of the models themselves, and what every test of a model stands on: {@link
 * id.loketprakerja.model.ProcessTest}.
 */
package id.loketprakerja.model;
