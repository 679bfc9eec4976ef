package id.loketprakerja.printing;

import id.loketprakerja.Refusal;
import id.loketprakerja.customercare.Hotline;
import id.loketprakerja.office.Office;
import id.loketprakerja.office.Offices;
import id.loketprakerja.registration.ProgrammeDates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The pages to print, each for the own office of a member of staff. A person of several offices is
 * asked which.
 */
@Controller
@RequestMapping("/print")
class PrintedMatter {

  /** The service hours are posted anew every day; this far ahead they announce closed dates. */
  private static final int DAYS_AHEAD = 31;

  private final OwnOffices ownOffices;
  private final Offices offices;
  private final Slips slips;
  private final ProgrammeDates programmeDates;
  private final Hotline hotline;
  private final DocumentProperties documents;

  PrintedMatter(
      OwnOffices ownOffices,
      Offices offices,
      Slips slips,
      ProgrammeDates programmeDates,
      Hotline hotline,
      DocumentProperties documents) {
    this.ownOffices = ownOffices;
    this.offices = offices;
    this.slips = slips;
    this.programmeDates = programmeDates;
    this.hotline = hotline;
    this.documents = documents;
  }

  @GetMapping("/service-hours")
  String serviceHours(@RequestParam(required = false) String office, Model page) {
    return sheet("service-hours", office, page);
  }

  @GetMapping("/email-guide")
  String emailGuide(@RequestParam(required = false) String office, Model page) {
    page.addAttribute("hasOfficeCopy", documents.emailGuide() != null);
    return sheet("email-guide", office, page);
  }

  @GetMapping("/email-guide/office-copy")
  ResponseEntity<Resource> officeCopyOfEmailGuide() {
    return pdf(documents.emailGuide(), "panduan-email.pdf");
  }

  @GetMapping("/account-guide")
  String accountGuide(@RequestParam(required = false) String office, Model page) {
    page.addAttribute("hasOfficeCopy", documents.accountGuide() != null);
    return sheet("account-guide", office, page);
  }

  @GetMapping("/account-guide/office-copy")
  ResponseEntity<Resource> officeCopyOfAccountGuide() {
    return pdf(documents.accountGuide(), "panduan-akun.pdf");
  }

  @GetMapping("/desk-kit")
  String deskKit(@RequestParam(required = false) String office, Model page) {
    return sheet("desk-kit", office, page);
  }

  @GetMapping("/slip/{serviceDayId}/{ticketNumber}")
  String slip(@PathVariable long serviceDayId, @PathVariable int ticketNumber, Model page) {
    Slip slip = slips.find(serviceDayId, ticketNumber);
    addOffice(page, offices.byId(slip.officeId()));
    page.addAttribute("ticketNumber", slip.ticketNumber());
    page.addAttribute("serviceDate", Offices.text(slip.date()));
    page.addAttribute("keepPhoneUntil", programmeDates.keepPhoneUntilText(slip.officeId()));
    page.addAttribute("coursesFrom", programmeDates.coursesFromText());
    return "printing/slip";
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.NOT_FOUND)
  String notThere(Refusal refusal, Model page) {
    page.addAttribute("reason", refusal.getMessage());
    return "printing/not-there";
  }

  private String sheet(String name, String officeId, Model page) {
    List<Office> own = ownOffices.all();
    if (officeId == null && own.size() > 1) {
      page.addAttribute("offices", own);
      return "printing/choose-office";
    }
    addOffice(page, officeId == null ? own.get(0) : ownOffices.byId(officeId));
    return "printing/" + name;
  }

  private void addOffice(Model page, Office office) {
    LocalDate today = offices.today(office);
    page.addAttribute("officeName", office.name());
    page.addAttribute("today", Offices.text(today));
    page.addAttribute("serviceDays", Offices.text(office.days()));
    page.addAttribute("serviceHours", Offices.hoursText(office));
    page.addAttribute(
        "closedDates",
        today
            .datesUntil(today.plusDays(DAYS_AHEAD))
            .filter(date -> office.days().contains(date.getDayOfWeek()))
            .filter(date -> offices.isClosedOn(office, date))
            .map(Offices::text)
            .toList());
    page.addAttribute("desks", IntStream.rangeClosed(1, office.desks()).boxed().toList());
    page.addAttribute("hotlinePhone", hotline.phone());
    page.addAttribute("hotlineEmail", hotline.email());
    page.addAttribute("hotlineHours", hotline.hoursText());
  }

  private static ResponseEntity<Resource> pdf(Path file, String name) {
    if (file == null || !Files.isReadable(file)) {
      throw new Refusal(
          "Salinan panduan milik kantor tidak ada atau tidak dapat dibaca."
              + " Pakai panduan di halaman ini, dan beri tahu administrator.");
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline().filename(name).build().toString())
        .body(new FileSystemResource(file));
  }
}
