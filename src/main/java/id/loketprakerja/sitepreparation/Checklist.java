package id.loketprakerja.sitepreparation;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a check's form asked and what the officer ticked.
 *
 * @param items each item as it is called, and whether it was ticked
 * @param note the officer's remark, may be null
 */
record Checklist(Map<String, Boolean> items, String note) {

  /** The items that were not ticked, with the remark; empty when everything was ticked. */
  Optional<String> missing() {
    String missing =
        items.entrySet().stream()
            .filter(item -> !Boolean.TRUE.equals(item.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        note == null || note.isBlank() ? missing : missing + " (" + note.strip() + ")");
  }
}
