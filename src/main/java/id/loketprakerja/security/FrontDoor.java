package id.loketprakerja.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;

/** The sign-in page, and the way from the root to the page where a person works. */
@Controller
class FrontDoor {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
          + " 'none'";

  private final AuthorizationService authorizationService;
  private final String page;

  FrontDoor(AuthorizationService authorizationService) throws IOException {
    this.authorizationService = authorizationService;
    this.page = new ClassPathResource("templates/login.html").getContentAsString(UTF_8);
  }

  /** Tasklist for everyone who may use it, else the first webapp that is open to them. */
  @GetMapping("/")
  String home(@AuthenticationPrincipal StaffMember member) {
    return Stream.of("tasklist", "cockpit")
        .filter(app -> mayOpen(member, app))
        .findFirst()
        .map(app -> "redirect:/camunda/app/" + app + "/default/")
        .orElse("redirect:/camunda/app/welcome/default/");
  }

  @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
  @ResponseBody
  String login(
      CsrfToken csrf,
      @RequestParam MultiValueMap<String, String> reason,
      HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", POLICY);
    return page.replace("{{message}}", message(reason))
        .replace("{{csrfName}}", HtmlUtils.htmlEscape(csrf.getParameterName()))
        .replace("{{csrfToken}}", HtmlUtils.htmlEscape(csrf.getToken()));
  }

  private static String message(MultiValueMap<String, String> reason) {
    if (reason.containsKey("error")) {
      // The engine answers no account for some seconds after a wrong password.
      return "<p class=\"problem\" role=\"alert\">ID pengguna atau kata sandi salah."
          + " Periksa keduanya, tunggu beberapa detik, lalu coba lagi.</p>";
    }
    if (reason.containsKey("expired")) {
      return "<p class=\"note\" role=\"status\">Halaman ini terlalu lama terbuka. Silakan isi"
          + " sekali lagi.</p>";
    }
    if (reason.containsKey("logout")) {
      return "<p class=\"note\" role=\"status\">Anda sudah keluar. Silakan masuk lagi untuk"
          + " melanjutkan.</p>";
    }
    return "";
  }

  private boolean mayOpen(StaffMember member, String app) {
    return authorizationService.isUserAuthorized(
        member.name(), member.groups(), ACCESS, APPLICATION, app);
  }
}
