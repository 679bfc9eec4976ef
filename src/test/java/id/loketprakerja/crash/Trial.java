package id.loketprakerja.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.loketprakerja.crash.Journal.Kind;
import id.loketprakerja.figures.RuleFigures;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One service day on one database, in as many lives of the application as there are kills. */
final class Trial {

  private static final String OFFICE = "kantorcontoh";
  private static final int DESKS = 4;
  private static final int FOR_EVER = Integer.MAX_VALUE;

  /** The system property that repeats a trial's choices; what the threads make of them differs. */
  private static final String SEED = "loket.crash.seed";

  private static final Pattern A_NAME = Pattern.compile(Traffic.NAME + "\\d");

  private final String database;
  private final Path folder;
  private final Storage storage;
  private final boolean closesByTime;
  private final long seed = Long.getLong(SEED, new Random().nextLong());
  private final Random random = new Random(seed);
  private final Journal journal = new Journal();
  private final Timers timers = new Timers(random);
  private final Map<String, String> settings;
  private int lives;
  private int killsAtWork;
  private int killsWhileStarting;
  private int linesOfAStart;
  private int logLines;

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
      searchTheLogs();
      lookWhetherItWasTried();
    } finally {
      report();
    }
  }

  private void workUntilKilled(boolean isLast) throws Exception {
    try (PackagedApplication application = start(FOR_EVER)) {
      Traffic traffic = begin(application);
      linesOfAStart = application.linesOfStart();
      expectNone(traffic.untilKilled(Extent.fewestRequests(), Extent.mostRequests()));
    }
    killsAtWork++;
    audit();
    checkTimers();
    storage.change(data -> expectNone(timers.releaseLocks(data)));
    if (isLast || random.nextBoolean()) {
      storage.change(data -> timers.letTimePass(data, isLast));
    }
    if (isLast && closesByTime) {
      storage.change(data -> expectNone(timers.letTheDayEnd(data)));
    }
  }

  /**
   * Strikes while the tables are looked after, the models deployed and so on; not when it is ready
   * sooner than expected.
   */
  private void killWhileStarting() throws Exception {
    try (PackagedApplication application = start(1 + random.nextInt(linesOfAStart))) {
      try {
        application.awaitReady();
      } catch (ExecutionException e) {
        killsWhileStarting++;
      }
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
  }

  /** No participant's name has got into the log of any life. */
  private void searchTheLogs() throws IOException {
    for (int life = 1; life <= lives; life++) {
      List<String> log = Files.readAllLines(PackagedApplication.log(folder, life));
      logLines += log.size();
      expectNone(log.stream().filter(line -> A_NAME.matcher(line).find()).toList());
    }
    assertThat(logLines).as("log lines").isPositive();
  }

  /** A trial in which nothing was done, or everything refused, has found no fault either. */
  private void lookWhetherItWasTried() {
    Set<Kind> wanted =
        EnumSet.of(Kind.BEGIN_DAY, Kind.ARRIVE, Kind.CLAIM, Kind.COMPLETE, Kind.REPORT);
    if (!closesByTime) {
      wanted.add(Kind.CLOSE);
    }
    if (Extent.isLong()) {
      wanted.add(Kind.LEAVE);
      assertThat(photosDeleted()).as("photos deleted").isPositive();
      assertThat(timers.fired()).as("timers fired").isPositive();
      assertThat(timers.leftLocked()).as("timers left locked").isPositive();
      assertThat(killsWhileStarting).as("kills while starting").isPositive();
      assertThat(journal.withoutAnswer()).as("requests without answer").isPositive();
    }
    assertThat(wanted)
        .as("what was acknowledged: %s", answers())
        .allMatch(kind -> journal.acknowledged(kind) > 0);
  }

  private long photosDeleted() {
    return journal.done(Kind.COMPLETE).stream()
        .filter(entry -> Elements.DELETE_PHOTOS.equals(entry.element()))
        .count();
  }

  /** Of each kind how many requests have been acknowledged, and how many refused. */
  private String answers() {
    return Arrays.stream(Kind.values())
        .map(
            kind ->
                "%s %d/%d"
                    .formatted(
                        kind.name().toLowerCase(Locale.ROOT),
                        journal.acknowledged(kind),
                        journal.refused(kind)))
        .collect(Collectors.joining(", "));
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
    storage.look(data -> expectNone(Audit.of(data, journal, OFFICE, DESKS)));
  }

  private void checkTimers() throws IOException {
    storage.look(data -> expectNone(timers.check(data)));
  }

  /** Stops at the first fault: what comes after it would only be its consequences. */
  private void expectNone(List<String> faults) {
    assertThat(faults)
        .as(
            "faults on %s in life %d, logs in %s, choices of -D%s=%d",
            database, lives, folder, SEED, seed)
        .isEmpty();
  }

  private void report() {
    RuleFigures.report(
        "crash",
        database,
        ("kills %d at work and %d while starting, requests %d, without answer %d,"
                + " acknowledged/refused: %s, photos deleted %d, lost %d, doubled %d,"
                + " timers fired %d, left locked %d, found locked %d, log lines %d, seed %d")
            .formatted(
                killsAtWork,
                killsWhileStarting,
                journal.size(),
                journal.withoutAnswer(),
                answers(),
                photosDeleted(),
                journal.lost(),
                journal.doubled(),
                timers.fired(),
                timers.leftLocked(),
                timers.foundLocked(),
                logLines,
                seed));
  }
}
