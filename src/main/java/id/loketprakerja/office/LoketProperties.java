package id.loketprakerja.office;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Everything that an office decides for itself, under {@code loket.*}; checked when the application
 * starts.
 *
 * @param photoDrive the mounted folder for photos taken with desktop computers (SOP item 25); none
 *     when absent
 * @param closedDates national closed dates: no office opens by itself and the hotline does not
 *     answer
 * @param coursePurchaseFrom from when a participant can buy a course (SOP item 9)
 * @param customerCare how the programme's customer care is reached (SOP item 11)
 * @param offices the offices that this installation serves
 */
@Validated
@ConfigurationProperties("loket")
public record LoketProperties(
    Path photoDrive,
    @DefaultValue Set<LocalDate> closedDates,
    @NotNull(message = "wajib diisi") @DefaultValue("2020-04-17") LocalDate coursePurchaseFrom,
    @Valid @NotNull(message = "wajib diisi") @DefaultValue CustomerCare customerCare,
    @Valid @NotEmpty(message = "paling sedikit satu kantor") List<Office> offices) {

  /**
   * How the programme's customer care is reached (SOP item 11).
   *
   * @param phone the hotline's number
   * @param email the e-mail address
   * @param zone the zone of its hours, whatever the office's own
   * @param days the days on which the hotline answers
   * @param opens when it begins to answer
   * @param closes when it stops answering
   * @param closedDates dates without hotline, beside the national ones
   */
  public record CustomerCare(
      @NotBlank(message = "wajib diisi") @DefaultValue("021-25541246") String phone,
      @NotBlank(message = "wajib diisi") @DefaultValue("info@prakerja.go.id") String email,
      @NotNull(message = "wajib diisi") @DefaultValue("Asia/Jakarta") ZoneId zone,
      @NotEmpty(message = "paling sedikit satu hari")
          @DefaultValue({"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"})
          Set<DayOfWeek> days,
      @NotNull(message = "wajib diisi") @DefaultValue("08:00") LocalTime opens,
      @NotNull(message = "wajib diisi") @DefaultValue("19:00") LocalTime closes,
      @DefaultValue Set<LocalDate> closedDates) {

    @AssertTrue(message = "jam buka hotline harus sebelum jam tutupnya")
    boolean isInOrder() {
      return opens.isBefore(closes);
    }
  }

  @AssertTrue(message = "setiap kantor harus mempunyai id sendiri")
  boolean isEachOfficeOnce() {
    return offices == null || offices.stream().map(Office::id).distinct().count() == offices.size();
  }
}
