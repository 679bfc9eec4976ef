package id.loketprakerja.web;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much one request may send, under {@code loket.limits}.
 *
 * @param body of any request; forms are small, and photos never come here
 * @param deployment of a deployment, which brings all models and forms together
 */
@Validated
@ConfigurationProperties("loket.limits")
record LimitProperties(
    @NotNull(message = "wajib diisi") @DefaultValue("256KB") DataSize body,
    @NotNull(message = "wajib diisi") @DefaultValue("8MB") DataSize deployment) {}
