package id.loketprakerja.feedback;

import id.loketprakerja.web.PublicAddress;
import io.nayuki.qrcodegen.QrCode;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a participant's slip carries for the feedback by phone: an address, and its QR code. The
 * template {@code feedback/slip} asks for it.
 */
@Service
class FeedbackSlip {

  /** The light frame that a reader needs around the code, in modules. */
  private static final int QUIET = 4;

  private final FeedbackCodes codes;
  private final PublicAddress address;

  FeedbackSlip(FeedbackCodes codes, PublicAddress address) {
    this.codes = codes;
    this.address = address;
  }

  /**
   * The page of one ticket.
   *
   * @param url its address
   * @param qrCode the address as a QR code: an SVG element to stand in a page, without style or
   *     script
   */
  record Link(String url, String qrCode) {}

  /**
   * The link for a ticket's slip; to be called while a page is answered.
   *
   * @return empty when the ticket has had its say, its day has ended, or no phone could reach the
   *     address: staff have opened the page as localhost and {@code loket.public-url} is not set
   */
  public Optional<Link> of(long serviceDayId, int ticketNumber) {
    return base()
        .flatMap(
            base ->
                codes
                    .of(serviceDayId, ticketNumber)
                    .map(
                        code ->
                            UriComponentsBuilder.fromUri(base)
                                .pathSegment("feedback", code)
                                .toUriString()))
        .map(url -> new Link(url, svg(QrCode.encodeText(url, QrCode.Ecc.MEDIUM))));
  }

  private Optional<URI> base() {
    if (address.publicUrl() != null) {
      return Optional.of(address.publicUrl());
    }
    return Optional.of(ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri())
        .filter(uri -> !isThisMachine(uri.getHost()));
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private static String svg(QrCode code) {
    StringBuilder modules = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          modules.append("M").append(x + QUIET).append(",").append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    int side = code.size + 2 * QUIET;
    return """
        <svg class="qr" xmlns="http://www.w3.org/2000/svg" width="120" height="120" viewBox="0 0 %d %d" shape-rendering="crispEdges" \
        role="img" aria-label="Kode QR halaman penilaian">\
        <rect width="%d" height="%d" fill="#fff"/><path fill="#000" d="%s"/></svg>"""
        .formatted(side, side, side, side, modules);
  }
}
