package id.loketprakerja.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which settings are missing instead of showing a stack trace. */
class ForgottenProfileFailureAnalyzer extends AbstractFailureAnalyzer<ForgottenProfileException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, ForgottenProfileException cause) {
    return new FailureAnalysis(
        cause.getMessage()
            + " Tanpa profil, Loket Prakerja berjalan sebagai demo dengan kata sandi yang diketahui"
            + " umum; karena itu aplikasi dihentikan dan tidak ada yang ditulis.",
        "Untuk kantor: atur variabel lingkungan SPRING_PROFILES_ACTIVE=production, juga"
            + " SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME, dan SPRING_DATASOURCE_PASSWORD;"
            + " selama belum ada administrator, juga LOKET_ADMIN_ID dan LOKET_ADMIN_PASSWORD."
            + " Untuk mencoba demo: jalankan tanpa pengaturan basis data dan kantor, di folder yang"
            + " masih kosong.",
        cause);
  }
}
