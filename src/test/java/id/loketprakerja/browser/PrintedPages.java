package id.loketprakerja.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * What comes out of the printer.
 *
 * @param sizes width and height of each sheet of paper in millimetres
 * @param text all that is written on them, each blank once
 */
record PrintedPages(List<String> sizes, String text) {

  static final String A4 = "210x297";

  private static final double MILLIMETRES_PER_POINT = 25.4 / 72;

  /** Prints an open page as its own style sheet wants it. */
  static PrintedPages of(Page page) {
    byte[] pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PrintedPages(
          StreamSupport.stream(document.getPages().spliterator(), false)
              .map(sheet -> size(sheet.getMediaBox()))
              .toList(),
          new PDFTextStripper().getText(document).replaceAll("\\s+", " "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String size(PDRectangle sheet) {
    return Math.round(sheet.getWidth() * MILLIMETRES_PER_POINT)
        + "x"
        + Math.round(sheet.getHeight() * MILLIMETRES_PER_POINT);
  }
}
