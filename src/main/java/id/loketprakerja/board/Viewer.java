package id.loketprakerja.board;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open page with a board, at the other end of a stream of events. */
final class Viewer {

  /** The page says that it is out of date when it hears nothing for longer than twice this. */
  private static final int LOOKS_BETWEEN_SIGNS_OF_LIFE = 5;

  private static final long RECONNECT_MILLIS = 2000;

  private final String office;
  private final String address;
  private final SseEmitter stream;
  private final AtomicBoolean writing = new AtomicBoolean();
  private volatile Board shown;
  private int looks;

  Viewer(String office, String address, SseEmitter stream) {
    this.office = office;
    this.address = address;
    this.stream = stream;
  }

  String office() {
    return office;
  }

  String address() {
    return address;
  }

  SseEmitter stream() {
    return stream;
  }

  /**
   * Shows the board if it is news to this viewer, else only the time now and then. A viewer who
   * takes long to read misses what comes meanwhile, and keeps nobody waiting.
   *
   * @param time of the look, in the office
   */
  void show(Board board, String time, Executor writers) {
    boolean news = !board.equals(shown);
    looks++;
    if (!news && looks < LOOKS_BETWEEN_SIGNS_OF_LIFE || !writing.compareAndSet(false, true)) {
      return;
    }
    looks = 0;
    writers.execute(
        () -> {
          try {
            stream.send(
                SseEmitter.event()
                    .reconnectTime(RECONNECT_MILLIS)
                    .data(new Update(time, news ? board : null), MediaType.APPLICATION_JSON));
            shown = board;
          } catch (IOException | IllegalStateException gone) {
            // The server notices as well and ends the stream.
          } finally {
            writing.set(false);
          }
        });
  }

  /**
   * What an event tells.
   *
   * @param time of the look
   * @param board as it is now; null when nothing has changed
   */
  record Update(String time, Board board) {}
}
