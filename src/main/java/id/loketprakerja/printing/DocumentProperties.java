package id.loketprakerja.printing;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The office's own copies of the programme's guides, PDF files on this machine; checked when the
 * application starts.
 *
 * @param emailGuide how to make an e-mail address (SOP item 23); none when absent
 * @param accountGuide how to open an account (SOP item 24); none when absent
 */
@Validated
@ConfigurationProperties("loket.documents")
record DocumentProperties(@PdfFile Path emailGuide, @PdfFile Path accountGuide) {}
