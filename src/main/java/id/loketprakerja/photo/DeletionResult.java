package id.loketprakerja.photo;

import java.util.List;

/**
 * What a deletion did and what was there when it looked again.
 *
 * @param deletedFiles how many files it deleted
 * @param undeletedFiles the names, relative to the ticket's folder, of what is still there; safe to
 *     be shown
 */
record DeletionResult(int deletedFiles, List<String> undeletedFiles) {

  /** Whether nothing is left. */
  boolean isVerified() {
    return undeletedFiles.isEmpty();
  }
}
