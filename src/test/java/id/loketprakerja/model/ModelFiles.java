package id.loketprakerja.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** The models and forms as they are in the work tree, where analysts edit them. */
final class ModelFiles {

  static final Path PROCESSES = Path.of("processes");
  static final Path FORMS = Path.of("forms");

  private ModelFiles() {}

  /** All BPMN models; never empty. */
  static List<Path> processes() {
    return filesIn(PROCESSES, ".bpmn");
  }

  /** The files of a folder with this ending, in order of their names; never empty. */
  static List<Path> filesIn(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
      if (found.isEmpty()) {
        throw new IllegalStateException("No file *" + ending + " in " + folder.toAbsolutePath());
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file's name without its ending: the id of the process, decision or form in it. */
  static String idOf(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
  }

  static BpmnModelInstance read(Path model) {
    return Bpmn.readModelFromFile(model.toFile());
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
