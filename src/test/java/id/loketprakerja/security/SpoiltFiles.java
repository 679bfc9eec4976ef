package id.loketprakerja.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Our own models and forms, with one thing wrong in one of them; another one each time. */
class SpoiltFiles {

  static final int TRIES = Boolean.getBoolean("loket.stress") ? 500 : 20;

  private static final Pattern ATTRIBUTE = Pattern.compile(" [\\w:]+=\"[^\"]*\"");
  private static final Pattern VALUE = Pattern.compile("(?<==\")[^\"]*(?=\")");
  private static final Pattern TAG = Pattern.compile("<[^?!][^>]*>");
  private static final Pattern ELEMENT =
      Pattern.compile("<([\\w:]+)( [^>]*)?>[^<]*</\\1>|<[^>]*/>");
  private static final Pattern TEXT = Pattern.compile("(?<=>)[^<>\\s][^<>]*(?=<)");
  private static final Pattern MEMBER = Pattern.compile("\"\\w+\": (\"[^\"]*\"|\\d+|true|false),?");

  private static final List<String> WRONG =
      List.of("", "?", "37,8", "${", "${tidakAda}", "-1", "x".repeat(5000), "<", "öß \uD83D\uDE00");

  private final long seed = Long.getLong("loket.seed", 11);
  private final Random random = new Random(seed);
  private final Map<String, String> files = own();
  private String file;
  private String last;

  /** All files, one of them spoilt. */
  Map<String, String> next() {
    List<String> models =
        files.keySet().stream()
            .filter(name -> random.nextInt(8) == 0 || !name.endsWith(".form"))
            .toList();
    file = models.get(random.nextInt(models.size()));
    Map<String, String> spoilt = new TreeMap<>(files);
    spoilt.put(file, spoil(files.get(file)));
    return spoilt;
  }

  /** What was done, to be told when it leads to something strange. */
  String last() {
    return "seed " + seed + ", " + file + ": " + last + " ";
  }

  private String spoil(String text) {
    List<Pattern> kinds =
        file.endsWith(".form")
            ? List.of(MEMBER)
            : List.of(ATTRIBUTE, VALUE, VALUE, TAG, ELEMENT, ELEMENT, TEXT);
    List<MatchResult> places = List.of();
    Pattern kind = null;
    while (places.isEmpty()) {
      kind = kinds.get(random.nextInt(kinds.size()));
      places = kind.matcher(text).results().toList();
    }
    MatchResult place = places.get(random.nextInt(places.size()));
    List<String> ways = new ArrayList<>(List.of("", place.group() + place.group()));
    if (kind == VALUE || kind == TEXT) {
      ways = WRONG;
    }
    String instead = ways.get(random.nextInt(ways.size()));
    last = place.group() + " -> " + instead.substring(0, Math.min(instead.length(), 200));
    return text.substring(0, place.start()) + instead + text.substring(place.end());
  }

  private static Map<String, String> own() {
    Map<String, String> files = new TreeMap<>();
    for (String folder : List.of("processes", "forms")) {
      try (Stream<Path> found = Files.list(Path.of(folder))) {
        for (Path path : found.filter(one -> !one.toString().endsWith(".png")).toList()) {
          files.put(path.getFileName().toString(), Files.readString(path));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }
}
