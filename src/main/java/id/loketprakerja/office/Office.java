package id.loketprakerja.office;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A manpower office, as configured under {@code loket.offices}.
 *
 * @param id the office's tenant id in the engine: letters and digits
 * @param name the office's name, as printed
 * @param zone WIB, WITA or WIT; all times below are in it
 * @param days the days on which the counter opens by itself; a manager can open it on another day
 *     by hand
 * @param preparationTime when the preparation of the site begins
 * @param openingTime when the doors open
 * @param closingTime when no new ticket is issued any more
 * @param desks the number of registration desks, 1 to 50
 * @param closedDates dates on which this office stays closed, beside the national ones
 */
public record Office(
    @NotBlank(message = "wajib diisi")
        @Pattern(
            regexp = "[a-zA-Z0-9]{1,64}",
            message = "harus terdiri atas 1 sampai 64 huruf atau angka saja")
        String id,
    @NotBlank(message = "wajib diisi") String name,
    @NotNull(message = "wajib diisi") @DefaultValue("Asia/Jakarta") ZoneId zone,
    @NotEmpty(message = "paling sedikit satu hari")
        @DefaultValue({"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"})
        Set<DayOfWeek> days,
    @NotNull(message = "wajib diisi") @DefaultValue("06:00") LocalTime preparationTime,
    @NotNull(message = "wajib diisi") @DefaultValue("08:00") LocalTime openingTime,
    @NotNull(message = "wajib diisi") @DefaultValue("15:00") LocalTime closingTime,
    @Min(value = 1, message = "paling sedikit 1 meja")
        @Max(value = 50, message = "paling banyak 50 meja")
        @DefaultValue("1")
        int desks,
    @DefaultValue Set<LocalDate> closedDates) {

  @AssertTrue(message = "jam persiapan, jam buka, dan jam tutup harus berurutan")
  boolean isInOrder() {
    return !preparationTime.isAfter(openingTime) && openingTime.isBefore(closingTime);
  }
}
