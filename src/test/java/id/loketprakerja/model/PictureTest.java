package id.loketprakerja.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.NodeList;

/**
 * The picture beside each model shows the model as it is now. The renderer writes the model's
 * digest into the picture; {@code npm --prefix src/test/node run render} draws what is out of date.
 */
class PictureTest {

  static List<Path> models() {
    return Stream.concat(
            ModelFiles.processes().stream(),
            ModelFiles.filesIn(ModelFiles.PROCESSES, ".dmn").stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void showsTheModelAsItIsNow(Path model) throws IOException {
    Path picture = model.resolveSibling(ModelFiles.idOf(model) + ".png");
    assertThat(picture).exists();
    assertThat(digestIn(picture))
        .as("%s is out of date: draw it again with npm --prefix src/test/node run render", picture)
        .isEqualTo(digestOf(model));
  }

  @Test
  void noPictureIsLeftOver() {
    assertThat(ModelFiles.filesIn(ModelFiles.PROCESSES, ".png").stream().map(ModelFiles::idOf))
        .containsExactlyInAnyOrderElementsOf(models().stream().map(ModelFiles::idOf).toList());
  }

  private static String digestOf(Path model) throws IOException {
    String text = Files.readString(model).replace("\r\n", "\n");
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String digestIn(Path picture) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream input = ImageIO.createImageInputStream(picture.toFile())) {
      reader.setInput(input);
      IIOMetadataNode root =
          (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
      NodeList entries = root.getElementsByTagName("tEXtEntry");
      for (int i = 0; i < entries.getLength(); i++) {
        IIOMetadataNode entry = (IIOMetadataNode) entries.item(i);
        if (entry.getAttribute("keyword").equals("model-sha256")) {
          return entry.getAttribute("value");
        }
      }
      return null;
    } finally {
      reader.dispose();
    }
  }
}
