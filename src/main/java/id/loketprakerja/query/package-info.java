/**
 * How much one query of the engine may ask. A database plans a query with hundreds of conditions or
 * sort orders for minutes, whoever sends it.
 *
 * <p>Serves no SOP item by itself; it keeps the counter quick for everybody.
 */
package id.loketprakerja.query;
