/**
 * What a deployed model may do: a deployment is held against it before it is stored, and every
 * expression again when it is evaluated, so that older models and stored filters are bound by it
 * too.
 *
 * <p>Serves no SOP item by itself; it lets an analyst change every one of them without the means to
 * do more.
 */
package id.loketprakerja.deployment;
