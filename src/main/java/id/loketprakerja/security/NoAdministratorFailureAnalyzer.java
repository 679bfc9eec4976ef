package id.loketprakerja.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do instead of showing a stack trace. */
class NoAdministratorFailureAnalyzer extends AbstractFailureAnalyzer<NoAdministratorException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, NoAdministratorException cause) {
    return new FailureAnalysis(
        "Belum ada administrator, jadi Loket Prakerja tidak dijalankan.",
        "Berikan id dan kata sandi administrator pertama lewat variabel lingkungan LOKET_ADMIN_ID"
            + " (huruf dan angka saja, belum dipakai akun lain) dan LOKET_ADMIN_PASSWORD, lalu"
            + " jalankan lagi.",
        cause);
  }
}
