/**
 * What holds for everything over HTTP: what one request may send and how long it may take, and how
 * both interfaces of the engine, {@code /engine-rest} and the web applications' own, answer when a
 * call fails: a refusal with its very text, anything unforeseen without a word about the inside.
 *
 * <p>Serves no SOP item by itself; it is how staff are told, in Indonesian, what to do next.
 */
package id.loketprakerja.web;
