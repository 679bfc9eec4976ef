package id.loketprakerja.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jar that {@code mvn package} has made, as a process. */
final class PackagedApplication implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
  private static final String READY = "Started LoketPrakerjaApplication";
  private static final int PATIENCE_MINUTES = 10;

  /** How a shell tells SIGKILL, and Java too. */
  private static final int KILLED = 128 + 9;

  private final Process process;
  private final Path log;
  private final CompletableFuture<Integer> ready = new CompletableFuture<>();
  private final int linesToLive;
  private volatile boolean killed;
  private volatile int lines;
  private volatile int linesOfStart;

  private PackagedApplication(Process process, Path log, int linesToLive) {
    this.process = process;
    this.log = log;
    this.linesToLive = linesToLive;
  }

  /**
   * Starts it in the folder, where its database and its log are.
   *
   * @param linesToLive how many lines it may log before it is killed
   */
  static PackagedApplication start(
      Path folder, int life, Map<String, String> settings, int linesToLive) throws IOException {
    Path jar = Path.of(System.getProperty("loket.jar", "target/loket-prakerja.jar"));
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    // It starts often and never lives long.
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx512m",
                    "-jar",
                    jar.toAbsolutePath().toString()))
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_"));
    builder.environment().put("SERVER_PORT", "0");
    builder.environment().putAll(settings);
    PackagedApplication application =
        new PackagedApplication(builder.start(), log(folder, life), linesToLive);
    new Thread(application::listen, "log of life " + life).start();
    return application;
  }

  /** What a life has written. */
  static Path log(Path folder, int life) {
    return folder.resolve("life-%02d.log".formatted(life));
  }

  private void listen() {
    int port = 0;
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        Writer copy = Files.newBufferedWriter(log)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        copy.write(line + System.lineSeparator());
        copy.flush();
        Matcher found = PORT.matcher(line);
        if (found.find()) {
          port = Integer.parseInt(found.group(1));
        }
        if (++lines == linesToLive) {
          kill();
        }
        if (line.contains(READY)) {
          linesOfStart = lines;
          ready.complete(port);
        }
      }
      ready.completeExceptionally(new IOException("The application has ended, see " + log));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }

  /**
   * Waits until it answers.
   *
   * @return its port
   */
  int awaitReady() throws InterruptedException, ExecutionException, TimeoutException {
    return ready.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
  }

  /** How many lines it had logged when it was ready. */
  int linesOfStart() {
    return linesOfStart;
  }

  /** Whether {@link #kill} has been called; failed requests say nothing from then on. */
  boolean isKilled() {
    return killed;
  }

  /** SIGKILL: the process has no say in it. */
  void kill() {
    killed = true;
    process.destroyForcibly();
  }

  /** Kills it, if that has not been done, and waits until nothing is left of it. */
  @Override
  public void close() throws InterruptedException {
    kill();
    if (process.waitFor() != KILLED) {
      throw new IllegalStateException("It has ended by itself, see " + log);
    }
  }
}
