package id.loketprakerja.security;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** A page of the application's own that fails. */
@Controller
class BrokenPage {

  @GetMapping("/print/broken")
  String open() {
    throw new IllegalStateException("inside");
  }
}
