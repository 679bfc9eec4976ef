package id.loketprakerja.privacy;

import id.loketprakerja.Refusal;
import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.variable.serializer.ByteArrayValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.FileValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.value.BytesValue;
import org.camunda.bpm.engine.variable.value.FileValue;

/**
 * Writes no file into a variable for a person, whichever call brings it: it could be a photo, and
 * photos never enter this system.
 */
final class NoFiles {

  private NoFiles() {}

  /** To be asked before the engine's own, which they replace. */
  @SuppressWarnings("rawtypes") // as the engine asks for them
  static List<TypedValueSerializer> serializers() {
    return List.of(new OfFile(), new OfBytes());
  }

  private static void check() {
    if (Context.getCommandContext().getAuthenticatedUserId() != null) {
      throw refusal();
    }
  }

  static Refusal refusal() {
    return new Refusal("Berkas tidak disimpan, agar foto peserta tidak tertinggal.");
  }

  private static class OfFile extends FileValueSerializer {

    @Override
    public void writeValue(FileValue value, ValueFields fields) {
      check();
      super.writeValue(value, fields);
    }
  }

  private static class OfBytes extends ByteArrayValueSerializer {

    @Override
    public void writeValue(BytesValue value, ValueFields fields) {
      check();
      super.writeValue(value, fields);
    }
  }
}
