package id.loketprakerja.feedback;

import id.loketprakerja.feedback.FeedbackCodes.Holder;
import id.loketprakerja.feedback.Opinions.Opinion;
import id.loketprakerja.office.Office;
import id.loketprakerja.office.Offices;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The page on which a participant gives an opinion, without signing in: the code in its address is
 * all that is needed. It begins no session and sets no cookie.
 */
@Controller
class FeedbackPages {

  private static final String QUESTION = "feedback/question";
  private static final String NOTICE = "feedback/notice";
  private static final String RETRY_SECONDS = "60";

  private final FeedbackCodes codes;
  private final OwnOpinion ownOpinion;
  private final Throttle throttle;
  private final Offices offices;
  private final IdentityService identity;

  FeedbackPages(
      FeedbackCodes codes,
      OwnOpinion ownOpinion,
      Throttle throttle,
      Offices offices,
      IdentityService identity) {
    this.codes = codes;
    this.ownOpinion = ownOpinion;
    this.throttle = throttle;
    this.offices = offices;
    this.identity = identity;
  }

  @GetMapping("/feedback/{code}")
  String question(
      @PathVariable String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model page) {
    if (!throttle.admits(request.getRemoteAddr())) {
      return notice(Notice.TOO_MANY, response, page);
    }
    Optional<Holder> holder = codes.find(code);
    if (holder.isEmpty()) {
      return notice(Notice.UNKNOWN, response, page);
    }
    if (holder.get().isSpent()) {
      return notice(Notice.GIVEN_BEFORE, response, page);
    }
    page.addAttribute(
        "office", offices.find(holder.get().officeId()).map(Office::name).orElse("Loket Prakerja"));
    return QUESTION;
  }

  @PostMapping("/feedback/{code}")
  String give(
      @PathVariable String code,
      @RequestParam Opinion opinion,
      HttpServletRequest request,
      HttpServletResponse response,
      Model page) {
    if (!throttle.admits(request.getRemoteAddr())) {
      return notice(Notice.TOO_MANY, response, page);
    }
    if (opinion == Opinion.NONE) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return switch (ownOpinion.give(code, opinion)) {
      // A page without the code: what follows on a shared screen begins from nothing.
      case ACCEPTED -> "redirect:/feedback/thanks";
      case GIVEN_BEFORE -> notice(Notice.GIVEN_BEFORE, response, page);
      case UNKNOWN_CODE -> notice(Notice.UNKNOWN, response, page);
    };
  }

  @GetMapping("/feedback/thanks")
  String thanks(HttpServletResponse response, Model page) {
    return notice(Notice.THANKS, response, page);
  }

  /** The officer hands the screen over: from the open task to the page of its ticket. */
  @GetMapping("/feedback/screen/{serviceDayId}/{ticketNumber}")
  String screen(
      @PathVariable long serviceDayId,
      @PathVariable int ticketNumber,
      Principal officer,
      HttpServletResponse response,
      Model page) {
    if (codes.officeOf(serviceDayId).filter(office -> worksAt(officer, office)).isEmpty()) {
      return notice(Notice.UNKNOWN, response, page);
    }
    return codes
        .of(serviceDayId, ticketNumber)
        .map(code -> "redirect:/feedback/" + code)
        .orElseGet(() -> notice(Notice.GIVEN_BEFORE, response, page));
  }

  /** Somebody else was at the same case all the time. */
  @ExceptionHandler({OptimisticLockingException.class, ConcurrencyFailureException.class})
  String busy(HttpServletResponse response, Model page) {
    return notice(Notice.BUSY, response, page);
  }

  private boolean worksAt(Principal officer, String office) {
    return identity.createTenantQuery().userMember(officer.getName()).tenantId(office).count() > 0;
  }

  private static String notice(Notice notice, HttpServletResponse response, Model page) {
    response.setStatus(notice.status.value());
    if (notice == Notice.TOO_MANY || notice == Notice.BUSY) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    page.addAttribute("title", notice.title);
    page.addAttribute("text", notice.text);
    return NOTICE;
  }

  /** Everything that the page says instead of the question. */
  private enum Notice {
    THANKS(
        HttpStatus.OK,
        "Terima kasih",
        "Penilaian Anda sudah kami simpan, tanpa nama dan tanpa nomor antrean. Halaman ini boleh"
            + " ditutup."),
    GIVEN_BEFORE(
        HttpStatus.GONE,
        "Penilaian sudah diberikan",
        "Kode ini sudah digunakan. Satu nomor antrean hanya dapat memberi satu penilaian."),
    UNKNOWN(
        HttpStatus.NOT_FOUND,
        "Kode tidak berlaku",
        "Kode ini tidak dikenal atau sudah kedaluwarsa. Kode hanya berlaku pada hari layanan Anda;"
            + " sampaikan penilaian kepada petugas."),
    TOO_MANY(
        HttpStatus.TOO_MANY_REQUESTS,
        "Terlalu banyak permintaan",
        "Tunggu satu menit, lalu coba lagi."),
    BUSY(
        HttpStatus.SERVICE_UNAVAILABLE,
        "Sedang sibuk",
        "Penilaian Anda belum tersimpan. Tunggu satu menit, lalu coba lagi.");

    private final HttpStatus status;
    private final String title;
    private final String text;

    Notice(HttpStatus status, String title, String text) {
      this.status = status;
      this.title = title;
      this.text = text;
    }
  }
}
