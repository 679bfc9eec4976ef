package id.loketprakerja.web;

import java.nio.ByteBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** Where the part of a body goes that nobody reads any more. */
final class Discarded implements ApplicationBufferHandler {

  private ByteBuffer latest = ByteBuffer.allocate(0);

  @Override
  public void setByteBuffer(ByteBuffer buffer) {
    latest = buffer;
  }

  @Override
  public ByteBuffer getByteBuffer() {
    return latest;
  }

  @Override
  public void expand(int size) {
    // The server brings its own buffers.
  }
}
