package id.loketprakerja.printing;

import id.loketprakerja.Refusal;
import id.loketprakerja.office.Office;
import id.loketprakerja.office.Offices;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** The offices of the person who asks; the engine knows who that is. */
@Component
class OwnOffices {

  private final IdentityService identityService;
  private final Offices offices;

  OwnOffices(IdentityService identityService, Offices offices) {
    this.identityService = identityService;
    this.offices = offices;
  }

  /**
   * All of them, by name.
   *
   * @throws Refusal when there is none
   */
  List<Office> all() {
    List<Office> own =
        identityService.getCurrentAuthentication().getTenantIds().stream()
            .map(offices::find)
            .flatMap(Optional::stream)
            .sorted(Comparator.comparing(Office::name))
            .toList();
    if (own.isEmpty()) {
      throw new Refusal(
          "Akun Anda belum terhubung dengan satu kantor. Minta administrator menghubungkannya.");
    }
    return own;
  }

  /**
   * The one with this id.
   *
   * @throws Refusal when it is not one of them
   */
  Office byId(String id) {
    return all().stream()
        .filter(office -> office.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "Kantor ini tidak ada, atau akun Anda tidak terdaftar di sana."
                        + " Buka halaman ini lagi dari tugasnya."));
  }
}
