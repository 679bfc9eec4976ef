package id.loketprakerja.security;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page, and the way from the root to the page where a person works. */
@Controller
class FrontDoor {

  private final AuthorizationService authorizationService;
  private final Duration idleTime;
  private final SignInFailures failures;
  private final Optional<ProviderSignOut> providerSignOut;

  FrontDoor(
      AuthorizationService authorizationService,
      ServerProperties server,
      SignInFailures failures,
      Optional<ProviderSignOut> providerSignOut) {
    this.authorizationService = authorizationService;
    this.idleTime = server.getServlet().getSession().getTimeout();
    this.failures = failures;
    this.providerSignOut = providerSignOut;
  }

  /** Tasklist for everyone who may use it, else the first webapp that is open to them. */
  @GetMapping("/")
  String home(Authentication signedIn) {
    StaffMember member = StaffMember.of(signedIn);
    return Stream.of("tasklist", "cockpit")
        .filter(app -> mayOpen(member, app))
        .findFirst()
        .map(app -> "redirect:/camunda/app/" + app + "/default/")
        .orElse("redirect:/camunda/app/welcome/default/");
  }

  /** The page on which everybody signs in, with the reason for being there. */
  @GetMapping("/login")
  String login(
      @RequestParam MultiValueMap<String, String> reason,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<String> endOfProvidersSession =
        providerSignOut.flatMap(signOut -> signOut.of(request));
    if (endOfProvidersSession.isPresent()) {
      return "redirect:" + endOfProvidersSession.get();
    }
    model.addAttribute("singleSignOn", providerSignOut.isPresent());
    if (reason.containsKey("error")) {
      model.addAttribute("problem", failures.take(request, response));
    } else if (SessionEnd.isToldAtSignIn(request, response)) {
      model.addAttribute(
          "note",
          "Kata sandi, peran, atau kantor akun Anda baru saja diubah, jadi semua sesi akun ini"
              + " diakhiri. Silakan masuk lagi.");
    } else if (reason.containsKey("idle")) {
      model.addAttribute(
          "note",
          "Sesi berakhir karena tidak ada aktivitas selama %d menit. Silakan masuk lagi."
              .formatted(idleTime.toMinutes()));
    } else if (reason.containsKey("expired")) {
      model.addAttribute("note", "Halaman ini terlalu lama terbuka. Silakan isi sekali lagi.");
    } else if (reason.containsKey("logout")) {
      model.addAttribute("note", "Anda sudah keluar. Silakan masuk lagi untuk melanjutkan.");
    }
    return "login";
  }

  private boolean mayOpen(StaffMember member, String app) {
    return authorizationService.isUserAuthorized(
        member.name(), member.groups(), ACCESS, APPLICATION, app);
  }
}
