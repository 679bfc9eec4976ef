package id.loketprakerja.deployment;

import java.io.IOException;

/**
 * A file is nested deeper, or holds more or longer parts, than an analyst can have meant. The
 * engine would read it all the same, until its stack or its memory is used up.
 */
class FileTooComplexException extends IOException {

  private static final int MOST_DEPTH = 100;
  private static final int MOST_PARTS = 20_000;

  /** Of an expression or a text, which is as long as what the engine keeps of one. */
  private static final int MOST_CHARACTERS = 4000;

  private static final long serialVersionUID = 1L;

  private FileTooComplexException(String message) {
    super(message);
  }

  static void checkDepth(int depth, String place) throws FileTooComplexException {
    if (depth > MOST_DEPTH) {
      throw tooDeep(place);
    }
  }

  static FileTooComplexException tooDeep(String place) {
    return new FileTooComplexException(
        "%s: isinya bersusun lebih dari %d tingkat. Sederhanakan susunannya."
            .formatted(place, MOST_DEPTH));
  }

  static void checkParts(int parts, String place) throws FileTooComplexException {
    if (parts > MOST_PARTS) {
      throw new FileTooComplexException(
          "%s: berkas ini mempunyai lebih dari %d bagian. Bagilah menjadi beberapa model."
              .formatted(place, MOST_PARTS));
    }
  }

  /** Checks the length of a text and, as it may be an expression, the depth of its brackets. */
  static void checkText(CharSequence text, String place) throws FileTooComplexException {
    if (text.toString().isBlank()) {
      return;
    }
    if (text.length() > MOST_CHARACTERS) {
      throw new FileTooComplexException(
          "%s: tulisan ini mempunyai %d karakter; paling banyak %d. Ringkaskan."
              .formatted(place, text.length(), MOST_CHARACTERS));
    }
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '(', '[', '{' -> checkDepth(++depth, place);
        case ')', ']', '}' -> depth--;
        default -> {
          // Opens and closes nothing.
        }
      }
    }
  }
}
