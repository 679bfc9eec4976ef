/**
 * The programme's customer care: its hotline hours, what is due when they are counted, and the
 * ready-made e-mail.
 *
 * <p>Serves SOP item 11.
 */
package id.loketprakerja.customercare;
