package id.loketprakerja.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loketprakerja.figures.RuleFigures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;

/** One service day on one database, in as many lives of the application as there are kills. */
final class Trial {

  private static final String OFFICE = "kantorcontoh";
  private static final int DESKS = 4;
  private static final int FOR_EVER = Integer.MAX_VALUE;

  private final String database;
  private final Path folder;
  private final Storage storage;
  private final boolean closesByTime;
  private final Random random = new Random();
  private final Journal journal = new Journal();
  private final Timers timers = new Timers(random);
  private final Map<String, String> settings;
  private int lives;
  private int kills;
  private int linesOfAStart;

  /**
   * Prepares a trial.
   *
   * @param closesByTime whether the closing time comes, and while the application is down; else the
   *     manager closes the service
   */
  Trial(String database, Path folder, Storage storage, boolean closesByTime)
      throws JsonProcessingException {
    this.database = database;
    this.closesByTime = closesByTime;
    this.folder = folder;
    this.storage = storage;
    this.settings = new HashMap<>(storage.settings());
    settings.put("SPRING_APPLICATION_JSON", officeThatIsOpenNow());
  }

  /**
   * The example office with several desks, in a zone in which it is a forenoon now, so that neither
   * midnight nor the closing time can come in between; the hotline answers too. The day does not
   * begin by itself.
   */
  private static String officeThatIsOpenNow() throws JsonProcessingException {
    OffsetDateTime now = Instant.now().atOffset(ZoneOffset.UTC);
    int hours = Math.floorMod(10 - now.getHour() + 11, 24) - 11;
    String zone = "UTC%+03d:00".formatted(hours);
    DayOfWeek another = now.getDayOfWeek().plus(3);
    String earliest = LocalTime.of(0, 1).toString();
    String latest = LocalTime.of(23, 59).toString();
    Map<String, Object> office =
        Map.of(
            "id", OFFICE,
            "name", "Dinas Tenaga Kerja Kabupaten Contoh",
            "zone", zone,
            "days", List.of(another),
            "preparation-time", earliest,
            "opening-time", earliest,
            "closing-time", latest,
            "desks", DESKS);
    Map<String, Object> hotline =
        Map.of("zone", zone, "days", DayOfWeek.values(), "opens", earliest, "closes", latest);
    return new ObjectMapper()
        .findAndRegisterModules()
        .writeValueAsString(
            Map.of("loket", Map.of("offices", List.of(office), "customer-care", hotline)));
  }

  /** Kills, looks, starts again; and in the end lets everybody go home. */
  void run() throws Exception {
    try {
      for (int kill = 1; kill <= Extent.kills(); kill++) {
        workUntilKilled(kill == Extent.kills());
        if (kill <= Extent.killsWhileStarting()) {
          killWhileStarting();
        }
      }
      workUntilTheDayIsOver();
    } finally {
      report();
    }
  }

  private void workUntilKilled(boolean isLast) throws Exception {
    try (PackagedApplication application = start(FOR_EVER)) {
      Traffic traffic = begin(application);
      linesOfAStart = application.lines();
      expectNone(traffic.untilKilled(Extent.fewestRequests(), Extent.mostRequests()));
    }
    audit();
    checkTimers();
    storage.change(data -> expectNone(timers.releaseLocks(data)));
    if (isLast || random.nextBoolean()) {
      storage.change(data -> timers.letTimePass(data, isLast));
    }
    if (isLast && closesByTime) {
      storage.change(timers::letTheDayEnd);
    }
  }

  /** Strikes while the tables are looked after, the models deployed and so on. */
  private void killWhileStarting() throws Exception {
    try (PackagedApplication application = start(1 + random.nextInt(linesOfAStart))) {
      application.awaitReady();
    } catch (ExecutionException e) {
      // Killed before it was ready, as it should be.
    }
    audit();
  }

  private void workUntilTheDayIsOver() throws Exception {
    try (PackagedApplication application = start(FOR_EVER)) {
      expectNone(begin(application).untilTheDayIsOver());
    }
    audit();
    checkTimers();
    storage.look(data -> expectNone(Audit.ofTheEnd(data, OFFICE, DESKS)));
    assertThat(journal.done(Journal.Kind.ARRIVE)).as("who was received").isNotEmpty();
  }

  /** Work goes on as soon as the application has caught up with the time. */
  private Traffic begin(PackagedApplication application) throws Exception {
    Rest rest = new Rest(application.awaitReady());
    timers.awaitOverdue(rest);
    return new Traffic(application, rest, journal, random);
  }

  private PackagedApplication start(int linesToLive) throws IOException {
    lives++;
    return PackagedApplication.start(folder, lives, settings, linesToLive);
  }

  private void audit() throws IOException {
    kills++;
    storage.look(data -> expectNone(Audit.of(data, journal, OFFICE, DESKS)));
  }

  private void checkTimers() throws IOException {
    storage.look(data -> expectNone(timers.check(data)));
  }

  /** Stops at the first fault: what comes after it would only be its consequences. */
  private void expectNone(List<String> faults) {
    assertThat(faults)
        .as("faults on %s after kill %d, logs in %s", database, kills, folder)
        .isEmpty();
  }

  private void report() {
    RuleFigures.report(
        "crash",
        database,
        "kills %d, requests %d, acknowledged %d, participants %d, lost %d, doubled %d, timers fired %d, found locked %d"
            .formatted(
                kills,
                journal.size(),
                journal.acknowledged(),
                journal.done(Journal.Kind.ARRIVE).size(),
                journal.lost(),
                journal.doubled(),
                timers.fired(),
                timers.foundLocked()));
  }
}
