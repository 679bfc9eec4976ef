package id.loketprakerja.board;

import java.util.List;

/**
 * What stands on an office's board. No number on it says whose it is.
 *
 * @param open whether tickets are issued
 * @param notice whether the service is open, in words
 * @param calls the tickets called to a desk and still there, the latest first
 * @param waiting how many tickets wait for a desk
 * @param next the tickets that are called next, in their order
 * @param expectedWait how long somebody who comes now will wait, in words; empty when nobody is let
 *     in
 */
record Board(
    boolean open,
    String notice,
    List<Call> calls,
    int waiting,
    List<Integer> next,
    String expectedWait) {

  /**
   * A ticket called to a desk.
   *
   * @param ticket the number of the ticket
   * @param desk the number of the desk
   */
  record Call(int ticket, int desk) {}
}
