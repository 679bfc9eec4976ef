package id.loketprakerja.board;

import id.loketprakerja.office.Office;
import id.loketprakerja.office.Offices;
import id.loketprakerja.store.Outage;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Keeps every open board up to date. Once a second it looks at each office that anybody watches,
 * once for all who do; so it sees within a second what another node has changed, too.
 */
@Component
class BoardStreams implements SmartLifecycle {

  /** A waiting room's screens and guests may share one address. */
  static final int PER_ADDRESS = 40;

  static final int PER_OFFICE = 200;

  private static final Logger LOG = LoggerFactory.getLogger(BoardStreams.class);

  /** Then the page opens a new one; so none is kept for a viewer that vanished without a word. */
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final Duration LAST_LOOK = Duration.ofSeconds(5);

  private final Boards boards;
  private final Offices offices;
  private final List<Viewer> viewers = new CopyOnWriteArrayList<>();
  private ScheduledExecutorService observer;
  private ExecutorService writers;
  private volatile boolean running;

  BoardStreams(Boards boards, Offices offices) {
    this.boards = boards;
    this.offices = offices;
  }

  /**
   * Opens a stream of events with the office's board. When the office has as many as it may, an
   * address with many makes room for one with few: the waiting room's own screen is not shut out by
   * a handful of others.
   *
   * @param address of the viewer
   * @return empty when there are too many already, or the application is about to stop
   */
  synchronized Optional<SseEmitter> open(Office office, String address) {
    if (!running
        || viewers.stream().filter(other -> other.address().equals(address)).count()
            >= PER_ADDRESS) {
      return Optional.empty();
    }
    List<Viewer> there =
        viewers.stream().filter(other -> other.office().equals(office.id())).toList();
    if (there.size() >= PER_OFFICE) {
      Optional<Viewer> latest = latestOfTheLargest(there, address);
      if (latest.isEmpty()) {
        return Optional.empty();
      }
      viewers.remove(latest.get());
      // It waits for whatever is being written there.
      writers.execute(latest.get().stream()::complete);
    }
    SseEmitter stream = new SseEmitter(LIFETIME.toMillis());
    Viewer viewer = new Viewer(office.id(), address, stream);
    stream.onTimeout(stream::complete);
    stream.onError(failure -> viewers.remove(viewer));
    stream.onCompletion(() -> viewers.remove(viewer));
    viewers.add(viewer);
    return Optional.of(stream);
  }

  /** Of the address with most viewers, if it keeps at least as many as the newcomer's then has. */
  private static Optional<Viewer> latestOfTheLargest(List<Viewer> viewers, String newcomer) {
    Map<String, List<Viewer>> byAddress =
        viewers.stream().collect(Collectors.groupingBy(Viewer::address));
    int own = byAddress.getOrDefault(newcomer, List.of()).size();
    return byAddress.values().stream()
        .max(Comparator.comparingInt(List::size))
        .filter(largest -> largest.size() - 1 >= own + 1)
        .map(largest -> largest.get(largest.size() - 1));
  }

  int viewerCount() {
    return viewers.size();
  }

  private void look() {
    Map<String, List<Viewer>> byOffice =
        viewers.stream().collect(Collectors.groupingBy(Viewer::office));
    byOffice.forEach((office, watching) -> look(offices.byId(office), watching));
  }

  private void look(Office office, List<Viewer> watching) {
    try {
      Board board = boards.of(office);
      String time = Offices.text(offices.now(office).toLocalTime());
      Outage.isOver();
      watching.forEach(viewer -> viewer.show(board, time, writers));
    } catch (RuntimeException | OutOfMemoryError failure) {
      // Nothing is sent, so the pages say that they are out of date; the next look may succeed.
      if (Outage.isBehind(failure)) {
        Outage.began(failure);
      } else {
        LOG.warn("The board of {} cannot be read", office.id(), failure);
      }
    }
  }

  @Override
  public void start() {
    writers = Executors.newCachedThreadPool(new CustomizableThreadFactory("board-writer-"));
    observer =
        Executors.newSingleThreadScheduledExecutor(
            new CustomizableThreadFactory("board-observer-"));
    observer.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    running = true;
  }

  /** Before the web server stops, which waits for every open stream. */
  @Override
  public synchronized void stop() {
    running = false;
    observer.shutdown();
    try {
      // Not interrupted: it may be at the database, whose file would be closed under everybody.
      observer.awaitTermination(LAST_LOOK.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    viewers.forEach(viewer -> viewer.stream().complete());
    writers.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
