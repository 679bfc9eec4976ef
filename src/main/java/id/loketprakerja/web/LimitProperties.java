package id.loketprakerja.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much a request may send, take and ask, under {@code loket.limits}.
 *
 * @param body of any request; forms are small, and photos never come here
 * @param deployment of a deployment, which brings all models and forms together
 * @param bodyTime within which a body has to come
 * @param bodyRate for a second; a body that comes at least as fast may take longer
 * @param requestsPerAddress of people who have not signed in, at the same moment
 * @param queryConditions of one query, together with its sort orders
 * @param queryValues that the conditions of one query list
 */
@Validated
@ConfigurationProperties("loket.limits")
public record LimitProperties(
    @NotNull(message = "wajib diisi") @DefaultValue("256KB") DataSize body,
    @NotNull(message = "wajib diisi") @DefaultValue("8MB") DataSize deployment,
    @NotNull(message = "wajib diisi")
        @DurationMin(seconds = 1, message = "paling sedikit 1 detik")
        @DurationMax(minutes = 5, message = "paling banyak 5 menit")
        @DefaultValue("10s")
        Duration bodyTime,
    @NotNull(message = "wajib diisi") @DefaultValue("16KB") DataSize bodyRate,
    @Min(value = 20, message = "paling sedikit 20") @DefaultValue("100") int requestsPerAddress,
    @Min(value = 10, message = "paling sedikit 10")
        @Max(value = 100, message = "paling banyak 100")
        @DefaultValue("20")
        int queryConditions,
    @Min(value = 100, message = "paling sedikit 100") @DefaultValue("1000") int queryValues) {}
