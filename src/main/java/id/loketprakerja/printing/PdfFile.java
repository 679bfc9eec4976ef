package id.loketprakerja.printing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file that is there, can be read and begins as every PDF does; absent is fine. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PdfFile.Check.class)
@interface PdfFile {

  String message() default "harus berkas PDF yang ada dan dapat dibaca";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  class Check implements ConstraintValidator<PdfFile, Path> {

    private static final byte[] BEGINNING = "%PDF-".getBytes(US_ASCII);

    @Override
    public boolean isValid(Path file, ConstraintValidatorContext context) {
      return file == null || beginsAsPdf(file);
    }

    private static boolean beginsAsPdf(Path file) {
      if (!Files.isRegularFile(file)) {
        return false;
      }
      try (InputStream content = Files.newInputStream(file)) {
        return Arrays.equals(content.readNBytes(BEGINNING.length), BEGINNING);
      } catch (IOException unreadable) {
        return false;
      }
    }
  }
}
