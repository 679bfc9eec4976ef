package id.loketprakerja.board;

import id.loketprakerja.office.Office;
import id.loketprakerja.office.Offices;
import id.loketprakerja.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The board in a browser: a page, and the events that keep it up to date. */
@Controller
class BoardPages {

  private static final String RETRY_SECONDS = "30";

  private final Offices offices;
  private final BoardStreams streams;

  BoardPages(Offices offices, BoardStreams streams) {
    this.offices = offices;
    this.streams = streams;
  }

  @GetMapping("/board/{officeId}")
  String page(@PathVariable String officeId, HttpServletResponse response, Model page) {
    Optional<Office> office = offices.find(officeId);
    if (office.isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      return "board/unknown";
    }
    page.addAttribute("office", office.get().name());
    page.addAttribute("hours", offices.serviceHoursText(officeId));
    page.addAttribute("events", "/board/" + officeId + "/events");
    return "board/board";
  }

  @GetMapping(path = "/board/{officeId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> events(@PathVariable String officeId, HttpServletRequest request) {
    Optional<Office> office = offices.find(officeId);
    if (office.isEmpty()) {
      return ResponseEntity.notFound().build();
    }
    if (HttpMethod.HEAD.matches(request.getMethod())) {
      return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).build();
    }
    return streams
        .open(office.get(), ClientAddress.of(request))
        // Some proxies would collect the events before they pass them on.
        .map(stream -> ResponseEntity.ok().header("X-Accel-Buffering", "no").body(stream))
        .orElseGet(
            () ->
                ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                    .build());
  }
}
